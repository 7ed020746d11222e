import Testing

@testable import WellmetModel

@Suite struct EndlessTextTests {
    private let long = String(repeating: "a", count: 1001)

    @Test func `a name has at most 300 letters, and any part of it 1000 letters and marks`() {
        #expect(PersonName(given: String(repeating: "é", count: 300)).endless == nil)
        #expect(
            PersonName(given: "Ada", family: String(repeating: "b", count: 297)).endless?.words == "the name has 301 letters, and 300 fit")
        #expect(PersonName(given: "Ada", suffix: long).endless?.words == "the suffix of the name has 1001 letters, and 1000 fit")
        // One letter with very many marks.
        #expect(PersonName(given: "a" + String(repeating: "\u{301}", count: 5000)).endless?.letters == 5001)
    }

    @Test func `every line that an edit writes is bounded, and texts are not`() {
        let edits: [PersonEdit] = [
            .name(PersonName(given: long)), .pronouns(long), .place(long), .languages([long]), .met(Person.Meeting(on: nil, place: long)),
            .addIdentity(Identity(kind: .website, normalised: long)), .joinCircle(long), .tag(long), .setField(label: long, value: ""),
            .addPosition(organization: "", title: long, from: nil, to: nil),
            .addPosition(organization: long, title: "", from: nil, to: nil),
            .addLink(label: "", to: nil, name: long),
        ]
        for edit in edits { #expect(edit.endless != nil, "\(edit.subject)") }
        #expect(PersonEdit.addNote(long, at: nil).endless == nil)
        #expect(PersonEdit.place(String(long.dropLast())).endless == nil)
    }

    @Test func `rows of an archive with such a line leave it, with their places`() {
        var archive = Archive(source: .csv)
        let names = [PersonName(given: "Ada"), PersonName(given: long), PersonName(given: "Bob")]
        archive.people = names.enumerated().map { ArchivePerson(place: RowPlace(file: "a.csv", line: $0.offset + 2), name: $0.element) }
        archive.people[2].title = long
        let rows = archive.takeEndless()
        #expect(archive.people.map(\.name.given) == ["Ada"])
        #expect(rows.map(\.place.line) == [3, 4])
        #expect(rows.map(\.reason) == ["the given name has 1001 letters, and 1000 fit", "the title has 1001 letters, and 1000 fit"])
    }
}
