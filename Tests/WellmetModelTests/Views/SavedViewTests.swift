import Testing

@testable import WellmetModel

@Suite struct SavedViewTests {
    @Test func `A name is one line without the sign that stands before it`() throws {
        #expect(try SavedView.checked(name: "  quiet \n clients ") == "quiet clients")
        #expect(try SavedView.checked(name: "@quiet") == "quiet")
        for name in ["", " ", "@", "\u{0301}", String(repeating: "x", count: 61)] {
            #expect(throws: FieldProblem.self, "\(name)") { try SavedView.checked(name: name) }
        }
    }

    @Test func `A filter is kept as it was written, and must say something`() throws {
        let (filter, text) = try SavedView.checked(filter: " circle:\"old friends\"\nlast:>90d ")
        #expect(text == "circle:\"old friends\" last:>90d" && filter.terms.count == 2)
        #expect(throws: FieldProblem.self) { try SavedView.checked(filter: "  ") }
        #expect(throws: FieldProblem.self) { try SavedView.checked(filter: "\"\"") }
        #expect(throws: FilterError.self) { try SavedView.checked(filter: "last:soon") }
    }

    @Test func `Two filters ask the same whatever the order of their terms`() throws {
        #expect(try Filter("circle:a last:>90d").asksTheSame(as: Filter("last:>90d  circle:a")))
        #expect(try !Filter("circle:a").asksTheSame(as: Filter("-circle:a")))
        #expect(try !Filter("circle:a").asksTheSame(as: Filter("circle:a ada")))
    }
}
