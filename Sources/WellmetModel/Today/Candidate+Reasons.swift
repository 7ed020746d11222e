package import Foundation

extension Candidate {
    /// Why the person is worth a word at `now`, most urgent first, promises before all; empty when nothing is, or while the person
    /// is hidden. Days are those of `zone`.
    ///
    /// That a tie is dormant is said only when `dormant` asks for it: the list offers one a week.
    package func reasons(at now: Instant, in zone: TimeZone, dormant: Bool = false) -> [Reason] {
        let moment = Moment(now, in: zone)
        return reasons(for: findings(at: moment, dormant: dormant), at: moment)
    }

    /// Whether it may be said of the person at `now` that the tie is dormant: the time has come, and neither they nor that reason
    /// rests.
    package func isOfferedAsDormant(at now: Instant, in zone: TimeZone) -> Bool {
        findings(at: Moment(now, in: zone), dormant: true).contains { $0.kind == .dormant }
    }

    func reasons(for findings: [Finding], at moment: Moment) -> [Reason] {
        // A day worth a word is the better way to begin than a silence: what is said goes by the first reason.
        let day = findings.filter { $0.kind.isOccasion }.map(\.urgency).max()
        func rank(_ reason: Reason) -> Double { reason.kind.isSilence ? min(reason.urgency, (day ?? 2) - 0.01) : reason.urgency }
        return
            findings
            .map { reason(for: $0, at: moment) }
            .enumerated()
            .sorted { a, b in
                if a.element.kind.isPromise != b.element.kind.isPromise { return a.element.kind.isPromise }
                if a.element.kind.isPromise, a.element.day != b.element.day { return a.element.day < b.element.day }
                // Of one day mine comes first: it is the one that I can keep.
                if a.element.kind.isPromise, a.element.kind != b.element.kind { return a.element.kind == .followUpMine }
                if rank(a.element) != rank(b.element) { return rank(a.element) > rank(b.element) }
                return a.offset < b.offset
            }
            .map(\.element)
    }

    private func reason(for finding: Finding, at moment: Moment) -> Reason {
        switch finding.subject {
        case .followUp(let followUp):
            let day = finding.kind.isPromise ? followUp.due ?? followUp.since : followUp.since
            return Reason(
                kind: finding.kind, urgency: finding.urgency, sentence: sentence(for: followUp, finding.kind, day, at: moment),
                day: day, days: moment.days(since: day), text: followUp.text, followUp: followUp.id)
        case .occasion(let occasion):
            let days = moment.days(since: occasion.day)
            return Reason(
                kind: finding.kind, urgency: finding.urgency, sentence: Wording.sentence(occasion, days: days),
                day: occasion.day, days: days, text: occasion.text.nonEmpty)
        case .since(let instant):
            let day = moment.day(instant)
            return Reason(
                kind: finding.kind, urgency: finding.urgency, sentence: sentence(for: finding.kind, since: instant, at: moment),
                day: day, days: moment.days(since: day), usual: finding.kind.isSilence ? usualDays : nil)
        }
    }

    private var usualDays: Int { Int(min(1_000_000, pace.rounded())) }

    private func sentence(for followUp: OpenFollowUp, _ kind: Reason.Kind, _ day: Day, at moment: Moment) -> String {
        guard kind.isPromise else {
            let met = FollowUp.Thanks(rawValue: followUp.text) == .meeting ? "met" : "connected"
            return "You \(met) \(Wording.on(day, today: moment.today)) and have not written yet."
        }
        let who = kind == .followUpMine ? "You" : name.familiar.nonEmpty ?? "They"
        let due = Wording.on(day, today: moment.today, preposition: "")
        return "\(who) \(PromiseWording(followUp.text).promised()), due \(due)."
    }

    private func sentence(for kind: Reason.Kind, since instant: Instant, at moment: Moment) -> String {
        let day = moment.day(instant)
        let on = Wording.on(day, today: moment.today)
        let since = Wording.on(day, today: moment.today, preposition: "")
        // A cadence counts days, whatever the hour.
        let days = kind == .cadence ? Double(moment.days(since: day)) : moment.now.daysSafely(since: instant)
        let elapsed = Wording.elapsed(days, usual: pace)
        let times = tie.contacts == 1 ? "once" : "\(tie.contacts) times"
        switch kind {
        case .reply: return "The last word was theirs, \(on)."
        case .ask:
            return tie.unanswered < Urgency.asksAtMost
                ? "You wrote \(on) and have not heard back." : "You wrote twice, last \(on), and have not heard back."
        case .cadence: return "You want to be in touch \(Wording.every(usualDays)); it has been \(elapsed)."
        case .rhythm: return "You two usually talk \(DayWords.rhythm(days: pace)); it has been \(elapsed)."
        case .dormant where tie.bestSlow < Urgency.dormantLevel:
            return "Somebody who matters to you, and not a word since \(since)."
        case .dormant:
            return "You two have been in touch \(times), but not since \(since): an old tie often has news."
        default: return "You two have been in touch \(times), but not since \(since)."
        }
    }
}
