import Foundation
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
        #expect(try told("circle:x") == ["There is no circle “x”."])
        #expect(UnknownName.view("", among: [SavedView(id: ID(UUID()), name: "a", filter: "a")])?.near == [])
        #expect(try told("circle:CEVRE tag:#rust city:lisbon ada") == [])
    }

    @Test func `a name of several is told with theirs, as many as one can read`() {
        func told(_ people: String...) -> String { SharedName("ada", of: people).description }
        #expect(told("Ada A", "Ada B") == "“ada” can be Ada A or Ada B: whoever knows one of them fits.")
        #expect(told("A", "B", "C", "D") == "“ada” can be A, B, C or D: whoever knows one of them fits.")
        #expect(told("A", "B", "C", "D", "E") == "“ada” can be A, B, C or others: whoever knows one of them fits.")
        #expect(told("Ada A", "Ada A") == "Several people are called Ada A: whoever knows one of them fits.")
        #expect(told("A", "B", "A") == "“ada” can be A or B: whoever knows one of them fits.")
        #expect(UnknownName.person("adda", near: ["Ada"]).description == "There is no person “adda”. Did you mean Ada?")
    }
}
