/// Text that is HTML. Whatever is interpolated is escaped, unless it is `HTML` itself: pages read as HTML and are safe.
struct HTML: ExpressibleByStringInterpolation, Sendable, Equatable {
    var text: String

    init(stringLiteral value: String) {
        text = value
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Takes text that is known to be HTML, such as what the Markdown renderer gives.
    init(trusted text: String) {
        self.text = text
    }

    /// Plain text, escaped.
    init(_ plain: String) {
        text = HTML.escaped(plain)
    }

    static let empty: HTML = ""

    var isEmpty: Bool { text.isEmpty }

    static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.text + b.text) }

    struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        mutating func appendInterpolation(_ value: some StringProtocol) {
            text += HTML.escaped(value)
        }

        mutating func appendInterpolation(_ value: some BinaryInteger) {
            text += String(value)
        }

        mutating func appendInterpolation(_ value: HTML) {
            text += value.text
        }

        mutating func appendInterpolation(_ value: HTML?) {
            if let value { text += value.text }
        }

        mutating func appendInterpolation(_ values: [HTML]) {
            for value in values { text += value.text }
        }

        /// An id, a date or another value that is written as it describes itself.
        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += HTML.escaped(value.description)
        }
    }

    /// Escapes what could end a text or an attribute in either kind of quotes. Characters that HTML cannot hold are dropped, and
    /// those that would turn the words behind them around (Unicode TR 9, section 2: embeddings, overrides and isolates).
    static func escaped(_ text: some StringProtocol) -> String {
        var needsWork = false
        for byte in text.utf8
        where byte < 0x20 || byte == 0xE2 || byte == 0xEF || byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E {
            needsWork = true
            break
        }
        guard needsWork else { return String(text) }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            // Neither HTML nor XML 1.0 (section 2.2) has these two.
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            default:
                if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}

extension Sequence {
    /// Each element as HTML, one behind the other.
    func html(_ body: (Element) throws -> HTML) rethrows -> HTML {
        var text = ""
        for element in self { text += try body(element).text }
        return HTML(trusted: text)
    }
}
