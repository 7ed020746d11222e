internal import Foundation
internal import WellmetModel

extension Interaction {
    /// "coffee, 30 minutes", "message from them on LinkedIn", "video call".
    var words: String {
        said([kind.word, preposition.map { "\($0) them" }, channel.manner(of: kind)])
    }

    /// "coffee with Ada Lovelace, 30 minutes", "message from Ada Lovelace on LinkedIn".
    func words(with names: [String]) -> String {
        said([kind.word, preposition ?? "with", names.joined(separator: ", "), channel.manner(of: kind)])
    }

    private func said(_ parts: [String?]) -> String {
        let words = parts.compactMap(\.self).joined(separator: " ")
        return (minutes ?? 0) > 0 ? "\(words), \(DayWords.duration(minutes: minutes ?? 0))" : words
    }

    /// Between the noun and the others, when it came from one side.
    private var preposition: String? {
        switch (kind, direction) {
        case (.coffee, _), (.video, _), (.meeting, _), (.meal, _), (.event, _), (.note, _), (_, .both): nil
        case (_, .in): "from"
        case (_, .out): "to"
        }
    }
}
