internal import WellmetModel

/// What the batch made goes, but for what somebody needs since.
extension Revert {
    /// People whom the batch made and whom somebody gave something since: they stay, whole.
    ///
    /// Before what the batch overwrote is restored, rows of older batches are with them that will not stay with them.
    func peopleThatStay(isRestored: Bool = true) throws -> Set<ID<Person>> {
        var staying: Set<ID<Person>> = []
        func stay(_ rows: [Row], _ why: String) throws {
            for row in rows {
                let person = try row["person"].required(Person.self)
                block(row["later"].int64)
                if staying.insert(person).inserted { kept.append("\(row["full_name"].text): \(why)") }
            }
        }
        let made: SQL = "person.account = \(account) AND person.batch = \(batch.number)"
        try stay(
            tx.rows(
                """
                SELECT person.id AS person, person.full_name AS full_name, max(sighting.batch) AS later FROM person
                JOIN sighting ON sighting.account = person.account AND sighting.person = person.id
                JOIN batch ON batch.account = sighting.account AND batch.number = sighting.batch
                WHERE \(made) AND sighting.batch > \(batch.number) AND batch.state = 'applied' GROUP BY person.id, person.full_name
                """), "is in a newer import, too")
        try stay(
            tx.rows("SELECT id AS person, full_name, touched AS later FROM person WHERE \(made) AND touched > \(batch.number)"),
            "was changed later")
        // Whoever was merged into somebody else since stays as a part of them.
        try stay(
            tx.rows(
                """
                SELECT redirect.person AS person, redirect.name AS full_name, redirect.batch AS later FROM redirect
                WHERE redirect.account = \(account) AND redirect.made_by = \(batch.number) AND redirect.batch > \(batch.number)
                """), "was merged into somebody later")
        let fromElsewhere: SQL = isRestored ? " OR child.batch <> \(batch.number)" : ""
        for table in LedgeredTable.ofPerson where table != .nudge && table != .notSame {
            try stay(
                tx.rows(
                    """
                    SELECT person.id AS person, person.full_name AS full_name, max(child.touched) AS later FROM person
                    JOIN \(SQL(text: table.name)) AS child ON child.account = person.account AND child.person = person.id
                    WHERE \(made) AND (child.touched > \(batch.number)\(fromElsewhere)) GROUP BY person.id, person.full_name
                    """), "has \(StoryWords.one(table)) that was added or changed later")
        }
        try stay(
            tx.rows(
                """
                SELECT person.id AS person, person.full_name AS full_name, max(interaction.touched) AS later FROM person
                JOIN participant ON participant.account = person.account AND participant.person = person.id
                JOIN interaction ON interaction.account = person.account AND interaction.id = participant.interaction
                WHERE \(made) AND interaction.touched > \(batch.number) GROUP BY person.id, person.full_name
                """), "took part in something that was logged later")
        try stay(
            tx.rows(
                """
                SELECT person.id AS person, person.full_name AS full_name, max(link.touched) AS later FROM person
                JOIN link ON link.account = person.account AND link.other = person.id
                WHERE \(made) AND link.touched > \(batch.number) GROUP BY person.id, person.full_name
                """), "was linked to somebody later")
        for (table, column) in LedgeredTable.secondPeople {
            try stay(
                tx.rows(
                    """
                    SELECT person.id AS person, person.full_name AS full_name, max(child.touched) AS later FROM person
                    JOIN \(SQL(text: table.name)) AS child ON child.account = person.account AND child.\(SQL(text: column)) = person.id
                    WHERE \(made) AND child.touched > \(batch.number) GROUP BY person.id, person.full_name
                    """), "has to do with \(StoryWords.one(table)) that was added or changed later")
        }
        try stay(
            tx.rows(
                """
                SELECT person.id AS person, person.full_name AS full_name, max(met.touched) AS later FROM person
                JOIN person AS met ON met.account = person.account AND met.met_through = person.id
                WHERE \(made) AND met.batch <> \(batch.number) GROUP BY person.id, person.full_name
                """), "introduced somebody else")
        return staying
    }

    /// Forgets of whom the batch spoke, and lets those go who stayed for it alone when the import that brought them was taken back
    /// later: who stood before the batch without that import stands after it.
    func releaseSightings() throws {
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

    func deleteNewRows(except staying: Set<ID<Person>>) throws {
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
            block(row["touched"].int64)
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
        case .circle: try !isNamed(row, in: .membership, "circle")
        default: true
        }
    }

    private func isNamed(_ row: Row, in table: LedgeredTable, _ column: String) throws -> Bool {
        let (table, column) = (SQL(text: table.name), SQL(text: column))
        guard let other = try tx.row("SELECT touched FROM \(table) WHERE account = \(account) AND \(column) = \(row["id"]) LIMIT 1") else {
            return false
        }
        block(other["touched"].int64)
        return true
    }

    /// Deletes what is derived of a person who goes and where today showed them, and cuts what others who stay have with them.
    func sever(_ person: ID<Person>, _ name: String) throws {
        for table in ["tie", "name_word", "nudge", "participant", "sighting"] {
            try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account) AND person = \(person)")
        }
        try change.release(person, name)
    }
}
