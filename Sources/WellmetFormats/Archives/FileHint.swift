/// What a file that Wellmet does not read looks like, so that the message can say what to do.
enum FileHint {
    /// Whether the first bytes are of pictures, programs or documents.
    static func isNoText(_ head: [UInt8]) -> Bool {
        if head.isEmpty { return true }
        if head.starts(with: "%PDF".utf8) || head.starts(with: [0x89, 0x50, 0x4E, 0x47]) || head.starts(with: [0xFF, 0xD8, 0xFF]) {
            return true
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || head.starts(with: "SQLite format 3".utf8)
            || head.starts(with: [0x7F, 0x45, 0x4C, 0x46])
        {
            return true
        }
        if TextEncoding.detected(in: head).encoding != .utf8 { return false }
        let strange = head.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
        return strange * 20 > head.count
    }

    /// Whether the first bytes are of a web page, a calendar, JSON, XML or SQL: text, but not rows.
    static func isPage(_ head: [UInt8]) -> Bool {
        let text = start(head)
        return ["<!doctype", "<html", "<?xml", "begin:vcalendar", "{", "[{", "# ****"].contains { text.hasPrefix($0) }
    }

    static func sentence(_ head: [UInt8]) -> String {
        let text = start(head)
        if head.isEmpty { return "the file is empty." }
        if text.hasPrefix("<!doctype") || text.hasPrefix("<html") {
            return "this is a web page, not an archive: the link for the download may have expired, ask for the archive again."
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "this is an old Excel or Office file: save it as CSV." }
        if head.starts(with: "%PDF".utf8) { return "this is a PDF." }
        if isNoText(head) { return "this is no text: it is of another kind, or its copy is broken." }
        if text.hasPrefix("# ****") { return "this looks like Monica's export as SQL: export as JSON in its settings." }
        return ""
    }

    static func sentence(names: [String]) -> String {
        let names = names.map { $0.lowercased() }
        if names.contains(where: { $0.hasPrefix("xl/") }) { return "this is an Excel file: save it as CSV." }
        if names.contains(where: { $0.hasSuffix("data/manifest.js") }) {
            return "this is an archive of X, which Wellmet does not read yet."
        }
        let csv = names.filter { $0.hasSuffix(".csv") }
        if csv.count > 1 { return "none of its \(csv.count) CSV files is known: give the one with the people alone." }
        return ""
    }

    /// Whether the first bytes begin a contact card, in UTF-8 or UTF-16.
    static func isCard(_ head: [UInt8]) -> Bool { start(head).hasPrefix("begin:vcard") }

    private static func start(_ head: [UInt8]) -> String {
        let bytes = head.drop { $0 <= 0x20 || $0 >= 0x80 }.prefix(32).filter { $0 != 0 }.prefix(16)
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
