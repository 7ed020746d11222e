internal import Foundation
internal import WellmetModel

extension Interaction {
    /// "coffee, 30 minutes", "message from them on LinkedIn", "video call".
    var words: String {
        said([noun, preposition.map { "\($0) them" }, place])
    }

    /// "coffee with Ada Lovelace, 30 minutes", "message from Ada Lovelace on LinkedIn".
    func words(with names: [String]) -> String {
        said([noun, preposition ?? "with", names.joined(separator: ", "), place])
    }

    private func said(_ parts: [String?]) -> String {
        let words = parts.compactMap(\.self).joined(separator: " ")
        return (minutes ?? 0) > 0 ? "\(words), \(DayWords.duration(minutes: minutes ?? 0))" : words
    }

    private var noun: String { kind == .video ? "video call" : kind.rawValue }

    /// Between the noun and the others, when it came from one side.
    private var preposition: String? {
        switch (kind, direction) {
        case (.coffee, _), (.video, _), (.meeting, _), (.meal, _), (.event, _), (.note, _), (_, .both): nil
        case (_, .in): "from"
        case (_, .out): "to"
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
