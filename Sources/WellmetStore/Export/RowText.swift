internal import Foundation

/// Rows of a table as lines of JSON: an object each, whose fields are the columns in one order.
///
/// Ids are written as UUIDs (RFC 9562), bytes as `{"base64":"…"}` (RFC 4648), everything else as JSON has it.
struct RowTextWriter {
    private(set) var bytes: [UInt8] = []
    /// What stands before each value.
    private let heads: [[UInt8]]
    private let areIDs: [Bool]

    init(_ table: ExportedTable, columns: [String]) {
        heads = columns.enumerated().map { Array("\($0.offset == 0 ? "{" : ",")\"\($0.element)\":".utf8) }
        areIDs = columns.map(table.holdsIDs)
    }

    /// Appends a line for a row that has exactly these columns.
    mutating func append(_ row: Row) {
        for (i, head) in heads.enumerated() {
            bytes.append(contentsOf: head)
            switch row.values[i] {
            case .null: bytes.append(contentsOf: "null".utf8)
            case .integer(let n): bytes.append(contentsOf: String(n).utf8)
            case .real(let x): bytes.append(contentsOf: "\(x)".utf8)
            case .text(let text): append(text)
            case .uuid(let id) where areIDs[i]: append(id.uuidString.lowercased())
            case .uuid, .bytes:
                bytes.append(contentsOf: "{\"base64\":\"".utf8)
                bytes.append(contentsOf: Data(row.values[i].bytes ?? []).base64EncodedData())
                bytes.append(contentsOf: "\"}".utf8)
            }
        }
        bytes.append(contentsOf: "}\n".utf8)
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for i in utf8.indices where utf8[i] < 0x20 || utf8[i] == UInt8(ascii: "\"") || utf8[i] == UInt8(ascii: "\\") {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<i]))
                escape(utf8[i])
                start = i + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0..<0x10: bytes.append(contentsOf: "\\u000\(String(byte, radix: 16))".utf8)
        case 0..<0x20: bytes.append(contentsOf: "\\u00\(String(byte, radix: 16))".utf8)
        default: bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        }
    }
}

/// What is wrong with a line.
struct RowTextError: Error, Equatable {
    let reason: String
}

/// Reads the lines that `RowTextWriter` wrote. Every line has the fields of the first, in its order.
struct RowTextReader {
    /// Beyond these Wellmet writes no number, and could not count on: those that JSON is sure to hold (RFC 8259, section 6).
    static let numbers: ClosedRange<Int64> = -(1 << 53)...(1 << 53)

    /// Far more fields than any table has.
    private static let mostFields = 200

    private let table: ExportedTable
    /// The fields of the first line.
    private(set) var columns: [String] = []
    private var areIDs: [Bool] = []
    private var keys: [[UInt8]] = []

    init(_ table: ExportedTable) {
        self.table = table
    }

    /// The values of one line, in the order of `columns`.
    mutating func values(of line: UnsafeBufferPointer<UInt8>) throws(RowTextError) -> [SQLValue] {
        var text = Cursor(bytes: line)
        let isFirst = columns.isEmpty
        var values: [SQLValue] = []
        values.reserveCapacity(keys.count)
        try text.expect(UInt8(ascii: "{"))
        repeat {
            let key = try text.key()
            let place = values.count
            if isFirst {
                let name = String(decoding: key, as: UTF8.self)
                guard columns.count < Self.mostFields else { throw RowTextError(reason: "it has more fields than any row of a network") }
                guard !columns.contains(name) else { throw RowTextError(reason: "\(SQLValue.text(name).shown) stands there twice") }
                columns.append(name)
                keys.append(Array(key))
                areIDs.append(table.holdsIDs(name))
            } else {
                guard place < keys.count, key.elementsEqual(keys[place]) else {
                    throw RowTextError(reason: "its fields are others than those of the first line, or in another order")
                }
            }
            values.append(try text.value(isID: areIDs[place]))
        } while try text.goesOn()
        guard values.count == keys.count else { throw RowTextError(reason: "it has fewer fields than the first line") }
        return values
    }
}

/// A place in a line.
private struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D { at += 1 }
    }

    mutating func expect(_ byte: UInt8) throws(RowTextError) {
        skipSpace()
        guard next == byte, at < bytes.count else {
            throw RowTextError(reason: "“\(Character(UnicodeScalar(byte)))” is missing at character \(at + 1)")
        }
        at += 1
    }

    /// Whether another field follows; else the object has ended, and the line with it.
    mutating func goesOn() throws(RowTextError) -> Bool {
        skipSpace()
        if next == UInt8(ascii: ",") {
            at += 1
            return true
        }
        try expect(UInt8(ascii: "}"))
        skipSpace()
        guard at == bytes.count else { throw RowTextError(reason: "something follows its end") }
        return false
    }

    mutating func key() throws(RowTextError) -> UnsafeBufferPointer<UInt8>.SubSequence {
        try expect(UInt8(ascii: "\""))
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
        let key = bytes[start..<at]
        try expect(UInt8(ascii: "\""))
        try expect(UInt8(ascii: ":"))
        return key
    }

    mutating func value(isID: Bool) throws(RowTextError) -> SQLValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""):
            let text = try string()
            guard isID else { return .text(text) }
            guard let id = UUID(uuidString: text) else { throw RowTextError(reason: "\(SQLValue.text(text).shown) is no id") }
            return .uuid(id)
        case UInt8(ascii: "{"):
            at += 1
            let key = try key()
            skipSpace()
            guard key.elementsEqual("base64".utf8), let data = Data(base64Encoded: try string()) else {
                throw RowTextError(reason: "bytes are not in base64")
            }
            try expect(UInt8(ascii: "}"))
            return .bytes(Array(data))
        case UInt8(ascii: "n"):
            guard bytes[at...].starts(with: "null".utf8) else { throw RowTextError(reason: "it is no JSON at character \(at + 1)") }
            at += 4
            return .null
        default: return try number()
        }
    }

    private mutating func number() throws(RowTextError) -> SQLValue {
        let start = at
        var isWhole = true
        loop: while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
            default: break loop
            }
            at += 1
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let n = Int64(text) {
            guard RowTextReader.numbers.contains(n) else { throw RowTextError(reason: "\(text) is larger than any number in a network") }
            return .integer(n)
        }
        if !isWhole, let x = Double(text), x.isFinite { return .real(x) }
        throw RowTextError(reason: "it is no JSON at character \(start + 1)")
    }

    private mutating func string() throws(RowTextError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        if next == UInt8(ascii: "\""), at < bytes.count {
            defer { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        // Every escape is shorter as a character: what is left decides how long.
        let end = try endOfString(from: at)
        defer { at = end + 1 }
        let quoted = UnsafeBufferPointer(rebasing: bytes[(start - 1)...end])
        do {
            return try JSONDecoder().decode(String.self, from: Data(buffer: quoted))
        } catch {
            throw RowTextError(reason: "a text is no JSON at character \(start)")
        }
    }

    /// Where the quotation mark stands that ends a text.
    private func endOfString(from start: Int) throws(RowTextError) -> Int {
        var at = start
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        guard at < bytes.count else { throw RowTextError(reason: "a text does not end") }
        return at
    }
}
