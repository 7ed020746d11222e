internal import WellmetModel

extension Change {
    /// Gives all that hangs on somebody who was only seen so far to the person whom they turned out to be, and removes them.
    ///
    /// Everything goes through the ledger: an undo brings both back as they were.
    func absorb(_ other: ID<Person>, into person: ID<Person>) throws {
        try moveRows(of: other, to: person)
        for row in try tx.rows(
            """
            SELECT interaction.* FROM participant
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE participant.account = \(account) AND participant.person = \(other) ORDER BY participant.at, participant.interaction
            """)
        {
            let interaction = try Interaction(row: row)
            try rewrite(interaction, people: try participants(of: interaction.id).map { $0 == other ? person : $0 })
        }
        for row in try tx.rows("SELECT id FROM person WHERE account = \(account) AND met_through = \(other)") {
            let itself = row["id"].id(Person.self) == person
            try update(.person, [row["id"]], ["met_through": itself ? .null : SQLValue(person)])
        }
        for row in try tx.rows("SELECT id, person FROM link WHERE account = \(account) AND other = \(other)") {
            if row["person"].id(Person.self) == person {
                try delete(.link, [row["id"]])
            } else {
                try update(.link, [row["id"]], ["other": SQLValue(person)])
            }
        }
        for (table, column) in LedgeredTable.secondPeople {
            let named = SQL(text: table.name)
            for row in try tx.rows("SELECT id, person FROM \(named) WHERE account = \(account) AND \(SQL(text: column)) = \(other)") {
                // Nobody is introduced to themselves, and what is for whoever it comes from is for nobody else.
                let isItself = row["person"].id(Person.self) == person
                try update(table, [row["id"]], [column: isItself ? .null : SQLValue(person)])
            }
        }
        for table in ["tie", "name_word", "sighting"] {
            try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account) AND person = \(other)")
        }
        try delete(.person, [SQLValue(other)])
        peopleToReplay.insert(person)
        peopleToIndex.insert(person)
        peopleToReplay.remove(other)
        peopleToRefresh.remove(other)
        peopleToIndex.remove(other)
    }

    private func hasCard(_ person: ID<Person>, from source: SQLValue) throws -> Bool {
        try tx.row("SELECT 1 AS found FROM card WHERE account = \(account) AND person = \(person) AND source = \(source)") != nil
    }

    private func value(ofField label: SQLValue, of person: ID<Person>) throws -> String? {
        try tx.row("SELECT value FROM field WHERE account = \(account) AND person = \(person) AND label = \(label)")?["value"].text
    }

    private func moveRows(of other: ID<Person>, to person: ID<Person>) throws {
        for table in LedgeredTable.ofPerson {
            for row in try tx.rows("SELECT * FROM \(SQL(text: table.name)) WHERE account = \(account) AND person = \(other)") {
                let key = table.key.map { row[$0] }
                let newKey = table.key.map { $0 == "person" ? SQLValue(person) : row[$0] }
                if table == .link, row["other"].id(Person.self) == person {
                    try delete(table, key)
                } else if table == .introduction, row["other"].id(Person.self) == person {
                    // The name of the other stays.
                    try update(table, key, ["person": SQLValue(person), "other": .null])
                } else if table == .card, try hasCard(person, from: row["source"]) {
                    // Of one source a person has one card: that of who stays.
                    try delete(table, key)
                } else if table == .field, let held = try value(ofField: row["label"], of: person) {
                    try delete(table, key)
                    let both = ArchiveField(label: row["label"].text, value: row["value"].text).beside(held)
                    try apply(.setField(label: row["label"].text, value: both), to: person)
                } else if key == newKey {
                    try update(table, key, ["person": SQLValue(person)])
                } else {
                    try delete(table, key)
                    if table == .face, try current(table, newKey) == nil {
                        try insert(
                            table,
                            [
                                "person": SQLValue(person), "source": row["source"], "kind": row["kind"], "width": row["width"],
                                "height": row["height"], "digest": row["digest"], "content": row["content"],
                            ])
                    }
                    // What today chose for them is not said of the other.
                    if [.membership, .tagging].contains(table), try current(table, newKey) == nil {
                        let column = table.key[0]
                        try insert(table, [column: row[column], "person": SQLValue(person)])
                    }
                }
            }
        }
    }
}
