import Foundation
import Testing

@testable import WellmetModel

@Suite struct FilterRemarkTests {
    /// What is said, with the word that is pointed at.
    private func told(_ text: String) throws -> [String] {
        let views = ["quiet", "Quiet clients"].map { SavedView(id: ID(UUID()), name: $0, filter: "last:>90d") }
        let terms = try Filter(text).terms
        return FilterRemark.all(on: terms, in: [text], circles: ["Clients"], tags: ["rust"], views: views).map { remark in
            let pointed = remark.mark.map { mark in String(Array(mark.text)[mark.place]) } ?? ""
            return "\(pointed): \(remark.description)"
        }
    }

    @Test func `a circle or tag that is not there is pointed at`() throws {
        #expect(
            try told("ada -circle:clients,\"clinets\" tag:#rsut") == [
                "\"clinets\": There is no circle “clinets”. Did you mean Clients?", "#rsut: There is no tag “rsut”. Did you mean rust?",
            ])
        let chosen = FilterRemark.all(on: [FilterTerm(.text(.tag, ["x"]))], in: [], circles: [], tags: [], views: [])
        #expect(chosen.map(\.mark) == [nil])
    }

    @Test(arguments: [
        (":", ":: “:” has no letter to look for."), ("ada -- ", "--: “--” has no letter to look for."),
        ("\"ada love", "\": This quotation mark is not closed."), ("\"ada love\" 7 李", ""),
    ])
    func `what nobody can have is pointed at`(text: String, words: String) throws {
        #expect(try told(text).joined(separator: "; ") == words)
    }

    private static let general =
        "is looked for as a word. Several values of a field are written city:berlin,lisbon; other alternatives are two filters, and can be two views."

    @Test(arguments: [
        ("city:berlin OR city:lisbon", "OR: “OR” is looked for as a word. Did you mean city:berlin,lisbon?"),
        ("in:\"New York\" | city:lisbon", "|: “|” is looked for as a word. Did you mean in:\"New York\",lisbon?"),
        ("city:berlin|lisbon", "city:berlin|lisbon: “berlin|lisbon” is looked for as a word. Did you mean city:berlin,lisbon?"),
        ("-city:berlin or city:lisbon", "or: “or” \(general)"), ("ada or bob", "or: “or” \(general)"),
        ("ada|bob", "ada|bob: “ada|bob” \(general)"),
    ])
    func `other languages' or says how it is written here`(text: String, words: String) throws {
        #expect(try told(text) == [words])
    }

    @Test(arguments: ["or", "Or Cohen", "cohen or", "ada \"or\" bob", "ada -or bob", "title:\"a|b\"", "oracle orlando ada@example.org"])
    func `a name is no alternative`(text: String) throws {
        #expect(try told(text) == [])
    }

    @Test func `a view that is named says what it asks for, the longest name first`() throws {
        let words = "is a view, and a filter cannot name one. Write what the view asks for: last:>90d"
        #expect(try told("ada @quiet clients") == ["@quiet clients: “@Quiet clients” \(words)"])
        #expect(try told("\"@quiet clients\" ada") == ["\"@quiet clients\": “@Quiet clients” \(words)"])
        #expect(try told("-@QUIET") == ["-@QUIET: “@quiet” \(words)"])
        #expect(try told("@quietly me@quiet clients") == [])
    }
}
