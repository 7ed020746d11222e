internal import WellmetModel

/// What the source says of people, and what it brought of them as it came.
extension ImportApplier {
    /// What the source has said of the person so far, and under which key.
    func known(_ row: ImportPlan.PersonRow) throws -> (key: String, record: ImportIndex.Record)? {
        guard let source = memory.source else { return nil }
        for key in [row.recordKey, row.formerKey].compactMap(\.self) {
            if let found = try change.current(.record, [SQLValue(source), .text(key)]) { return (key, try ImportIndex.Record(row: found)) }
        }
        return nil
    }

    /// Notes what the source says now, under its key.
    func remember(
        _ row: ImportPlan.PersonRow, of person: ID<Person>, _ known: (key: String, record: ImportIndex.Record)?, takesWork: Bool
    ) throws {
        guard let source = memory.source else { return }
        var record = known?.record ?? ImportIndex.Record(person: person)
        record = record.updated(by: row, asOf: plan.asOf, brought: memory.marks(of: row.row, person), takesWork: takesWork)
        record.person = person
        let key: Columns = ["source": SQLValue(source), "record_key": .text(row.recordKey)]
        if let known, known.key == row.recordKey {
            try change.update(.record, key.values, record.columns)
        } else {
            if let known { try change.delete(.record, [SQLValue(source), .text(known.key)]) }
            try change.insert(.record, key + record.columns)
        }
    }

    func keepFace(of row: ArchivePerson, _ person: ID<Person>) throws {
        guard let face = try row.face?.face(), let source = memory.source else { return }
        try change.setFace(face, of: person, from: source)
    }

    func keepCard(of row: ArchivePerson, _ person: ID<Person>) throws {
        guard let card = row.card, let source = memory.source else { return }
        try change.keep(card, of: person, from: source)
    }
}
