internal import Foundation
internal import WellmetModel

/// Rows on their way into a table, some hundred at a time.
struct IncomingTable {
    /// Most bytes of a line. Cards with their pictures may have 64 MB, and the ledger keeps them in base64.
    static let longestLine = 128 << 20
    /// Rows, and bytes of their lines, that wait to be written at most.
    private static let (mostRows, mostBytes) = (500, 4 << 20)

    private let table: ExportedTable
    private let account: SQLValue
    private let tx: any Transaction
    private let known: Set<String>
    private var lines = LineSplitter(limit: IncomingTable.longestLine)
    private var reader: RowTextReader
    private var waiting: [[SQLValue]] = []
    private var waitingBytes = 0
    /// The line of the first row that waits.
    private var firstLine = 1
    private var statement = ""

    init(_ table: ExportedTable, account: AccountID, tx: any Transaction) throws {
        (self.table, self.tx) = (table, tx)
        self.account = SQLValue(account)
        known = Set(try table.columns(tx))
        reader = RowTextReader(table)
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws {
        var lines = lines
        do {
            // Its own bytes are not copied while it is alone.
            self.lines = LineSplitter()
            try lines.append(piece) { try take($0, number: $1) }
        } catch let error as LineSplitter.TooLong {
            throw StoreError.invalid(
                "line \(error.line): it is longer than any row of a network, of more than \(Self.longestLine >> 20) MB")
        }
        self.lines = lines
    }

    mutating func finish() throws -> Int {
        var lines = lines
        try lines.finish { try take($0, number: $1) }
        try write()
        return lines.count
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int) throws {
        let values: [SQLValue]
        do throws(RowTextError) {
            values = try reader.values(of: line)
        } catch {
            throw StoreError.invalid("line \(number): \(error.reason)")
        }
        if statement.isEmpty { try prepare() }
        if waiting.isEmpty { firstLine = number }
        waiting.append([account] + values + fileValues(values))
        waitingBytes += line.count
        if waiting.count >= Self.mostRows || waitingBytes >= Self.mostBytes { try write() }
    }

    private mutating func prepare() throws {
        if let unknown = reader.columns.first(where: { !known.contains($0) }) {
            throw StoreError.invalid("line 1: \(SQLValue.text(unknown).shown) is no field of this version")
        }
        let names = ["account"] + reader.columns + table.fileColumns.sorted()
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        statement = "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(marks))"
    }

    /// Room for a picture that comes as a file of its own.
    private func fileValues(_ values: [SQLValue]) -> [SQLValue] {
        table.fileColumns.map { _ in
            let kind = reader.columns.firstIndex(of: "kind").map { values[$0].text }
            return kind == "none" ? .null : .bytes([])
        }
    }

    private mutating func write() throws {
        guard !waiting.isEmpty else { return }
        defer {
            waiting.removeAll(keepingCapacity: true)
            waitingBytes = 0
        }
        var begun = 0
        do {
            try tx.run(
                statement,
                forEach: waiting.lazy.map { row in
                    begun += 1
                    return row
                })
        } catch {
            guard let rule = tx.rule(brokenBy: error), begun > 0 else { throw error }
            throw StoreError.invalid("line \(firstLine + begun - 1): \(words(rule, waiting[begun - 1]))")
        }
    }

    /// What is wrong with a row, in words.
    private func words(_ rule: BrokenRule, _ row: [SQLValue]) -> String {
        let columns = rule.columns.filter(known.contains)
        guard let first = columns.first else { return "the row does not keep a rule of its table" }
        let names = columns.map { "“\($0)”" }
        let value = reader.columns.firstIndex(of: first).map { row[$0 + 1] } ?? .null
        switch rule.kind {
        case .missing: return "“\(first)” is missing"
        case .taken: return "a row before it has the same \(list(names))"
        case .wrongKind: return "“\(first)” is of the wrong kind: \(value.shown)"
        case .notAllowed where columns.count == 1: return "“\(first)” cannot be \(value.shown)"
        case .notAllowed: return "\(list(names)) do not go together"
        }
    }

    private func list(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }
}

extension SQLValue {
    /// As it is shown to somebody who looks for it in a file.
    var shown: String {
        switch self {
        case .null: "nothing"
        case .integer(let n): "\(n)"
        case .real(let x): "\(x)"
        case .text(let text): "“\(text.count > 60 ? text.prefix(60) + "…" : text[...])”"
        case .uuid(let id): id.uuidString.lowercased()
        case .bytes(let bytes): "\(bytes.count) bytes"
        }
    }
}
