internal import Foundation
internal import WellmetModel

/// What an import makes of a word on somebody else, once it is known who that is.
enum LinkStep: Sendable {
    /// The link that says but a name leads to them.
    case resolve(link: SQLValue, person: ID<Person>, other: ID<Person>)
    /// A link whose row told no name.
    case add(label: String, person: ID<Person>, other: ID<Person>, key: String, mark: UInt64)
    /// They introduced us; the story need not say it any more.
    case through(ID<Person>, person: ID<Person>, story: String)
}

/// Finds whom links and introductions of an archive's rows mean, both of whom are in the book: by the UID of the other row, by an address, and
/// by the name where one person alone has it. What was written or changed by hand is left as it is.
struct ImportLinks {
    let plan: ImportPlan
    let memory: ImportMemory
    let account: AccountID
    let tx: any Transaction

    /// A link that an import of this source wrote, and that says but a name.
    private struct Written {
        let link: SQLValue
        let person: ID<Person>
        let says: ArchiveLink
    }

    func steps() throws -> [LinkStep] {
        var told: [ID<Person>: [ArchiveLink]] = [:]
        var introduced: [(person: ID<Person>, by: ArchiveLink)] = []
        var steps: [LinkStep] = []
        for row in plan.rows where row.hasLinks {
            guard let person = memory.person(of: row) else { continue }
            if !row.row.links.isEmpty { told[person, default: []] += row.row.links }
            if let through = row.row.meeting?.through { introduced.append((person, through)) }
            for link in row.row.references ?? [] { if let step = try reference(link, of: row, person) { steps.append(step) } }
        }
        let written = try written()
        guard !written.isEmpty || !introduced.isEmpty else { return steps }
        let names = try Names(written.map(\.says) + introduced.map(\.by), account: account, tx: tx)
        for item in written {
            // Two of one name are each meant by a link of their own.
            let place = told[item.person]?.firstIndex { $0 == item.says && $0.isSure }
            let exact = place.flatMap { told[item.person]?.remove(at: $0) }
            let other = try exact.map(person(meantBy:)) ?? names.only(item.says.name)
            if let other, other != item.person { steps.append(.resolve(link: item.link, person: item.person, other: other)) }
        }
        for (person, link) in introduced {
            let other = try link.isSure ? self.person(meantBy: link) : names.only(link.name)
            guard let other, other != person else { continue }
            let row = try tx.row("SELECT met_through, met_story FROM person WHERE account = \(account) AND id = \(person)")
            // The line that the import wrote is gone when somebody took it out, or knew better.
            guard let row, row["met_through"].isNull,
                let story = ArchiveMeeting.story(row["met_story"].text, withoutIntroductionBy: link.name)
            else { continue }
            steps.append(.through(other, person: person, story: story))
        }
        return steps
    }

    private func written() throws -> [Written] {
        guard let source = memory.source else { return [] }
        return try tx.rows(
            """
            SELECT link.id, link.person, link.label, link.name FROM link
            JOIN batch ON batch.account = link.account AND batch.number = link.touched
            WHERE link.account = \(account) AND link.other IS NULL AND batch.source = \(source) ORDER BY link.id
            """
        ).map { row in
            Written(link: row[0], person: try row[1].required(), says: ArchiveLink(label: row[2].text, name: row[3].text))
        }
    }

    /// A link that names its person by a UID alone, as long as it was not brought before: then somebody took it away.
    private func reference(_ link: ArchiveLink, of row: ImportPlan.PersonRow, _ person: ID<Person>) throws -> LinkStep? {
        guard let other = try self.person(meantBy: link), other != person else { return nil }
        let mark = link.referenceMark
        guard let source = memory.source,
            let record = try tx.row(
                """
                SELECT brought FROM record WHERE account = \(account) AND source = \(source) AND record_key = \(row.recordKey)
                """),
            !ImportIndex.Record.marks(record["brought"].text).contains(mark)
        else { return nil }
        return .add(label: link.label, person: person, other: other, key: row.recordKey, mark: mark)
    }

    private func person(meantBy link: ArchiveLink) throws -> ID<Person>? {
        if let uid = link.uid {
            for key in RecordKey.uids(of: uid) { if let person = memory.recorded(key) { return person } }
            // Wellmet's own cards are called by the ids of their people.
            if let id = RecordKey.person(of: uid),
                try tx.row("SELECT 1 AS found FROM person WHERE account = \(account) AND id = \(id)") != nil
            {
                return id
            }
        }
        return link.identity.flatMap { memory.owners[IdentityKey($0)] }
    }

    /// The people of those names.
    private struct Names {
        private var people: [String: ID<Person>?] = [:]

        init(_ links: [ArchiveLink], account: AccountID, tx: any Transaction) throws {
            let sought = Set(links.map { ImportMemory.key($0.name) })
            try tx.each("SELECT id, full_name FROM person WHERE account = \(account)") { row in
                let key = ImportMemory.key(row[1].text)
                guard sought.contains(key), !key.isEmpty else { return }
                let id: ID<Person> = try row[0].required()
                people[key] = people.keys.contains(key) ? .some(nil) : id
            }
        }

        func only(_ name: String) -> ID<Person>? { people[ImportMemory.key(name)] ?? nil }
    }
}

extension ImportPlan.PersonRow {
    fileprivate var hasLinks: Bool { !row.links.isEmpty || row.meeting?.through != nil || !(row.references ?? []).isEmpty }
}

extension ArchiveLink {
    /// Whether more than a name tells who is meant: then nobody else of that name is.
    fileprivate var isSure: Bool { uid != nil || identity != nil }
}

extension Change {
    func take(_ step: LinkStep, source: ID<Source>?) throws {
        switch step {
        case .resolve(let link, let person, let other):
            guard let row = try current(.link, [link]), row["other"].isNull, try current(.person, [SQLValue(other)]) != nil else { return }
            if try isLinked(person, row["label"].text, to: other) {
                try delete(.link, [link])
            } else {
                try update(.link, [link], ["other": SQLValue(other), "name": .text("")])
            }
        case .add(let label, let person, let other, let key, let mark):
            guard let source, try current(.person, [SQLValue(other)]) != nil, try current(.person, [SQLValue(person)]) != nil else {
                return
            }
            if try !isLinked(person, label, to: other) { try apply(.addLink(label: label, to: other, name: ""), to: person) }
            guard let record = try current(.record, [SQLValue(source), .text(key)]) else { return }
            let brought = ImportIndex.Record.marks(record["brought"].text).union([mark])
            try update(.record, [SQLValue(source), .text(key)], ["brought": .text(ImportIndex.Record.written(brought))])
        case .through(let other, let person, let story):
            guard let row = try current(.person, [SQLValue(person)]), row["met_through"].isNull,
                try current(.person, [SQLValue(other)]) != nil
            else { return }
            try update(.person, [SQLValue(person)], ["met_through": SQLValue(other), "met_story": .text(story)])
            peopleToIndex.insert(person)
        }
    }

    private func isLinked(_ person: ID<Person>, _ label: String, to other: ID<Person>) throws -> Bool {
        try tx.row(
            """
            SELECT 1 AS found FROM link
            WHERE account = \(account) AND person = \(person) AND other = \(other) AND label = \(label.trimmed) LIMIT 1
            """) != nil
    }
}
