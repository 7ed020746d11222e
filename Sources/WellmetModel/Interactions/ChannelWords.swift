extension Interaction.Kind {
    /// "coffee", "video call".
    package var word: String { self == .video ? "video call" : rawValue }
}

extension Interaction.Channel {
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
