internal import WellmetModel

extension Change {
    /// Gives all that hangs on `other` to `person` and removes `other`, whose id leads to `person` from now on.
    ///
    /// Everything goes through the ledger: an undo brings both back as they were. What is known of the one who stays is left as it is;
    /// of two things of which they can hold one only, such as a picture, it is theirs.
    func absorb(_ other: ID<Person>, into person: ID<Person>, taking: Set<MergePart> = []) throws {
        guard let row = try current(.person, [SQLValue(other)]) else { throw StoreError.notFound("That person") }
        try moveParts(of: other, to: person, taking: taking)
        try moveRows(of: other, to: person)
        try movePointers(from: other, to: person)
        for table in ["tie", "name_word"] {
            try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account) AND person = \(other)")
        }
        try tx.run("UPDATE circle_rhythm SET only_tie = \(person) WHERE account = \(account) AND only_tie = \(other)")
        // Last, so that an undo, which goes backwards, has them back first.
        try delete(.person, [SQLValue(other)])
        try insert(
            .redirect,
            ["id": SQLValue(other), "person": SQLValue(person), "name": row["full_name"], "made_by": row["batch"]])
        peopleToReplay.insert(person)
        peopleToIndex.insert(person)
        peopleToReplay.remove(other)
        peopleToRefresh.remove(other)
        peopleToIndex.remove(other)
        peopleTouched.remove(other)
    }

    // MARK: Rows that point at somebody from elsewhere

    private func movePointers(from other: ID<Person>, to person: ID<Person>) throws {
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
                if isItself { try forgetBeneficiary(table, row["id"]) }
            }
        }
        try moveNotSame(from: other, to: person)
    }

    /// Who gave an opportunity is not named as for whom it is; the second name of an introduction is all that there is of it, and stays.
    private func forgetBeneficiary(_ table: LedgeredTable, _ id: SQLValue) throws {
        if table == .opportunity { try update(table, [id], ["for_name": .text("")]) }
    }

    private func moveNotSame(from other: ID<Person>, to person: ID<Person>) throws {
        let pairs = try tx.rows(
            """
            SELECT person, other FROM not_same WHERE account = \(account) AND person = \(other)
            UNION ALL SELECT person, other FROM not_same WHERE account = \(account) AND other = \(other)
            """)
        for row in pairs {
            try delete(.notSame, [row["person"], row["other"]])
            let third: ID<Person> = try (row["person"].id() == other ? row["other"] : row["person"]).required()
            if third != person { try markNotSame(person, third) }
        }
    }

    // MARK: Rows of a person

    private func moveRows(of other: ID<Person>, to person: ID<Person>) throws {
        for table in LedgeredTable.ofPerson where table != .notSame {
            for row in try tx.rows("SELECT * FROM \(SQL(text: table.name)) WHERE account = \(account) AND person = \(other)") {
                let key = table.key.map { row[$0] }
                if table.key.contains("person") {
                    try delete(table, key)
                    try give(row, of: table, to: person)
                } else if try isHeld(row, of: table, by: person) {
                    try delete(table, key)
                } else if let column = LedgeredTable.secondPeople.first(where: { $0.table == table })?.column,
                    row[column].id(Person.self) == person
                {
                    try update(table, key, ["person": SQLValue(person), column: .null])
                    try forgetBeneficiary(table, row["id"])
                } else {
                    try update(table, key, ["person": SQLValue(person)])
                }
            }
        }
    }

    /// Whether the row would say what the person has already, or what nobody can say of themselves.
    private func isHeld(_ row: Row, of table: LedgeredTable, by person: ID<Person>) throws -> Bool {
        func has(_ condition: SQL) throws -> Bool {
            let found: SQL = "SELECT 1 AS found FROM \(SQL(text: table.name)) WHERE account = \(account) AND person = \(person) AND "
            return try tx.row(found + condition + " LIMIT 1") != nil
        }
        switch table {
        case .link:
            if row["other"].id(Person.self) == person { return true }
            let other: SQL = row["other"].isNull ? "other IS NULL" : "other = \(row["other"])"
            return try has(other + " AND name = \(row["name"]) AND label = \(row["label"])")
        case .card:
            // Of one source a person has one card: that of who stays.
            return try has("source = \(row["source"])")
        case .field:
            guard try has("label = \(row["label"])") else { return false }
            try addToField(row["label"].text, row["value"].text, of: person)
            return true
        case .occasion:
            return try has("kind = \(row["kind"]) AND detail = \(row["detail"]) AND on_day = \(row["on_day"])")
        default: return false
        }
    }

    /// Makes a row anew whose key holds the person, as far as they have none such.
    private func give(_ row: Row, of table: LedgeredTable, to person: ID<Person>) throws {
        let held = try current(table, table.key.map { $0 == "person" ? SQLValue(person) : row[$0] })
        switch table {
        case .membership, .tagging:
            guard held == nil else { return }
            try insert(table, [table.key[0]: row[table.key[0]], "person": SQLValue(person)])
        case .confirmation:
            if let held {
                guard held["on_day"].text < row["on_day"].text else { return }
                try update(table, [SQLValue(person), row["fact"]], ["on_day": row["on_day"]])
            } else {
                try insert(table, ["person": SQLValue(person), "fact": row["fact"], "on_day": row["on_day"]])
            }
        case .face:
            guard held == nil else { return }
            try insert(
                .face,
                [
                    "person": SQLValue(person), "source": row["source"], "kind": row["kind"], "width": row["width"],
                    "height": row["height"], "digest": row["digest"], "content": row["content"],
                ])
        case .rest:
            if let held {
                guard held["until_day"].text < row["until_day"].text else { return }
                try update(.rest, [SQLValue(person), row["reason"]], ["until_day": row["until_day"]])
            } else {
                try insert(.rest, ["person": SQLValue(person), "reason": row["reason"], "until_day": row["until_day"]])
            }
        case .nudge:
            guard held == nil else { return }
            let nudge = try Nudge(stored: row["content"].text).of(person)
            try insert(
                .nudge,
                [
                    "day": row["day"], "person": SQLValue(person), "rank": row["rank"], "content": .text(try nudge.stored()),
                    "answer": row["answer"], "answered_at": row["answered_at"],
                ])
        default: throw StoreError.refused("Wellmet does not know yet how to merge the rows of “\(table.name)”. Nothing was changed.")
        }
    }
}

extension Nudge {
    fileprivate func of(_ person: ID<Person>) -> Nudge {
        Nudge(
            person: person, group: group, reasons: reasons, suggestion: suggestion, draft: draft, need: need, restDays: restDays)
    }
}
