internal import Foundation
internal import WellmetModel

/// The names of a statement's columns, shared by its rows.
final class ColumnNames: Sendable {
    let names: [String]
    /// Of many names; a few are looked through.
    private let index: [String: Int]?

    init(_ names: [String]) {
        self.names = names
        let isLong = names.count > 4
        index = isLong ? Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }) : nil
    }

    func position(of name: String) -> Int? { index.map { $0[name] } ?? names.firstIndex(of: name) }
}

/// One row of a result, detached from the database. Columns by name, or by position where many rows are read.
struct Row: Sendable {
    let columns: ColumnNames
    var values: [SQLValue]

    subscript(_ position: Int) -> SQLValue {
        values.indices.contains(position) ? values[position] : .null
    }

    subscript(_ name: String) -> SQLValue {
        columns.position(of: name).map { values[$0] } ?? .null
    }

    /// The row as it stands in the ledger.
    var dictionary: [String: SQLValue] {
        Dictionary(zip(columns.names, values), uniquingKeysWith: { first, _ in first })
    }
}

extension SQLValue {
    var isNull: Bool { self == .null }

    var int64: Int64? {
        switch self {
        case .integer(let n): n
        case .real(let x): Int64(exactly: x)
        default: nil
        }
    }

    var int: Int? { int64.flatMap { Int(exactly: $0) } }
    var bool: Bool { int64 == 1 }

    var double: Double? {
        switch self {
        case .real(let x): x
        case .integer(let n): Double(n)
        default: nil
        }
    }

    var string: String? {
        if case .text(let s) = self { s } else { nil }
    }

    /// The text, or the empty string.
    var text: String { string ?? "" }

    var uuid: UUID? {
        switch self {
        case .uuid(let u): return u
        case .bytes(let b) where b.count == 16:
            return UUID(
                uuid: (
                    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
                ))
        default: return nil
        }
    }

    var bytes: [UInt8]? {
        switch self {
        case .bytes(let b): b
        case .uuid(let u): withUnsafeBytes(of: u.uuid) { Array($0) }
        default: nil
        }
    }

    var instant: Instant? { int64.map(Instant.init(milliseconds:)) }
    var day: Day? { string.flatMap { Day($0) } }
    var partialDate: PartialDate? { string.flatMap { PartialDate($0) } }

    func id<Entity>(_: Entity.Type = Entity.self) -> ID<Entity>? { uuid.map(ID.init) }

    /// The case that the text spells; an unknown text means a row that a newer program wrote, and throws.
    func choice<Choice: RawRepresentable<String>>(_: Choice.Type = Choice.self) throws(StoreError) -> Choice {
        guard let choice = Choice(rawValue: text) else {
            throw .unreadable("\(Choice.self) “\(text)” is not known to this version of wellmet")
        }
        return choice
    }

    /// The id that a column which is never null holds.
    func required<Entity>(_: Entity.Type = Entity.self) throws(StoreError) -> ID<Entity> {
        guard let uuid else { throw .unreadable("an id of \(Entity.self) is missing") }
        return ID(uuid)
    }
}

extension SQLValue: Codable {
    init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: BytesKey.self) {  // not an object: one of the plain values below
            self = .bytes(Array(try keyed.decode(Data.self, forKey: .base64)))
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let n = try? value.decode(Int64.self) {  // a JSON value has one of three types; try each
            self = .integer(n)
        } else if let x = try? value.decode(Double.self) {  // as above
            self = .real(x)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        if let bytes {
            var keyed = encoder.container(keyedBy: BytesKey.self)
            try keyed.encode(Data(bytes), forKey: .base64)
            return
        }
        var value = encoder.singleValueContainer()
        switch self {
        case .integer(let n): try value.encode(n)
        case .real(let x): try value.encode(x)
        case .text(let s): try value.encode(s)
        case .null, .uuid, .bytes: try value.encodeNil()
        }
    }

    private enum BytesKey: String, CodingKey { case base64 }
}
