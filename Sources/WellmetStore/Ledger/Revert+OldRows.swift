internal import Foundation
internal import WellmetModel

/// What the batch overwrote or deleted comes back.
extension Revert {
    func restoreOldRows() throws {
        // The deletion of a row behind what the batch had written into it before.
        var deletions: [String: LedgerEntry] = [:]
        try RowEntries(batch.number, account: account, tx: tx).each { row, place in
            let entry = try LedgerEntry(row, account: account)
            switch entry.table {
            case Change.settingsName: try restoreSettings(entry.old["settings"]?.string ?? "")
            case MovedParts.name: try giveBack(try MovedParts(key: entry.key, old: entry.old))
            default:
                guard let table = LedgeredTable.named(entry.table) else {
                    throw StoreError.unreadable("the ledger speaks of a table “\(entry.table)”")
                }
                if entry.isDeletion {
                    if place.followsUpdate { deletions[RowEntries.key(row)] = entry }
                    try restore(deleted: entry, of: table)
                } else if place.isFirst {
                    let deletion = deletions.removeValue(forKey: RowEntries.key(row))
                    try restore(updated: entry, of: table, deletion: deletion, isLater: place.isLater)
                }
            }
        }
    }

    /// Whether a row holds what it is to hold again, its people included.
    private func isSo(_ now: Row, _ old: [String: SQLValue], in table: LedgeredTable) throws -> Bool {
        guard old.allSatisfy({ $0.key == Participation.column || $0.key == Sightings.column || now[$0.key].isSame(as: $0.value) }) else {
            return false
        }
        guard table == .interaction, let people = try keptPeople(old) else { return true }
        return Set(people) == Set(try change.participants(of: try now["id"].required()))
    }

    /// Puts a row in again that the batch deleted.
    private func restore(deleted entry: LedgerEntry, of table: LedgeredTable) throws {
        var (old, key) = (entry.old, entry.key)
        try redirect(&old, &key, in: table)
        try yieldToLaterWork(&old, in: table)
        let now = try change.current(table, key)
        // What an undo before this one brought back is in order.
        if let now, try isSo(now, old, in: table) { return }
        if now == nil, try standsIn(for: old, of: table) { return }
        if now == nil, table == .person, try isMergedOn(old) { return }
        guard now == nil, try canStand(old, in: table) else {
            if let now { block(now["touched"].int64) }
            return kept.append(try name(of: table, old) + ": something else is in its place now")
        }
        try put(old, into: table)
        if table == .person {
            try restoreSightings(old)
            try bringHome(old)
        }
        try note(table, old)
        reverted += 1
        if table == .interaction, let people = try keptPeople(old) { try setPeople(people, of: old) }
    }

    /// Gives a row back what the batch overwrote: all of it where nobody wrote the row since, else column by column.
    private func restore(updated entry: LedgerEntry, of table: LedgeredTable, deletion: LedgerEntry?, isLater: Bool) throws {
        // A row that the batch itself made goes, or stays as a whole.
        if entry.old["batch"]?.int64 == batch.number { return }
        var (old, key) = (entry.old, entry.key)
        try redirect(&old, &key, in: table)
        if try goesHome(old, in: table, key) { return }
        try yieldToLaterWork(&old, in: table)
        let now = try change.current(table, key)
        if let now, try isSo(now, old, in: table) { return }
        let later = isLater ? try LaterEntry.read(entry, after: batch.number, before: change.batchIfAny, account: account, tx: tx) : []
        guard let now else {
            // A line of today is missed by nobody, nor is what a source said of somebody who is gone.
            if table == .nudge || table == .record { return }
            block(later.last?.number)
            return kept.append(try name(of: table, old) + ": it was removed later")
        }
        // Another row by now: that of whom somebody was merged into, or one that was made anew.
        let isItself = key == entry.key && now["batch"].int64 == old["batch"]?.int64
        if let next = later.first, isItself {
            return try restore(
                old, over: now, of: table, entry, left: deletion?.old ?? next.old, later: later)
        }
        guard isItself, (now["touched"].int64 ?? 0) <= batch.number else {
            // A line of today that was answered since keeps its answer: nobody wrote it, so nobody misses it.
            if table == .nudge { return }
            block(now["touched"].int64)
            return kept.append(try name(of: table, old) + ": it was changed again later")
        }
        guard try canStand(old, in: table) else {
            return kept.append(try name(of: table, old) + ": something else is in its place now")
        }
        if try wentHome(now, old, in: table, key) { old["person"] = now["person"] }
        try write(old, over: now, of: table, key: key)
        if table == .interaction, let people = try keptPeople(old) { try setPeople(people, of: old) }
    }

    /// Nobody goes back to where they were: what was entered later is where they are.
    private func yieldToLaterWork(_ old: inout [String: SQLValue], in table: LedgeredTable) throws {
        guard table == .position, old["current"]?.int == 1, try hasLaterWork(old) else { return }
        old["current"] = .integer(0)
        kept.append(try name(of: table, old) + ": other work was entered later and stays")
    }

    /// Writes a row as it is to be over what it is, with its copy in the ledger.
    func write(_ row: [String: SQLValue], over now: Row, of table: LedgeredTable, key: [SQLValue]) throws {
        let people = table == .interaction ? try change.participants(of: try now["id"].required()) : []
        try change.keep(now, of: table, key: key, op: "update", with: people.isEmpty ? [:] : Participation.kept(people))
        try overwrite(row, in: table, key: key)
        try change.noteText(of: table, now.dictionary, row)
        try note(table, now.dictionary)
        try note(table, row)
        reverted += 1
    }

    /// Lets those people take part in an interaction.
    func setPeople(_ people: [ID<Person>], of row: [String: SQLValue]) throws {
        let interaction = try Interaction(row: Row(columns: ColumnNames(Array(row.keys)), values: Array(row.values)))
        change.peopleToReplay.formUnion(try change.participants(of: interaction.id))
        try change.setParticipants(people, of: interaction)
        change.peopleToReplay.formUnion(people)
    }

    private func columns(_ row: [String: SQLValue]) -> [(name: String, value: SQLValue)] {
        row.filter { $0.key != Participation.column && $0.key != Sightings.column }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func put(_ row: [String: SQLValue], into table: LedgeredTable) throws {
        let columns = columns(row)
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let names = columns.map(\.name).joined(separator: ", ")
        try tx.run(SQL(text: "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))", values: columns.map(\.value)))
        try change.noteText(of: table, nil, row)
    }

    /// Imports that spoke of somebody who is back, as far as they stand.
    private func restoreSightings(_ row: [String: SQLValue]) throws {
        for number in Sightings.kept(in: row) {
            try tx.run(
                """
                INSERT INTO sighting (account, person, batch)
                SELECT account, \(row["id"] ?? .null), number FROM batch
                WHERE account = \(account) AND number = \(number) AND state = 'applied' ON CONFLICT DO NOTHING
                """)
        }
    }

    private func overwrite(_ row: [String: SQLValue], in table: LedgeredTable, key: [SQLValue]) throws {
        let columns = columns(row)
        let sets = columns.map { "\($0.name) = ?" }.joined(separator: ", ")
        try tx.run(
            SQL(
                text: "UPDATE \(table.name) SET \(sets) WHERE \(table.keyCondition)",
                values: columns.map(\.value) + [SQLValue(account)] + key))
        if table == .interaction, let at = row["at"] { try moveParticipants(row, at: at) }
    }

    /// The copies of an interaction's time, weight and direction with each of its people follow it.
    private func moveParticipants(_ row: [String: SQLValue], at: SQLValue) throws {
        let interaction = try Interaction(row: Row(columns: ColumnNames(Array(row.keys)), values: Array(row.values)))
        let people = try change.participants(of: interaction.id)
        try change.setParticipants(people, of: interaction)
        change.peopleToReplay.formUnion(people)
    }

    /// Whether an old row can come back: what it points at is there, and what it alone may hold is free.
    func canStand(_ row: [String: SQLValue], in table: LedgeredTable) throws -> Bool {
        if let person = row["person"], !person.isNull, try change.current(.person, [person]) == nil { return false }
        switch table {
        case .identity:
            return try isFree("identity", row, columns: ["kind", "value"])
        case .field: return try isFree("field", row, columns: ["person", "label"])
        case .circle, .organization, .view: return try isFree(table.name, row, columns: ["folded"])
        case .membership: return try row["circle"].map { try change.current(.circle, [$0]) != nil } ?? false
        case .position: return row["organization"]?.isNull == false || row["title"]?.text.isEmpty == false
        case .link: return (row["other"]?.isNull == false || row["name"]?.text.isEmpty == false) && !isOfOne(row, "person", "other")
        case .introduction: return !isOfOne(row, "person", "other")
        case .person: return !isOfOne(row, "id", "met_through")
        case .insight: return row["follow_up"]?.isNull != false || row["person"]?.isNull == false
        case .notSame: return try row["other"].map { try change.current(.person, [$0]) != nil } ?? false
        case .interaction:
            if let people = try keptPeople(row), people.isEmpty { return false }
            return try row["source_key"]?.isNull ?? true || isFree("interaction", row, columns: ["source", "source_key"])
        default: return true
        }
    }

    /// Whether two columns name one and the same.
    private func isOfOne(_ row: [String: SQLValue], _ one: String, _ other: String) -> Bool {
        row[one]?.isNull == false && row[one]?.uuid == row[other]?.uuid
    }

    /// Whether no other row of the table has those values.
    private func isFree(_ table: String, _ row: [String: SQLValue], columns: [String]) throws -> Bool {
        let values = columns.map { row[$0] ?? .null } + [row["id"] ?? .null]
        let condition = columns.map { "\($0) = ?" }.joined(separator: " AND ")
        let sql = SQL(
            text: "SELECT touched FROM \(table) WHERE account = ? AND \(condition) AND id <> ?", values: [SQLValue(account)] + values)
        guard let other = try tx.row(sql) else { return true }
        block(other["touched"].int64)
        return false
    }

    /// Whether the person of a position has another that is current and was written after the batch.
    private func hasLaterWork(_ row: [String: SQLValue]) throws -> Bool {
        try tx.row(
            """
            SELECT 1 AS found FROM position WHERE account = \(account) AND person = \(row["person"] ?? .null)
              AND id <> \(row["id"] ?? .null) AND current = 1 AND touched > \(batch.number) LIMIT 1
            """) != nil
    }

    /// The people of an interaction as the ledger keeps them, those who are still there; nil when they did not change.
    func keptPeople(_ row: [String: SQLValue]) throws -> [ID<Person>]? {
        var seen: Set<ID<Person>> = []
        return try Participation.kept(in: row)?.compactMap { id in
            let person = try survivor(of: SQLValue(id))?.id() ?? id
            return try seen.insert(person).inserted && change.current(.person, [SQLValue(person)]) != nil ? person : nil
        }
    }

    /// Whether somebody made a company or circle of the same name meanwhile: rows that come back use that.
    private func standsIn(for row: [String: SQLValue], of table: LedgeredTable) throws -> Bool {
        guard table == .circle || table == .organization, let name = row["folded"]?.string, let id = row["id"]?.uuid else { return false }
        let other = try tx.row(
            "SELECT id FROM \(SQL(text: table.name)) WHERE account = \(account) AND folded = \(name)")?["id"].uuid
        standIns[id] = other
        return other != nil
    }

    /// Points an old row at what stands in for what it pointed at, and at nothing where nothing does. What belonged to somebody who was
    /// merged into another since belongs to that one.
    func redirect(_ row: inout [String: SQLValue], _ key: inout [SQLValue], in table: LedgeredTable) throws {
        let isOfTwo = table == .notSame || table == .redirect
        if !isOfTwo, let person = row["person"], let survivor = try survivor(of: person) {
            row["person"] = survivor
            key = zip(table.key, key).map { $0 == "person" ? survivor : $1 }
        }
        for (column, target) in table.looseColumns {
            guard let id = row[column]?.uuid, try change.current(target, [SQLValue(id)]) == nil else { continue }
            let survivor = target == .person ? try survivor(of: SQLValue(id)) : nil
            // Nobody is linked with themselves.
            let isItself = survivor?.uuid == (table == .person ? row["id"] : row["person"])?.uuid
            row[column] = survivor.map { isItself ? .null : $0 } ?? SQLValue(standIns[id])
            if table == .position, row[column]?.isNull ?? true, let title = row["title"]?.text, !title.isEmpty {
                kept.append("“\(title)”: the company it was at is gone")
            }
        }
        if table == .membership, let circle = row["circle"]?.uuid, let other = standIns[circle] {
            row["circle"] = SQLValue(other)
            key = [SQLValue(other)] + key.dropFirst()
        }
    }
}
