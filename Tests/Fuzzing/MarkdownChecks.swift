@testable import WellmetServer

enum MarkdownChecks {
    private static let tags: Set<String> = [
        "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul",
    ]
    private static let attributes: Set<String> = ["class", "href", "start", "title"]

    /// Only tags that notes may have come out, each closed in its place, and no link that could run code.
    static func check(_ text: String) throws(BrokenInvariant) {
        let html = Array(Markdown.html(text).text.utf8)
        var open: [String] = []
        var at = 0
        while at < html.count {
            try hold(html[at] != UInt8(ascii: ">"), "a “>” that is no tag's")
            guard html[at] == UInt8(ascii: "<") else {
                at += 1
                continue
            }
            guard let end = html[at...].firstIndex(of: UInt8(ascii: ">")) else { throw BrokenInvariant("a tag without an end") }
            let tag = String(decoding: html[(at + 1)..<end], as: UTF8.self)
            at = end + 1
            if tag.hasPrefix("/") {
                try hold(open.popLast() == String(tag.dropFirst()), "</\(tag)> closes another")
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            try hold(tags.contains(name), "<\(tag)>")
            try check(attributes: tag.dropFirst(name.count))
            if !tag.hasSuffix("/") { open.append(name) }
        }
        try hold(open.isEmpty, "left open: \(open)")
    }

    private static func check(attributes text: Substring) throws(BrokenInvariant) {
        // Quotation marks in values are written as entities: the parts between them are names and values by turns.
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
        for i in stride(from: 1, to: parts.count, by: 2) {
            let (name, value) = (parts[i - 1].drop { $0 == " " }.prefix { $0 != "=" }, parts[i])
            try hold(Self.attributes.contains(String(name)), "an attribute \(name)")
            let plain = value.lowercased()
            for scheme in ["javascript:", "vbscript:", "data:"] where name == "href" {
                try hold(!plain.hasPrefix(scheme) || plain.hasPrefix("data:image/"), "a link to \(value)")
            }
        }
    }
}
