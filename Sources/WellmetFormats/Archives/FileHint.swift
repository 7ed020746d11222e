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

    /// Whether the first bytes are of a web page, a calendar, XML or SQL: text, but not rows.
    static func isPage(_ head: [UInt8]) -> Bool {
        let text = start(head)
        return ["<!doctype", "<html", "<?xml", "begin:vcalendar", "# ****"].contains { text.hasPrefix($0) }
    }

    /// Whether the first bytes are of JSON; a header of a CSV may begin with a bracket, too, but not with what an array holds.
    static func isJSON(_ head: [UInt8], name: String) -> Bool {
        if FileBundle.isNamedAsJSON(name) { return true }
        let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let bytes = head.drop { $0 >= 0x80 || space.contains($0) }
        guard bytes.first == UInt8(ascii: "[") else { return bytes.first == UInt8(ascii: "{") }
        guard let next = bytes.first(where: { $0 != UInt8(ascii: "[") && !space.contains($0) }) else { return true }
        return "]{\"-0123456789".utf8.contains(next) || next < 0x80 && ["true", "false", "null"].contains { bytes.isArray(of: $0) }
    }

    /// What to say of JSON that is no export.
    static let unknownJSON =
        "this JSON is no export that Wellmet knows. Of JSON it reads what Monica 4 exports (Settings, Export data, Export to Json), and its own "
        + "“wellmet export” as the ZIP or folder that it is."

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

extension ArraySlice<UInt8> {
    /// Whether an array begins whose first element is that word.
    fileprivate func isArray(of word: String) -> Bool {
        drop { $0 == UInt8(ascii: "[") || $0 <= 0x20 }.starts(with: word.utf8)
    }
}
