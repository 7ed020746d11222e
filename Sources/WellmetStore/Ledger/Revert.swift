internal import Foundation
internal import WellmetModel

/// Takes one batch back, inside a transaction.
final class Revert {
    let change: Change
    let batch: Batch
    var reverted = 0
    var kept: [String] = []
    /// What took the place of companies and circles that cannot come back, because their names are in use.
    private var standIns: [UUID: UUID] = [:]
    /// Circles that were changed back, gone ones among them.
    private var circles: Set<ID<Circle>> = []
    var tx: any Transaction { change.tx }
    var account: AccountID { change.account }

    init(_ change: Change, _ batch: Batch) {
        self.change = change
        self.batch = batch
    }

    func run(finalState: Batch.State) throws -> UndoReport {
        if try mergesAgain() {
            try end(as: finalState)
            return UndoReport(batch: batch, reverted: reverted, kept: kept)
        }
        try checkMergesStand()
        try restoreOldRows()
        if let undone = batch.undoes { try deleteAgain(undone) }
        let staying = try peopleThatStay()
        try deleteNewRows(except: staying)
        try releaseSightings()
        try Upkeep.restore(circles, on: Day(change.now, in: try change.settings().timeZone), change)
        try end(as: finalState)
        if batch.kind == BatchEntry.Kind.import.rawValue {
            try ImportSource.settleOwner(afterUndoing: batch.number, account: account, tx: tx)
        }
        if let undone = batch.undoes {
            try tx.run("UPDATE batch SET state = 'applied', undone_at = NULL WHERE account = \(account) AND number = \(undone)")
        }
        return UndoReport(batch: batch, reverted: reverted, kept: kept)
    }

    private func end(as state: Batch.State) throws {
        try tx.run(
            "UPDATE batch SET state = \(state), undone_at = \(change.now) WHERE account = \(account) AND number = \(batch.number)")
    }

    /// What would stay, because somebody touched it since. Asks only, and writes nothing.
    func whatStays() throws -> [String] {
        for parts in try MovedParts.of(batch.number, account: account, tx: tx) {
            if let way = try whatStandsInTheWay(of: parts) { kept.append(way) }
        }
        _ = try peopleThatStay()
        return kept
    }

    // MARK: What the batch overwrote or deleted

    private func restoreOldRows() throws {
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
            if table == .person { try restoreSightings(old) }
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
        }
        if table == .membership, let circle = row["circle"]?.uuid, let other = standIns[circle] {
            row["circle"] = SQLValue(other)
            key = [SQLValue(other)] + key.dropFirst()
        }
    }

    // MARK: What the batch made

    /// People whom the batch made and whom somebody gave something since: they stay, whole.
    private func peopleThatStay() throws -> Set<ID<Person>> {
        var staying: Set<ID<Person>> = []
        func stay(_ rows: [Row], _ why: String) throws {
            for row in rows {
                let person = try row["person"].required(Person.self)
                if staying.insert(person).inserted { kept.append("\(row["full_name"].text): \(why)") }
            }
        }
        let made: SQL = "person.account = \(account) AND person.batch = \(batch.number)"
        try stay(
            tx.rows(
                """
                SELECT DISTINCT person.id AS person, person.full_name AS full_name FROM person
                JOIN sighting ON sighting.account = person.account AND sighting.person = person.id
                JOIN batch ON batch.account = sighting.account AND batch.number = sighting.batch
                WHERE \(made) AND sighting.batch > \(batch.number) AND batch.state = 'applied'
                """), "is in a newer import, too")
        try stay(
            tx.rows("SELECT id AS person, full_name FROM person WHERE \(made) AND touched > \(batch.number)"), "was changed later")
        // Whoever was merged into somebody else since stays as a part of them.
        try stay(
            tx.rows(
                """
                SELECT redirect.person AS person, redirect.name AS full_name FROM redirect
                WHERE redirect.account = \(account) AND redirect.made_by = \(batch.number) AND redirect.batch > \(batch.number)
                """), "was merged into somebody later")
        for table in LedgeredTable.ofPerson where table != .nudge && table != .notSame {
            try stay(
                tx.rows(
                    """
                    SELECT DISTINCT person.id AS person, person.full_name AS full_name FROM person
                    JOIN \(SQL(text: table.name)) AS child ON child.account = person.account AND child.person = person.id
                    WHERE \(made) AND child.touched > \(batch.number)
                    """), "has \(StoryWords.one(table)) that was added or changed later")
        }
        try stay(
            tx.rows(
                """
                SELECT DISTINCT person.id AS person, person.full_name AS full_name FROM person
                JOIN participant ON participant.account = person.account AND participant.person = person.id
                JOIN interaction ON interaction.account = person.account AND interaction.id = participant.interaction
                WHERE \(made) AND interaction.touched > \(batch.number)
                """), "took part in something that was logged later")
        try stay(
            tx.rows(
                """
                SELECT DISTINCT person.id AS person, person.full_name AS full_name FROM person
                JOIN link ON link.account = person.account AND link.other = person.id
                WHERE \(made) AND link.touched > \(batch.number)
                """), "was linked to somebody later")
        for (table, column) in LedgeredTable.secondPeople {
            try stay(
                tx.rows(
                    """
                    SELECT DISTINCT person.id AS person, person.full_name AS full_name FROM person
                    JOIN \(SQL(text: table.name)) AS child ON child.account = person.account AND child.\(SQL(text: column)) = person.id
                    WHERE \(made) AND child.touched > \(batch.number)
                    """), "has to do with \(StoryWords.one(table)) that was added or changed later")
        }
        try stay(
            tx.rows(
                """
                SELECT DISTINCT person.id AS person, person.full_name AS full_name FROM person
                JOIN person AS met ON met.account = person.account AND met.met_through = person.id
                WHERE \(made) AND met.batch <> \(batch.number)
                """), "introduced somebody else")
        return staying
    }

    /// Forgets of whom the batch spoke, and lets those go who stayed for it alone when the import that brought them was taken back
    /// later: who stood before the batch without that import stands after it.
    private func releaseSightings() throws {
        let rows = try tx.rows(
            """
            SELECT person.id AS person, person.batch AS made_by FROM sighting
            JOIN person ON person.account = sighting.account AND person.id = sighting.person
            JOIN batch ON batch.account = person.account AND batch.number = person.batch
            WHERE sighting.account = \(account) AND sighting.batch = \(batch.number) AND person.batch < \(batch.number)
              AND batch.state = 'undone' AND batch.kind = \(BatchEntry.Kind.import)
              AND EXISTS (
                SELECT 1 FROM batch AS later WHERE later.account = \(account) AND later.undoes = person.batch
                AND later.number > \(batch.number) AND later.state = 'applied')
            """)
        try tx.run("DELETE FROM sighting WHERE account = \(account) AND batch = \(batch.number)")
        let waiting = Dictionary(grouping: rows) { $0["made_by"].int64 ?? 0 }
        for number in waiting.keys.sorted(by: >) {
            let people = Set(try (waiting[number] ?? []).map { try $0["person"].required(Person.self) })
            guard let row = try tx.row("SELECT * FROM batch WHERE account = \(account) AND number = \(number)") else { continue }
            let earlier = Revert(change, try Batch(row: row))
            try earlier.deleteNewRows(except: try earlier.peopleThatStay(among: people))
            reverted += earlier.reverted
        }
    }

    /// The people whom the batch made and who stay, with all others that it made besides `people`.
    private func peopleThatStay(among people: Set<ID<Person>>) throws -> Set<ID<Person>> {
        let others = try tx.rows("SELECT id FROM person WHERE account = \(account) AND batch = \(batch.number)")
            .map { try $0[0].required(Person.self) }
        return try peopleThatStay().union(Set(others).subtracting(people))
    }

    private func deleteNewRows(except staying: Set<ID<Person>>) throws {
        for table in LedgeredTable.childrenFirst {
            // Rows are listed before the first is deleted: the statement would trip over its own deletions.
            let rows = try tx.rows(
                "SELECT \(SQL(text: table.listed)) FROM \(SQL(text: table.name)) WHERE account = \(account) AND batch = \(batch.number)")
            for row in rows {
                if table == .person, let id = row["id"].id(Person.self), !staying.contains(id) { try sever(id, row["full_name"].text) }
                try deleteNew(row, of: table, staying: staying)
            }
        }
    }

    func deleteNew(_ row: Row, of table: LedgeredTable, staying: Set<ID<Person>>) throws {
        let owner: ID<Person>? = table == .person ? row["id"].id() : row["person"].id()
        if table == .redirect {
            // It leads somewhere exactly while nobody has the id.
            guard let id = row["id"].id(Person.self), try change.current(.person, [SQLValue(id)]) != nil else { return }
            try change.delete(table, [row["id"]])
            reverted += 1
            return
        }
        if let owner, staying.contains(owner) { return }
        guard (row["touched"].int64 ?? 0) <= batch.number else {
            if table == .nudge { return }
            return kept.append(try name(of: table, row.dictionary) + ": it was changed later")
        }
        if table == .interaction {
            let id = try row["id"].required(Interaction.self)
            if !staying.isDisjoint(with: try change.participants(of: id)) { return }
            try change.remove(id)
        } else if try isFree(row, of: table) {
            if table == .circle { try tx.run("DELETE FROM circle_rhythm WHERE account = \(account) AND circle = \(row["id"])") }
            try change.delete(table, table.key.map { row[$0] })
            try note(table, row.dictionary)
        } else {
            if table == .circle { kept.append(try name(of: table, row.dictionary) + ": others were put into it later") }
            if table == .followUp {
                kept.append(try name(of: table, row.dictionary) + ": something that was added or changed later needs it")
            }
            return
        }
        reverted += 1
    }

    /// Whether nothing that stays points at a row of a table that others share.
    private func isFree(_ row: Row, of table: LedgeredTable) throws -> Bool {
        switch table {
        case .organization:
            try !isNamed(row, in: .position, "organization") && !isNamed(row, in: .opportunity, "organization")
        case .followUp:
            try LedgeredTable.reminding.allSatisfy { try !isNamed(row, in: $0, "follow_up") }
        case .circle:
            try tx.row("SELECT 1 AS found FROM membership WHERE account = \(account) AND circle = \(row["id"]) LIMIT 1") == nil
        default: true
        }
    }

    private func isNamed(_ row: Row, in table: LedgeredTable, _ column: String) throws -> Bool {
        let (table, column) = (SQL(text: table.name), SQL(text: column))
        return try tx.row("SELECT 1 AS found FROM \(table) WHERE account = \(account) AND \(column) = \(row["id"]) LIMIT 1") != nil
    }

    /// Deletes what is derived of a person who goes and where today showed them, and cuts what others who stay have with them.
    func sever(_ person: ID<Person>, _ name: String) throws {
        for table in ["tie", "name_word", "nudge", "participant", "sighting"] {
            try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account) AND person = \(person)")
        }
        try change.release(person, name)
    }

    /// Marks the person of a row, so that what is derived of them is made again.
    private func note(_ table: LedgeredTable, _ row: [String: SQLValue]) throws {
        if table == .interaction, let at = row["at"]?.instant { try change.count { $0.move(at) } }
        if table == .circle, let circle = row["id"]?.id(Circle.self) {
            circles.insert(circle)
            return try change.refreshMembers(of: circle)
        }
        if table == .organization, let id = row["id"], try change.current(.organization, [id]) != nil {
            return try OrganizationWords.write(row["name"]?.text ?? "", of: id, account: SQLValue(account), tx: tx)
        }
        let owner = table == .person ? row["id"] : row["person"]
        guard let person = owner?.id(Person.self), try change.current(.person, [SQLValue(person)]) != nil else { return }
        switch table {
        case .person:
            change.peopleToIndex.insert(person)
            change.peopleToReplay.insert(person)
        case .identity, .position: change.peopleToIndex.insert(person)
        case .membership, .rest, .nudge: change.peopleToRefresh.insert(person)
        // No tie changes with these, but a line of today may stand on them.
        case .occasion, .date, .followUp: change.peopleTouched.insert(person)
        default: break
        }
    }

    private func name(of table: LedgeredTable, _ row: [String: SQLValue]) throws -> String {
        for column in ["full_name", "name", "display", "text", "summary", "title"] {
            if let text = row[column]?.string, !text.isEmpty { return "“\(text.prefix(60))”" }
        }
        if let person = row["person"]?.id(Person.self) { return "\(try change.fullName(of: person)) (\(table.name))" }
        return "A \(table.name)"
    }
}
