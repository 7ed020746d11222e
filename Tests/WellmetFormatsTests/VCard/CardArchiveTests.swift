import Foundation
import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct CardArchiveTests {
    private func archive(_ files: [String: String]) throws -> Archive {
        let folder = try TemporaryFolder()
        for (name, text) in files { _ = try folder.write(name, text) }
        var options = ReadOptions()
        options.homeRegion = "DE"
        let archives = try Archive.read([folder.path], options: options)
        return try #require(archives.count == 1 ? archives[0] : nil)
    }

    @Test func `A folder of cards is one archive of people, each with all that the card says`() throws {
        let ada = Cards.lines(
            "UID:abc-1", "N:Lovelace;Ada;;;", "FN:Ada Lovelace", "ORG:Engines;Research", "TITLE:Analyst", "EMAIL;TYPE=WORK:ada@example.org",
            "TEL;TYPE=CELL:0151 12345678", "ADR;TYPE=HOME:;;;London;;;UK", "BDAY:--1210", "CATEGORIES:myContacts,Math Club",
            "NOTE:likes engines",
            "X-SOCIALPROFILE;type=twitter:https://twitter.com/ada", "item1.X-ABRELATEDNAMES:Lord Byron", "item1.X-ABLabel:_$!<Father>!$_",
            "REV:2026-03-01T10:00:00Z")
        let grace = Cards.lines(
            "UID:urn:uuid:F-2", "FN:Grace Hopper", "TZ:America/New_York", "RELATED;TYPE=friend:urn:uuid:abc-1", "REV:20260201T000000Z",
            version: "4.0")
        let group = Cards.lines("KIND:group", "FN:Pioneers", "MEMBER:urn:uuid:f-2", "MEMBER:ABC-1", version: "4.0")
        let found = try archive(["a.vcf": ada + group, "b.vcf": "junk\n" + grace])
        #expect(found.source == .vcard)
        #expect(found.asOf == Day("2026-03-01"))
        #expect(found.people.map(\.name.full) == ["Ada Lovelace", "Grace Hopper"])
        #expect(found.skipped.map(\.place.description) == ["b.vcf, line 1"])
        let (first, second) = (found.people[0], found.people[1])
        #expect(first.uid == "abc-1")
        #expect(
            first.identities.map { "\($0.kind):\($0.value):\($0.label)" } == [
                "mail:ada@example.org:work", "phone:+4915112345678:mobile", "x:ada:",
            ])
        #expect(first.work == "Analyst at Engines" && first.location == "London, UK")
        #expect(first.dates.map(\.label) == ["birthday"])
        #expect(first.tags == ["math-club", "pioneers"])
        #expect(first.links == [ArchiveLink(label: "father", name: "Lord Byron")])
        #expect(first.notes.map(\.text) == ["likes engines"])
        #expect(
            first.fields == [
                ArchiveField(label: "department", value: "Research"), ArchiveField(label: "address (home)", value: "London, UK"),
            ])
        #expect(second.zone == "America/New_York")
        #expect(second.tags == ["pioneers"])
        #expect(second.links == [ArchiveLink(label: "friend", name: "Ada Lovelace")])
        #expect(second.links[0].uid == "abc-1")
    }

    @Test func `Relatives by an address or by a card that is not here tell whom they mean`() throws {
        let card = Cards.lines(
            "UID:a", "FN:Ada Lovelace", "RELATED;TYPE=friend:mailto:Bob@example.org",
            "RELATED;TYPE=agent:https://www.linkedin.com/in/cara-d",
            "RELATED;TYPE=kin:urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e", "RELATED;TYPE=spouse;VALUE=text:Zed", version: "4.0")
        let ada = try archive(["a.vcf": card]).people[0]
        #expect(
            ada.links.map { "\($0.label): \($0.name)" } == [
                "friend: Bob@example.org", "agent: https://www.linkedin.com/in/cara-d", "spouse: Zed",
            ])
        #expect(ada.links.map(\.identity?.value) == ["bob@example.org", "cara-d", nil])
        #expect(ada.references?.map(\.uid) == ["urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e"])
    }

    @Test(arguments: [
        ("N:Li;Wei;;;", "FN:李伟", "李伟"), ("N:Smith;Robert;;;", "FN:Bob Smith", "Bob Smith"),
        ("N:Smith;Robert;J;Dr.;Ph.D.", "FN:Dr. R. Smith", ""),
        ("N:Lovelace;Ada;;;", "FN:Lovelace Ada", ""), ("N:Müller;Eva;;;", "FN:Eva Mueller", "Eva Mueller"),
        ("N:Smith;Robert;;;", "FN:bob@example.org", ""),
        ("N:;;;;", "FN:李伟", ""), ("N:Smith;Robert;;;", "FN:Acme Inc", ""),
    ])
    func `The name that a card shows is kept where its parts say another`(name: String, shown: String, kept: String) throws {
        let card = Cards.lines("UID:a", name, shown, "ORG:Acme Inc", "EMAIL:bob@example.org")
        let person = try archive(["a.vcf": card]).people[0]
        #expect(person.fields.filter { $0.label == "other name" }.map(\.value) == [kept].filter { !$0.isEmpty })
    }

    @Test func `What Google or Outlook tells as CSV is not told again by its cards`() throws {
        let csv = "First Name,Last Name,E-mail 1 - Value,Labels\nAda,Lovelace,ada@example.org,\n"
        let found = try archive(["contacts.csv": csv, "contacts.vcf": Cards.lines("FN:Ada Lovelace", "EMAIL:ada@example.org")])
        #expect(found.source == .google)
        #expect(found.files.map(\.understoodAs) == ["contacts", nil])
    }

    @Test func `A card that names nobody is told, a company is somebody to call`() throws {
        let found = try archive(["a.vcf": Cards.lines("NOTE:nobody") + Cards.lines("ORG:Acme Ltd", "TEL:+49 30 901820")])
        #expect(found.people.map(\.name.full) == ["Acme Ltd"])
        #expect(found.skipped.map(\.reason) == ["no name and no address"])
    }

    @Test func `What is wrong with a card that was read is told with its place, and is no skipped row`() throws {
        let cut = "BEGIN:VCARD\nVERSION:3.0\nFN:"
        let svg = Cards.lines("FN:Cy", "PHOTO;ENCODING=b:PHN2Zy8+")
        let found = try archive(["a.vcf": svg + cut + "Ada\n" + Cards.lines("FN:Bo") + cut + "Dee\n" + cut + "\n"])
        #expect(found.people.map(\.name.full) == ["Cy", "Ada", "Bo", "Dee"])
        #expect(found.skipped.map { "\($0.place): \($0.reason)" } == ["a.vcf, line 16: no name and no address"])
        #expect(
            found.remarks.map(\.description) == [
                "a.vcf, line 4: the picture of this card is kept in it and not shown: it is an SVG drawing, which may hold programs; JPEG, PNG, GIF and WebP are shown.",
                "a.vcf, line 6: the end of this card is missing: what stands before the next one was read. Likewise a.vcf, line 13.",
            ])
    }

    @Test func `Of very many imperfect cards the first are named, the rest is counted`() throws {
        let found = try archive(["a.vcf": String(repeating: "BEGIN:VCARD\nFN:Ada\n", count: 20)])
        #expect(found.people.count == 20 && found.skipped.isEmpty && found.remarks.count == 1)
        #expect(found.remarks.first?.description.hasSuffix("a.vcf, line 15; a.vcf, line 17 and 11 more.") == true)
    }

    @Test func `A card with very many of a kind is read in a moment`() throws {
        let many = Cards.lines(
            "FN:Ada", "CATEGORIES:" + (0..<20_000).map { "c\($0)" }.joined(separator: ","),
            (0..<20_000).map { "EMAIL:ada\($0)@example.org" }.joined(separator: "\r\n"))
        let found = try archive(["a.vcf": many])
        #expect(found.people.map(\.identities.count) == [20_000])
        #expect(found.people.map(\.tags.count) == [20_000])
    }

    @Test(arguments: [VCard.Version.v30, .v40])
    func `A card that Wellmet wrote says nothing else than the book when it comes back`(version: VCard.Version) async throws {
        var person = ArchivePerson(place: RowPlace(file: "", line: 0), name: PersonName(written: "Ada Lovelace"))
        person.identities = [Identity(.mail, "ada@example.org", label: "work"), Identity(.mastodon, "@ada@example.org")].compactMap(\.self)
        (person.organization, person.title) = ("Engines", "Analyst")
        (person.pronouns, person.zone, person.location) = ("she/her", "Europe/London", "London, UK")
        person.languages = ["en", "fr"]
        person.circles = ["Peers", "Fellow, Royal"]
        person.tags = ["maths", "looms"]
        person.notes = [ArchiveNote(text: "likes tea\nand; coffee, too"), ArchiveNote(text: "plays chess")]
        person.dates = [
            ArchiveDate(label: "birthday", date: try #require(PartialDate("1990-12-10"))),
            ArchiveDate(label: "first talk", date: try #require(PartialDate("2020-05-04"))),
        ]
        person.links = [ArchiveLink(label: "father", name: "Lord Byron")]
        person.fields = [ArchiveField(label: "department", value: "Looms"), ArchiveField(label: "Shoe size", value: "38")]
        let bytes = try await CardExport(version: version, region: "DE").card(
            of: person, kept: nil, uid: "urn:uuid:0192f0c1-0000-7000-8000-000000000001", revised: Instant(seconds: 1_773_477_000))
        let found = try #require(try archive(["a.vcf": String(decoding: bytes, as: UTF8.self)]).people.first)
        #expect(found.uid == "urn:uuid:0192f0c1-0000-7000-8000-000000000001" && found.work == person.work)
        #expect(found.marks == person.marks)
    }
}
