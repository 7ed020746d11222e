import Testing
import WellmetModel

@testable import WellmetStore

/// What somebody wrote by hand stays, also where a source agreed with it once, and what the source says since is told.
@Suite struct HandStaysTests {
    let test: TestNetwork
    private var network: Network { test.network }
    private static let mail = Identity(kind: .mail, normalised: "ada@example.org")

    init() async throws { test = try await TestNetwork() }

    private func archive(
        _ source: Archive.Source, _ day: String?, _ name: String, organization: String = "", title: String = "", place: String = ""
    ) -> Archive {
        var archive = source == .linkedin ? Archives.linkedIn(day) : Archives.contacts(day, source: source)
        if source == .linkedin {
            archive.connect(name, "ada", mail: "ada@example.org", organization: organization, title: title)
        } else {
            archive.contact(name, mail: "ada@example.org", organization: organization) {
                ($0.title, $0.location) = (title, place)
                if source == .vcard { $0.uid = "ada-1" }
            }
        }
        return archive
    }

    private func typed(_ name: String, _ edits: PersonEdit...) async throws -> ID<Person> {
        try await test.add(name, [.addIdentity(HandStaysTests.mail)] + edits)
    }

    private func name(_ person: ID<Person>) async throws -> String { try await test.details(person).person.name.full }

    private func work(_ person: ID<Person>) async throws -> [String] {
        try await test.details(person).positions.filter(\.current).map(\.line)
    }

    private func told(_ person: ID<Person>) async throws -> [String] {
        try await network.facts(of: person).disagreements.map { "\($0.part.rawValue): \($0.text), not \($0.held)" }
    }

    // MARK: Names

    @Test(arguments: [Archive.Source.csv, .vcard, .linkedin])
    func `A name by hand stays after its source agreed with it, until the source's word is taken`(source: Archive.Source) async throws {
        let ada = try await typed("Ada Hand")
        try await test.edit(ada, .name(PersonName(written: "Ada Hand Lovelace")))
        let before = try await test.contents()
        let first = try await test.take(archive(source, "2026-01-01", "Ada Hand Lovelace"))
        #expect(try await told(ada) == [])
        let plan = try await network.plan(archive(source, "2026-02-01", "Ada Hand"))
        #expect(plan.changed.isEmpty)
        #expect(plan.rows.map(\.name) == ["Ada Hand Lovelace"])
        let line = "the archive says name “Ada Hand”; yours says “Ada Hand Lovelace” and stays"
        #expect(plan.rows.map(\.disagreements) == [[line]])
        try await test.take(archive(source, "2026-02-01", "Ada Hand"))
        #expect(try await name(ada) == "Ada Hand Lovelace")
        #expect(try await told(ada) == ["name: Ada Hand, not Ada Hand Lovelace"])
        // And so after it agreed again.
        try await test.take(archive(source, "2026-02-02", "Ada Hand Lovelace"))
        try await test.take(archive(source, "2026-02-03", "Ada Hand"))
        #expect(try await name(ada) == "Ada Hand Lovelace")
        // What is taken is the source's from then on.
        let taken = try await test.edit(ada, .take(try #require(try await network.facts(of: ada).disagreements.first)))
        #expect(try await name(ada) == "Ada Hand")
        #expect(try await told(ada) == [])
        try await test.take(archive(source, "2026-03-01", "Ada Hand Lovelace"))
        try await test.take(archive(source, "2026-03-02", "Ada Third"))
        #expect(try await name(ada) == "Ada Third")
        #expect(try await test.differences() == [])
        #expect(taken != nil)
        if source == .csv {
            for batch in try await network.history().map(\.number).prefix(while: { $0 >= first.batch }) {
                _ = try await network.undo(batch, at: test.now)
            }
            #expect(try await test.contents() == before)
        }
    }

    @Test(arguments: [Archive.Source.csv, .vcard, .linkedin])
    func `A name that an import brought follows its source, also when somebody wrote the same or something else`(
        source: Archive.Source
    ) async throws {
        try await test.take(archive(source, "2026-01-01", "Ada Hand"))
        let ada = try #require(try await network.find("ada@example.org").first?.id)
        try await test.edit(ada, .name(PersonName(written: "Ada Hand")), .place("London"))
        try await test.take(archive(source, "2026-02-01", "Ada Hand-Wed"))
        #expect(try await name(ada) == "Ada Hand-Wed")
        // A hand that says it first has it.
        try await test.edit(ada, .name(PersonName(written: "Ada Third")))
        try await test.take(archive(source, "2026-02-02", "Ada Third"))
        try await test.take(archive(source, "2026-02-03", "Ada Hand-Wed"))
        #expect(try await name(ada) == "Ada Third")
        #expect(try await told(ada).first == "name: Ada Hand-Wed, not Ada Third")
    }

    @Test func `An undo of the import that agreed leaves the name, and the next one is told of`() async throws {
        let ada = try await typed("Ada Hand Lovelace")
        let before = try await test.contents()
        let report = try await test.take(archive(.csv, nil, "Ada Hand Lovelace"))
        _ = try await network.undo(report.batch, at: test.now)
        #expect(try await test.contents() == before)
        try await test.take(archive(.csv, nil, "Ada Hand"))
        #expect(try await name(ada) == "Ada Hand Lovelace")
        #expect(try await told(ada) == ["name: Ada Hand, not Ada Hand Lovelace"])
    }

    @Test(arguments: [Archive.Source.csv, .vcard, .linkedin])
    func `Another family name is told at the first import, too, and may be kept or taken`(source: Archive.Source) async throws {
        let ada = try await typed("Ada Hand")
        let wed = archive(source, "2026-01-01", "Ada Hand-Wed")
        let plan = try await network.plan(wed)
        let line = "the archive says name “Ada Hand-Wed”; yours says “Ada Hand” and stays"
        #expect(plan.rows.map(\.disagreements) == [[line]])
        try await test.take(wed)
        #expect(try await name(ada) == "Ada Hand")
        #expect(try await told(ada) == ["name: Ada Hand-Wed, not Ada Hand"])
        #expect(try await network.plan(wed).rows.map(\.disagreements) == [[line]])
        let other = try #require(try await network.facts(of: ada).disagreements.first)
        let kept = try #require(try await test.edit(ada, .keep(other)))
        #expect(try await told(ada) == [])
        #expect(try await network.plan(wed).rows.map(\.disagreements) == [[]])
        _ = try await network.undo(kept, at: test.now)
        try await test.edit(ada, .take(other))
        #expect(try await name(ada) == "Ada Hand-Wed")
        #expect(try await told(ada) == [])
    }

    // MARK: Work and places

    @Test func `Work by hand stays after LinkedIn agreed with it, and what LinkedIn brought follows it`() async throws {
        let ada = try await typed("Ada Hand", .addPosition(organization: "Acme", title: "CTO", from: nil, to: nil))
        try await test.take(archive(.linkedin, "2026-01-01", "Ada Hand", organization: "ACME", title: "CTO"))
        let next = archive(.linkedin, "2026-02-01", "Ada Hand", organization: "NewJob", title: "CEO")
        let line = "the archive says “CEO at NewJob”; yours says “CTO at Acme” and stays"
        #expect(try await network.plan(next).rows.map(\.disagreements) == [[line]])
        #expect(try await test.take(next).newJobs == 0)
        #expect(try await work(ada) == ["CTO at Acme"])
        #expect(try await told(ada) == ["work: CEO at NewJob, not CTO at Acme"])
        try await test.edit(ada, .take(try #require(try await network.facts(of: ada).disagreements.first)))
        #expect(try await work(ada) == ["CEO at NewJob"])
        #expect(try await told(ada) == [])
        // Followed from now on, also back to what was by hand once.
        for (day, organization) in [("2026-02-02", "Acme"), ("2026-02-03", "Third")] {
            try await test.take(archive(.linkedin, day, "Ada Hand", organization: organization, title: "CTO"))
            #expect(try await work(ada) == ["CTO at \(organization)"])
        }
        #expect(try await test.differences() == [])
    }

    @Test func `Work by hand stays where LinkedIn only added the title, and what was taken away does not come back`() async throws {
        let ada = try await typed("Ada Hand", .addPosition(organization: "Acme", title: "", from: nil, to: nil))
        let agreeing = archive(.linkedin, "2026-01-01", "Ada Hand", organization: "Acme", title: "CTO")
        try await test.take(agreeing)
        #expect(try await work(ada) == ["CTO at Acme"])
        try await test.take(archive(.linkedin, "2026-02-01", "Ada Hand", organization: "NewJob", title: "CEO"))
        #expect(try await work(ada) == ["CTO at Acme"])
        #expect(try await told(ada) == ["work: CEO at NewJob, not CTO at Acme"])
        let position = try #require(try await test.details(ada).positions.first)
        try await test.take(archive(.linkedin, "2026-02-02", "Ada Hand", organization: "Acme", title: "CTO"))
        try await test.edit(ada, .removePosition(position.id))
        try await test.take(archive(.linkedin, "2026-02-03", "Ada Hand", organization: "Acme", title: "CTO"))
        #expect(try await work(ada) == [])
    }

    @Test func `A place by hand stays after its source agreed with it`() async throws {
        let ada = try await typed("Ada Hand", .place("London"))
        try await test.take(archive(.csv, "2026-01-01", "Ada Hand", place: "London"))
        let next = archive(.csv, "2026-02-01", "Ada Hand", place: "Berlin")
        let line = "the archive says place “Berlin”; yours says “London” and stays"
        #expect(try await network.plan(next).rows.map(\.disagreements) == [[line]])
        try await test.take(next)
        #expect(try await test.details(ada).person.place == "London")
        #expect(try await told(ada) == ["place: Berlin, not London"])
    }
}
