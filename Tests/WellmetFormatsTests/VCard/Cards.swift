import Testing
import WellmetModel

@testable import WellmetFormats

/// Cards as text: lines are joined as programs join them.
enum Cards {
    static func lines(_ lines: String..., version: String = "3.0") -> String { text(lines, version) }

    static func content(_ lines: String..., version: String = "3.0") -> CardContent {
        CardContent(VCard(Array(text(lines, version).utf8)))
    }

    private static func text(_ lines: [String], _ version: String) -> String {
        (["BEGIN:VCARD", "VERSION:\(version)"] + lines + ["END:VCARD"]).joined(separator: "\r\n") + "\r\n"
    }

    static func items(_ bytes: [UInt8], limit: Int = 1 << 20, pieceSize: Int = 1 << 16) throws -> [CardReader.Item] {
        let reader = try CardReader(ByteStream(bytes: bytes), limit: limit, pieceSize: pieceSize)
        var items: [CardReader.Item] = []
        while let item = try reader.next() { items.append(item) }
        return items
    }

    /// Each item in a word: the name on the card, or why it is none.
    static func told(_ text: String, limit: Int = 1 << 20, pieceSize: Int = 1 << 16) throws -> [String] {
        try items(Array(text.utf8), limit: limit, pieceSize: pieceSize).map { item in
            switch item {
            case .card(let card, let line, let isCut): "\(line): \(CardContent(card).formattedName)\(isCut ? " (cut)" : "")"
            case .fault(let line, let reason): "\(line): \(reason)"
            }
        }
    }
}
