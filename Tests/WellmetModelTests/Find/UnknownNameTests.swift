import Testing
import WellmetModel

@Suite struct UnknownNameTests {
    private func told(_ filter: String) throws -> [String] {
        UnknownName.all(in: try Filter(filter).terms, circles: ["Clients", "Mentors", "Çevre"], tags: ["rust", "swift"]).map(\.description)
    }

    @Test func `a circle or tag that nobody has is told, with what is spelled nearly so`() throws {
        #expect(
            try told("circle:clinets -tag:swfit") == [
                "There is no circle “clinets”. Did you mean Clients?", "There is no tag “swfit”. Did you mean swift?",
            ])
        #expect(try told("circle:clients,friends") == ["There is no circle “friends”."])
        #expect(try told("circle:CEVRE tag:#rust city:lisbon ada") == [])
    }
}
