internal import Foundation
internal import WellmetModel

/// Somebody who is to be forgotten, as everything that can tell them is found: by id and by word.
struct ForgottenPerson {
    let name: String
    /// Theirs, and those of people who turned out to be them.
    let ids: Set<UUID>
    /// What their contact cards are called, by which the cards of groups name them.
    let cards: Set<String>
    let traces: Traces
    /// Whether somebody else has the same name.
    let hasNamesake: Bool
    let person: ID<Person>

    init(_ person: ID<Person>, account: AccountID, tx: any Transaction) throws {
        guard let row = try tx.row("SELECT full_name, given, family, additional FROM person WHERE account = \(account) AND id = \(person)")
        else {
            throw StoreError.notFound("That person")
        }
        name = row["full_name"].text
        self.person = person
        let merged = try tx.rows("SELECT id, name FROM redirect WHERE account = \(account) AND person = \(person)")
        let ids = Set([person.uuid] + merged.compactMap { $0["id"].uuid })
        self.ids = ids
        var (names, shortened) = Traces.forms(of: ForgottenPerson.name(row))
        func note(_ name: String) {
            let forms = Traces.forms(of: PersonName(written: name))
            names += [name] + forms.whole
            shortened += forms.shortened
        }
        for row in merged { note(row["name"].text) }
        names.append(name)
        // Other names of theirs find them, too.
        let isOther = "lower(label) = \(CustomField.otherName)" as SQL
        let fields = try tx.rows("SELECT id, value FROM field WHERE account = \(account) AND person = \(person) AND " + isOther)
        for field in fields { note(field["value"].text) }
        let fieldKeys = Set(fields.map { $0["id"] })
        var identities = try tx.rows("SELECT * FROM identity WHERE account = \(account) AND person = \(person)").map(Identity.init(row:))
        // What they were called, and how they were reached, before.
        for id in ids {
            for row in try tx.rows(
                "SELECT * FROM ledger WHERE account = \(account) AND person = \(SQLValue.uuid(id)) AND tbl IN ('person', 'identity', 'field')"
            ) {
                let entry = try LedgerEntry(row, account: account)
                if let old = entry.old["full_name"]?.string { note(old) }
                let isName = entry.old["label"].map { folded($0.text) == CustomField.otherName } ?? entry.key.first.map(fieldKeys.contains)
                if entry.table == LedgeredTable.field.name, isName ?? false, let old = entry.old["value"]?.string { note(old) }
                guard let value = entry.old["value"]?.string, let kind = Identity.Kind(rawValue: entry.old["kind"]?.text ?? "") else {
                    continue
                }
                identities.append(Identity(kind: kind, normalised: value, display: entry.old["display"]?.text ?? value))
            }
        }
        // Who was one with them for a while has their own names and addresses again.
        var (otherNames, otherShortened): ([String], [String]) = ([], [])
        try tx.each(
            "SELECT full_name, nickname, given, family, additional FROM person WHERE account = \(account) AND id <> \(person)"
        ) { row in
            otherNames.append(row[0].text)
            if let nickname = row[1].text.nonEmpty { otherNames.append(nickname) }
            guard !row[4].text.isEmpty || row[2].text.contains(" ") || row[3].text.contains(" ") else { return }
            let forms = Traces.forms(of: ForgottenPerson.name(row))
            otherNames += forms.whole
            otherShortened += forms.shortened
        }
        try tx.each("SELECT value FROM field WHERE account = \(account) AND person <> \(person) AND " + isOther) {
            otherNames.append($0[0].text)
        }
        hasNamesake = otherNames.contains { folded($0) == folded(row["full_name"].text) }
        var others: [Identity] = []
        let values = Set(identities.flatMap { [$0.value, $0.display] } + identities.compactMap(Traces.numberEnd)).sorted()
        for part in stride(from: 0, to: values.count, by: 50) {
            let some = Array(values[part..<min(values.count, part + 50)])
            others += try tx.rows(
                "SELECT * FROM identity WHERE account = \(account) AND person <> \(person) AND ("
                    + LeftTexts.any(some, in: ["value", "display"]) + ")"
            ).map(Identity.init(row:))
        }
        let own = Traces(names: names, shortened: shortened, identities: [])
        let clues = own.clues.flatMap { clues in own.faintClues.map { clues + $0 } }
        let formerNames = try ForgottenPerson.formerNames(like: clues, but: ids, account: account, tx: tx)
        traces = Traces(
            names: names, shortened: shortened, identities: identities, otherNames: otherNames, otherShortened: otherShortened,
            formerNames: formerNames, otherIdentities: others)
        var cards = Set(ids.map { "urn:uuid:\($0.uuidString.lowercased())" })
        for row in try tx.rows("SELECT content FROM card WHERE account = \(account) AND person = \(person)") {
            cards.formUnion(ForgottenPerson.uids(String(decoding: row["content"].bytes ?? [], as: UTF8.self)))
        }
        self.cards = cards
    }

    private static func name(_ row: Row) -> PersonName {
        PersonName(given: row["given"].text, family: row["family"].text, additional: row["additional"].text)
    }

    /// What others were called, as far as it holds one of the clues.
    private static func formerNames(
        like clues: [String]?, but ids: Set<UUID>, account: AccountID, tx: any Transaction
    ) throws -> [String] {
        var sql: SQL = "SELECT old, person FROM ledger WHERE account = \(account) AND tbl = 'person'"
        if let clues { sql = sql + " AND (" + LeftTexts.any(clues, in: ["old"]) + ")" }
        let decoder = JSONDecoder()
        return try tx.rows(sql).compactMap { row in
            guard let person = row["person"].uuid, !ids.contains(person) else { return nil }
            let old = try decoder.decode([String: SQLValue].self, from: Data(row["old"].text.utf8))
            return old["full_name"]?.string
        }
    }

    /// What a card says that it is called (RFC 6350, section 6.7.6).
    private static func uids(_ card: String) -> [String] {
        card.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.uppercased().hasPrefix("UID"), let colon = line.firstIndex(of: ":") else { return nil }
            return line[line.index(after: colon)...].nonEmpty
        }
    }

    /// A group's card without the lines that name them; nil when none does.
    func leavingGroup(_ card: [UInt8]) -> [UInt8]? {
        let lines = String(decoding: card, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { line in
            !cards.contains { line.contains($0) } && traces.removed(from: String(line)) == nil
        }
        return kept.count < lines.count ? Array(kept.joined(separator: "\n").utf8) : nil
    }

    /// How an id stands in a text: as people see it, and as the ledger keeps it.
    var idTexts: [String] {
        ids.flatMap { id in
            let bytes = withUnsafeBytes(of: id.uuid) { Data($0) }
            // JSON writes a slash with a backslash before it.
            return [id.uuidString.lowercased(), bytes.base64EncodedString().replacing("/", with: "\\/")]
        }
    }

    /// The ids as a file may hold them.
    var idBytes: [[UInt8]] {
        ids.map { id in withUnsafeBytes(of: id.uuid) { Array($0) } } + idTexts.map { Array($0.utf8) }
    }

    /// Rows that still point at them, by table.
    func rowsWithID(account: AccountID, tx: any Transaction) throws -> [String] {
        let ids = ids.sorted { $0.uuidString < $1.uuidString }
        return try ExportedTable.parentsFirst.compactMap { table in
            let columns = try table.columns(tx).filter(table.holdsIDs)
            guard !columns.isEmpty else { return nil }
            let conditions = columns.map { SQL(text: $0) + " IN (\(list: ids))" }.joined(" OR ")
            let row = try tx.row(
                "SELECT count(*) AS n FROM \(SQL(text: table.name)) WHERE account = \(account) AND (" + conditions + ")")
            let count = row?["n"].int ?? 0
            return count > 0 ? "\(count) of the table \(table.name), by id" : nil
        }
    }
}
