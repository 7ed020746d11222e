internal import CMark
internal import Foundation

/// Notes as HTML, through cmark. Raw HTML in a note is shown as text, links that could run code are left out.
enum Markdown {
    static func html(_ text: String) -> HTML {
        // Nesting of thousands of brackets or quotes is no note; it is shown as plain text.
        guard text.utf8.count <= 200_000, let rendered = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_SMART) else {
            return "<p>\(text)</p>"
        }
        defer { free(rendered) }
        return HTML(trusted: String(cString: rendered))
    }
}
