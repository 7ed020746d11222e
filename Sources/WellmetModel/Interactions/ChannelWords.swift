extension Interaction.Kind {
    /// "coffee", "video call".
    package var word: String { self == .video ? "video call" : rawValue }
}

extension Identity.Kind {
    /// The kind of address that a channel needs; nil when none does.
    package init?(reachedBy channel: Interaction.Channel) {
        switch channel {
        case .mail: self = .mail
        case .phone, .sms, .whatsapp, .signal: self = .phone
        default: self.init(rawValue: channel.rawValue)
        }
    }
}

extension Interaction.Channel {
    /// The channel that an address of that kind opens; nil for what only shows something.
    package init?(reaching kind: Identity.Kind) {
        switch kind {
        case .github, .website: return nil
        default: self.init(rawValue: kind.rawValue)
        }
    }

    /// "LinkedIn", "in person".
    package var word: String {
        switch self {
        case .inPerson: "in person"
        case .linkedin: "LinkedIn"
        case .whatsapp: "WhatsApp"
        case .sms: "SMS"
        case .phone, .video, .mail, .other: rawValue
        default: rawValue.capitalizedFirst
        }
    }

    /// "on LinkedIn", "by phone"; nil where there is nothing to say.
    package var manner: String? {
        switch self {
        case .inPerson: "in person"
        case .phone, .mail, .sms: "by \(word)"
        case .video: "over video"
        case .other: nil
        default: "on \(word)"
        }
    }

    /// The manner, when the kind of what happened does not tell already.
    package func manner(of kind: Interaction.Kind) -> String? {
        switch (kind, self) {
        case (.mail, .mail), (.call, .phone), (.video, .video), (.coffee, .inPerson), (.meeting, .inPerson), (.meal, .inPerson),
            (.event, .inPerson):
            nil
        default: manner
        }
    }
}
