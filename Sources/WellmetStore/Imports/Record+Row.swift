internal import WellmetModel

extension ImportIndex.Record {
    init(row: Row) throws {
        self.init(
            person: try row["person"].required(), organization: row["organization"].text, title: row["title"].text,
            fullName: row["full_name"].text, connectedOn: row["connected_on"].day, asOf: row["as_of"].day, digest: row["digest"].digest,
            brought: row["brought"].text, word: PersonWord(saidIn: row), saidOn: row["said_on"].day)
    }
}

extension Change {
    /// Moves records on without touching them: what is said again is no change of theirs, and stands in no undo's way. In a batch
    /// the ledger keeps what they said, so that an undo moves them back.
    func move(_ records: some Sequence<(key: String, record: ImportIndex.Record)>, of source: ID<Source>?) throws {
        for (key, record) in records {
            let rowKey = [SQLValue(source), SQLValue.text(key)]
            guard let old = try current(.record, rowKey) else { continue }
            if batchIfAny != nil { try keep(old, of: .record, key: rowKey, op: "update") }
            let columns = record.columns
            let sets = columns.names.map { "\($0) = ?" }.joined(separator: ", ")
            try tx.run(
                SQL(
                    text: "UPDATE record SET \(sets) WHERE \(LedgeredTable.record.keyCondition)",
                    values: columns.values + [SQLValue(account)] + rowKey))
        }
    }
}

extension PersonWord {
    /// As a record keeps it.
    init(saidIn row: Row) {
        self.init()
        (name, organization, title) = (row["says_name"].text, row["says_organization"].text, row["says_title"].text)
        (place, zone, pronouns) = (row["says_place"].text, row["says_zone"].text, row["says_pronouns"].text)
        birthday = PartialDate(row["says_birthday"].text)
    }

    /// The columns of a record that keep it, in the order of `columns`.
    static let columns = "says_name, says_organization, says_title, says_place, says_zone, says_pronouns, says_birthday"
    var values: [SQLValue] {
        [
            .text(name), .text(organization), .text(title), .text(place), .text(zone), .text(pronouns),
            .text(birthday?.description ?? ""),
        ]
    }
}

extension ImportIndex.Record {
    /// What a record keeps, but for its key.
    var columns: Columns {
        [
            "person": SQLValue(person), "digest": SQLValue(digest: digest), "organization": .text(organization), "title": .text(title),
            "full_name": .text(fullName), "connected_on": SQLValue(connectedOn), "as_of": SQLValue(asOf), "brought": .text(brought),
            "says_name": .text(word.name), "says_organization": .text(word.organization), "says_title": .text(word.title),
            "says_place": .text(word.place), "says_zone": .text(word.zone), "says_pronouns": .text(word.pronouns),
            "says_birthday": .text(word.birthday?.description ?? ""), "said_on": SQLValue(saidOn),
        ]
    }
}
