import Foundation
import Testing
import WellmetFormats

@testable import WellmetModel

/// What leaves to be read by people and spreadsheets.
@Suite struct LeavingTextsTests {
    private let id = ID<Person>(UUID())
    private let zone = TimeZone.gmt

    private func whole(_ name: String, _ change: (inout ArchivePerson) -> Void = { _ in }, moments: [WholePerson.Moment] = [])
        -> WholePerson
    {
        var known = ArchivePerson(place: RowPlace(file: "", line: 0), name: PersonName(written: name))
        change(&known)
        return WholePerson(person: Person(id: id, name: known.name), known: known, moments: moments)
    }

    private func csv(_ person: WholePerson) -> String {
        var table = PeopleTable()
        table.append(person)
        return String(decoding: table.take(), as: UTF8.self)
    }

    @Test(arguments: [
        ("=HYPERLINK(\"x\")", true), ("@SUM(1)", true), ("+cmd|' /C calc'!A0", true), ("-2+3+cmd", true), ("\t=1", true),
        ("+49 30 901820", false), ("-", false), ("Ada", false), ("", false),
    ])
    func `no cell is a formula`(text: String, isGuarded: Bool) {
        let row = csv(whole("Ada") { $0.organization = text }).split(separator: "\n").dropFirst().joined()
        #expect(row.contains("'" + text.replacing("\"", with: "\"\"")) == isGuarded, "\(row)")
    }

    @Test func `a page takes nothing of a name for Markdown, and a summary of several lines stays in its item`() {
        let moment = Interaction(
            id: ID(UUID()), kind: .coffee, channel: .inPerson, direction: .both, at: Instant(seconds: 0), precision: .day, minutes: 30,
            summary: "first\nsecond *x*")
        let page = PersonText.text(whole("Ada *[x](y)* <b>", moments: [WholePerson.Moment(moment, others: ["Bo"])]), zone: zone)
        #expect(page.hasPrefix("# Ada \\*\\[x](y)\\* \\<b>\n"))
        #expect(page.contains("### 1970\n\n- 1970-01-01: Coffee, 30 minutes, with Bo. first\n  second \\*x\\*\n"))
    }

    @Test func `several addresses stand in one cell and are read again`() throws {
        let table = csv(
            whole("Ada Lovelace") {
                $0.identities = ["a@example.com", "b@example.com"].map { Identity(kind: .mail, normalised: $0) }
                $0.circles = ["clients", "peers"]
                $0.notes = [ArchiveNote(text: "one\n\"two\"")]
            })
        try TemporaryFile.with(table) { path in
            let person = try #require(try Archive.read([ArchiveInput(path: path)], options: ReadOptions(zone: .gmt)).first?.people.first)
            #expect(person.identities.map(\.value) == ["a@example.com", "b@example.com"])
            #expect(person.circles == ["clients", "peers"])
            #expect(person.notes.map(\.text) == ["one\n\"two\""])
        }
    }
}

private enum TemporaryFile {
    static func with(_ text: String, _ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "wellmet-\(UUID().uuidString).csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }
}
