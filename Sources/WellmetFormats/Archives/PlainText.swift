/// The text of messages that may be written as HTML.
enum PlainText {
    /// `html` without tags, with its entities spelled out and its white space narrowed to single spaces, cut to about `limit` characters.
    ///
    /// Text that only holds a `<` ("I <3 this", "a < b") is left as it is. Reads no more of it than it needs.
    static func summary(of html: String, limit: Int = 300) -> String {
        var html = html
        return html.withUTF8 { bytes in
            var out: [UInt8] = []
            var ends = TagEnds(bytes)
            var i = 0
            var space = false
            // Letters of four bytes and entities: more than enough for `limit` characters.
            let enough = limit * 8
            while i < bytes.count, out.count < enough {
                let byte = bytes[i]
                if byte == UInt8(ascii: "<"), let tag = tag(in: bytes, at: i, &ends) {
                    i = tag.end
                    if tag.breaks { space = true }
                    if tag.hides { i = endOfHidden(tag.name, in: bytes, from: i, &ends) }
                } else if byte <= 0x20 {
                    space = true
                    i += 1
                } else {
                    if space, !out.isEmpty { out.append(0x20) }
                    space = false
                    if byte == UInt8(ascii: "&"), let entity = entity(in: bytes, at: i) {
                        if entity.scalar == "\u{A0}" || entity.scalar.value <= 0x20 {
                            space = true
                        } else {
                            out.append(contentsOf: UTF8.encode(entity.scalar) ?? UTF8.encodedReplacementCharacter)
                        }
                        i = entity.end
                    } else {
                        out.append(byte)
                        i += 1
                    }
                }
            }
            return shortened(String(decoding: out, as: UTF8.self), to: limit)
        }
    }

    /// Cut at the last space before `limit`, with an ellipsis.
    static func shortened(_ text: String, to limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end != text.endIndex else { return text }
        let head = text[..<end]
        let cut = head.lastIndex(of: " ").flatMap { head.distance(from: $0, to: head.endIndex) < 40 ? $0 : nil } ?? head.endIndex
        return head[..<cut] + "…"
    }

    /// Feeds what stays the same when the same text is exported once with tags and line ends and once without.
    /// Part of the keys: never change it.
    static func addLetters(of text: String, to hash: inout StableHash) {
        var text = text
        text.withUTF8 { bytes in
            var ends = TagEnds(bytes)
            var i = 0
            while i < bytes.count {
                if bytes[i] == UInt8(ascii: "<"), let tag = tag(in: bytes, at: i, &ends) {
                    i = tag.end
                    continue
                }
                if bytes[i] > 0x20 { hash.add(byte: bytes[i]) }
                i += 1
            }
        }
        hash.add(byte: 0x1F)
    }

    private struct Tag {
        var name: String
        var end: Int
        var breaks: Bool
        var hides: Bool
    }

    /// Where the next `>` stands, for places that are asked in rising order: a text of nothing but `<` is passed over once.
    private struct TagEnds {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var found = -1

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func first(from place: Int) -> Int {
            if found < place { found = bytes[place...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count }
            return found
        }
    }

    /// The known tag that begins at `start`; nil when the `<` is text.
    private static func tag(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ ends: inout TagEnds) -> Tag? {
        var i = start + 1
        let closing = i < bytes.count && bytes[i] == UInt8(ascii: "/")
        if closing { i += 1 }
        var name: [UInt8] = []
        while i < bytes.count, name.count < 12 {
            let byte = bytes[i]
            guard (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) else { break }
            name.append(byte | 0x20)
            i += 1
        }
        let text = String(decoding: name, as: UTF8.self)
        guard tags.contains(text) else { return nil }
        // A tag of more than 4,000 bytes is text that somebody typed.
        let end = ends.first(from: i)
        guard end < min(bytes.count, start + 4000) else { return nil }
        return Tag(
            name: text, end: end + 1, breaks: !inlineTags.contains(text), hides: !closing && (text == "style" || text == "script")
        )
    }

    private static func endOfHidden(
        _ name: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ ends: inout TagEnds
    ) -> Int {
        var i = start
        while i < bytes.count {
            if bytes[i] == UInt8(ascii: "<"), i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: "/"),
                let tag = tag(in: bytes, at: i, &ends), tag.name == name
            {
                return tag.end
            }
            i += 1
        }
        return i
    }

    private static func entity(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        guard let end = bytes[start..<min(bytes.count, start + 12)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap(Unicode.Scalar.init).map { ($0, end + 1) }
        }
        return entities[name].map { ($0, end + 1) }
    }

    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—", "hellip": "…",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "euro": "€", "copy": "©", "reg": "®", "trade": "™", "bull": "•",
    ]
    private static let inlineTags: Set<String> = [
        "a", "abbr", "b", "code", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u",
    ]
    private static let tags: Set<String> = inlineTags.union([
        "blockquote", "body", "br", "button", "center", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
        "img", "li", "ol", "p", "pre", "script", "section", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
    ])
}
