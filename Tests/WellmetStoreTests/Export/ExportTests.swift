import Foundation
import Synchronization
import Testing
import WellmetModel

@testable import WellmetStore

/// The parts of a network as they leave.
final class LeavingParts: Sendable {
    private let all = Mutex<[(part: NetworkPart, bytes: [UInt8])]>([])

    var parts: [(part: NetworkPart, bytes: [UInt8])] { all.withLock { $0 } }

    static func of(_ network: Network) async throws -> LeavingParts {
        let leaving = LeavingParts()
        try await network.export { part in
            leaving.all.withLock { $0.append((part, [])) }
        } append: { bytes in
            leaving.all.withLock { $0[$0.count - 1].bytes += bytes }
        }
        return leaving
    }

    /// Another text in the place of one in a part.
    func replacing(_ part: NetworkPart, _ old: String, _ new: String) -> LeavingParts {
        let leaving = LeavingParts()
        leaving.all.withLock { all in
            all = parts.map { found in
                guard found.part == part else { return found }
                return (found.part, Array(String(decoding: found.bytes, as: UTF8.self).replacing(old, with: new).utf8))
            }
        }
        return leaving
    }

    func without(_ part: NetworkPart) -> LeavingParts {
        let leaving = LeavingParts()
        leaving.all.withLock { $0 = parts.filter { $0.part != part } }
        return leaving
    }

    /// Takes all into a network, `size` bytes at a time.
    func takeIn(_ network: Network, at now: Instant, size: Int = 1000, schema: Int = Store.schema) async throws {
        let parts = parts
        try await network.takeIn(schema: schema, at: now) { incoming in
            for (part, bytes) in parts {
                try incoming.begin(part)
                for start in stride(from: 0, to: bytes.count, by: size) {
                    try Array(bytes[start..<min(bytes.count, start + size)]).withUnsafeBufferPointer { try incoming.append($0) }
                }
                _ = try incoming.end()
            }
        }
    }
}

@Suite struct ExportTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    /// An empty network that is the second of its store.
    private func empty() async throws -> TestNetwork {
        let other = try await TestNetwork()
        return other
    }

    private func second(of other: TestNetwork) async throws -> Network {
        other.store.network(of: try await other.store.addAccount("second", settings: Settings(), at: other.now).id)
    }

    private func rows(_ test: TestNetwork, _ table: ExportedTable, _ account: AccountID) async throws -> [String] {
        try await test.rows("SELECT * FROM \(SQL(text: table.name)) WHERE account = \(account)").map { row in
            row.dictionary.filter { $0.key != "account" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        }.sorted()
    }

    @Test func `a network comes in again field by field, whatever tables there will be`() async throws {
        try await test.fillEveryColumn()
        let other = try await empty()
        let network = try await second(of: other)
        try await LeavingParts.of(test.network).takeIn(network, at: other.now)
        for table in ExportedTable.parentsFirst {
            let before = try await rows(test, table, test.network.account)
            #expect(!before.isEmpty, "\(table.name): this test must write a row")
            #expect(try await rows(other, table, network.account) == before, "\(table.name)")
        }
        #expect(try await network.settings() == test.network.settings())
        #expect(try await network.differences(at: other.now) == [])
        #expect(try await other.store.network(of: other.network.account).vacancy() == .empty(takenBack: 0))
    }

    /// What a forgotten column would hold by itself proves nothing: each holds something else somewhere.
    @Test func `the network of that test would be another one without any of its columns`() async throws {
        try await test.fillEveryColumn()
        func written(_ value: SQLValue) -> String {
            switch value {
            case .null: "NULL"
            case .text(let text): "'\(text)'"
            default: value.shown
            }
        }
        for table in ExportedTable.parentsFirst {
            let rows = try await test.rows("SELECT * FROM \(SQL(text: table.name)) WHERE account = \(test.network.account)")
            for column in try await test.rows(SQL(text: "PRAGMA table_info(\(table.name))")) {
                let (name, byItself) = (column["name"].text, column["dflt_value"].string)
                // What must be said and has no value by itself is missed at once.
                guard name != "account", byItself != nil || column["notnull"].int == 0 else { continue }
                #expect(rows.contains { written($0[name]) != byItself ?? "NULL" }, "\(table.name).\(name)")
            }
        }
        func members(_ settings: Settings) throws -> [String: String] {
            let object = try JSONSerialization.jsonObject(with: Data(try Settings.encoded(settings).utf8)) as? [String: Any]
            return (object ?? [:]).mapValues { "\($0)" }
        }
        let (set, byThemselves) = (try members(try await test.network.settings()), try members(Settings()))
        #expect(set.keys.sorted() == byThemselves.keys.sorted())
        for (name, value) in byThemselves { #expect(set[name] != value, "\(name)") }
    }

    @Test func `a table is asked only of archives of the schemas that have it`() async throws {
        for table in ExportedTable.parentsFirst {
            for number in Set([table.since, max(table.since - 1, ExportedTable.firstSchema)]) {
                let folder = FileManager.default.temporaryDirectory.appending(path: "wellmet-\(UUID().uuidString)")
                defer { try? FileManager.default.removeItem(at: folder) }  // what is left harms no other test
                let store = try await Store.open(
                    folder: folder.path, migrations: Migration.all.filter { $0.number <= number }, at: test.now)
                #expect(try await store.engine.read { tx in try tx.hasTable(table.name) } == (number >= table.since), "\(table.name)")
                try store.close()
            }
        }
    }

    @Test func `an archive of an older schema comes in without the tables that came later`() async throws {
        try await test.fillEveryTable()
        let leaving = try await LeavingParts.of(test.network).without(.rows("saved_view"))
        let other = try await empty()
        await #expect { try await leaving.takeIn(other.network, at: other.now) } throws: { "\($0)".contains("“saved_view” is missing") }
        try await leaving.takeIn(other.network, at: other.now, schema: ExportedTable.firstSchema - 1)
        #expect(try await other.count("person") == test.count("person"))
    }

    @Test func `every table leaves, or is derived, or is the account's own`() async throws {
        let stays: Set<String> = [
            "schema_version", "account", "session", "sign_in_link", "tie", "name_word", "organization_word", "circle_rhythm",
            "contact_day", "thumbnail", "upkeep", "text_entry", "likeness_key", "likeness_count", "likeness_due",
        ]
        let leaves = Set(ExportedTable.parentsFirst.map(\.name))
        #expect(Set(try await test.tables()) == leaves.union(stays))
        #expect(leaves.isDisjoint(with: stays))
        #expect(Set(LedgeredTable.childrenFirst.map(\.name)).isSubset(of: leaves))
    }

    @Test func `the columns with ids are known, and so is each key`() async throws {
        for table in ExportedTable.parentsFirst {
            let columns = try await test.rows(SQL(text: "PRAGMA table_info(\(table.name))"))
            for column in columns {
                let name = column["name"].text
                if table.holdsIDs(name) { #expect(column["type"].text == "BLOB", "\(table.name).\(name)") }
                if column["type"].text == "BLOB", !table.holdsIDs(name) {
                    #expect(["digest", "content"].contains(name), "\(table.name).\(name)")
                }
            }
            let key = columns.filter { $0["pk"].int ?? 0 > 0 }.sorted { $0["pk"].int ?? 0 < $1["pk"].int ?? 0 }.map { $0["name"].text }
            #expect(["account"] + table.key == key, "\(table.name)")
        }
    }

    @Test func `each table leaves behind those that it refers to`() async throws {
        var seen: Set<String> = ["account"]
        for table in ExportedTable.parentsFirst {
            for reference in try await test.rows(SQL(text: "PRAGMA foreign_key_list(\(table.name))")) {
                let target = reference["table"].text
                #expect(target == table.name || seen.contains(target), "\(table.name) refers to \(target)")
            }
            seen.insert(table.name)
        }
    }

    @Test func `what came in can be taken back like what was written here`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let batch = try #require(try await test.edit(ada, .place("London")))
        try await test.edit(ada, .place("Paris"))
        let other = try await empty()
        let network = try await second(of: other)
        try await LeavingParts.of(test.network).takeIn(network, at: other.now)
        _ = try await network.undo(batch + 1, at: other.now)
        #expect(try await network.details(of: ada, at: other.now).person.place == "London")
        // Whatever number the network has, it is the one that changed.
        #expect(try await other.rows("SELECT DISTINCT account FROM person").map { $0[0].int64 } == [network.account.number])
        #expect(try await test.details(ada).person.place == "Paris")
    }

    @Test func `search and today work at once`() async throws {
        let whole = try await test.fillEveryTable()
        let other = try await empty()
        try await LeavingParts.of(test.network).takeIn(other.network, at: other.now, size: 7)
        #expect(try await other.network.find("Bob").map(\.id) == [whole])
        #expect(try await other.network.face(of: whole)?.bytes == [1, 2, 3])
    }

    @Test func `a network into which something was written takes in no other`() async throws {
        try await test.fillEveryTable()
        let leaving = try await LeavingParts.of(test.network)
        let other = try await empty()
        try await other.add("Somebody")
        await #expect { try await leaving.takeIn(other.network, at: other.now) } throws: { "\($0)".contains("wellmet account add") }
        #expect(try await other.count("person") == 1)
    }

    @Test func `settings and the day's upkeep alone leave it empty`() async throws {
        var settings = Settings()
        settings.capacity = 9
        _ = try await test.network.change(to: settings, at: test.now)
        _ = try await test.network.prepareDay(at: test.now)
        #expect(try await test.network.vacancy() == .empty(takenBack: 0))
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
        #expect(try await test.network.vacancy() == .inUse)
    }

    @Test func `what was taken back leaves it empty, and the history that comes in takes its place`() async throws {
        try await test.fillEveryTable()
        let leaving = try await LeavingParts.of(test.network)
        let other = try await empty()
        let ada = try await other.network.add(PersonName(written: "Ada"), at: other.now)
        _ = try await other.network.undo(try #require(ada.batch), at: other.now)
        #expect(try await other.network.vacancy() == .empty(takenBack: 1))
        try await leaving.takeIn(other.network, at: other.now)
        #expect(try await other.network.batches(limit: 100).map(\.title) == test.network.batches(limit: 100).map(\.title))
        #expect(try await other.network.find("Ada").isEmpty)
        #expect(try await other.network.differences(at: other.now) == [])
    }

    @Test func `what was deleted and can be brought back keeps another network out`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let deletion = try #require(try await test.network.remove([ada], title: "Deleted Ada", at: test.now).batch)
        #expect(try await test.count("person") == 0)
        #expect(try await test.network.vacancy() == .remembers)
        _ = try await test.network.undo(deletion, at: test.now)
        #expect(try await test.network.vacancy() == .inUse)
        _ = try await test.network.undo(1, at: test.now)
        #expect(try await test.network.vacancy() == .empty(takenBack: 2))
    }

    @Test func `what is read at one moment fits together, and nobody waits for it`() async throws {
        try await test.add("Ada Lovelace")
        try await test.network.atOneMoment { moment in
            let before = try await moment.everybody(.book)
            let grace = try await test.add("Grace Hopper")
            #expect(try await moment.everybody(.book) == before)
            #expect(try await moment.wholePeople([grace]).isEmpty)
            #expect(try await test.network.everybody(.book).count == 2)
        }
    }

    @Test(arguments: [
        ("person", "\"full_name\":\"Grace Hopper\"", "\"full_name\":\"\"", "“full_name” cannot be “”"),
        ("person", "\"full_name\"", "\"fullname\"", "no field"),
        ("person", "\"standing\":\"book\"", "\"standing\":\"book", "line"),
        ("identity", "\"kind\":\"mail\"", "\"kind\":\"fax\"", "line 1: “kind” cannot be “fax”"),
        ("identity", "\"value\":", "\"value\"", "missing"),
        ("participant", "\"weight\":1.0", "\"weight\":one", "no JSON"),
        ("batch", "\"number\":1,", "\"number\":1000,", "no row of “batch” is that"),
        ("record", "{\"base64\":\"", "{\"base64\":\"*", "base64"),
        ("membership", "\"person\":\"0", "\"person\":\"x", "no id"),
        ("membership", "\"person\":\"0", "\"person\":\"f", "line 1: it names “person” f"),
        ("settings", "{", "[", "settings"),
        ("note", "}\n", "}}\n", "follows"),
    ])
    func `rows that are not as they left are refused, and nothing comes in`(part: String, old: String, new: String, told: String)
        async throws
    {
        try await test.fillEveryTable()
        let part: NetworkPart = part == "settings" ? .settings : .rows(part)
        let leaving = try await LeavingParts.of(test.network).replacing(part, old, new)
        let other = try await empty()
        await #expect { try await leaving.takeIn(other.network, at: other.now) } throws: { "\($0)".contains(told) }
        #expect(try await other.network.vacancy() == .empty(takenBack: 0))
        #expect(try await other.count("batch") == 0)
    }

    @Test func `parts that are missing, twice there or unknown are told`() async throws {
        try await test.fillEveryTable()
        let leaving = try await LeavingParts.of(test.network)
        let other = try await empty()
        let picture = try #require(leaving.parts.last?.part)
        for (missing, told) in [(NetworkPart.rows("note"), "note"), (.settings, "settings"), (picture, "1 picture is missing")] {
            await #expect { try await leaving.without(missing).takeIn(other.network, at: other.now) } throws: { "\($0)".contains(told) }
        }
        for (part, told) in [(NetworkPart.rows("person"), "twice"), (.rows("pet"), "pet")] {
            await #expect {
                try await other.network.takeIn(at: other.now) { incoming in
                    for part in [NetworkPart.rows("person"), part] { try incoming.begin(part) }
                }
            } throws: { "\($0)".contains(told) }
        }
        #expect(try await other.network.vacancy() == .empty(takenBack: 0))
    }

    @Test func `a ledger from elsewhere names no columns that are none`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let batch = try #require(try await test.edit(ada, .place("London")))
        let trick = "\\\"place\\\":\\\"x\\\",\\\"id) SELECT\\\":"
        let leaving = try await LeavingParts.of(test.network).replacing(.rows("ledger"), "\\\"place\\\":", trick)
        let other = try await empty()
        try await leaving.takeIn(other.network, at: other.now)
        await #expect(throws: StoreError.unreadable("an entry of the ledger has columns that no table has")) {
            try await other.network.undo(batch, at: other.now)
        }
    }
}
