internal import WellmetModel

/// On which day a source told last where people work, of work that no hand wrote.
struct WorkTold {
    let account: AccountID
    /// The source that tells again: what it said before stands in its own records.
    let besides: ID<Source>?
    let tx: any Transaction

    private struct Work {
        var told: Day
        /// Whether a merge brought it here: then its row does not tell who wrote it last.
        var isMerged: Bool
        let position: String
        let says: String
    }

    func note(in people: inout [ID<Person>: ImportIndex.Known]) throws {
        var works = try works()
        try tx.each(
            "SELECT person, organization, title, as_of, source FROM record WHERE account = \(account) AND (organization <> '' OR title <> '')"
        ) { row in
            let id: ID<Person> = try row[0].required()
            guard var work = works[id], work.says == WorkTold.key(row[1].text, row[2].text) else { return }
            work.isMerged = false
            if let day = row[3].day, row[4].id() != besides { work.told = max(work.told, day) }
            works[id] = work
        }
        for row in try tx.rows("SELECT person, fact, on_day FROM confirmation WHERE account = \(account)") {
            guard let id = row["person"].id(Person.self), let work = works[id], let day = row["on_day"].day else { continue }
            if row["fact"].text == work.position { works[id]?.told = max(work.told, day) }
        }
        for (id, work) in works where !work.isMerged { people[id]?.workTold = work.told }
    }

    /// The current position of everybody who has one that an import wrote last, or brought before it was merged; who has another of
    /// their own hand's is left out.
    private func works() throws -> [ID<Person>: Work] {
        let zone = try Settings.read(account: account, tx: tx).timeZone
        let imported = SQLValue(BatchEntry.Kind.import)
        var (works, byHand): ([ID<Person>: Work], Set<ID<Person>>) = ([:], [])
        try tx.each(
            """
            SELECT position.person, position.id, organization.name, position.title, position.seen_last, position.touched, position.batch,
              wrote.kind, made.kind, made.made_at FROM position
            JOIN batch AS wrote ON wrote.account = position.account AND wrote.number = position.touched
            JOIN batch AS made ON made.account = position.account AND made.number = position.batch
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.current = 1 ORDER BY position.person, position.id
            """
        ) { row in
            let id: ID<Person> = try row[0].required()
            let isMade = row[8] == imported
            let isMerged = isMade && row[7] != imported
            guard isMade, try !isMerged || mergedInto(id, in: row[5]) else {
                byHand.insert(id)
                return
            }
            // A file that does not tell its day was made before it came in.
            let day = row[4].day ?? Day(row[9].instant ?? .distantPast, in: zone)
            let position = FactKey(.position, try row[1].required(Position.self).description).description
            works[id] = Work(told: day, isMerged: isMerged, position: position, says: WorkTold.key(row[2].text, row[3].text))
        }
        return works.filter { !byHand.contains($0.key) }
    }

    private func mergedInto(_ person: ID<Person>, in batch: SQLValue) throws -> Bool {
        try tx.row("SELECT 1 AS found FROM redirect WHERE account = \(account) AND person = \(person) AND batch = \(batch) LIMIT 1") != nil
    }

    /// Another spelling of a firm is no other firm.
    private static func key(_ organization: String, _ title: String) -> String {
        foldedWords(ImportChange.line(organization, title)).joined(separator: " ")
    }
}
