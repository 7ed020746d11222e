internal import Foundation
internal import WellmetModel

/// The parameters of a line: `;TYPE=work,voice;PREF=1`, and the bare words of vCard 2.1.
struct CardParameters {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: CardLine) {
        self.bytes = UnsafeBufferPointer(rebasing: bytes[Int(line.parameters)..<max(Int(line.parameters), Int(line.value) - 1)])
    }

    /// The values of all parameters of that name.
    subscript(name: String) -> [String] {
        var found: [String] = []
        each { if $0 == name { found += $1 } }
        return found
    }

    /// The name of each, in capitals, with its values, in their order.
    var all: [(String, [String])] {
        var found: [(String, [String])] = []
        each { found.append(($0, $1)) }
        return found
    }

    /// Calls `body` with the name of each, in capitals, and its values; a bare word is a TYPE, unless it is an encoding.
    private func each(_ body: (String, [String]) -> Void) {
        guard CardText.find(0x0A, in: bytes) == nil, CardText.find(0x0D, in: bytes) == nil else {
            return CardText.unfolded(bytes).withUnsafeBufferPointer { CardParameters.each($0, body) }
        }
        CardParameters.each(bytes, body)
    }

    private static func each(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (String, [String]) -> Void) {
        var at = 0
        while at < bytes.count {
            guard bytes[at] == 0x3B else {
                at += 1
                continue
            }
            let start = at + 1
            var (stop, equals, inQuotes) = (start, -1, false)
            while stop < bytes.count, inQuotes || bytes[stop] != 0x3B {
                if bytes[stop] == 0x22 { inQuotes.toggle() }
                if bytes[stop] == 0x3D, equals < 0 { equals = stop }
                stop += 1
            }
            at = stop
            guard stop > start else { continue }
            if equals < 0 {
                let word = CardText.string(bytes[start..<stop], .utf8).trimmed
                let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].contains(word.uppercased())
                body(isEncoding ? "ENCODING" : "TYPE", [word])
            } else {
                body(CardText.string(bytes[start..<equals], .utf8).trimmed.uppercased(), values(bytes[(equals + 1)..<stop]))
            }
        }
    }

    /// Values between commas; quotes keep what is in them, and `TYPE="work,voice"` means two all the same (RFC 6350, section 5.6).
    private static func values(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        bytes.split(separator: 0x2C).map { part in
            var part: Slice<UnsafeBufferPointer<UInt8>> = part
            while let first = part.first, isBlankOrQuote(first) { part.removeFirst() }
            while let last = part.last, isBlankOrQuote(last) { part.removeLast() }
            return CardParameters.unescaped(CardText.string(part, .utf8))
        }
    }

    private static func isBlankOrQuote(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x22 }

    /// `^n`, `^'` and `^^` (RFC 6868).
    private static func unescaped(_ text: String) -> String {
        guard text.contains("^") else { return text }
        return text.replacingOccurrences(of: "^^", with: "\0").replacingOccurrences(of: "^n", with: "\n")
            .replacingOccurrences(of: "^'", with: "\"").replacingOccurrences(of: "\0", with: "^")
    }
}

extension CardParameters {
    /// How the value is written.
    var coding: CardCoding {
        var coding = CardCoding()
        // Most lines have none of these parameters: asked for by the letters that both of them have.
        guard mayTellCoding else { return coding }
        each { name, values in
            guard let value = values.first?.uppercased() else { return }
            switch name {
            case "ENCODING": coding.encoding = value
            case "CHARSET": coding.charset = Charset(named: value)
            default: break
            }
        }
        return coding
    }

    /// Whether there is a word that begins with ENC, CHA, QUO or BAS.
    private var mayTellCoding: Bool {
        var at = 0
        while at + 4 < bytes.count {
            if bytes[at] == 0x3B || bytes[at] == 0x20 {
                switch (bytes[at + 1] & 0xDF, bytes[at + 2] & 0xDF) {
                case (0x45, 0x4E), (0x43, 0x48), (0x51, 0x55), (0x42, 0x41): return true
                default: break
                }
            }
            at += 1
        }
        return false
    }
}

/// ENCODING and CHARSET of a line.
struct CardCoding {
    var encoding = ""
    var charset = Charset.utf8

    var isQuotedPrintable: Bool { encoding == "QUOTED-PRINTABLE" || encoding == "Q" }
    var isBase64: Bool { encoding == "B" || encoding == "BASE64" }
}
