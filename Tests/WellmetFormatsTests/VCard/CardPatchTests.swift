import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetFormats

@Suite("Cards: an edit changes its own lines and no others")
struct CardPatchTests {
    private static let revised = Instant(seconds: 1_773_477_000)  // 2026-03-14 08:30 UTC

    private func card(_ text: String) -> VCard { VCard(Array(text.utf8)) }

    private func says(_ card: VCard) -> ArchivePerson { CardContent(card).said(region: "GB", of: card) }

    /// The lines that differ: what was taken out, and what came.
    private func edited(_ text: String, _ edit: (inout ArchivePerson) -> Void) -> (gone: [String], come: [String], person: ArchivePerson) {
        let old = card(text)
        var person = says(old)
        edit(&person)
        let new = old.saying(person, region: "GB", revised: Self.revised)
        func lines(_ card: VCard) -> [String] { card.lines.map { String(decoding: card.bytes(of: $0), as: UTF8.self).trimmed } }
        let (before, after) = (lines(old), lines(new))
        let difference = after.difference(from: before)
        let gone = difference.removals.map { if case .remove(_, let line, _) = $0 { line } else { "" } }
        let come = difference.insertions.map { if case .insert(_, let line, _) = $0 { line } else { "" } }
        let lost = Set(person.said).symmetricDifference(says(new).said)
        #expect(lost.isEmpty, "\(come)")
        return (gone, come, says(new))
    }

    @Test(arguments: CardCorpus.all)
    func `A card of somebody who is as it says stays byte for byte`(sample: CardCorpus.Sample) {
        let (text, card) = (sample.text, card(sample.text))
        #expect(card.saying(says(card), region: "GB", revised: Self.revised).bytes == Array(text.utf8))
    }

    @Test func `The name that a card shows stays what it is until it is changed itself`() {
        let text = Cards.lines(
            "UID:a", "N:Li;Wei;;;", "FN:李伟", "TITLE:Analyst", "X-WELLMET-FIELD;LABEL=other name:Wong", "REV:20240501T000000Z")
        let shown = edited(text) { $0.title = "Head" }
        #expect(!shown.come.contains { $0.hasPrefix("FN") } && shown.person.fields.map(\.value) == ["李伟", "Wong"])
        let renamed = edited(text) { $0.name.family = "Wu" }
        #expect(Set(renamed.come) == ["N:Wu;Wei;;;", "REV:2026-03-14T08:30:00Z"])
        let plain = edited(text) { $0.fields = [ArchiveField(label: "other name", value: "Wong")] }
        #expect(Set(plain.come) == ["FN:Wei Li", "REV:2026-03-14T08:30:00Z"])
    }

    @Test func `A relative by an address stays one when it is known who it is`() {
        let text = Cards.lines("UID:a", "FN:Ada", "RELATED;TYPE=friend:mailto:bob@example.org", version: "4.0")
        let card = card(text)
        var person = says(card)
        person.links = [ArchiveLink(label: "friend", name: "Bob Example")]
        #expect(card.saying(person, region: "GB", revised: Self.revised).bytes == Array(text.utf8))
    }

    @Test func `Each field changes its own line, and REV`() {
        let rev = "REV:2024-05-01T10:20:30Z"
        let now = "REV:2026-03-14T08:30:00Z"
        func check(_ gone: [String], _ come: [String], _ edit: (inout ArchivePerson) -> Void) {
            let change = edited(CardCorpus.apple, edit)
            #expect(Set(change.gone) == Set(gone + [rev]))
            #expect(Set(change.come) == Set(come + [now]))
        }
        check(["TITLE:Analyst"], ["TITLE:Head\\; of all"]) { $0.title = "Head; of all" }
        check(["ORG:Analytical Engines\\, Ltd.;Research;"], ["ORG:Babbage;Research;"]) { $0.organization = "Babbage" }
        check(["NICKNAME:Countess"], []) { $0.name.nickname = "" }
        check(["N:Lovelace;Ada;King;Dr.;", "FN:Dr. Ada King Lovelace"], ["N:King;Ada;;;", "FN:Ada King"]) {
            $0.name.family = "King"
            ($0.name.additional, $0.name.prefix) = ("", "")
        }
        check(["EMAIL;type=INTERNET;type=WORK;type=pref:ada@example.org"], ["EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=pref:ada@new.example"]) {
            $0.identities[0] = Identity(kind: .mail, normalised: "ada@new.example", label: "work")
        }
        check(["item1.X-ABLabel:my boat"], ["item1.X-ABLabel:my ship"]) {
            $0.identities[1] = Identity(kind: .mail, normalised: "ada@sea.example", label: "my ship")
        }
        check(["item1.EMAIL;type=INTERNET:ada@sea.example", "item1.X-ABLabel:my boat"], []) { $0.identities.remove(at: 1) }
        check(["BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10"], ["BDAY:1815-12-10"]) {
            $0.dates[0] = ArchiveDate(label: "birthday", date: PartialDate("1815-12-10")!)
        }
        check(["item5.X-ABDATE:2019-05-01", "item5.X-ABLabel:first day"], []) { $0.dates.removeAll { $0.label == "first day" } }
        check(["CATEGORIES:Clients,Poets"], ["CATEGORIES:Clients,engines"]) { $0.tags = ["clients", "engines"] }
        check(["NOTE:Likes engines\\, poetry\\nand horses."], ["NOTE:Likes looms."]) { $0.notes[0].text = "Likes looms." }
        check([], ["NOTE:Second"]) { $0.notes.append(ArchiveNote(text: "Second")) }
        check([], ["X-WELLMET-FIELD;LABEL=Coffee:Flat white", "X-WELLMET-CIRCLE:friends,clients"]) {
            $0.fields.append(ArchiveField(label: "Coffee", value: "Flat white"))
            $0.circles = ["friends", "clients"]
        }
        check([], ["TEL;TYPE=work,cell:+49 30 901820"]) {
            $0.identities.append(Identity(kind: .phone, normalised: "+4930901820", display: "+49 30 901820", label: "work mobile"))
        }
        check([], ["item8.TEL:+49 30 901821", "item8.X-ABLabel:the shed\\, behind"]) {
            $0.identities.append(Identity(kind: .phone, normalised: "+4930901821", display: "+49 30 901821", label: "the shed, behind"))
        }
        check(["item6.X-ABRELATEDNAMES;type=pref:William King"], ["item6.X-ABRELATEDNAMES;TYPE=pref:William"]) {
            let place = $0.links.firstIndex { $0.name == "William King" } ?? 0
            $0.links[place].name = "William"
        }
        check([], ["X-WELLMET-PLACE:Lisbon"]) { $0.location = "Lisbon" }
    }

    @Test(arguments: CardCorpus.all)
    func `Every part of every card can be changed, and said back`(sample: CardCorpus.Sample) {
        let text = sample.text
        _ = edited(text) { $0.name = PersonName(given: "Æsa", family: "O'Neil; Jr", suffix: "M.D.") }
        _ = edited(text) { ($0.organization, $0.title) = ("Neue Firma, GmbH", "Chefin") }
        _ = edited(text) {
            ($0.pronouns, $0.zone, $0.location, $0.languages) = ("she/her", "Europe/Lisbon", "Porto, Portugal", ["pt", "en"])
        }
        _ = edited(text) { $0.identities = [] }
        _ = edited(text) { $0.identities.append(Identity(kind: .github, normalised: "æsa")) }
        _ = edited(text) { $0.notes = [ArchiveNote(text: "eins\nzwei, drei; vier\\fünf")] }
        _ = edited(text) { ($0.fields, $0.links, $0.dates, $0.tags, $0.circles) = ([], [], [], [], []) }
        _ = edited(text) { $0.tags = ["a", "b-c"] }
        _ = edited(text) { person in
            person.dates = [("birthday", "--02-29"), ("anniversary", "2001-02-03"), ("house", "2020-05")].map {
                ArchiveDate(label: $0.0, date: PartialDate($0.1)!)
            }
        }
        _ = edited(text) { $0.links = [ArchiveLink(label: "spouse", name: "Bo; b"), ArchiveLink(label: "knows from school", name: "Zoë")] }
    }

    @Test(arguments: CardCorpus.all)
    func `A change that is taken back gives the same again`(sample: CardCorpus.Sample) {
        let text = sample.text
        let old = card(text)
        let person = says(old)
        var other = person
        other.title = "For a day"
        other.notes.append(ArchiveNote(text: "For a day"))
        other.identities.append(Identity(kind: .mail, normalised: "day@example.org"))
        let there = old.saying(other, region: "GB", revised: Self.revised)
        let back = there.saying(person, region: "GB", revised: Self.revised)
        func lines(_ card: VCard) -> [String] {
            card.lines.filter { $0.property != .revision && $0.property != .end }.map {
                String(decoding: card.bytes(of: $0), as: UTF8.self)
            }
        }
        // TITLE stood where it stood; where there was none, none is left.
        #expect(Set(lines(back)).subtracting(lines(old)).allSatisfy { $0.hasPrefix("TITLE") || $0.hasPrefix("ROLE") })
        #expect(Set(says(back).said).symmetricDifference(person.said).isEmpty)
    }

    @Test func `A new card says all that a person says`() {
        var person = ArchivePerson(place: RowPlace(file: "", line: 1), name: PersonName(given: "Ada", family: "Lovelace", prefix: "Dr."))
        person.identities = [
            Identity(kind: .mail, normalised: "ada@example.org", label: "work"),
            Identity(kind: .phone, normalised: "+442079460958", label: "mobile"),
            Identity(kind: .linkedin, normalised: "ada"), Identity(kind: .website, normalised: "ada.example.org"),
        ]
        (person.organization, person.title, person.pronouns, person.zone) = ("Engines", "Analyst", "she/her", "Europe/London")
        person.notes = [ArchiveNote(text: String(repeating: "long, ", count: 40) + "ende")]
        person.dates = [ArchiveDate(label: "birthday", date: PartialDate("--12-10")!)]
        person.tags = ["poets"]
        person.circles = ["clients"]
        for version in [VCard.Version.v30, .v40] {
            let card = VCard.blank(version, uid: "urn:uuid:1").saying(person, region: "GB", revised: Self.revised)
            #expect(says(card).saysTheSame(as: person))
            #expect(card.version == version)
            let text = String(decoding: card.bytes, as: UTF8.self)
            #expect(text.hasPrefix("BEGIN:VCARD\r\nVERSION:\(version.rawValue)\r\nUID:urn:uuid:1\r\n") && text.hasSuffix("END:VCARD\r\n"))
            #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        }
    }
}
