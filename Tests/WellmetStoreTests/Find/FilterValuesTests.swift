import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct FilterValuesTests {
    let test: TestNetwork

    init() async throws {
        test = try await TestNetwork()
        for (name, place, work) in [
            ("Ada", "Lisboa, Portugal", "Acme Engines"), ("Bob", "Lisboa, Portugal", "Acme Engines"), ("Cem", "Berlin", "Blue Acme"),
            ("Dee", "Łódź", "Zebra"),
        ] {
            try await test.add(
                name,
                [
                    .place(place), .addPosition(organization: work, title: "", from: nil, to: nil), .joinCircle("Old friends"),
                    .tag("swift"),
                    .addPosition(organization: "Before", title: "", from: PartialDate(year: 2019), to: PartialDate(year: 2020)),
                ])
        }
        try await test.add("Gone", [.place("Lima"), .archived(true)])
        try await test.add("Seen", [.place("Lille")], standing: .discovered)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
    }

    private func values(_ field: FilterField.Text, _ typed: String) async throws -> [String] {
        try await test.network.values(of: field, beginning: typed).map { $0.text + ($0.people.map { " \($0)" } ?? "") }
    }

    @Test func `Places and organizations come with how many of the book have them, the most first`() async throws {
        #expect(try await values(.city, "") == ["Lisboa, Portugal 2", "Berlin 1", "Łódź 1"])
        #expect(try await values(.city, "LIS") == ["Lisboa, Portugal 2"])
        #expect(try await values(.city, "port lis") == ["Lisboa, Portugal 2"])
        #expect(try await values(.city, "lod") == ["Łódź 1"])
        #expect(try await values(.city, "lim").isEmpty)
        #expect(try await values(.company, "acm") == ["Acme Engines 2", "Blue Acme 1"])
        #expect(try await values(.company, "bef").isEmpty)
        #expect(try await values(.worked, "bef") == ["Before 4"])
        #expect(try await test.network.values(of: .company, beginning: "", limit: 2).map(\.text) == ["Acme Engines", "Blue Acme"])
    }

    @Test func `Circles and tags are offered by any word of theirs`() async throws {
        #expect(try await values(.circle, "") == ["clients", "Old friends"])
        #expect(try await values(.circle, "FRI") == ["Old friends"])
        #expect(try await values(.tag, "#sw") == ["swift"])
        #expect(try await values(.about, "sw") == ["swift"])
    }

    @Test func `People are offered by their names, those in touch last first`() async throws {
        let ada = try #require(try await test.network.find("Ada").first?.id)
        let dee = try #require(try await test.network.find("Dee").first?.id)
        try await test.contact([ada], daysAgo: 9)
        try await test.contact([dee], daysAgo: 3)
        #expect(try await Array(values(.name, "").prefix(2)) == ["Dee", "Ada"])
        #expect(try await values(.knows, "a") == ["Ada"])
        #expect(try await values(.name, "gon").isEmpty)
        for name in ["Bob", "Cem"] {
            let person = try #require(try await test.network.find(name).first?.id)
            try await test.edit(person, .met(Person.Meeting(place: "PyCon", through: ada)))
        }
        #expect(try await values(.through, "") == ["Ada 2"])
        #expect(try await values(.through, "bo").isEmpty)
        #expect(try await values(.metAt, "py") == ["PyCon 2"])
    }

    @Test func `Titles, zones and languages are offered with how many have them`() async throws {
        for (name, title, zone, languages) in [
            ("Eve", "Head of Design", "Europe/Lisbon", ["en", "pt"]), ("Fay", "Head of Design", "Europe/Berlin", ["PT"]),
            ("Gil", "Designer", "", ["de"]),
        ] {
            try await test.add(
                name, [.addPosition(organization: "", title: title, from: nil, to: nil), .zone(zone), .languages(languages)])
        }
        #expect(try await values(.title, "des") == ["Head of Design 2", "Designer 1"])
        #expect(try await values(.zone, "europe/l") == ["Europe/Lisbon 1"])
        #expect(try await values(.zone, "%").isEmpty)
        #expect(try await values(.language, "") == ["pt 2", "de 1", "en 1"])
        #expect(try await values(.language, "P") == ["pt 2"])
    }

    @Test func `Another account's values are not offered`() async throws {
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        for field in FilterField.Text.allCases { #expect(try await other.values(of: field, beginning: "").isEmpty) }
    }
}
