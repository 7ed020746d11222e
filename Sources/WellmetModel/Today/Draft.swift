internal import Foundation

/// A short message to copy, from facts only: no praise that nobody checked, nothing left to fill in.
package struct Draft: Equatable, Sendable, Codable {
    /// For a mail; other channels have none.
    package let subject: String
    package let text: String

    package init(subject: String, text: String) {
        self.subject = subject
        self.text = text
    }

    /// A message for the first of `reasons`. The same person and reason give the same words; different people may get others.
    package init(for candidate: Candidate, reasons: [Reason], by suggestion: Suggestion, today: Day) {
        let reason = reasons.first
        let words = DraftWords(
            reason: reason, today: today, isTalk: suggestion.channel?.isTalk ?? false, variant: Draft.variant(of: candidate.id),
            occasion: candidate.occasions.first { $0.reasonKind == reason?.kind })
        let greeting = candidate.name.familiar.nonEmpty.map { "Hi \($0)," } ?? "Hello,"
        subject = words.subject
        text = greeting + "\n\n" + words.body
    }

    /// A number by which people differ, so that two friends do not get the same words.
    private static func variant(of id: ID<Person>) -> Int {
        Int(id.uuid.uuid.15)
    }
}

/// The words of a draft below its greeting.
struct DraftWords {
    let reason: Reason?
    let today: Day
    /// Whether the message is to arrange a talk.
    let isTalk: Bool
    let variant: Int
    let occasion: Occasion?

    var subject: String {
        switch reason?.kind {
        case .followUpMine: "As promised"
        case .followUpTheirs: "A short question"
        case .thank: isMeeting ? "Good to meet you" : "Thank you for connecting"
        case .reply: "Your message"
        case .ask: "My message"
        case .birthday: "Happy birthday"
        case .newJob, .workAnniversary: "Congratulations"
        case .cadence, .rhythm, .fading, .dormant, .occasion, nil: "How are you?"
        }
    }

    var body: String {
        guard let reason else { return silence(days: 0, last: today) }
        switch reason.kind {
        case .followUpMine: return promise(reason)
        case .followUpTheirs: return theirPromise(reason)
        case .thank: return thanks
        case .reply: return reply(reason)
        case .ask: return reminder(reason)
        case .cadence, .rhythm, .fading, .dormant: return silence(days: reason.days, last: reason.day)
        case .birthday:
            return reason.days == 0
                ? "happy birthday! I hope you have a good day."
                : "a belated happy birthday! I hope you had a good day."
        case .newJob:
            let question = one(of: ["How are the first weeks?", "How is it going so far?"])
            return "congratulations on the new job\(reason.text.map { ": \($0)" } ?? ""). \(question)"
        case .workAnniversary:
            let years = occasion?.years.map { $0 == 1 ? "a year" : "\($0) years" } ?? "another year"
            return "\(years)\(reason.text.map { " at \($0)" } ?? ""): congratulations! What has changed most since you began?"
        case .occasion:
            return "\(reason.text ?? "a day to say hello"): that made me think of you. How are you?"
        }
    }

    private var thanks: String {
        let question = one(of: [
            "What are you working on at the moment?", "What are you looking forward to at work these days?",
            "If I can ever be of help, just write.",
        ])
        guard isMeeting, let reason else { return "thank you for connecting. \(question)" }
        return "it was good to meet you \(Wording.on(reason.day, today: today)). \(question)"
    }

    /// Whether we met, and not only connected.
    private var isMeeting: Bool { reason?.text.flatMap(FollowUp.Thanks.init(rawValue:)) == .meeting }

    private func promise(_ reason: Reason) -> String {
        let words = PromiseWording(reason.text ?? "")
        let wait = reason.days > 1 ? " Thank you for waiting." : ""
        if let thing = words.handedOver { return "as promised, here is \(thing).\(wait)" }
        let said = words.saidByMe()
        return said.isEmpty ? "I have kept in mind what I promised you: it is done.\(wait)" : "I have kept my promise to \(said).\(wait)"
    }

    private func theirPromise(_ reason: Reason) -> String {
        let words = PromiseWording(reason.text ?? "")
        let when = reason.day == today ? "today" : Wording.date(reason.day, today: today)
        let patience = "No hurry, if it needs more time."
        if let said = words.saidToThem() { return "you were going to \(said), by \(when). Is there any news? \(patience)" }
        return reason.text?.nonEmpty.map { "may I ask how this stands: \($0)? We had said: by \(when). \(patience)" }
            ?? "may I ask how it stands with what we had said for \(when)? \(patience)"
    }

    private func reply(_ reason: Reason) -> String {
        let day = Wording.on(reason.day, today: today, preposition: "")
        let message = reason.days <= 1 ? "your message" : "your message of \(day)"
        return "thank you for \(message)\(reason.days >= 3 ? ", and sorry that it took me a while" : ""). How are things with you?"
    }

    private func reminder(_ reason: Reason) -> String {
        "a short word on my message of \(Wording.on(reason.day, today: today, preposition: "")), in case it got lost. "
            + one(of: ["No hurry, if this is a busy time.", "If now is not a good moment, that is fine too."])
    }

    private func silence(days: Int, last: Day) -> String {
        let opening =
            switch days {
            case ..<28: one(of: ["how are you these days?", "how have you been?"])
            case ..<75: one(of: ["it has been some weeks. How have you been?", "some weeks have gone by. How are you?"])
            default:
                "it has been a while: our last exchange was in \(Wording.monthAndYear(last, today: today)). How have you been?"
            }
        let closing =
            isTalk
            ? "Would you have half an hour to talk in the next two weeks?"
            : one(of: ["What are you working on at the moment?", "I would like to hear what keeps you busy."])
        return "\(opening) \(closing)"
    }

    private func one(of texts: [String]) -> String {
        texts.isEmpty ? "" : texts[variant % texts.count]
    }
}
