import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

/// What the database itself refuses, whatever the program believes.
@Suite struct SchemaTests {
    let test: TestNetwork
    private let ada: ID<Person>

    init() async throws {
        test = try await TestNetwork()
        ada = try await test.add("Ada", [.addIdentity(Identity(kind: .mail, normalised: "a@example.org")), .tag("t"), .joinCircle("c")])
        try await test.contact([ada], daysAgo: 1)
        _ = try await test.network.promise("p", to: ada, due: nil, owner: .mine, at: test.now)
        _ = try await test.network.setCircle("c", cadenceDays: 3, at: test.now)
    }

    private func refuses(_ statement: String, _ values: [SQLValue] = [], sourceLocation: SourceLocation = #_sourceLocation) async {
        await #expect(throws: StoreError.self, "\(statement)", sourceLocation: sourceLocation) {
            try await test.run(SQL(text: statement, values: values))
        }
    }

    @Test func `Words outside of those that are known are refused`() async {
        for statement in [
            "UPDATE person SET standing = 'lead'", "UPDATE person SET importance = 'huge'", "UPDATE identity SET kind = 'fax'",
            "UPDATE interaction SET kind = 'party'", "UPDATE interaction SET channel = 'pigeon'", "UPDATE interaction SET direction = 'up'",
            "UPDATE interaction SET at_precision = 'year'", "UPDATE participant SET direction = 'up'",
            "UPDATE follow_up SET owner = 'ours'",
            "UPDATE follow_up SET state = 'lost'", "UPDATE follow_up SET origin = 'rumour'", "UPDATE batch SET state = 'maybe'",
            "UPDATE batch SET kind = 'other'", "UPDATE batch SET actor = 'nobody'",
        ] {
            await refuses(statement)
        }
    }

    @Test func `Values that cannot be are refused`() async {
        for statement in [
            "UPDATE person SET full_name = ''", "UPDATE person SET cadence_days = 0", "UPDATE person SET cadence_days = 99999",
            "UPDATE person SET archived = 2", "UPDATE person SET never_suggest = NULL", "UPDATE person SET paused_until = 'soon'",
            "UPDATE identity SET value = ''", "UPDATE interaction SET minutes = 0", "UPDATE interaction SET audience = 0",
            "UPDATE interaction SET at = NULL", "UPDATE participant SET weight = 1.5", "UPDATE participant SET weight = -0.5",
            "UPDATE participant SET personal = 7", "UPDATE follow_up SET text = ''", "UPDATE circle SET cadence_days = -1",
            "UPDATE circle SET name = ''", "UPDATE tagging SET tag = ''", "UPDATE follow_up SET closed_at = 1",
            "UPDATE follow_up SET state = 'kept'", "UPDATE account SET name = ''", "UPDATE follow_up SET since_day = '1'",
        ] {
            await refuses(statement)
        }
    }

    @Test func `Another type than a column's is refused`() async {
        await refuses("UPDATE person SET given = ?", [.bytes([1, 2])])
        await refuses("UPDATE interaction SET at = ?", [.text("yesterday")])
        await refuses("UPDATE person SET id = ?", [.text("no id")])
        await refuses("UPDATE person SET id = ?", [.bytes([1, 2, 3])])
        await refuses("UPDATE participant SET weight = ?", [.text("much")])
    }

    @Test func `Nothing points at what is not there`() async {
        let nobody = SQLValue(test.id(Person.self))
        for column in ["identity.person", "tagging.person", "membership.person", "participant.person", "follow_up.person", "tie.person"] {
            let parts = column.split(separator: ".")
            await refuses("UPDATE \(parts[0]) SET \(parts[1]) = ?", [nobody])
        }
        await refuses("UPDATE person SET met_through = ?", [nobody])
        await refuses("UPDATE membership SET circle = ?", [nobody])
        await refuses("UPDATE participant SET interaction = ?", [nobody])
        await refuses("UPDATE person SET batch = 999")
        await refuses("UPDATE person SET account = 999")
        for table in ["person", "circle", "interaction", "batch", "account"] { await refuses("DELETE FROM \(table)") }
    }

    @Test func `What there is once is there once`() async {
        let columns = "account, id, person, kind, value, display, batch, touched"
        await refuses(
            "INSERT INTO identity (\(columns)) SELECT account, ?, person, kind, value, display, batch, touched FROM identity",
            [SQLValue(test.id(Identity.self))])
        await refuses("INSERT INTO participant SELECT account, person, at + 1, interaction, weight, direction, personal FROM participant")
        await refuses(
            "INSERT INTO circle (account, id, name, folded, batch, touched) SELECT account, ?, name, folded, batch, touched FROM circle",
            [SQLValue(test.id(Circle.self))])
        await refuses("INSERT INTO account (number, name, settings, made_at) VALUES (9, 'me', '{}', 0)")
    }

    @Test func `A date has a year or a month, and a link another end`() async {
        let date = "INSERT INTO date (account, id, person, label, year, month, day, batch, touched) VALUES (1, ?, ?, 'x', "
        let ids = [SQLValue(test.id(ImportantDate.self)), SQLValue(ada)]
        for values in ["NULL, NULL, NULL", "NULL, NULL, 3", "2020, NULL, 3", "2020, 13, 1", "2020, 1, 32", "0, 1, 1"] {
            await refuses(date + values + ", 1, 1)", ids)
        }
        let link = "INSERT INTO link (account, id, person, other, name, label, batch, touched) VALUES (1, ?, ?, "
        await refuses(link + "NULL, '', 'x', 1, 1)", ids)
        await refuses(link + "?, '', 'x', 1, 1)", ids + [SQLValue(ada)])
    }

    @Test func `Every table's key and every index begins with the account`() async throws {
        let tables = try await test.rows("PRAGMA table_list").map { $0["name"].text }.filter { !$0.hasPrefix("sqlite_") }
        #expect(tables.count > 20)
        // The index of texts is SQLite's own, its numbers hold the account.
        for table in tables where table != "schema_version" && !table.hasPrefix("text_index") {
            for index in try await test.rows(SQL(text: "PRAGMA index_list(\(table))")) {
                let first = try await test.rows(SQL(text: "PRAGMA index_info(\(index["name"].text))")).first?["name"].text
                // The account's own table has its number and name.
                #expect(first == "account" || table == "account", "\(index["name"].text)")
            }
            let key = try await test.rows(SQL(text: "PRAGMA table_info(\(table))")).first { $0["pk"].int == 1 }?["name"].text
            #expect(key == "account" || table == "account", "\(table)")
        }
    }
}
