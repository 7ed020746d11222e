internal import Foundation
internal import WellmetModel

/// A JSON value whose members keep the order in which they were written, so that output reads well and stays stable.
enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    case decimal(Double)
    case string(String)
    case list([JSON])
    case object([(String, JSON)])

    init(_ text: String?) { self = text.map(JSON.string) ?? .null }
    init(_ number: Int?) { self = number.map { .number(Int64($0)) } ?? .null }
    init(_ number: Int64?) { self = number.map(JSON.number) ?? .null }
    init(_ value: Bool) { self = .bool(value) }
    init(_ day: Day?) { self = day.map { .string($0.description) } ?? .null }
    init(_ date: PartialDate?) { self = date.map { .string($0.description) } ?? .null }
    init<Entity>(_ id: ID<Entity>?) { self = id.map { .string($0.description) } ?? .null }
    init(_ texts: [String]) { self = .list(texts.map(JSON.string)) }
    /// The moment as ISO 8601 with the zone's offset.
    init(_ instant: Instant?, in zone: TimeZone) { self = instant.map { .string($0.iso8601(in: zone)) } ?? .null }

    /// The value in two-space indentation, without a newline at its end.
    var text: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += String(value)
        case .decimal(let value): text += value.isFinite ? "\(value)" : "null"
        case .string(let value): JSON.quote(value, into: &text)
        case .list(let values):
            JSON.write(values.count, "[", "]", indent, &text) { place, text in values[place].write(to: &text, indent: indent + 1) }
        case .object(let members):
            JSON.write(members.count, "{", "}", indent, &text) { place, text in
                JSON.quote(members[place].0, into: &text)
                text += ": "
                members[place].1.write(to: &text, indent: indent + 1)
            }
        }
    }

    private static func write(
        _ count: Int, _ open: String, _ close: String, _ indent: Int, _ text: inout String, _ item: (Int, inout String) -> Void
    ) {
        text += open
        for place in 0..<count {
            text += place == 0 ? "\n" : ",\n"
            text += String(repeating: "  ", count: indent + 1)
            item(place, &text)
        }
        if count > 0 { text += "\n" + String(repeating: "  ", count: indent) }
        text += close
    }

    private static func quote(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
