internal import CMark
internal import Foundation

/// Notes as HTML, through cmark. Raw HTML in a note is shown as text, links that could run code are left out.
enum Markdown {
    static func html(_ text: String) -> HTML {
        // Nesting of thousands of brackets or quotes is no note; it is shown as plain text.
        guard text.utf8.count <= 200_000, let document = cmark_parse_document(text, text.utf8.count, CMARK_OPT_SMART) else {
            return "<p>\(text)</p>"
        }
        defer { cmark_node_free(document) }
        showRawHTML(in: document)
        guard let rendered = cmark_render_html(document, CMARK_OPT_DEFAULT) else { return "<p>\(text)</p>" }
        defer { free(rendered) }
        return HTML(trusted: String(cString: rendered))
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
