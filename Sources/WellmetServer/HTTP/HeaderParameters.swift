/// A header's value with its parameters: `form-data; name="files"; filename="a.csv"`.
struct HeaderParameters: Equatable {
    /// In lower case, without the parameters.
    let value: String
    /// By name in lower case; the first of each name.
    private(set) var parameters: [String: String] = [:]

    subscript(_ name: String) -> String? { parameters[name] }

    /// Reads tokens and quoted strings. `\"` in quotes is a quotation mark; any other backslash is itself, since browsers
    /// that sent whole paths did not escape theirs.
    init(_ text: some StringProtocol) {
        var rest = text[...]
        value = HeaderParameters.trimmed(rest.prefix { $0 != ";" }).lowercased()
        rest = rest.drop { $0 != ";" }
        while rest.popFirst() != nil {
            let name = HeaderParameters.trimmed(rest.prefix { $0 != "=" && $0 != ";" }).lowercased()
            rest = rest.drop { $0 != "=" && $0 != ";" }
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            rest = rest.drop { $0 == " " || $0 == "\t" }
            let found: String
            if rest.first == "\"" {
                rest.removeFirst()
                found = HeaderParameters.quoted(&rest)
                rest = rest.drop { $0 != ";" }
            } else {
                found = HeaderParameters.trimmed(rest.prefix { $0 != ";" })
                rest = rest.drop { $0 != ";" }
            }
            if !name.isEmpty, parameters[name] == nil { parameters[name] = found }
        }
    }

    /// Up to the closing quotation mark, which is taken away too.
    private static func quoted<Text: StringProtocol>(_ rest: inout Text) -> String where Text.SubSequence == Text {
        var result = ""
        while let character = rest.popFirst() {
            if character == "\"" { break }
            if character == "\\", rest.first == "\"" {
                rest.removeFirst()
                result.append("\"")
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var slice = Substring(text)
        while let first = slice.first, first == " " || first == "\t" { slice.removeFirst() }
        while let last = slice.last, last == " " || last == "\t" { slice.removeLast() }
        return String(slice)
    }
}
