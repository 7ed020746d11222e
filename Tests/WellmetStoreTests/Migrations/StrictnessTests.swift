import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct StrictnessTests {
    @Test(arguments: [
        "UPDATE person SET paused_until = 'aaaaaaaaaa'", "UPDATE person SET met_on = 'banana'", "UPDATE person SET full_name = ' '",
        "UPDATE person SET met_through = id", "UPDATE person SET standing = 'friend'", "UPDATE person SET archived = 2",
        "UPDATE person SET cadence_days = 0", "UPDATE person SET id = x'00'", "UPDATE position SET starts = 'zzzz'",
        "UPDATE position SET organization = NULL, title = ''", "UPDATE tagging SET tag = 'two words'", "UPDATE tagging SET tag = '#rust'",
        "UPDATE tagging SET tag = 'Rust'", "UPDATE follow_up SET due = 'xxxxxxxxxx'", "UPDATE follow_up SET state = 'kept'",
        "UPDATE follow_up SET closed_by = (SELECT id FROM interaction)", "UPDATE follow_up SET owner = 'nobody'",
        "UPDATE batch SET state = 'undone'", "UPDATE batch SET undoes = 99999", "UPDATE interaction SET kind = 'party'",
        "UPDATE interaction SET audience = 0", "UPDATE participant SET weight = 2", "UPDATE identity SET kind = 'fax'",
        "UPDATE identity SET person = x'00112233445566778899aabbccddeeff'", "UPDATE circle SET cadence_days = -1",
        "INSERT INTO contact_day (account, day, contacts) VALUES (1, '2026-01-01', 0)",
        "INSERT INTO contact_day (account, day, contacts) VALUES (1, '2026/01/01', 1)", "DELETE FROM person",
        "DELETE FROM interaction", "DELETE FROM batch", "UPDATE account SET made_at = 'today'",
        "UPDATE likeness_count SET people = 0", "UPDATE likeness_key SET person = x'00112233445566778899aabbccddeeff'",
        "UPDATE likeness_due SET person = x'00112233445566778899aabbccddeeff'",
        "UPDATE field SET label = 'Team'", "UPDATE face SET kind = 'none'", "UPDATE face SET content = NULL",
        "UPDATE face SET digest = 'text'", "UPDATE redirect SET person = id", "UPDATE redirect SET id = x'00'",
        "UPDATE not_same SET other = person", "UPDATE saved_view SET name = ' '", "UPDATE saved_view SET filter = ' '",
        "UPDATE saved_view SET folded = 'quiet'", "UPDATE saved_view SET place = 0", "UPDATE saved_view SET id = x'00'",
    ])
    func `the database itself refuses nonsense`(statement: String) async throws {
        let test = try await TestNetwork()
        let ada = try await test.add(
            "Ada Lovelace",
            [
                .addIdentity(try #require(Identity(.mail, "ada@example.com"))), .tag("rust"), .joinCircle("clients"),
                .setField(label: "Team", value: "A"), .setField(label: "Floor", value: "2"),
                .addPosition(organization: "Acme", title: "Analyst", from: nil, to: nil),
            ])
        try await test.contact([ada], daysAgo: 3)
        _ = try await test.network.promise("send the deck", to: ada, due: nil, owner: .mine, at: test.now)
        try await test.network.setFace(Face(kind: .png, width: 1, height: 1, bytes: [1, 2, 3]), of: ada, at: test.now)
        try await test.network.merge(ada, try await test.add("Ada Byron"), at: test.now)
        try await test.network.markNotSame(ada, try await test.add("Grace Hopper"), at: test.now)
        for name in ["quiet", "warm"] { _ = try await test.network.save(view: name, "circle:clients", at: test.now) }
        try await test.network.settleLikeness()
        try await test.edit(ada, .place("London"))
        await #expect(throws: (any Error).self) { try await test.script(statement) }
        #expect(try await test.differences() == [])
    }

    @Test func `every table is strict`() {
        let statements = Migration.all.flatMap { $0.statements(.sqlite).components(separatedBy: "CREATE TABLE ").dropFirst() }
        #expect(statements.count > 25)
        for statement in statements {
            let name = statement.prefix { $0 != " " }
            #expect(statement.firstMatch(of: /\n\s*\) STRICT/) != nil, "\(name)")
        }
    }
}
