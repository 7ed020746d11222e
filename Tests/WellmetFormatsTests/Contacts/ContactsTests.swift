import Foundation
import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct ContactsTests {
    private func read(_ name: String, mapping: CSVMapping? = nil) throws -> Archive {
        var options = ReadOptions(zone: .gmt)
        options.homeRegion = "DE"
        options.mapping = mapping
        return try #require(try Archive.read([Fixture.path("Contacts/" + name)], options: options).first)
    }

    @Test(arguments: ["google-2018.csv", "google-2024.csv"]) func googlesContactsAreReadInBothShapes(file: String) throws {
        let archive = try read(file)
        #expect(archive.source == .google)
        #expect(!archive.connections)
        let person = try #require(archive.people.first)
        #expect(person.name.given == "Gracia" && person.name.family == "Ejemplo")
        #expect(person.identities.filter { $0.kind == .mail }.map(\.value) == ["work@example.org", "home@example.org"])
        #expect(person.identities.filter { $0.kind == .mail }.map(\.label) == ["work", "home"])
        #expect(person.identities.contains { $0.kind == .phone && $0.value == "+4930901820" && $0.label == "mobile" })
        #expect(person.organization == "Example Navy" && person.title == "Admiral")
        #expect(person.circles == ["Weavers"])
    }

    @Test func googlesNewerColumnsAreAllKept() throws {
        let archive = try read("google-2024.csv")
        let person = try #require(archive.people.first)
        #expect(person.name.prefix == "Dr." && person.name.additional == "Bea" && person.name.nickname == "Grace")
        #expect(
            person.dates == [
                ArchiveDate(label: "birthday", date: try #require(PartialDate(month: 12, day: 9))),
                ArchiveDate(label: "anniversary", date: try #require(PartialDate(year: 2001, month: 5, day: 4))),
            ])
        #expect(person.identities.contains { $0.kind == .linkedin && $0.value == "gracia-ejemplo" })
        #expect(person.links == [ArchiveLink(label: "spouse", name: "Vic Ejemplo")])
        #expect(person.notes.map(\.text) == ["Two\nlines"])
        #expect(person.location == "Berlin, Germany")
        #expect(person.fields.contains(ArchiveField(label: "Hobby", value: "Bells")))
        #expect(archive.skipped.map(\.reason) == ["no name and no address"])
        #expect(archive.skipped.map(\.place.line) == [5])
    }

    @Test func outlooksContactsAreRead() throws {
        let archive = try read("outlook-web.csv")
        #expect(archive.source == .outlook)
        let person = try #require(archive.people.first)
        #expect(person.name.prefix == "Prof." && person.name.full == "Otto Beispiel" && person.title == "Reader")
        #expect(person.identities.map(\.value) == ["otto@example.org", "otto@example.com", "+4930901820", "www.example.org"])
        #expect(person.dates == [ArchiveDate(label: "birthday", date: try #require(PartialDate(year: 1970, month: 3, day: 14)))])
        #expect(person.links == [ArchiveLink(label: "manager", name: "Ada Example"), ArchiveLink(label: "spouse", name: "Olga Beispiel")])
        #expect(person.location == "Berlin, Germany")
        #expect(person.fields.contains(ArchiveField(label: "Department", value: "Looms")))
    }

    @Test func columnsOfAnyOtherFileAreGuessed() throws {
        let archive = try read("german-semicolon.csv")
        #expect(archive.source == .csv)
        #expect(archive.people.map(\.name.full) == ["Jürgen Beispiel", "Løne Mønster"])
        let person = archive.people[0]
        #expect(person.organization == "Beispiel GmbH" && person.title == "Leiter" && person.location == "Köln")
        #expect(person.identities.map(\.value) == ["juergen@example.de", "+4930901820"])
        #expect(person.identities[1].label == "work")
        #expect(person.dates.map(\.date.description) == ["1970-03-14"])
        #expect(person.circles == ["Kunden"])
        #expect(person.fields == [ArchiveField(label: "Lieblingstee", value: "Assam")])
    }

    @Test(
        arguments: [
            ("First Name,Surname,Employer,Role,Notes,Met on,Mobile", [.given, .family, .organization, .title, .note, .met, .phone]),
            (
                "Prénom,Nom,Courriel,Société,Poste,Ville,Date de naissance",
                [.given, .family, .mail, .organization, .title, .place, .birthday]
            ),
            (
                "Nombre,Apellidos,Correo electrónico,Empresa,Cargo,Teléfono,Cumpleaños",
                [.given, .family, .mail, .organization, .title, .phone, .birthday]
            ),
            (
                "Name,Telefon privat,Kennengelernt am,Schlagwörter,Zeitzone,LinkedIn-Profil,Foo",
                [.name, .phone, .met, .tag, .zone, .linkedin, .custom]
            ),
        ] as [(String, [CSVField])])
    func headersAreUnderstoodInFourLanguages(header: String, fields: [CSVField]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("people.csv", header + "\n")
        let guess = try #require(try Archive.guess(ArchiveInput(path: path), options: ReadOptions()))
        #expect(guess.columns.map(\.field) == fields)
    }

    @Test func valuesTellWhereWordsDoNot() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "p.csv", "Who,Contact,Link,Number\nAda Example,ada@example.org,https://www.linkedin.com/in/ada,+49 30 901820\n")
        let guess = try #require(try Archive.guess(ArchiveInput(path: path), options: ReadOptions()))
        #expect(guess.columns.map(\.field) == [.name, .mail, .linkedin, .phone])
        #expect(guess.columns[1].samples == ["ada@example.org"])
    }

    @Test func aColumnOfDatesIsNoPhoneNumberAndWerIsAName() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "list.csv",
            "Wer;Seen;Erstkontakt;Num\nAda Example;03/04/2021;04/05/2021;0301 234567\nBo Sample;13/04/2021;1.2.2022;0302 345678\n")
        let guess = try #require(try Archive.guess(ArchiveInput(path: path), options: ReadOptions()))
        #expect(guess.columns.map(\.field) == [.name, .custom, .met, .phone])
    }

    @Test func aFileWithoutAHeaderIsReadFromItsFirstRow() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.csv", "Ada Example,ada@example.org\nBo Sample,bo@example.org\n")
        var options = ReadOptions()
        options.mapping = try CSVMapping("#1=name")
        let archive = try #require(try Archive.read([path], options: options).first)
        #expect(archive.people.map(\.name.full) == ["Ada Example", "Bo Sample"])
        #expect(archive.people.map(\.place.line) == [1, 2])
        #expect(archive.files.first?.rows == 2)
    }

    @Test func aMappingChangesTheGuess() throws {
        let archive = try read("german-semicolon.csv", mapping: try CSVMapping("Lieblingstee=tag, Position=ignore"))
        #expect(archive.people[0].tags == ["Assam"])
        #expect(archive.people[0].title.isEmpty)
        #expect(archive.people[0].fields.isEmpty)
    }

    @Test func aMappingOfAColumnThatIsNotThereIsFound() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.csv", "Name,Firm\nAda,Acme\n")
        let guess = try #require(try Archive.guess(ArchiveInput(path: path), options: ReadOptions()))
        #expect(try CSVMapping("firm=organization,#1=name,*=day-first").firstMissing(in: [guess]) == nil)
        #expect(try CSVMapping("Firm=organization,Frm=title").firstMissing(in: [guess])?.name == "Frm")
        #expect(try CSVMapping("#3=title").firstMissing(in: [guess])?.number == 3)
    }

    @Test(arguments: [
        ("contacts-2024-01-31.csv", "2024-01-31"), ("takeout-20240131T101112Z.csv", "2024-01-31"),
        ("contacts 01.31.2024.csv", "2024-01-31"),
        ("contacts.csv", nil), ("contacts-2099-01-31.csv", nil), ("12345678.csv", nil),
    ])
    func aDateInTheNameIsTheDayOfTheFile(name: String, day: String?) throws {
        let folder = try TemporaryFolder()
        var options = ReadOptions()
        options.today = Day("2026-11-23")
        let path = try folder.write(name, "Name,Mail\nAda Example,ada@example.org\n")
        #expect(try Archive.read([path], options: options).map(\.asOf) == [day.flatMap { Day($0) }])
    }

    @Test func anAddressThatIsNoneIsKept() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.csv", "Name,Email\nAda Example,ada at example\nBo Sample,Bo <b@example.org>\n")
        let people = try #require(try Archive.read([path], options: ReadOptions()).first).people
        #expect(people[0].fields == [ArchiveField(label: "Email", value: "ada at example")])
        #expect(people[1].identities.map(\.value) == ["b@example.org"] && people[1].fields.isEmpty)
    }

    @Test func aMappingSurvivesItsText() throws {
        let mapping = CSVMapping(
            columns: [
                .init(name: "Last, First", field: .name), .init(name: "a \"b\" = c", field: .mail, label: "work"),
                .init(name: "", number: 3, field: .ignore), .init(name: "\u{301}b", field: .phone, label: "\u{301}c"),
                .init(name: "d,\u{301}e\"\u{301}=\u{301}", field: .tag), .init(name: "#2", field: .custom),
                .init(name: "#0", field: .custom), .init(name: "*", field: .custom),
            ], dayFirst: true)
        #expect(try CSVMapping(mapping.text) == mapping)
    }

    @Test(arguments: ["Name", "Name=nonsense", "\"Name=name", "#0=name"]) func aMappingThatMakesNoSenseIsRefused(text: String) {
        #expect(throws: ArchiveError.self) { try CSVMapping(text) }
    }

    @Test func aFileWithoutANameSaysItsColumns() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.csv", "Colour,Weight\nred,3\n")
        #expect(throws: ArchiveError.noName(path: path, columns: ["Colour", "Weight"])) { try Archive.read([path], options: ReadOptions()) }
    }

    @Test(arguments: [
        ("1906-12-09", false, "1906-12-09"), (" --12-09", false, "--12-09"), ("3/4/1970", false, "1970-03-04"),
        ("3/4/1970", true, "1970-04-03"),
        ("14/3/1970", false, "1970-03-14"), ("9.12.06", false, "2006-12-09"), ("9. Dezember 1906", false, "1906-12-09"),
        ("9 décembre 1906", false, "1906-12-09"), ("9 de diciembre de 1906", false, "1906-12-09"), ("Dec 9, 1906", false, "1906-12-09"),
        ("December 9th", false, "--12-09"), ("12/9/68", false, "1968-12-09"),
    ])
    func datesAreReadAsPeopleWriteThem(text: String, dayFirst: Bool, date: String) {
        #expect(ContactDate.parsed(text, dayFirst: dayFirst)?.description == date)
    }

    @Test(arguments: ["0/0/00", "00.00.0000", "soon", "", "32.1.2000", "1/2/3/4"]) func whatIsNoDateIsNone(text: String) {
        #expect(ContactDate.parsed(text, dayFirst: true) == nil)
    }

    @Test(.timeLimit(.minutes(1))) func oneCellMayHoldFortyThousandCirclesAndAddresses() throws {
        let folder = try TemporaryFolder()
        let names = (0..<40_000).map { "c\($0)" }
        let twice = (names + names).joined(separator: ";")
        let circles = try folder.write("circles.csv", "Name,E-mail,Groups\nAda,a@example.org,\"\(twice)\"\n")
        #expect(try Archive.read([circles], options: ReadOptions()).first?.people.first?.circles == names)
        let values = names.prefix(30_000).map { $0 + "@b.example" }.joined(separator: " ::: ")
        let labels = Array(repeating: "* x", count: 30_000).joined(separator: " ::: ")
        let header = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Group Membership"
        let groups = names.joined(separator: " ::: ")
        let google = try folder.write("google.csv", "\(header)\nAda,Ada,L,\"\(labels)\",\"\(values)\",\"\(groups)\"\n")
        let person = try #require(try Archive.read([google], options: ReadOptions()).first?.people.first)
        #expect(person.identities.count == 30_000 && person.circles == names)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["Name,Given Name,Family Name,E-mail 1 - Value", "First Name,Last Name,E-mail Address,Given Yomi"])
    func aZipOfThousandsOfContactsFilesIsWalkedOnce(header: String) throws {
        let folder = try TemporaryFolder()
        let rows = Array("\(header)\nAda,Ada,ada@example.org,ada@example.org\n".utf8)
        let path = try folder.zip("many.zip", (0..<5000).map { ("\($0).csv", rows) } + [("note.txt", Array("a".utf8))])
        let archives = try Archive.read([path], options: ReadOptions())
        #expect(archives.count == 5000 && archives.allSatisfy { $0.people.count == 1 })
        #expect(archives.map { $0.files.first?.name } == (0..<5000).map { "\($0).csv" })
        #expect(archives.first?.files.map(\.name) == ["0.csv", "note.txt"])
    }

    @Test func brokenContactsAreNeverATrap() throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 7)
        for name in ["google-2018.csv", "google-2024.csv", "outlook-web.csv", "german-semicolon.csv"] {
            let bytes = try Fixture.bytes("Contacts/" + name)
            for _ in 0..<60 {
                var broken = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
                for _ in 0..<Int.random(in: 0...8, using: &random) where !broken.isEmpty {
                    broken[Int.random(in: 0..<broken.count, using: &random)] =
                        Array("\",;\n\r: /9é".utf8).randomElement(using: &random) ?? 0
                }
                let path = try folder.write(name, broken)
                do { _ = try Archive.read([path], options: ReadOptions()) } catch { #expect(!error.description.isEmpty) }
            }
        }
    }
}
