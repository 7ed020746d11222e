import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetFormats

@Suite("Cards: from one version to another and back")
struct CardConversionTests {
    private func card(_ text: String) -> VCard { VCard(Array(text.utf8)) }
    private func says(_ card: VCard) -> ArchivePerson { CardContent(card).said(region: "GB", of: card) }

    private func line(_ text: String, from source: VCard.Version, to target: VCard.Version) -> [String] {
        let card = VCard(source.frame(around: Array((text + "\r\nFN:x\r\nN:x;;;;").utf8))).converted(to: target)
        return card.lines.map { String(decoding: card.bytes(of: $0), as: UTF8.self).trimmed }
            .filter { !["BEGIN", "END:V", "VERSI", "FN:x", "N:x;;"].contains(String($0.prefix(5))) && !["FN:x", "N:x;;;;"].contains($0) }
    }

    @Test(arguments: CardCorpus.all, [VCard.Version.v30, .v40])
    func `In either version a card says the same of its person`(sample: CardCorpus.Sample, version: VCard.Version) {
        let text = sample.text
        let before = card(text)
        let after = before.converted(to: version)
        #expect(after.version == version)
        #expect(Set(says(after).said).symmetricDifference(says(before).said).isEmpty)
        #expect(CardContent(after).uid == CardContent(before).uid)
        // Every line that a program does not know comes along.
        for line in before.lines where line.property == .other && line.value > line.start {
            let text = CardLineText(line, of: before)
            #expect(after.lines.contains { CardLineText($0, of: after) == text }, "\(text.name)")
        }
        // Who asks for the version that it has gets it as it is.
        guard version != before.version else { return }
        #expect(after.lines.first?.property == .begin && after.lines.last?.property == .end)
    }

    @Test(arguments: CardCorpus.all)
    func `There and back again nothing is lost`(sample: CardCorpus.Sample) {
        let text = sample.text
        let before = card(text)
        guard before.version != .v21 else { return }
        let other: VCard.Version = before.version == .v30 ? .v40 : .v30
        let back = before.converted(to: other).converted(to: before.version)
        func lines(_ card: VCard) -> [String] {
            card.lines.map { line in
                var text = CardLineText(line, of: card)
                // Words are the same in any case, and the order of parameters says nothing.
                let all = text.parameters.flatMap { parameter in parameter.values.map { "\(parameter.name)=\($0.lowercased())" } }
                text.parameters = []
                // What a group is called says nothing.
                if [.appleDate, .appleRelated, .appleLabel].contains(text.property) { text.group = "" }
                return ([text.group.lowercased(), text.name.uppercased()] + all.sorted() + [text.value]).joined(separator: "|")
            }
        }
        var (old, new) = (lines(before), lines(back))
        // A name that was missing was put in: both versions ask for it.
        if !before.lines.contains(where: { $0.property == .name }) { new.removeAll { $0.hasPrefix("|N|") } }
        if !before.lines.contains(where: { $0.property == .end }) { new.removeAll { $0.hasPrefix("|END|") } }
        old.removeAll { $0.hasPrefix("||") }
        new.removeAll { $0.hasPrefix("||") }
        #expect(Set(old).symmetricDifference(new).isEmpty)
    }

    @Test(arguments: [
        ("TEL;TYPE=cell,pref:+1", "TEL;TYPE=cell;PREF=1:+1"), ("BDAY:1906-12-09", "BDAY:19061209"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-09", "BDAY:--1209"), ("BDAY:1906-12-09T10:20:30Z", "BDAY:19061209T102030Z"),
        ("BDAY;VALUE=date:1906-12-09", "BDAY:19061209"),
        ("PHOTO;ENCODING=b;TYPE=JPEG:AAAA", "PHOTO:data:image/jpeg;base64,AAAA"),
        ("PHOTO;VALUE=URI:https://a.example/b.jpg", "PHOTO:https://a.example/b.jpg"),
        ("X-ADDRESSBOOKSERVER-KIND:group", "KIND:group"), ("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1", "MEMBER:urn:uuid:1"),
        ("TZ:-05:00", "TZ;VALUE=utc-offset:-0500"), ("GEO:37.38;-122.08", "GEO:geo:37.38,-122.08"),
        ("REV:1995-10-31T22:27:10Z", "REV:19951031T222710Z"), ("REV:1995-10-31", "REV:19951031"), ("X-GENDER:F", "GENDER:F"),
        ("item1.X-ABRELATEDNAMES:Bo\r\nitem1.X-ABLabel:_$!<Spouse>!$_", "RELATED;TYPE=spouse;VALUE=text:Bo"),
        ("X-FOO;BAR=baz:1\\,2", "X-FOO;BAR=baz:1\\,2"),
    ])
    func `What 4_0 says otherwise than 3_0`(three: String, four: String) {
        #expect(line(three, from: .v30, to: .v40) == [four])
    }

    @Test(arguments: [
        ("TEL;PREF=1;TYPE=cell:+1", ["TEL;TYPE=cell;TYPE=pref:+1"]), ("BDAY:--1209", ["BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-09"]),
        ("BDAY:19061209", ["BDAY:1906-12-09"]), ("BDAY:1906-12", ["BDAY:1906-12"]),
        ("ANNIVERSARY:20090808", ["item1.X-ABDATE:2009-08-08", "item1.X-ABLabel:_$!<Anniversary>!$_"]),
        ("PHOTO:data:image/png;base64,AAAA", ["PHOTO;ENCODING=b;TYPE=PNG:AAAA"]),
        ("PHOTO:https://a.example/b.jpg", ["PHOTO;VALUE=uri:https://a.example/b.jpg"]),
        ("KIND:group", ["X-ADDRESSBOOKSERVER-KIND:group"]), ("MEMBER:urn:uuid:1", ["X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"]),
        ("TZ;VALUE=utc-offset:-0500", ["TZ:-05:00"]), ("TZ:Europe/Berlin", ["TZ;VALUE=text:Europe/Berlin"]),
        ("GEO:geo:37.38,-122.08", ["GEO:37.38;-122.08"]), ("REV:19951031T222710Z", ["REV:1995-10-31T22:27:10Z"]),
        ("RELATED;VALUE=text;TYPE=spouse:Bo", ["item1.X-ABRELATEDNAMES:Bo", "item1.X-ABLabel:_$!<Spouse>!$_"]),
        ("N;SORT-AS=Beethoven:van Beethoven;Ludwig;;;", ["N:van Beethoven;Ludwig;;;", "SORT-STRING:Beethoven"]),
    ])
    func `What 3_0 says otherwise than 4_0`(four: String, three: [String]) {
        #expect(line(four, from: .v40, to: .v30) == three)
    }

    @Test func `2_1 becomes 3_0: letters, escapes, types, pictures, the card within`() {
        let three = card(CardCorpus.android21).converted(to: .v30)
        let text = String(decoding: three.bytes, as: UTF8.self)
        #expect(
            text.contains("N:Öztürk;Ayşe;;;\r\n") && text.contains("FN:Ayşe Öztürk\r\n") && text.contains("TEL;TYPE=CELL;TYPE=PREF:+90"))
        #expect(CardContent(three).notes == ["Line one\nLine two is long, longer than a line of it may be; really"])
        #expect(three.media(at: three.lines.firstIndex { $0.property == .photo } ?? 0)?.type == "image/jpeg")
        let agent = card(CardCorpus.outlook21).converted(to: .v30)
        let inner = agent.lines.first { $0.property == .agent }.map { nested($0, agent) }
        #expect(
            inner?.hasPrefix("BEGIN:VCARD") == true && inner?.contains("FN:Joan Clarke") == true && inner?.hasSuffix("END:VCARD") == true)
        #expect(CardContent(agent).formattedName == "Alan Turing")
    }

    @Test func `Long lines are folded between characters, and unfold to the same`() {
        for length in [1, 70, 74, 75, 76, 148, 149, 150, 151, 300] {
            let note = String(repeating: "äöü€😀", count: length)
            let bytes = CardLineText("NOTE", value: note).written(.v30)
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
            #expect(lines.allSatisfy { $0.utf8.count <= 75 })
            #expect(CardContent(VCard(VCard.Version.v30.frame(around: bytes))).notes == [note])
        }
    }

    @Test func `Pictures are read in both forms, and what is none is none`() {
        func media(_ line: String) -> (type: String, bytes: [UInt8])? {
            let card = VCard(VCard.Version.v30.frame(around: Array(line.utf8)))
            return card.media(at: card.lines.firstIndex { $0.property == .photo } ?? -1)
        }
        #expect(media("PHOTO;ENCODING=b;TYPE=JPEG:AAEC\r\n  AwQ=")?.bytes == [0, 1, 2, 3, 4])
        #expect(media("PHOTO:data:image/png;base64\\,AAEC")?.type == "image/png")
        #expect(media("PHOTO;ENCODING=b:%%%") == nil)
        #expect(media("PHOTO;VALUE=uri:https://a.example") == nil)
        #expect(media("NOTE:x") == nil)
    }
}

/// The text of a card within a card.
private func nested(_ line: CardLine, _ card: VCard) -> String {
    card.bytes.withUnsafeBufferPointer { CardText($0, line, card.version).text }
}
