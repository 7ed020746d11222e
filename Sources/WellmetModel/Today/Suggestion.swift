/// What to do about a line of today, and by which way.
package struct Suggestion: Equatable, Sendable, Codable {
    /// What there is to do.
    package enum Action: String, Sendable, Codable {
        case keepPromise = "keep-promise"
        case askAfterPromise = "ask-after-promise"
        case thank, answer, remind
        case catchUp = "catch-up"
        case wish, congratulate
    }

    package let action: Action
    /// The channel of their last answer, or a step richer after a long silence; where nothing came from them yet, that of my last
    /// word or of an address; nil when there is none.
    package let channel: Interaction.Channel?
    /// For people, complete and with its full stop: "Answer on LinkedIn."
    package let sentence: String

    package init(action: Action, channel: Interaction.Channel?, sentence: String) {
        self.action = action
        self.channel = channel
        self.sentence = sentence
    }

    /// What the first of `reasons` asks for.
    package init(for candidate: Candidate, reasons: [Reason], at now: Instant) {
        let kind = reasons.first?.kind ?? .cadence
        action = Action(kind)
        let silence = candidate.tie.silence(at: now) ?? 0
        let isLong = kind.isSilence && silence >= Urgency.richerFrom * candidate.pace
        let usual = candidate.answeredOn
        let wanted = (isLong ? usual?.richer : usual) ?? candidate.way(to: action)
        if action.isLine, wanted?.isTalk ?? false {
            channel = candidate.ways.first { !$0.isTalk }
        } else if wanted == .phone, usual != .phone, !candidate.ways.contains(.phone) {
            // Nobody is called whose number is not known; a call over the net needs a link only.
            channel = .video
        } else {
            channel = wanted == .inPerson && candidate.isFar ? .video : wanted
        }
        let phrase = [action.phrase(kind), channel?.manner].compactMap(\.self).joined(separator: " ")
        let isVoiceInstead = isLong && silence >= Suggestion.longSilence && channel?.isTalk ?? false && usual?.isTalk == false
        sentence = isVoiceInstead ? "\(phrase): after so long, a voice says more than a line." : "\(phrase)."
    }
}

extension Suggestion {
    /// Days that anybody calls long, whatever the cadence.
    private static let longSilence = 30.0
}

extension Candidate {
    /// How to begin where nothing came from them yet: thanks for connecting go where one connected.
    fileprivate func way(to action: Suggestion.Action) -> Interaction.Channel? {
        action == .thank && ways.contains(.linkedin) ? .linkedin : ways.first
    }
}

extension Suggestion.Action {
    fileprivate init(_ kind: Reason.Kind) {
        self =
            switch kind {
            case .followUpMine: .keepPromise
            case .followUpTheirs: .askAfterPromise
            case .thank: .thank
            case .reply: .answer
            case .ask: .remind
            case .cadence, .rhythm, .fading, .dormant: .catchUp
            case .birthday: .wish
            case .newJob, .workAnniversary, .occasion: .congratulate
            }
    }

    /// Whether a line is enough for it: nobody is called for a promise, thanks or good wishes because one talked last.
    fileprivate var isLine: Bool { self != .answer && self != .catchUp }

    /// Whether a line that does it waits for an answer. Who was asked after a promise is asked again by the promise itself.
    package var waitsForAnswer: Bool { self == .answer || self == .remind || self == .catchUp }

    fileprivate func phrase(_ kind: Reason.Kind) -> String {
        switch self {
        case .keepPromise: "Keep your word"
        case .askAfterPromise: "Ask how it stands"
        case .thank: "Say thank you"
        case .answer: "Answer"
        case .remind: "Remind them once"
        case .catchUp: "Ask how they are"
        case .wish: "Wish a happy birthday"
        case .congratulate: kind == .occasion ? "Send a word" : "Congratulate"
        }
    }
}

extension Interaction.Channel {
    /// The next richer way: a call instead of a line, a picture to the voice, a table between us.
    fileprivate var richer: Interaction.Channel {
        switch self {
        case .phone: .video
        case .video, .inPerson: .inPerson
        default: .phone
        }
    }

    /// Whether one talks there instead of writing.
    var isTalk: Bool { self == .phone || self == .video || self == .inPerson }
}
