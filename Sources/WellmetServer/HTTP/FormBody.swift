internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The fields of a form, as `application/x-www-form-urlencoded` (the URL standard, section 5.1) or a query string has them.
struct FormBody: Sendable {
    private var fields: [String: [String]] = [:]

    /// The most bytes that a form may have; files come by `UploadedFiles`.
    static let limit = 256 * 1024

    init(_ text: String) {
        for pair in text.split(separator: "&").prefix(2000) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = FormBody.decoded(parts[0])
            fields[name, default: []].append(parts.count > 1 ? FormBody.decoded(parts[1]) : "")
        }
    }

    init(fields: [String: [String]]) {
        self.fields = fields
    }

    /// Reads a request's body.
    ///
    /// - Throws: 413 for one that is too large.
    static func read(_ request: Request) async throws -> FormBody {
        let buffer = try await request.body.collect(upTo: limit)
        return FormBody(String(buffer: buffer))
    }

    /// The first value of that name, trimmed; empty when there is none.
    subscript(_ name: String) -> String {
        (fields[name]?.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first value of that name as it was typed, for passwords; empty when there is none.
    func untrimmed(_ name: String) -> String { fields[name]?.first ?? "" }

    func all(_ name: String) -> [String] { fields[name] ?? [] }
    func has(_ name: String) -> Bool { fields[name] != nil }
    var names: [String] { fields.keys.sorted() }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = iterator.next() else {
                    bytes.append(byte)
                    continue
                }
                guard let low = iterator.next(), let h = hex(high), let l = hex(low) else {
                    bytes += [byte, high]
                    continue
                }
                bytes.append(h << 4 | l)
            default: bytes.append(byte)
            }
        }
        // NUL is no character of a text: databases cut or refuse what holds one.
        return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension Request {
    /// The fields of the query string.
    var query: FormBody { FormBody(uri.query ?? "") }
}
