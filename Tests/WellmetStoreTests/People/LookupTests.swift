import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct LookupTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func found(_ text: String) async throws -> [String] {
        try await test.network.find(text).map(\.name.full)
    }

    @Test func `A name is found by whole, by words and by their beginnings, whatever case and accents`() async throws {
        try await test.add("Ada Lovelace")
        try await test.add("Ada Müller")
        try await test.add("Adam Łukaszewicz")
        #expect(try await found("ada lovelace") == ["Ada Lovelace"])
        #expect(try await found("Lovelace, Ada") == ["Ada Lovelace"])
        #expect(try await found("ADA") == ["Ada Lovelace", "Ada Müller"])
        #expect(try await found("muller") == ["Ada Müller"])
        #expect(try await found("lukasz") == ["Adam Łukaszewicz"])
        #expect(try await found("a luk") == ["Adam Łukaszewicz"])
        #expect(try await found("nobody") == [])
        #expect(try await found("  ") == [])
    }

    @Test func `An address, a profile, a number or an id names one person`() async throws {
        let ada = try await test.add(
            "Ada Lovelace",
            [
                .addIdentity(Identity(kind: .mail, normalised: "ada@example.org")),
                .addIdentity(Identity(kind: .linkedin, normalised: "ada-l")),
                .addIdentity(Identity(kind: .phone, normalised: "+442079460123")),
            ])
        try await test.add("Ada Other")
        #expect(try await found("Ada@Example.org") == ["Ada Lovelace"])
        #expect(try await found("https://www.linkedin.com/in/Ada-L/") == ["Ada Lovelace"])
        #expect(try await found("+442079460123") == ["Ada Lovelace"])
        #expect(try await found(ada.description) == ["Ada Lovelace"])
    }

    @Test func `Those in the book come alone, others only when nobody else is meant`() async throws {
        try await test.add("Ada Archived", [.archived(true)])
        try await test.add("Ada Stranger", standing: .discovered)
        #expect(try await found("ada") == ["Ada Stranger", "Ada Archived"])
        try await test.add("Ada Book")
        #expect(try await found("ada") == ["Ada Book"])
        #expect(try await found("stranger") == ["Ada Stranger"])
    }

    @Test func `Somebody in the book is found although twenty discovered namesakes come first`() async throws {
        for i in 0..<25 { try await test.add("Ada A\(i)", standing: .discovered) }
        try await test.add("Ada Zuse")
        #expect(try await found("ada") == ["Ada Zuse"])
    }

    @Test func `Names of other scripts and with phonetic names are found as they are written`() async throws {
        var name = PersonName(given: "花子", family: "山田")
        name.phoneticGiven = "はなこ"
        name.phoneticFamily = "やまだ"
        _ = try await test.network.add(name, at: test.now)
        try await test.add("Ольга Иванова")
        #expect(try await found("山田") == ["山田花子"])
        #expect(try await found("やまだ はなこ") == ["山田花子"])
        #expect(try await found("иванова") == ["Ольга Иванова"])
    }

    @Test func `The list filters by words of name, work and identity, by circle and by tag`() async throws {
        try await test.add(
            "Ada Lovelace", [.joinCircle("Peers"), .tag("maths"), .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil)])
        try await test.add("Bob Example", [.joinCircle("peers"), .addIdentity(Identity(kind: .mail, normalised: "bob@acme.example.org"))])
        try await test.add("Cem Archived", [.archived(true), .joinCircle("peers")])
        func names(_ text: String) async throws -> [String] {
            try await test.network.people(PeopleFilter(try Filter(text), at: test.now)).people.map(\.name.full)
        }
        #expect(try await names("acme") == ["Ada Lovelace"])
        #expect(try await names("bob@ac") == ["Bob Example"])
        #expect(try await names("ada mak") == ["Ada Lovelace"])
        #expect(try await names("circle:PEERS") == ["Bob Example", "Ada Lovelace"])
        #expect(try await names("tag:Maths") == ["Ada Lovelace"])
        #expect(
            try await names("circle:peers tag:maths bob") == [])
        #expect(try await names("archived:yes") == ["Cem Archived"])
    }

    @Test func `The list is ordered by name, by last contact or by when somebody was added, and comes in pages`() async throws {
        let cem = try await test.add("Cem Young")
        let ada = try await test.add("Ada Zuse", at: test.now.adding(seconds: 1))
        let bob = try await test.add("Bob Adams", at: test.now.adding(seconds: 2))
        try await test.contact([cem], daysAgo: 3)
        try await test.contact([ada], daysAgo: 1)
        func ids(_ order: PeopleFilter.Order, offset: Int = 0, limit: Int = 50) async throws -> [ID<Person>] {
            let page = try await test.network.people(PeopleFilter(order: order), offset: offset, limit: limit)
            #expect(page.total == 3)
            return page.people.map(\.id)
        }
        #expect(try await ids(.name) == [bob, cem, ada])
        #expect(try await ids(.contact) == [ada, cem, bob])
        #expect(try await ids(.added) == [bob, ada, cem])
        #expect(try await ids(.name, offset: 1, limit: 1) == [cem])
        #expect(try await ids(.name, offset: 9) == [])
    }

    @Test func `A line of the list tells work, circles and the tie`() async throws {
        let ada = try await test.add(
            "Ada Lovelace",
            [
                .joinCircle("peers"), .joinCircle("Mentors"), .place("London"),
                .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil),
            ])
        try await test.contact([ada], daysAgo: 2)
        let line = try #require(try await test.network.people(PeopleFilter()).people.first)
        #expect(line.work == "Maker at Acme")
        #expect(line.circles == ["Mentors", "peers"])
        #expect(line.place == "London")
        #expect(line.tie.lastContact == test.now.adding(days: -2))
    }

    @Test func `A handle finds its person without its sign, too, behind whole names`() async throws {
        let raj = try await test.add("Raj Patel", [.addIdentity(Identity(kind: .x, normalised: "rajp"))])
        let other = try await test.add("Rajp Namesake")
        let zed = try await test.add("Zed Two", [.addIdentity(Identity(kind: .x, normalised: "zedtwo"))])
        #expect(try await test.network.find("@rajp").map(\.id) == [raj])
        #expect(try await test.network.find("rajp").map(\.id) == [other])
        #expect(try await test.network.find("zedtwo").map(\.id) == [zed])
        let line = try await test.network.understand("DM'd @zedtwo on linkedin", at: test.now)
        #expect(line.mentions.map { $0.candidates.map(\.id) } == [[zed]])
    }
}
