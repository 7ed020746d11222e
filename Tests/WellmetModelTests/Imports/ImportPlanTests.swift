import Testing

@testable import WellmetModel

@Suite struct ImportPlanTests {
    private let ada = ID<Person>.numbered(1)

    private func row(_ name: String, line: Int = 2, _ more: (inout ArchivePerson) -> Void = { _ in }) -> ArchivePerson {
        var row = ArchivePerson(place: RowPlace(file: "people.csv", line: line), name: PersonName(written: name))
        more(&row)
        return row
    }

    private func index(
        _ name: String = "Ada Lovelace", records: [String: ImportIndex.Record] = [:], held: ArchivePerson? = nil
    ) -> ImportIndex {
        let known = ImportIndex.Known(id: ada, name: name, sortKey: PersonName(written: name).sortKey, standing: .book)
        var index = ImportIndex(records: records, people: [ada: known], owners: [:])
        if let held { index.held = [ada: held] }
        return index
    }

    private func plan(_ rows: ArchivePerson..., source: Archive.Source = .csv, index: ImportIndex) -> ImportPlan {
        var archive = Archive(source: source)
        archive.people = rows
        let plan = ImportPlan.make(archive, index: index, isFirst: false)
        return index.held.isEmpty ? plan : plan.compared(with: index)
    }

    // MARK: Cards that Wellmet wrote

    @Test(arguments: ["urn:uuid:", "URN:UUID:"])
    func `A card whose UID is the id of a person of the book is that person`(prefix: String) throws {
        let card = row("Ada Lovelace") {
            $0.uid = prefix + ada.description.uppercased()
            $0.card = ArchiveCard(Array("BEGIN:VCARD".utf8))
        }
        let found = try #require(plan(card, source: .vcard, index: index()).rows.first)
        #expect(found.match == .same(ada, reason: "card that Wellmet wrote of them"))
        // The card is kept; that alone is nothing to tell.
        #expect(found.changes == [])
        let stranger = row("Ada Lovelace") { $0.uid = "urn:uuid:\(ID<Person>.numbered(2))" }
        #expect(plan(stranger, source: .vcard, index: index()).doubtful.count == 1)
    }

    // MARK: Details

    @Test func `New details say which they are`() throws {
        let said = row("Ada Lovelace") {
            $0.uid = "urn:uuid:\(ada)"
            $0.location = "London"
            $0.meeting = ArchiveMeeting(place: "Turin")
            $0.fields = [ArchiveField(label: "department", value: "Looms")]
            $0.circles = ["Peers"]
            $0.tags = ["maths", "looms"]
            $0.dates = [ArchiveDate(label: "birthday", date: PartialDate(.onDay(3)))]
            $0.notes = [ArchiveNote(text: "likes tea"), ArchiveNote(text: "plays chess")]
        }
        let sentence = "new details: place, how you met, birthday, department, circle Peers, 2 tags, 2 notes"
        #expect(plan(said, source: .vcard, index: index()).rows.first?.changes.map(\.sentence) == [sentence])
    }

    @Test func `What the book says already, or does not give way, is nothing new`() throws {
        let said = row("Ada Lovelace") {
            $0.uid = "urn:uuid:\(ada)"
            $0.location = "London"
            $0.pronouns = "she/her"
            $0.meeting = ArchiveMeeting(place: "Turin", story: "At a talk")
            $0.fields = [ArchiveField(label: "tea", value: "Assam"), ArchiveField(label: "shoe", value: "38")]
            $0.circles = ["PEERS"]
            $0.tags = ["Analytic Engines"]
            $0.links = [ArchiveLink(label: "father", name: "Lord Byron")]
            $0.dates = [ArchiveDate(label: "Birthday", date: PartialDate(.onDay(3)))]
            $0.notes = [ArchiveNote(text: "likes tea\r\nand coffee")]
        }
        var held = row("Ada Lovelace") {
            $0.location = "Paris"
            $0.pronouns = "she/her"
            $0.meeting = ArchiveMeeting(place: "Rome")
            $0.fields = [ArchiveField(label: "tea", value: "Darjeeling; Assam"), ArchiveField(label: "shoe", value: "38")]
            $0.circles = ["Peers"]
            $0.tags = ["analytic-engines"]
            $0.links = said.links
            $0.dates = [ArchiveDate(label: "birthday", date: PartialDate(.onDay(4)))]
            $0.notes = [ArchiveNote(text: "likes tea\nand coffee")]
        }
        #expect(plan(said, source: .vcard, index: index(held: held)).rows.first?.changes == [.details(["how you met"])])
        held.meeting?.story = "Elsewhere"
        let plan = plan(said, source: .vcard, index: index(held: held))
        #expect(plan.unchanged.count == 1 && plan.peopleWithDetails.isEmpty)
    }

    // MARK: The same row, read otherwise

    @Test func `A row whose columns are taken otherwise is the person whom it made, whatever else bears the name`() throws {
        let cells = ["Ada Lovelace", "Acme"]
        let first = row("Ada Lovelace") {
            $0.fields = [ArchiveField(label: "Firm", value: "Acme")]
            $0.rowMarks = [ArchiveRow.mark(cells)]
        }
        let second = row("Ada Lovelace") {
            $0.organization = "Acme"
            $0.rowMarks = [ArchiveRow.mark(cells)]
        }
        let namesake = row("Ada Lovelace", line: 3) { $0.rowMarks = [ArchiveRow.mark(["Ada Lovelace", "Bolt"])] }
        let record = ImportIndex.Record(
            person: ada, fullName: "Ada Lovelace", digest: first.digest, brought: ImportIndex.Record.written(first.marks))
        let known = index(records: [RecordKey.of(first, source: .csv): record])
        let plan = plan(second, namesake, index: known)
        #expect(plan.rows.map(\.match).first == .same(ada, reason: "same row, its columns taken otherwise"))
        #expect(plan.rows.first?.changes == [.position(organization: "Acme", title: "")])
        #expect(plan.rows.last?.isDoubtful == true)
        // Two people of whom the very same row told before: only a person can say.
        var both = known.records
        both["name/other"] = ImportIndex.Record(person: .numbered(2), brought: record.brought)
        #expect(self.plan(second, index: index(records: both)).rows.first?.isDoubtful == true)
    }

    // MARK: Many rows of one person

    @Test(.timeLimit(.minutes(1))) func `Twenty thousand rows of one person are folded one by one`() throws {
        let mail = Identity(kind: .mail, normalised: "ada@example.org")
        var archive = Archive(source: .csv)
        archive.people = (0..<20_000).map { number in
            row(number % 2 == 0 ? "Ada Lovelace" : "Ada B\(number)", line: number + 2) {
                $0.identities = [mail, Identity(kind: .mail, normalised: "ada\(number)@example.org")]
                $0.organization = "Firm \(number)"
                $0.notes = [ArchiveNote(text: "note \(number)"), ArchiveNote(text: "always the same")]
                $0.tags = ["t\(number)"]
                $0.fields = [ArchiveField(label: "tea", value: "\(number)"), ArchiveField(label: "f\(number)", value: "x")]
            }
        }
        archive.people += (0..<20_000).map { number in row("Nobody", line: number) { $0.notes = [ArchiveNote(text: "\(number)")] } }
        let fold = ArchiveFold(archive.people, source: .csv)
        #expect(fold.rows.count == 20_001 && fold.skipped.count == 19_999)
        let ada = fold.rows[0].person
        #expect(ada.notes.count == 20_001 && ada.tags.count == 20_000 && ada.identities.count == 20_001)
        #expect(ada.fields.count == 20_003 && ada.fields[0].value.split(separator: "; ").count == 20_000)
    }

    @Test func `A value that stands in a field already is not put there twice`() {
        var person = GrowingPerson(row("Ada") { $0.fields = [ArchiveField(label: "tea", value: "a; b")] })
        person.complete(with: row("Ada") { $0.fields = [ArchiveField(label: "tea", value: "b"), ArchiveField(label: "tea", value: "c")] })
        person.complete(
            with: row("Ada") { $0.fields = [ArchiveField(label: "tea", value: "a; b; c"), ArchiveField(label: "", value: "")] })
        #expect(person.person.fields == [ArchiveField(label: "tea", value: "a; b; c"), ArchiveField(label: "", value: "")])
    }

    // MARK: Words

    @Test func `A file without rows is told of`() {
        #expect(
            ImportRemark.noRows(file: "people.csv").description == "people.csv has a header and no rows below it: there is nobody in it.")
    }
}
