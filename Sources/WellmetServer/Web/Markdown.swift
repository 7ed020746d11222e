internal import CMark
internal import Foundation

/// Notes as HTML, through cmark. Raw HTML in a note is shown as text, links that could run code are left out.
enum Markdown {
    static func html(_ text: String) -> HTML {
        // What is endless or nested by the hundred is no note; it is shown as plain text.
        guard text.utf8.count <= 200_000, !isDeep(text), let document = cmark_parse_document(text, text.utf8.count, CMARK_OPT_SMART) else {
            return "<p>\(text)</p>"
        }
        defer { cmark_node_free(document) }
        showRawHTML(in: document)
        fitIntoPage(document)
        guard let rendered = cmark_render_html(document, CMARK_OPT_DEFAULT) else { return "<p>\(text)</p>" }
        defer { free(rendered) }
        return HTML(trusted: String(cString: rendered))
    }

    /// Whether a line begins with more than a hundred quotes and lists within each other. Each costs at least a `>` or a space in the
    /// beginning of its line, and cmark looks at all of them again for every blank line.
    private static func isDeep(_ text: String) -> Bool {
        var (isBeginning, width) = (true, 0)
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (isBeginning, width) = (true, 0)
            case UInt8(ascii: ">"), UInt8(ascii: " "), UInt8(ascii: "\t"):
                guard isBeginning else { break }
                width += 1
                if width > 100, byte == UInt8(ascii: ">") || "-+*.)".utf8.contains(last) { return true }
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39: break
            default: isBeginning = false
            }
            last = byte
        }
        return false
    }

    /// Headings go below those of the page, and pictures, which no page may load from elsewhere, become links to them.
    private static func fitIntoPage(_ document: OpaquePointer) {
        var pictures: [(node: OpaquePointer, isInLink: Bool)] = []
        // How many links are open here: asking each picture's parents would take long in deep quotes.
        var links = 0
        let iterator = cmark_iter_new(document)
        while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            guard let node = cmark_iter_get_node(iterator) else { continue }
            let isEnter = event == CMARK_EVENT_ENTER
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HEADING where isEnter: cmark_node_set_heading_level(node, min(6, cmark_node_get_heading_level(node) + 2))
            case CMARK_NODE_LINK: links += isEnter ? 1 : -1
            case CMARK_NODE_IMAGE:
                // A picture becomes a link: those within it are in one.
                if isEnter { pictures.append((node, links > 0)) }
                links += isEnter ? 1 : -1
            default: break
            }
        }
        cmark_iter_free(iterator)
        for (picture, isInLink) in pictures {
            if isInLink {
                while let child = cmark_node_first_child(picture) { cmark_node_insert_before(picture, child) }
                cmark_node_unlink(picture)
                cmark_node_free(picture)
                continue
            }
            let link = cmark_node_new(CMARK_NODE_LINK)
            cmark_node_set_url(link, cmark_node_get_url(picture))
            while let child = cmark_node_first_child(picture) { cmark_node_append_child(link, child) }
            if cmark_node_first_child(link) == nil {
                let name = cmark_node_new(CMARK_NODE_TEXT)
                cmark_node_set_literal(name, cmark_node_get_url(picture))
                cmark_node_append_child(link, name)
            }
            cmark_node_free(cmark_node_replace(picture, link) == 1 ? picture : link)
        }
    }

    /// Puts text in the place of each piece of HTML, which cmark would leave out.
    private static func showRawHTML(in document: OpaquePointer) {
        var found: [OpaquePointer] = []
        let iterator = cmark_iter_new(document)
        while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
            guard let node = cmark_iter_get_node(iterator) else { continue }
            let kind = cmark_node_get_type(node)
            if kind == CMARK_NODE_HTML_INLINE || kind == CMARK_NODE_HTML_BLOCK { found.append(node) }
        }
        cmark_iter_free(iterator)
        for node in found {
            let shown = cmark_node_new(CMARK_NODE_TEXT)
            cmark_node_set_literal(shown, cmark_node_get_literal(node))
            var place = shown
            if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK {
                place = cmark_node_new(CMARK_NODE_PARAGRAPH)
                cmark_node_append_child(place, shown)
            }
            if cmark_node_replace(node, place) == 1 {
                cmark_node_free(node)
            } else {
                cmark_node_free(place)
            }
        }
    }
}
