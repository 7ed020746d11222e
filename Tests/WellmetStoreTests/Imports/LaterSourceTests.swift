import Testing

@testable import WellmetModel
@testable import WellmetStore

/// Work that one source told and another, of a later day, tells otherwise.
@Suite struct LaterSourceTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func archive(_ source: Archive.Source, _ asOf: String?, works organization: String, title: String = "Analyst") -> Archive {
        var archive = source == .linkedin ? Archives.linkedIn(asOf) : Archives.contacts(asOf, source: source)
        if source == .linkedin {
            archive.connect("Marta Sousa", "marta", mail: "marta@example.org", organization: organization, title: title)
        } else {
            archive.contact("Marta Sousa", mail: "marta@example.org", organization: organization) { person in
                person.title = title
                if source == .vcard || source == .monica { person.uid = "marta-1" }
            }
        }
        return archive
    }

    private func work() async throws -> [String] {
        let marta = try #require(try await test.network.find("marta@example.org").first)
        return try await test.details(marta.id).positions.filter(\.current).map(\.line)
    }

    @Test(arguments: [Archive.Source.monica, .vcard, .google, .csv])
    func `A later archive of LinkedIn tells who changed jobs after another source, and none that is older does`(
        source: Archive.Source
    ) async throws {
        try await test.take(archive(source, "2026-03-02", works: "Studio Nord"))
        let old = try await test.network.plan(archive(.linkedin, "2026-03-01", works: "Azul"))
        #expect(old.changed.allSatisfy { $0.changes.allSatisfy { if case .newJob = $0 { false } else { true } } })
        #expect(old.rows.map(\.disagreements.count) == [1])
        let report = try await test.take(archive(.linkedin, "2026-03-07", works: "Azul"))
        #expect(report.newJobs == 1)
        #expect(try await work() == ["Analyst at Azul"])
        let marta = try #require(try await test.network.find("marta@example.org").first)
        #expect(try await test.details(marta.id).occasions.contains { $0.detail.contains("Azul") })
        #expect(try await test.differences() == [])
    }

    @Test(arguments: [Archive.Source.monica, .vcard, .google, .csv])
    func `The other way round it is the same, and who only says again what they said is not later`(source: Archive.Source) async throws {
        try await test.take(archive(.linkedin, "2026-03-02", works: "Studio Nord"))
        #expect(try await test.take(archive(source, "2026-03-07", works: "Azul")).newJobs == 1)
        #expect(try await work() == ["Analyst at Azul"])
        // LinkedIn still shows what it showed.
        let again = try await test.network.plan(archive(.linkedin, "2026-03-10", works: "Studio Nord"))
        #expect(again.rows.map(\.disagreements.count) == [1])
        #expect(try await test.take(archive(.linkedin, "2026-03-10", works: "Studio Nord")).newJobs == 0)
        #expect(try await work() == ["Analyst at Azul"])
        #expect(try await test.take(archive(.linkedin, "2026-03-12", works: "Third")).newJobs == 1)
        #expect(try await work() == ["Analyst at Third"])
    }

    @Test func `What was typed by hand stays, and so does work that somebody confirmed later`() async throws {
        let marta = try await test.add(
            "Marta Sousa",
            [
                .addIdentity(Identity(kind: .mail, normalised: "marta@example.org")),
                .addPosition(organization: "Mine", title: "Baker", from: nil, to: nil),
            ])
        #expect(try await test.take(archive(.linkedin, "2026-03-07", works: "Azul")).newJobs == 0)
        #expect(try await work() == ["Baker at Mine"])
        _ = try await test.network.remove([marta], title: "Deleted", at: test.now)
        try await test.take(archive(.monica, "2026-03-02", works: "Studio Nord"))
        let other = try #require(try await test.network.find("marta@example.org").first)
        let position = try #require(try await test.details(other.id).positions.first)
        try await test.edit(other.id, .confirm(FactKey(.position, position.id.description)))
        #expect(try await test.take(archive(.google, "2026-03-13", works: "Azul")).newJobs == 0)
        #expect(try await test.take(archive(.google, "2026-03-14", works: "Azul")).newJobs == 0)
        try await test.edit(
            other.id, .editPosition(position.id, organization: "Studio Nord", title: "Head", from: nil, to: nil, current: true))
        #expect(try await test.take(archive(.csv, "2026-04-14", works: "Azul"), at: test.now.adding(days: 40)).newJobs == 0)
        #expect(try await work() == ["Head at Studio Nord"])
    }

    @Test func `A file without a day was made before it came in, and one that comes without a day is no later word`() async throws {
        try await test.take(archive(.vcard, nil, works: "Studio Nord"))
        let undated = try await test.network.plan(archive(.csv, nil, works: "Azul"))
        #expect(
            undated.rows.map(\.disagreements) == [
                ["the archive says “Analyst at Azul”, but nothing tells that it is newer; “Analyst at Studio Nord” stays"]
            ])
        #expect(try await test.network.plan(archive(.csv, "2026-03-14", works: "Azul")).changed.isEmpty)
        #expect(try await test.take(archive(.csv, "2026-03-20", works: "Azul"), at: test.now.adding(days: 8)).newJobs == 1)
    }

    @Test func `Two who were merged are told of as one`() async throws {
        try await test.take(archive(.monica, "2026-03-02", works: "Studio Nord"))
        let imported = try #require(try await test.network.find("marta@example.org").first)
        let typed = try await test.add("Marta")
        _ = try await test.network.merge(typed, imported.id, taking: [], at: test.now)
        #expect(try await test.take(archive(.linkedin, "2026-03-07", works: "Azul")).newJobs == 1)
        #expect(try await work() == ["Analyst at Azul"])
    }
}
