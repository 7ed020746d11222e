internal import Foundation
internal import WellmetModel

/// What the batch overwrote or deleted comes back.
extension Revert {
    func restoreOldRows() throws {
        let rows = try tx.rows(
            "SELECT * FROM ledger WHERE account = \(account) AND batch = \(batch.number) ORDER BY seq DESC")
        for row in rows {
            let entry = try LedgerEntry(row, account: account)
            switch entry.table {
            case Change.settingsName: try restoreSettings(entry.old["settings"]?.string ?? "")
            case MovedParts.name: try giveBack(try MovedParts(key: entry.key, old: entry.old))
            default:
                guard let table = LedgeredTable.named(entry.table) else {
                    throw StoreError.unreadable("the ledger speaks of a table “\(entry.table)”")
                }
                try restore(entry.old, of: table, key: entry.key, deleted: entry.isDeletion)
            }
        }
    }

    /// Whether a row holds what it is to hold again, its people included.
    private func isSo(_ now: Row, _ old: [String: SQLValue], in table: LedgeredTable) throws -> Bool {
        // From the ledger an id comes as its bytes.
        func isSame(_ a: SQLValue, _ b: SQLValue) -> Bool { a == b || a.bytes.map { $0 == b.bytes } ?? false }
        guard old.allSatisfy({ $0.key == Participation.column || $0.key == Sightings.column || isSame(now[$0.key], $0.value) }) else {
            return false
        }
        guard table == .interaction, let people = try keptPeople(old) else { return true }
        return Set(people) == Set(try change.participants(of: try now["id"].required()))
    }

    private func restore(_ old: [String: SQLValue], of table: LedgeredTable, key: [SQLValue], deleted: Bool) throws {
        var (old, key) = (old, key)
        try redirect(&old, &key, in: table)
        if !deleted, try goesHome(old, in: table, key) { return }
        if table == .position, old["current"]?.int == 1, try hasLaterWork(old) {
            // Nobody goes back to where they were: what was entered later is where they are.
            old["current"] = .integer(0)
            kept.append(try name(of: table, old) + ": other work was entered later and stays")
        }
        let now = try change.current(table, key)
        // What an undo before this one brought back is in order.
        if let now, try isSo(now, old, in: table) { return }
        if deleted {
            if now == nil, try standsIn(for: old, of: table) { return }
            if now == nil, table == .person, try isMergedOn(old) { return }
            guard now == nil, try canStand(old, in: table) else {
                return kept.append(try name(of: table, old) + ": something else is in its place now")
            }
            try put(old, into: table)
            if table == .person {
                try restoreSightings(old)
                try bringHome(old)
            }
        } else {
            guard let now, (now["touched"].int64 ?? 0) <= batch.number else {
                // A line of today that was answered since keeps its answer: nobody wrote it, so nobody misses it.
                // What a source said of somebody who is gone misses nobody either.
                if table == .nudge || table == .record && now == nil { return }
                return kept.append(try name(of: table, old) + ": it was changed again later")
            }
            guard try canStand(old, in: table) else {
                return kept.append(try name(of: table, old) + ": something else is in its place now")
            }
            if try wentHome(now, old, in: table, key) { old["person"] = now["person"] }
            let people = table == .interaction ? try change.participants(of: try now["id"].required()) : []
            try change.keep(now, of: table, key: key, op: "update", with: people.isEmpty ? [:] : Participation.kept(people))
            try overwrite(old, in: table, key: key)
            change.noteText(of: table, now.dictionary, old)
            try note(table, now.dictionary)
        }
        try note(table, old)
        reverted += 1
        if table == .interaction, let people = try keptPeople(old) {
            let interaction = try Interaction(row: Row(columns: ColumnNames(Array(old.keys)), values: Array(old.values)))
            change.peopleToReplay.formUnion(try change.participants(of: interaction.id))
            try change.setParticipants(people, of: interaction)
            change.peopleToReplay.formUnion(people)
        }
    }

    private func columns(_ row: [String: SQLValue]) -> [(name: String, value: SQLValue)] {
        row.filter { $0.key != Participation.column && $0.key != Sightings.column }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func put(_ row: [String: SQLValue], into table: LedgeredTable) throws {
        let columns = columns(row)
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let names = columns.map(\.name).joined(separator: ", ")
        try tx.run(SQL(text: "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))", values: columns.map(\.value)))
        change.noteText(of: table, nil, row)
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
    private func canStand(_ row: [String: SQLValue], in table: LedgeredTable) throws -> Bool {
        if let person = row["person"], !person.isNull, try change.current(.person, [person]) == nil { return false }
        switch table {
        case .identity:
            return try isFree("identity", row, columns: ["kind", "value"])
        case .field: return try isFree("field", row, columns: ["person", "label"])
        case .circle, .organization, .view: return try isFree(table.name, row, columns: ["folded"])
        case .membership: return try row["circle"].map { try change.current(.circle, [$0]) != nil } ?? false
        case .position: return row["organization"]?.isNull == false || row["title"]?.text.isEmpty == false
        case .link: return row["other"]?.isNull == false || row["name"]?.text.isEmpty == false
        case .notSame: return try row["other"].map { try change.current(.person, [$0]) != nil } ?? false
        case .interaction:
            if let people = try keptPeople(row), people.isEmpty { return false }
            return try row["source_key"]?.isNull ?? true || isFree("interaction", row, columns: ["source", "source_key"])
        default: return true
        }
    }

    /// Whether no other row of the table has those values.
    private func isFree(_ table: String, _ row: [String: SQLValue], columns: [String]) throws -> Bool {
        let values = columns.map { row[$0] ?? .null } + [row["id"] ?? .null]
        let condition = columns.map { "\($0) = ?" }.joined(separator: " AND ")
        let sql = SQL(
            text: "SELECT 1 AS found FROM \(table) WHERE account = ? AND \(condition) AND id <> ?", values: [SQLValue(account)] + values)
        return try tx.row(sql) == nil
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
    private func keptPeople(_ row: [String: SQLValue]) throws -> [ID<Person>]? {
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
    private func redirect(_ row: inout [String: SQLValue], _ key: inout [SQLValue], in table: LedgeredTable) throws {
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
