internal import Foundation
internal import WellmetModel

extension Interaction {
    /// "coffee, 30 minutes", "message from them on LinkedIn", "video call".
    var words: String {
        var parts = [[noun, place].compactMap(\.self).joined(separator: " ")]
        if let minutes, minutes > 0 { parts.append(DayWords.duration(minutes: minutes)) }
        return parts.joined(separator: ", ")
    }

    private var noun: String {
        let name = switch kind {
        case .video: "video call"
        case .mail: "mail"
        default: kind.rawValue
        }
        switch (kind, direction) {
        case (.coffee, _), (.call, .both), (.video, _), (.meeting, _), (.meal, _), (.event, _), (.note, _): return name
        case (_, .in): return name + " from them"
        case (_, .out): return name + " to them"
        case (_, .both): return name
        }
    }

    /// Where, when the kind does not tell already.
    private var place: String? {
        switch (kind, channel) {
        case (.mail, .mail), (.call, .phone), (.video, .video), (.coffee, .inPerson), (.meeting, .inPerson), (.meal, .inPerson),
            (.event, .inPerson), (_, .other):
            nil
        default: channel.place
        }
    }
}

extension Interaction.Channel {
    /// "on LinkedIn", "by mail".
    fileprivate var place: String {
        switch self {
        case .inPerson: "in person"
        case .phone: "by phone"
        case .video: "by video"
        case .mail: "by mail"
        case .linkedin: "on LinkedIn"
        case .x: "on X"
        case .instagram: "on Instagram"
        case .facebook: "on Facebook"
        case .slack: "on Slack"
        case .discord: "on Discord"
        case .mastodon: "on Mastodon"
        case .bluesky: "on Bluesky"
        case .matrix: "on Matrix"
        case .whatsapp: "on WhatsApp"
        case .signal: "on Signal"
        case .telegram: "on Telegram"
        case .sms: "by SMS"
        case .other: "elsewhere"
        }
    }
}
