internal import Foundation
internal import WellmetModel

/// A row in whose texts somebody is told, with what these are without them.
struct LeftTexts {
    let key: [SQLValue]
    let columns: [(name: String, text: String)]
    /// Whose row it is; nil when nobody's in particular.
    let owner: UUID?
    /// How they were spelled in it.
    let spellings: [String]

    /// The rows of a table that tell of somebody by a word of theirs. Reads the whole table. What others are called and how they are
    /// reached is theirs.
    static func find(_ traces: Traces, in table: ExportedTable, account: AccountID, tx: any Transaction) throws -> [LeftTexts] {
        guard !traces.isEmpty else { return [] }
        var found: [LeftTexts] = []
        try each(in: table, with: traces.clues, traces.numberClues, account: account, tx: tx) { key, owner, texts in
            var columns: [(String, String)] = []
            var spellings: [String] = []
            for (name, text) in texts {
                guard let changed = traces.removed(from: text) else { continue }
                columns.append((name, changed))
                spellings += traces.found(in: text).map { String(text[$0]) }
            }
            if !columns.isEmpty { found.append(LeftTexts(key: key, columns: columns, owner: owner, spellings: spellings)) }
        }
        return found
    }

    /// The rows of a table that say what is too little to tell somebody by, with the words that they say.
    static func faint(
        _ traces: Traces, in table: ExportedTable, account: AccountID, tx: any Transaction
    ) throws -> [(key: [SQLValue], owner: UUID?, words: [String])] {
        guard !traces.tooLittle.isEmpty else { return [] }
        var found: [(key: [SQLValue], owner: UUID?, words: [String])] = []
        try each(in: table, with: traces.faintClues, traces.faintNumberClues, account: account, tx: tx) { key, owner, texts in
            let words = Set(texts.flatMap { traces.faintWords(in: $0.text) })
            if !words.isEmpty { found.append((key, owner, words.sorted())) }
        }
        return found
    }

    /// Calls `body` with the texts of each row that holds one of the clues.
    private static func each(
        in table: ExportedTable, with clues: [String]?, _ numbers: [String], account: AccountID, tx: any Transaction,
        _ body: ([SQLValue], UUID?, [(name: String, text: String)]) throws -> Void
    ) throws {
        guard table.name != "identity", table.name != "undecided", table.name != "ledger" else { return }
        // A tag is its own key.
        let columns = try table.name == "tagging" ? ["tag"] : tx.textColumns(of: table.name).filter { isOfPeople($0, in: table) }
        guard !columns.isEmpty else { return }
        let hasOwner = LedgeredTable.ofPerson.contains { $0.name == table.name }
        let names = table.key + (hasOwner ? ["person"] : []) + columns
        var sql: SQL = "SELECT \(SQL(text: names.joined(separator: ", "))) FROM \(SQL(text: table.name)) WHERE account = \(account)"
        if let clues { sql = sql + " AND (" + any(clues, in: columns) + " OR " + any(numbers: numbers, in: columns) + ")" }
        let first = names.count - columns.count
        try tx.each(sql) { row in
            let owner = hasOwner ? row[table.key.count].uuid : table.name == "person" ? row[0].uuid : nil
            let texts = columns.enumerated().compactMap { place, name in row[first + place].string.map { (name, $0) } }
            try body(table.key.indices.map { row[$0] }, owner, texts)
        }
    }

    /// Whether people write what they like into a column.
    private static func isOfPeople(_ column: String, in table: ExportedTable) -> Bool {
        if table.key.contains(column) || choices.contains(column) { return false }
        return !(table.name == "person" && ownNames.contains(column)) && !(table.name == "follow_up" && column == "owner")
    }

    /// The columns that say what somebody is called.
    static let ownNames: Set<String> = [
        "given", "family", "additional", "prefix", "suffix", "nickname", "phonetic_given", "phonetic_family", "full_name", "sort_key",
    ]

    /// Columns whose values are some few.
    private static let choices: Set<String> = [
        "kind", "state", "channel", "direction", "origin", "standing", "importance", "way", "at_precision", "actor", "reason", "answer",
    ]

    /// Rows of imports that wait, or waited, for a decision about them: what the archive said stands in each as JSON.
    static func undecided(_ traces: Traces, _ rows: [Row]) -> [Row] {
        let decoder = JSONDecoder()
        return rows.filter { row in
            // What cannot be read tells nobody who they were.
            guard let row = try? decoder.decode(ArchivePerson.self, from: Data(row["content"].text.utf8)) else { return false }
            return traces.tell(row.name, row.identities)
        }
    }

    /// The entries of the ledger that are of somebody or tell of them. Reads the whole ledger.
    static func entries(
        _ forgotten: ForgottenPerson, _ alone: Set<UUID>, account: AccountID, tx: any Transaction
    ) throws -> [Row] {
        var sql: SQL =
            "SELECT * FROM ledger WHERE account = \(account) AND (person IN (\(list: forgotten.ids.sorted { $0.uuidString < $1.uuidString })) OR "
        // A text in a text has its signs marked twice; what stands in bytes is not seen.
        let clues = forgotten.traces.clues.map { $0 + $0.map(\.inJSON) + $0.map(\.inJSON).map(\.inJSON) }
        sql =
            sql + (clues.map { any(forgotten.idTexts + Set($0).sorted(), in: ["row_key", "old"]) } ?? "1 = 1")
            + " OR " + any(numbers: forgotten.traces.numberClues, in: ["old"]) + " OR tbl IN ('undecided', 'card', 'group_card'))"
        var rows = try tx.rows(sql)
        // What happened with nobody else, whose entries need not name them.
        var seen = Set(rows.map { [$0["batch"], $0["seq"]] })
        let encoder = JSONEncoder()
        for id in alone {
            let key = String(decoding: try encoder.encode([SQLValue.uuid(id)]), as: UTF8.self)
            for row in try tx.rows("SELECT * FROM ledger WHERE account = \(account) AND tbl = 'interaction' AND row_key = \(key)")
            where seen.insert([row["batch"], row["seq"]]).inserted { rows.append(row) }
        }
        return rows
    }

    /// Whether bytes hold one of the clues, whatever its capitals: a card with a picture is long, and few name anybody else.
    static func mayHold(_ clues: [String]?, _ numbers: [String], _ bytes: [UInt8]) -> Bool {
        guard let clues else { return true }
        if !numbers.isEmpty {
            let digits = bytes.filter { 0x30...0x39 ~= $0 }
            if numbers.contains(where: { !TraceScan.places(of: Array($0.utf8), in: digits, atMost: 1).isEmpty }) { return true }
        }
        func small(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }
        let text = bytes.map(small)
        return clues.contains { clue in !TraceScan.places(of: clue.utf8.map(small), in: text, atMost: 1).isEmpty }
    }

    /// The condition that one of the words stands in one of the columns.
    static func any(_ words: [String], in columns: [String]) -> SQL {
        guard !words.isEmpty else { return "1 = 0" }
        var condition: SQL = ""
        for (place, word) in words.enumerated() {
            let escaped = word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
            for (column, name) in columns.enumerated() {
                condition = condition + (place + column > 0 ? " OR " : "") + SQL(text: name) + " LIKE \("%" + escaped + "%") ESCAPE '!'"
            }
        }
        return condition
    }

    /// The condition that the digits of one of the numbers stand in one of the columns, with nothing but the signs of numbers between.
    static func any(numbers: [String], in columns: [String]) -> SQL {
        var condition: SQL = "1 = 0"
        for number in numbers where !number.isEmpty && number.allSatisfy({ $0.isASCII && $0.isNumber }) {
            let apart = "%" + number.map { String($0) }.joined(separator: "%") + "%"
            for column in columns {
                // JSON marks a slash.
                let plain = (Traces.signsOfNumbers + ["\\"]).reduce(SQL(text: column)) { "replace(" + $0 + ", \($1), '')" }
                condition = condition + " OR (" + SQL(text: column) + " LIKE \(apart) AND " + plain + " LIKE \("%" + number + "%"))"
            }
        }
        return condition
    }
}

extension String {
    /// The text as the ledger's JSON holds it.
    var inJSON: String { replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/") }
}
