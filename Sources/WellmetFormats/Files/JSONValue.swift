internal import Foundation
internal import WellmetModel

/// A value of a JSON document that strangers wrote: what is missing, or of another kind than asked for, is empty.
struct JSONValue {
    private let value: Any?

    private init(value: Any?) { self.value = value }

    /// Nil when the bytes are no JSON: who asks tells so.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else { return nil }
        self.value = value
    }

    subscript(key: String) -> JSONValue { JSONValue(value: (value as? [String: Any])?[key]) }

    /// Of an array.
    var elements: [JSONValue] { (value as? [Any] ?? []).map { JSONValue(value: $0) } }

    /// Whether something stands there that is no array.
    var isNoList: Bool { value != nil && !(value is NSNull) && !(value is [Any]) }

    /// A text without white space around it and without NUL; a number as it is written.
    var text: String {
        if let text = value as? String { return (text.utf8.contains(0) ? text.replacing("\0", with: "") : text).withPlainLineEnds.trimmed }
        return (value as? NSNumber)?.stringValue ?? ""
    }

    var bool: Bool? { (value as? NSNumber)?.boolValue }
    var flag: Bool { bool ?? false }
    var number: Int? { (value as? NSNumber)?.intValue }
}
