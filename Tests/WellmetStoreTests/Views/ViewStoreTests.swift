import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct ViewStoreTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    @discardableResult
    private func save(_ name: String, _ filter: String) async throws -> Written<SavedViewChange> {
        try await network.save(view: name, filter, at: test.now)
    }

    private func view(_ name: String) async throws -> SavedView { try #require(try await network.view(named: name)) }
    private func names() async throws -> [String] { try await network.views().map(\.name) }

    @Test func `Views are listed in the order in which they were saved, each with how many people it asks for`() async throws {
        try await test.add("Ada", [.joinCircle("clients"), .place("Lisboa")])
        try await test.add("Bob", [.joinCircle("clients")])
        try await save("In Lisbon", "city:lisboa circle:clients")
        try await save("clients", " circle:clients ")
        try await save("nobody", "tag:press")
        let lines = try await network.viewLines(at: test.now)
        #expect(lines.map(\.view.name) == ["In Lisbon", "clients", "nobody"])
        #expect(lines.map(\.view.filter) == ["city:lisboa circle:clients", "circle:clients", "tag:press"])
        #expect(lines.map(\.people) == [1, 2, 0])
        #expect(try await network.views(limit: 2).count == 2)
        #expect(try await network.view(try await view("@clients").id)?.name == "clients")
    }

    @Test func `A name that is taken, however it is spelled, gets the new filter, and an undo brings the old one back`() async throws {
        let first = try await save("Très calmes", "last:>90d").value
        #expect(first.replaced == nil)
        let again = try await save("tres CALMES", "last:>180d")
        #expect(again.value.replaced == "last:>90d" && again.value.view.id == first.view.id && again.value.view.name == "Très calmes")
        #expect(try await view("TRÈS calmes").filter == "last:>180d")
        #expect(try await save("Très calmes", "last:>180d").batch == nil)
        _ = try await network.undo(try #require(again.batch), at: test.now)
        #expect(try await view("tres calmes").filter == "last:>90d")
    }

    @Test func `A view is renamed although a later one is called as a handle in its filter`() async throws {
        try await save("Ada's", "@ada")
        try await save("ada", "tag:maths")
        _ = try await network.edit(try await view("Ada's"), name: "Handle", filter: "@ada", at: test.now)
        #expect(try await view("Handle").filter == "@ada")
    }

    @Test func `What cannot be read is refused, pointing at the word, and nothing is saved`() async throws {
        await #expect {
            try await save("quiet", "circle:clients lsat:>90d")
        } throws: { error in
            (error as? FilterError)?.place == 15..<19
        }
        for (name, filter) in [
            ("", "circle:clients"), (" @ ", "circle:clients"), ("quiet", "  "), (String(repeating: "a", count: 61), "ada"),
        ] {
            await #expect(throws: FieldProblem.self, "\(name): \(filter)") { try await save(name, filter) }
        }
        try await save("quiet", "last:>90d")
        let seen = try await view("quiet")
        await #expect(throws: FilterError.self) { try await network.edit(seen, name: "quiet", filter: "last:soon", at: test.now) }
        #expect(try await view("quiet") == seen)
        #expect(try await network.batches().count == 1)
    }

    @Test func `Renaming, moving and deleting are told in the history and taken back one by one`() async throws {
        for name in ["a", "b", "c"] { try await save(name, "tag:\(name)") }
        let before = try await test.contents()
        let moved = try await network.move(view("c"), by: -1, at: test.now)
        #expect(try await names() == ["a", "c", "b"])
        #expect(try await network.move(view("a"), by: -1, at: test.now).batch == nil)
        let renamed = try await network.edit(view("c"), name: "d", filter: "tag:d", at: test.now)
        #expect(try await names() == ["a", "d", "b"])
        let deleted = try await network.delete(view("a"), at: test.now)
        #expect(try await names() == ["d", "b"])
        let story = try await network.story(of: try #require(renamed.batch))
        #expect(story.changes == ["view “d”: name “c” → “d”, filter “tag:c” → “tag:d”"])
        #expect(try await network.story(of: try #require(deleted.batch)).changes == ["removed view “a”"])
        for batch in [deleted.batch, renamed.batch, moved.batch] {
            #expect(try await network.undo(try #require(batch), at: test.now).kept == [])
        }
        #expect(try await test.contents() == before)
    }

    @Test func `A deleted view does not come back where another has its name by now`() async throws {
        try await save("quiet", "last:>90d")
        let deleted = try await network.delete(view("quiet"), at: test.now)
        try await save("Quiet", "last:never")
        let batch = try #require(deleted.batch)
        await #expect(throws: StoreError.self) { try await network.undo(batch, at: test.now) }
        #expect(try await view("quiet").filter == "last:never")
        _ = try await network.delete(view("quiet"), at: test.now)
        _ = try await network.undo(batch, at: test.now)
        #expect(try await view("quiet").filter == "last:>90d")
    }

    @Test func `A name of another view is refused, and what changed in the meantime is not overwritten`() async throws {
        try await save("a", "tag:a")
        try await save("b", "tag:b")
        let seen = try await view("a")
        await #expect(throws: StoreError.self) { try await network.edit(seen, name: "B", filter: "tag:a", at: test.now) }
        try await save("a", "tag:new")
        await #expect(throws: StaleVersion.self) { try await network.edit(seen, name: "c", filter: "tag:a", at: test.now) }
        await #expect(throws: StaleVersion.self) { try await network.delete(seen, at: test.now) }
        await #expect(throws: StaleVersion.self) { try await network.move(seen, by: 1, at: test.now) }
        let fresh = try await view("a")
        #expect(try await network.edit(fresh, name: "A", filter: "tag:new", at: test.now).batch != nil)
        #expect(try await names() == ["A", "b"])
    }

    @Test func `A view belongs to its account alone`() async throws {
        try await save("quiet", "last:>90d")
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        #expect(try await other.views().isEmpty)
        #expect(try await other.view(view("quiet").id) == nil)
        _ = try await other.save(view: "quiet", "tag:x", at: test.now)
        #expect(try await view("quiet").filter == "last:>90d")
    }

    @Test func `A filter of another version is listed without people`() async throws {
        try await save("quiet", "last:>90d")
        try await test.run("UPDATE saved_view SET filter = 'shoe:44'")
        #expect(try await network.viewLines(at: test.now).map(\.people) == [nil])
    }
}
