import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct CardContentTests {
    @Test func `The parts of a name, of an address and of an organization`() {
        let content = Cards.content(
            "N:Lovelace;Ada;King,Noel;Dr.;Ph.D.", "FN:Dr. Ada Lovelace", "ORG:Analytical Engines\\, Ltd.;Research;", "TITLE:Analyst",
            "ADR;TYPE=HOME:;;12 St James\\; Square;London;;SW1;United Kingdom", "NICKNAME:Countess,Lady L.")
        #expect(content.name.given == "Ada" && content.name.family == "Lovelace" && content.name.additional == "King Noel")
        #expect(content.name.prefix == "Dr." && content.name.suffix == "Ph.D." && content.name.nickname == "Countess")
        #expect(content.nicknames == ["Countess", "Lady L."])
        #expect(content.organization == ["Analytical Engines, Ltd.", "Research", ""])
        #expect(content.addresses.map(\.line) == ["12 St James; Square, SW1 London, United Kingdom"])
        #expect(content.addresses.map(\.label) == ["home"])
    }

    @Test func `A name in one piece is taken apart when it stands alone`() {
        #expect(Cards.content("FN:Ludwig van Beethoven").name.family == "van Beethoven")
        #expect(Cards.content("FN:Ada", "N:;;;;").name.given == "Ada")
    }

    @Test(arguments: [
        ("EMAIL;TYPE=INTERNET,WORK:a@b.c", "work"), ("EMAIL;type=HOME;type=pref:a@b.c", "home"), ("EMAIL;INTERNET;HOME:a@b.c", "home"),
        ("EMAIL:a@b.c", ""), ("EMAIL;TYPE=\"work,internet\":a@b.c", "work"), ("EMAIL;TYPE=Boat:a@b.c", "Boat"),
        ("EMAIL;PREF=1;TYPE=x-summer:a@b.c", "x-summer"), ("EMAIL;X-SRC=\"a:b;c\";TYPE=work:a@b.c", "work"),
        ("item1.EMAIL;type=WORK:a@b.c\r\nitem1.X-ABLabel:_$!<School>!$_", "school"),
        ("ITEM1.EMAIL:a@b.c\r\nitem1.X-ABLABEL:my boat", "my boat"),
        ("EMAIL;TYPE=wo\r\n rk:a@b.c", "work"), ("EM\r\n AIL;TYPE=work:a@\r\n b.c", "work"),
    ])
    func `A label is a type, or a line of its own`(_ line: String, _ label: String) {
        let content = Cards.content("FN:Ada", line)
        #expect(content.mails.map(\.value) == ["a@b.c"])
        #expect(content.mails.map(\.label) == [label])
    }

    @Test func `The preferred address comes first`() {
        let content = Cards.content("EMAIL:a@b.c", "EMAIL;TYPE=PREF:d@e.f", "TEL:1", "TEL;PREF=1:2")
        #expect(content.mails.map(\.value) == ["d@e.f", "a@b.c"])
        #expect(content.phones.map(\.value) == ["2", "1"])
    }

    @Test(arguments: [
        ("BDAY:1906-12-09", "1906-12-09"), ("BDAY:19061209", "1906-12-09"), ("BDAY:--1209", "--12-09"), ("BDAY:--12-09", "--12-09"),
        ("BDAY:1906-12-09T00:00:00Z", "1906-12-09"), ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-09", "--12-09"),
        ("BDAY;VALUE=date:1906", "1906"),
        ("BDAY:1906-12", "1906-12"), ("BDAY:--12", "--12"),
    ])
    func `Days in all their forms`(_ line: String, _ expected: String) {
        #expect(Cards.content(line).birthday?.date?.description == expected)
    }

    @Test func `A day that is none is kept as text`() {
        let day = Cards.content("BDAY;VALUE=text:circa 1800").birthday
        #expect(day?.date == nil)
        #expect(day?.text == "circa 1800")
    }

    @Test func `Escapes mean what they say, and in 2_1 a backslash means itself`() {
        #expect(Cards.content("NOTE:one\\ntwo\\Nthree\\, four\\; five\\\\ six\\: \\q").notes == ["one\ntwo\nthree, four; five\\ six: \\q"])
        #expect(Cards.content("NOTE:C:\\notes\\new", version: "2.1").notes == ["C:\\notes\\new"])
        #expect(Cards.content("NOTE:ends with \\").notes == ["ends with \\"])
    }

    @Test func `Quoted-printable with soft breaks, and charsets`() {
        let content = Cards.content(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;",
            "NOTE;QUOTED-PRINTABLE:eine=20=\r\nZeile=0D=0Aund =\r\n mehr",
            "TITLE;CHARSET=ISO-8859-2;ENCODING=quoted-printable:=A3=F3d=BC", "ROLE;ENCODING=QUOTED-PRINTABLE:50=25 =ZZ", version: "2.1")
        #expect(content.name.family == "Müller" && content.name.given == "Jürgen")
        #expect(content.notes == ["eine Zeile\nund  mehr"])
        #expect(content.title == "Łódź")
        #expect(content.role == "50% =ZZ")
    }

    @Test func `What is not UTF-8 is read as Windows wrote it, and NUL is left out`() {
        let bytes = Array("BEGIN:VCARD\nFN:M".utf8) + [0xFC] + Array("ller\nNOTE:a\0b\nEND:VCARD\n".utf8)
        let content = CardContent(VCard(bytes))
        #expect(content.formattedName == "Müller")
        #expect(content.notes == ["ab"])
    }

    @Test func `A quote that nobody closes, a line without a colon, and an empty name harm nothing`() {
        let content = Cards.content("TEL;TYPE=\"cell:+49 151 1", "no colon here", ":nothing", ";:x", "FN:Ada")
        #expect(content.formattedName == "Ada")
        #expect(content.phones.map(\.value) == ["+49 151 1"])
    }

    @Test func `Groups, relatives and profiles`() {
        let content = Cards.content(
            "KIND:group", "FN:Pioneers", "MEMBER:urn:uuid:1", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:2", "RELATED;TYPE=friend:urn:uuid:3",
            "item1.X-ABRELATEDNAMES:Lord Byron", "item1.X-ABLabel:_$!<Father>!$_", "X-SOCIALPROFILE;type=twitter:https://twitter.com/ada",
            "IMPP;X-SERVICE-TYPE=Skype:skype:ada", "X-JABBER:ada@example.org", version: "4.0")
        #expect(content.kind == "group" && content.members == ["urn:uuid:1", "urn:uuid:2"])
        #expect(content.related.map(\.label) == ["friend", "father"])
        #expect(content.profiles.map(\.service) == ["twitter"])
        #expect(content.messaging.map(\.service) == ["skype", "xmpp"])
    }

    @Test func `A picture is noted, within the card or elsewhere`() {
        #expect(Cards.content("FN:Ada", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4A\r\n AQ==").photo == .inline(line: 3))
        #expect(Cards.content("PHOTO:data:image/png;base64,iVBOR", version: "4.0").photo == .inline(line: 2))
        #expect(Cards.content("PHOTO;VALUE=uri:https://example.org/a.jpg").photo == .uri("https://example.org/a.jpg"))
    }
}
