package import Foundation
internal import WellmetModel

/// A value that a statement binds or a row holds. `uuid` is 16 bytes in SQLite and a `uuid` in PostgreSQL.
enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case uuid(UUID)
    case bytes([UInt8])
}

/// A statement in the SQL that SQLite and PostgreSQL share. What is interpolated is bound, never text:
///
///     "SELECT given FROM person WHERE account = \(account) AND id = \(id)"
struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// With a `?` for each value.
    var text: String
    var values: [SQLValue]

    init(stringLiteral value: String) {
        text = value
        values = []
    }

    init(text: String, values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        mutating func appendInterpolation(_ value: some SQLBindable) {
            text += "?"
            values.append(value.sqlValue)
        }

        mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        mutating func appendInterpolation(_ value: SQLValue) {
            text += "?"
            values.append(value)
        }

        /// Another statement's text and values, in place.
        mutating func appendInterpolation(_ fragment: SQL) {
            text += fragment.text
            values += fragment.values
        }

        /// A comma-separated list for `IN (…)`; `NULL` when empty, which nothing is in.
        ///
        /// The last value is repeated up to the next power of two, of a long list up to the next 512: many lengths make few statements,
        /// which stay prepared.
        mutating func appendInterpolation(list: some Collection<some SQLBindable>) {
            var listed = list.map(\.sqlValue)
            guard let last = listed.last else { return text += "NULL" }
            while listed.count < 512 ? listed.count.nonzeroBitCount > 1 : !listed.count.isMultiple(of: 512) { listed.append(last) }
            text += "?" + String(repeating: ", ?", count: listed.count - 1)
            values += listed
        }
    }

    static func + (a: SQL, b: SQL) -> SQL {
        SQL(text: a.text + b.text, values: a.values + b.values)
    }
}

extension Sequence<SQL> {
    func joined(_ separator: String) -> SQL {
        SQL(text: map(\.text).joined(separator: separator), values: flatMap(\.values))
    }
}

/// What a statement can bind.
protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

extension Int: SQLBindable { var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLBindable { var sqlValue: SQLValue { .real(self) } }
extension Bool: SQLBindable { var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension String: SQLBindable { var sqlValue: SQLValue { .text(self) } }
extension UUID: SQLBindable { var sqlValue: SQLValue { .uuid(self) } }
extension ID: SQLBindable { var sqlValue: SQLValue { .uuid(uuid) } }
extension Instant: SQLBindable { var sqlValue: SQLValue { .integer(milliseconds) } }
extension Day: SQLBindable { var sqlValue: SQLValue { .text(description) } }
extension PartialDate: SQLBindable { var sqlValue: SQLValue { .text(description) } }
extension AccountID: SQLBindable { var sqlValue: SQLValue { .integer(number) } }

extension SQLBindable where Self: RawRepresentable, RawValue == String {
    var sqlValue: SQLValue { .text(rawValue) }
}
extension Person.Standing: SQLBindable {}
extension Person.Importance: SQLBindable {}
extension Identity.Kind: SQLBindable {}
extension Interaction.Kind: SQLBindable {}
extension Interaction.Channel: SQLBindable {}
extension Interaction.Direction: SQLBindable {}
extension Interaction.Precision: SQLBindable {}
extension FollowUp.Owner: SQLBindable {}
extension FollowUp.Origin: SQLBindable {}
extension FollowUp.State: SQLBindable {}
extension Archive.Source: SQLBindable {}
extension Opportunity.Kind: SQLBindable {}
extension Opportunity.State: SQLBindable {}
extension Insight.Kind: SQLBindable {}
extension Insight.State: SQLBindable {}
extension Introduction.Way: SQLBindable {}

extension SQLValue {
    /// A value that may be missing, as a binding.
    init(_ value: (some SQLBindable)?) {
        self = value?.sqlValue ?? .null
    }

    init(_ value: some SQLBindable) {
        self = value.sqlValue
    }
}
