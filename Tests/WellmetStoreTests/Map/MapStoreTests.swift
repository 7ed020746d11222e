import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct MapStoreTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func names(_ map: NetworkMap) -> [String] { map.people.map(\.name.full) }

    /// Of each two who are joined, how they know each other.
    private func lines(_ map: NetworkMap) -> [Set<String>: Acquaintance] {
        Dictionary(uniqueKeysWithValues: map.lines.map { ([names(map)[$0.one], names(map)[$0.other]], $0.how) })
    }

    @Test func `It shows the warmest first, and who knows whom by each way`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        let bob = try await test.add("Bob", [.addLink(label: "manager", to: ada, name: "")])
        let cem = try await test.add("Cem", [.met(Person.Meeting(through: bob)), .joinCircle("clients"), .joinCircle("peers")])
        let dia = try await test.add("Dia", [.addPosition(organization: "Acme", title: "", from: nil, to: nil)])
        let eve = try await test.add("Eve", [.addPosition(organization: "Acme", title: "", from: nil, to: nil)])
        _ = try await network.add(
            Introduction.Content(way: .mine, person: dia, other: ada, otherName: "x"), state: .made, at: test.now)
        for day in [1.0, 9] { try await test.contact([eve, cem], daysAgo: day, kind: .meeting) }
        try await test.contact([cem], daysAgo: 2)
        let map = try await network.map(at: test.now)
        #expect(names(map).prefix(2) == ["Cem", "Eve"] && Set(names(map)) == ["Ada", "Bob", "Cem", "Dia", "Eve"])
        #expect(
            lines(map) == [
                ["Ada", "Dia"]: .introduced, ["Bob", "Cem"]: .brought, ["Ada", "Bob"]: .isTheir("manager"), ["Cem", "Eve"]: .together(2),
                ["Dia", "Eve"]: .colleagues("Acme"),
            ])
        #expect(map.circles.map(\.name) == ["clients", "peers"] && map.total == 5 && map.leftOut == 0)
    }

    @Test func `Who is archived or was only seen is left out, also of what others know`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        let gone = try await test.add("Gone", [.addLink(label: "", to: ada, name: ""), .joinCircle("clients")])
        _ = try await test.add("Seen", [.addLink(label: "", to: ada, name: "")], standing: .discovered)
        let shy = try await test.add("Shy", [.addLink(label: "", to: ada, name: "")])
        try await test.contact([gone, ada], daysAgo: 1, kind: .meeting)
        try await test.edit(gone, .archived(true))
        try await test.edit(shy, .neverSuggest(true))
        let map = try await network.map(at: test.now)
        #expect(Set(names(map)) == ["Ada", "Shy"])
        #expect(Set(lines(map).keys) == [["Ada", "Shy"]])
        #expect(map.total == 2)
        let clients = try await network.map(of: test.circle("clients"), at: test.now)
        #expect(names(clients) == ["Ada", "Shy"])
        #expect(clients.total == 1 && clients.leftOut == 0)
    }

    @Test func `Of a circle it shows its people and those whom they know, and nobody else`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        let bob = try await test.add("Bob", [.joinCircle("peers")])
        let cem = try await test.add("Cem", [.addLink(label: "", to: bob, name: "")])
        let eve = try await test.add("Eve", [.joinCircle("clients")])
        _ = try await test.add("Stranger", [.joinCircle("peers")])
        try await test.contact([ada, bob], daysAgo: 1, kind: .meal)
        let map = try await network.map(of: test.circle("clients"), at: test.now)
        #expect(names(map) == ["Ada", "Eve", "Bob"] && lines(map) == [["Ada", "Bob"]: .together(1)])
        #expect(map.circle?.name == "clients" && map.regions == [0, 0, 1] && map.total == 2)
        #expect(!map.people.contains { $0.id == cem || $0.id == eve && $0.circles.isEmpty })
    }

    @Test func `A crowd, a large place and messages between two tell nothing of who knows whom`() async throws {
        var crowd: [ID<Person>] = []
        for number in 0..<13 {
            let place = PersonEdit.addPosition(organization: "Acme", title: "", from: nil, to: nil)
            crowd.append(try await test.add("Crowd \(number)", [place]))
        }
        try await test.contact(crowd, daysAgo: 1, kind: .event)
        for person in crowd { try await test.contact([person], daysAgo: 2, kind: .message, channel: .mail, direction: .in) }
        #expect(try await network.map(at: test.now).lines.isEmpty)
    }

    @Test func `Only the newest of what happened with each is read`() async throws {
        let ada = try await test.add("Ada")
        let bob = try await test.add("Bob")
        try await test.contact([ada, bob], daysAgo: 200, kind: .meal)
        for day in 1...59 { try await test.contact([ada], daysAgo: Double(day)) }
        for day in 1...59 { try await test.contact([bob], daysAgo: Double(day)) }
        #expect(try await network.map(at: test.now).lines.count == 1)
        try await test.contact([ada], daysAgo: 0.5)
        #expect(try await network.map(at: test.now).lines.isEmpty)
    }

    @Test func `Others’ people are on no map of mine`() async throws {
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        _ = try await other.add(PersonName(written: "Theirs"), at: test.now)
        #expect(try await network.map(at: test.now).people.isEmpty)
    }

    @Test func `The warmest, and the newest of each, are found by an index`() async throws {
        let warmest = try await test.explained(
            """
            SELECT tie.person FROM tie WHERE tie.account = 1 AND (tie.suggestible = 1 OR EXISTS (SELECT 1 FROM person
              WHERE person.account = tie.account AND person.id = tie.person AND person.never_suggest = 1))
            ORDER BY tie.last_contact DESC NULLS LAST, tie.person DESC LIMIT 2000
            """)
        #expect(warmest.contains("tie_by_contact") && !warmest.contains("TEMP B-TREE"), "\(warmest)")
        let newest = try await test.explained(
            """
            SELECT participant.interaction FROM person
            JOIN participant ON participant.account = person.account AND participant.person = person.id
            WHERE person.account = 1 AND person.id IN (x'00', x'01') AND participant.weight > 0 AND participant.personal = 0
              AND participant.at >= coalesce((SELECT newest.at FROM participant AS newest
                WHERE newest.account = person.account AND newest.person = person.id ORDER BY newest.at DESC LIMIT 1 OFFSET 59), 0)
            """)
        #expect(newest.contains("SEARCH participant USING PRIMARY KEY (account=? AND person=? AND at>?)"), "\(newest)")
        #expect(!newest.contains("SCAN") && !newest.contains("TEMP B-TREE"), "\(newest)")
    }
}
