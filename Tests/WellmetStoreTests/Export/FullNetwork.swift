import Foundation
import Testing
import WellmetTestSupport

@testable import WellmetModel
@testable import WellmetStore

/// A network with something of everything: every table that leaves has rows.
extension TestNetwork {
    /// - Returns: somebody who has something of everything.
    @discardableResult
    func fillEveryTable() async throws -> ID<Person> {
        let whole = try await add(
            "Robert “Bob” Example", [.addNote("first\nnote with \\ and \t tab \u{1} and 😀", at: nil), .joinCircle("clients"), .tag("rust")])
        let other = try await add("Grace Hopper")
        try await edit(
            whole, .addIdentity(Identity(kind: .mail, normalised: "bob@example.com")),
            .addPosition(organization: "Acme \"& Sons\"", title: "CTO", from: PartialDate("2020-03"), to: nil),
            .addDate(label: "birthday", PartialDate(day)), .addLink(label: "boss", to: other, name: ""),
            .setField(label: "Team", value: "B"),
            .place("London"), .confirm(FactKey(.place)), .met(Person.Meeting(place: "PyCon", story: "in the queue", through: other)))
        try await network.setFace(Face(kind: .png, width: 1, height: 1, bytes: [1, 2, 3]), of: whole, at: now)
        try await network.setFace(Face(kind: .jpeg, width: 1, height: 1, bytes: Array(0..<16)), of: other, at: now)
        _ = try await network.promise("send the deck", to: whole, due: .on("2026-03-20"), owner: .mine, at: now)
        try await contact([whole], daysAgo: 3, summary: "a talk about ferns\nand more")
        try await contact([whole, other], daysAgo: 5)
        _ = try await network.add(
            Introduction.Content(way: .mine, person: whole, other: other, otherName: "Grace"), state: .offered, at: now)
        _ = try await network.add(Opportunity.Content(title: "Job at Acme", from: whole, forPerson: other, organization: "Acme"), at: now)
        _ = try await network.add(Insight.Content(kind: .advice, text: "Charge by the week", from: whole), at: now)
        _ = try await network.save(view: "Clients in London", "circle:clients city:london", at: now)
        try await network.markNotSame(whole, other, at: now)
        try await network.merge(whole, try await add("Bobby Example"), at: now)
        var settings = try await network.settings()
        settings.capacity = 7
        _ = try await network.change(to: settings, at: now)
        try await fillByHand(whole)
        return whole
    }

    /// The same with something in every column that holds what it would not hold by itself.
    func fillEveryColumn() async throws {
        let whole = try await fillEveryTable()
        let batch = try await edit(whole, .place("Rome"))
        _ = try await network.undo(try #require(batch), at: now)
        var settings = try await network.settings()
        (settings.zone, settings.region, settings.capacity, settings.name) = ("Asia/Tokyo", "DE", 7, "Mara")
        (settings.dayStarts, settings.dayEnds, settings.singleKeys, settings.theme) = (7, 15, false, .dark)
        _ = try await network.change(to: settings, at: now)
        let account = network.account
        let happened = try await rows("SELECT id FROM interaction WHERE account = \(account) ORDER BY id LIMIT 1").first?[0] ?? .null
        let promised = try await rows("SELECT id FROM follow_up WHERE account = \(account) ORDER BY id LIMIT 1").first?[0] ?? .null
        let source = try await rows("SELECT id FROM source WHERE account = \(account) ORDER BY id LIMIT 1").first?[0] ?? .null
        for sql: SQL in [
            """
            UPDATE person SET additional = 'Brewster', prefix = 'Adm.', suffix = 'PhD', nickname = 'Amazing', phonetic_given = 'gr',
              phonetic_family = 'ho', pronouns = 'she', zone = 'Asia/Tokyo', languages = 'en', met_on = '1980', importance = 'high',
              cadence_days = 30, paused_until = '2026-05-01', never_suggest = 1, archived = 1
            WHERE account = \(account) AND full_name = 'Grace Hopper'
            """,
            "UPDATE batch SET source = \(source), report = '{}' WHERE account = \(account) AND number = 1",
            "UPDATE identity SET label = 'work' WHERE account = \(account)",
            "UPDATE position SET ends = '2024', seen_first = '2026-01-01', seen_last = '2026-02-01' WHERE account = \(account)",
            "UPDATE circle SET cadence_days = 30, paused_until = '2026-04-01' WHERE account = \(account)",
            "UPDATE link SET name = 'Grace' WHERE account = \(account)",
            "UPDATE face SET source = \(source) WHERE account = \(account)",
            """
            UPDATE record SET title = 'CTO', full_name = 'Bob', connected_on = '2026-01-01', as_of = '2026-01-02', brought = 'x', says_name = 'Bob', says_organization = 'Acme', says_title = 'CTO',
              says_place = 'Porto', says_zone = 'Europe/Lisbon', says_pronouns = 'he/him', says_birthday = '1990-01-02', said_on = '2026-01-02'
            WHERE account = \(account)
            """,
            """
            UPDATE interaction SET minutes = 30, source = \(source), source_key = \(id(Interaction.self)), wants_answer = 0
            WHERE account = \(account) AND id = \(happened)
            """,
            "UPDATE participant SET personal = 1 WHERE account = \(account) AND interaction = \(happened)",
            """
            UPDATE follow_up SET state = 'kept', closed_at = 1, closed_by = \(happened), interaction = \(happened)
            WHERE account = \(account) AND id = \(promised)
            """,
            "UPDATE day_list SET filled_through = 3 WHERE account = \(account)",
            "UPDATE nudge SET answer = 'done', answered_at = 1 WHERE account = \(account)",
            """
            UPDATE opportunity SET next = 'write', next_on = '2026-05-01', notes = 'remote', state = 'won', ended_day = '2026-03-10',
              follow_up = \(promised) WHERE account = \(account)
            """,
            "UPDATE insight SET about = 'fees', heard = 'a call', outcome = 'better', follow_up = \(promised) WHERE account = \(account)",
            """
            UPDATE introduction SET about = 'ferns', outcome = 'met', state = 'made', ended_day = '2026-03-10', follow_up = \(promised)
            WHERE account = \(account)
            """,
            "UPDATE undecided SET as_of = '2026-01-01', left_out = 1 WHERE account = \(account)",
        ] { try await run(sql) }
    }

    /// Rows that only an import, a day's list or an answer writes.
    private func fillByHand(_ person: ID<Person>) async throws {
        let (account, source, batch, bytes) = (network.account, id(Source.self), Int64(1), SQLValue.bytes([7, 8]))
        // Sixteen bytes that are no id.
        let digest = SQLValue.bytes(Array(1...16))
        try await run("INSERT INTO source (account, id, kind, owner, title) VALUES (\(account), \(source), 'csv', 'me', 'a.csv')")
        try await run(
            """
            INSERT INTO record (account, source, record_key, person, digest, organization, batch, touched)
            VALUES (\(account), \(source), 'k', \(person), \(digest), '0192f0c1-0000-7000-8000-000000000001', \(batch), \(batch))
            """)
        try await run(
            """
            INSERT INTO card (account, id, person, source, digest, content, batch, touched)
            VALUES (\(account), \(id(Person.self)), \(person), \(source), \(bytes), \(bytes), \(batch), \(batch))
            """)
        try await run(
            """
            INSERT INTO group_card (account, source, card_key, tag, digest, content, batch, touched)
            VALUES (\(account), \(source), 'g', 'rust', \(bytes), \(bytes), \(batch), \(batch))
            """)
        try await run("INSERT INTO sighting (account, person, batch) VALUES (\(account), \(person), \(batch))")
        try await run(
            """
            INSERT INTO undecided (account, source, record_key, digest, content, batch, touched)
            VALUES (\(account), \(source), 'u', \(bytes), '{}', \(batch), \(batch))
            """)
        try await run(
            """
            INSERT INTO forgotten (account, source, source_key, batch, touched)
            VALUES (\(account), \(source), \(id(Interaction.self)), \(batch), \(batch))
            """)
        try await run(
            """
            INSERT INTO occasion (account, id, person, kind, detail, on_day, until_day, batch, touched)
            VALUES (\(account), \(id(Person.self)), \(person), 'new-job', 'CTO at Acme', \(day), '2026-05-01', \(batch), \(batch))
            """)
        try await run(
            """
            INSERT INTO rest (account, person, reason, until_day, batch, touched)
            VALUES (\(account), \(person), 'birthday', '2026-03-20', \(batch), \(batch))
            """)
        _ = try await network.prepareDay(at: now)
        _ = try await network.today(at: now)
        try await network.rebuild(at: now)
    }

    /// The tables of the schema, but for those that the engine makes by itself.
    func tables() async throws -> [String] {
        try await rows("PRAGMA table_list").map { $0["name"].text }.filter { !$0.hasPrefix("sqlite_") && !$0.hasPrefix("text_index") }
            .sorted()
    }
}
