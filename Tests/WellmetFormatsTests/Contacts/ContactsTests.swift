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
        #expect(
            person.fields == [ArchiveField(label: "department", value: "Looms"), ArchiveField(label: "Business City", value: "Bonn")])
    }

    @Test(arguments: [
        ("Bonn,Germany,,", "Bonn, Germany"), (",,Ulm,Austria", "Ulm, Austria"), ("Bonn,Germany,,Austria", "Austria"),
        (",Germany,,", "Germany"),
    ]) func thePlaceIsThatOfTheHomeElseOfTheBusiness(cells: String, place: String) throws {
        let folder = try TemporaryFolder()
        let header =
            "First Name,Last Name,E-mail Address,Business Phone,Business City,Business Country/Region,Home City,Home Country/Region"
        let path = try folder.write("outlook.csv", "\(header)\nOtto,Beispiel,otto@example.org,,\(cells)\n")
        let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
        #expect(archive.source == .outlook && archive.people.map(\.location) == [place])
        // What is not the place is kept.
        #expect(archive.people.first?.fields.map(\.value) == (place == "Austria" ? ["Bonn", "Germany"] : []))
    }

    @Test func aDepartmentIsCalledAlikeInEveryFile() throws {
        let folder = try TemporaryFolder()
        let files = [
            "a/google.csv": "First Name,Last Name,Labels,File As,Organization Department\nAda,L,,,Looms\n",
            "b/outlook.csv": "First Name,Last Name,E-mail Address,Given Yomi,Department\nAda,L,ada@example.org,,Looms\n",
            "c/other.csv": "Name,E-mail,Department\nAda,ada@example.org,Looms\n",
            "d/card.vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nORG:Acme;Looms\r\nEND:VCARD\r\n",
        ]
        for (name, text) in files {
            let archive = try #require(try Archive.read([try folder.write(name, text)], options: ReadOptions()).first)
            #expect(archive.people.first?.fields == [ArchiveField(label: "department", value: "Looms")], "\(name)")
        }
    }

    @Test func howWeMetIsReadWhereverItStands() throws {
        let folder = try TemporaryFolder()
        let header = "Name,Met on,Kennengelernt bei,How we met,Introduced by,Home address,Full address"
        let path = try folder.write(
            "p.csv",
            """
            \(header)
            Ada Example,2021-05-04,Turin,At a talk,Bob,"1 Mill Lane
            London",2 Mill Lane
            Bo Sample,after the fair in Bonn,2020-03-04,,,,
            Cem Soon,0/0/00,,,,,

            """)
        let people = try #require(try Archive.read([path], options: ReadOptions()).first).people
        #expect(
            people.map(\.meeting) == [
                ArchiveMeeting(place: "Turin", story: "At a talk\nIntroduced by Bob", through: ArchiveLink(label: "", name: "Bob")),
                ArchiveMeeting(story: "after the fair in Bonn"), nil,
            ])
        #expect(people.map { $0.dates.map { "\($0.label) \($0.date)" } } == [["met 2021-05-04"], ["met 2020-03-04"], []])
        #expect(
            people[0].fields == [
                ArchiveField(label: "address (home)", value: "1 Mill Lane\nLondon"), ArchiveField(label: "address", value: "2 Mill Lane"),
            ])
        #expect(people[0].location.isEmpty && people[1].fields.isEmpty)
    }

    @Test func aColumnIsMappedToHowWeMetByHand() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.csv", "Name,Ort\nAda Example,Turin\n")
        for word in ["met place", "Met-Place", "met_place"] {
            var options = ReadOptions()
            guard word != "met_place" else {
                #expect(throws: ArchiveError.self) { try CSVMapping("Ort=met_place") }
                continue
            }
            options.mapping = try CSVMapping("Ort=" + word)
            let person = try #require(try Archive.read([path], options: options).first?.people.first)
            #expect(person.meeting == ArchiveMeeting(place: "Turin") && person.location.isEmpty)
        }
    }

    @Test func aRowIsMarkedByItsCellsAndNotByTheirMeaning() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.csv", "Name,Firm\nAda Example,Acme\nAda Example,Bolt\n")
        func marks(_ mapping: String) throws -> [[UInt64]?] {
            var options = ReadOptions()
            options.mapping = try CSVMapping(mapping)
            return try #require(try Archive.read([path], options: options).first).people.map(\.rowMarks)
        }
        let found = try marks("Firm=ignore")
        #expect(try marks("Firm=note") == found && found[0] != found[1])
    }

    @Test func aFileWithAHeaderAloneSaysSo() throws {
        let folder = try TemporaryFolder()
        let header = "First Name,Last Name,E-mail Address,Given Yomi"
        for (name, text) in ["people.csv": "Name,Mail", "outlook.csv": header, "google.csv": "Given Name,Family Name,Group Membership"] {
            let archives = try Archive.read([try folder.write(name, text + "\n")], options: ReadOptions())
            #expect(archives.map(\.remarks) == [[.noRows(file: name)]])
        }
        let row = try folder.write("row.csv", "Ada Example,ada@example.org\n")
        var options = ReadOptions()
        options.mapping = try CSVMapping("#1=name")
        #expect(try Archive.read([row], options: options).map(\.remarks) == [[]])
    }

    @Test func textsComeInWithPlainLineEnds() throws {
        let folder = try TemporaryFolder()
        let csv = try folder.write("p.csv", "Name,Notes,Tea\r\nAda,\"one\r\ntwo\",\"a\rb\"\r\n")
        let person = try #require(try Archive.read([csv], options: ReadOptions()).first?.people.first)
        #expect(person.notes.map(\.text) == ["one\ntwo"] && person.fields.map(\.value) == ["a\nb"])
        let card = try folder.write(
            "c.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=0Dthree\nEND:VCARD\n")
        #expect(try Archive.read([card], options: ReadOptions()).first?.people.first?.notes.map(\.text) == ["one\ntwo\nthree"])
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
            (
                "Name,Kreis,Kreise,Schlagworte,Schlagwörter,Tags,Firm,Firma",
                [.name, .circle, .circle, .tag, .tag, .tag, .organization, .organization]
            ),
            (
                "Name,Met where,Met at,Kennengelernt in,Wo kennengelernt,How we met,Introduced by,Introduced through",
                [.name, .metPlace, .metPlace, .metPlace, .metPlace, .metStory, .metThrough, .metThrough]
            ),
            ("Name,Full address,Home address,Anschrift,Work city", [.name, .address, .address, .address, .place]),
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
