internal import Foundation
internal import WellmetModel

/// One line of a card in pieces, to be changed and written again.
///
/// The value is as it stands between the colon and the line break, unfolded, out of quoted-printable and in UTF-8; escapes are
/// still in it.
struct CardLineText: Equatable {
    var group = ""
    /// As it is written; compared without regard to case.
    var name: String
    var parameters: [Parameter] = []
    var value: String

    struct Parameter: Equatable {
        /// In capitals.
        var name: String
        var values: [String]

        init(_ name: String, _ values: String...) {
            self.name = name
            self.values = values
        }

        init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    init(_ name: String, group: String = "", _ parameters: [Parameter] = [], value: String) {
        self.group = group
        self.name = name
        self.parameters = parameters
        self.value = value
    }

    /// The line `line` of `card`.
    init(_ line: CardLine, of card: VCard) {
        (group, name, parameters, value) = card.bytes.withUnsafeBufferPointer { bytes in
            func text(_ from: Int32, _ to: Int32) -> String {
                guard to > from else { return "" }
                let raw = UnsafeBufferPointer(rebasing: bytes[Int(from)..<Int(to)])
                return CardText.string(CardText.unfolded(raw), .utf8)
            }
            let all = line.hasParameters ? CardParameters(bytes, line).all : []
            return (
                line.hasGroup ? text(line.start, line.name - 1) : "", text(line.name, line.parameters),
                all.map { Parameter(name: $0.0, values: $0.1) }, CardText(bytes, line, card.version).raw
            )
        }
    }

    var property: CardProperty { CardProperty.named(Array(name.utf8)) }

    /// The first value of that parameter; nil when there is none.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }

    /// All values of TYPE, in capitals.
    var types: [String] { parameters.filter { $0.name == "TYPE" }.flatMap(\.values).map { $0.uppercased() } }

    mutating func remove(_ names: String...) { parameters.removeAll { names.contains($0.name) } }

    mutating func removeType(_ word: String) {
        for index in parameters.indices where parameters[index].name == "TYPE" {
            parameters[index].values.removeAll { $0.uppercased() == word }
        }
        parameters.removeAll { $0.name == "TYPE" && $0.values.isEmpty }
    }
}

extension CardLineText {
    /// As bytes of a card of that version, folded, with its line end.
    func written(_ version: VCard.Version, lineEnd: String = "\r\n") -> [UInt8] {
        var head = group.isEmpty ? name : group + "." + name
        for parameter in parameters { head += ";" + CardLineText.written(parameter, version) }
        guard version == .v21, !value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !value.isEmpty else {
            return CardLineText.folded(head + ":" + value, lineEnd)
        }
        // What is not ASCII needs an encoding in 2.1 (section 2.1.3).
        return CardLineText.quoted(head + ";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:", value, lineEnd)
    }

    private static func written(_ parameter: Parameter, _ version: VCard.Version) -> String {
        if version == .v21, parameter.name == "TYPE" { return parameter.values.joined(separator: ";") }
        return parameter.name + "=" + parameter.values.map(quotedIfNeeded).joined(separator: ",")
    }

    /// In quotes where it holds what ends a parameter, and what no parameter can hold spelled with `^` (RFC 6868).
    private static func quotedIfNeeded(_ value: String) -> String {
        let safe = value.replacing("^", with: "^^").replacing("\"", with: "^'").replacing("\r\n", with: "^n").replacing("\n", with: "^n")
        return safe.contains(where: { ",;: ".contains($0) }) ? "\"\(safe)\"" : safe
    }

    /// Lines of at most 75 octets, cut between characters (RFC 6350, section 3.2; RFC 2425, section 5.8.1).
    static func folded(_ text: String, _ lineEnd: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 25 + 4)
        var (at, room) = (0, 75)
        while bytes.count - at > room {
            var stop = at + room
            while stop > at + 1, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
            result += bytes[at..<stop]
            result += lineEnd.utf8
            result.append(0x20)
            (at, room) = (stop, 74)
        }
        result += bytes[at...]
        result += lineEnd.utf8
        return result
    }

    /// Quoted-printable with soft line breaks (RFC 2045, section 6.7).
    private static func quoted(_ head: String, _ value: String, _ lineEnd: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var result = Array(head.utf8)
        var column = result.count
        for byte in value.utf8 {
            let isPlain = (0x21..<0x7F).contains(byte) && byte != 0x3D || byte == 0x20
            if column + (isPlain ? 1 : 3) > 74 {
                result.append(0x3D)
                result += lineEnd.utf8
                column = 0
            }
            result += isPlain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            column += isPlain ? 1 : 3
        }
        return result + Array(lineEnd.utf8)
    }
}

/// Values as they stand in a line.
enum CardValue {
    /// A text, with its escapes (RFC 6350, section 3.4; RFC 2426, section 5). 2.1 knows them only before a semicolon.
    static func text(_ text: String, _ version: VCard.Version) -> String {
        guard version != .v21 else { return text }
        return escaped(text, also: ",;")
    }

    /// The parts of N, ADR and ORG.
    static func components(_ parts: [String], _ version: VCard.Version) -> String {
        parts.map { version == .v21 ? $0.replacing(";", with: "\\;").replacing(",", with: "\\,") : escaped($0, also: ",;") }.joined(
            separator: ";")
    }

    static func list(_ items: [String], _ version: VCard.Version) -> String {
        items.map { version == .v21 ? $0 : escaped($0, also: ",;") }.joined(separator: ",")
    }

    private static func escaped(_ text: String, also marks: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case "\n", "\r\n", "\r": result += "\\n"
            default:
                if marks.contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        return result
    }

    /// A day as the version writes it: 4.0 without dashes and with what is not known left out (RFC 6350, section 4.3.1), before with
    /// dashes (RFC 2426, section 3.1.5); there a year that is not known is Apple's 1604.
    static func day(_ date: PartialDate, _ version: VCard.Version) -> (value: String, parameters: [CardLineText.Parameter]) {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        func four(_ number: Int) -> String { String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number) }
        switch (date.year, date.month, date.day) {
        case (let year?, let month?, let day?):
            let dash = version == .v40 ? "" : "-"
            return (four(year) + dash + two(month) + dash + two(day), [])
        case (nil, let month?, let day?):
            if version == .v40 { return ("--" + two(month) + two(day), []) }
            return ("1604-" + two(month) + "-" + two(day), [.init("X-APPLE-OMIT-YEAR", "1604")])
        case (let year?, let month?, nil): return (four(year) + "-" + two(month), [])
        case (nil, let month?, nil): return ("--" + two(month), [])
        case (let year?, nil, _): return (four(year), [])
        default: return (date.description, [])
        }
    }

    /// A moment for REV: `20260314T083000Z` in 4.0 (RFC 6350, section 4.3.5), `2026-03-14T08:30:00Z` before.
    static func moment(_ instant: Instant, _ version: VCard.Version) -> String {
        let text = instant.iso8601(in: .gmt)
        let plain = text.replacing("+00:00", with: "Z")
        return version == .v40 ? plain.replacing("-", with: "").replacing(":", with: "") : plain
    }
}
