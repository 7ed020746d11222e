public import Testing

/// Cards as the programs of the world write them, each with what is hard about it.
public enum CardCorpus {
    public struct Sample: CustomTestStringConvertible, Sendable {
        public let testDescription: String
        public let text: String
    }

    public static let all: [Sample] = [
        ("apple", apple), ("google", google), ("evolution", evolution), ("android21", android21), ("outlook21", outlook21),
        ("forty", forty),
        ("company", company), ("bare", bare), ("odd", odd),
    ].map { Sample(testDescription: $0.0, text: $0.1) }

    /// Groups with labels of their own, Apple's year that means none, profiles, a folded photo, unknown properties, small letters.
    public static let apple = card(
        """
        BEGIN:VCARD
        VERSION:3.0
        PRODID:-//Apple Inc.//macOS 14.5//EN
        N:Lovelace;Ada;King;Dr.;
        FN:Dr. Ada King Lovelace
        NICKNAME:Countess
        X-PHONETIC-FIRST-NAME:Ay-da
        ORG:Analytical Engines\\, Ltd.;Research;
        TITLE:Analyst
        EMAIL;type=INTERNET;type=WORK;type=pref:ada@example.org
        item1.EMAIL;type=INTERNET:ada@sea.example
        item1.X-ABLabel:my boat
        TEL;type=CELL;type=VOICE;type=pref:+44 20 7946 0958
        TEL;type=HOME;type=FAX:call the maid
        item2.ADR;type=HOME;type=pref:;;12 St James\\; Square;London;;SW1;United Kingdom
        item2.X-ABADR:gb
        item3.URL;type=pref:https://ada.example.org/
        item3.X-ABLabel:_$!<HomePage>!$_
        BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10
        item4.X-ABDATE;type=pref:1835-07-08
        item4.X-ABLabel:_$!<Anniversary>!$_
        item5.X-ABDATE:2019-05-01
        item5.X-ABLabel:first day
        item6.X-ABRELATEDNAMES;type=pref:William King
        item6.X-ABLabel:_$!<Spouse>!$_
        item7.X-ABRELATEDNAMES:Mary Somerville
        item7.X-ABLabel:teacher of mathematics
        X-SOCIALPROFILE;type=linkedin;x-user=ada:https://www.linkedin.com/in/ada
        X-SOCIALPROFILE;type=twitter:https://twitter.com/ada
        IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ada.l
        NOTE:Likes engines\\, poetry\\nand horses.
        CATEGORIES:Clients,Poets
        PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAw
         MDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD=
        X-UNKNOWN;X-PARAM="a;b:c":kept as it is
        UID:A1B2C3D4-0000-4000-8000-000000000001
        REV:2024-05-01T10:20:30Z
        X-ABUID:A1B2C3D4\\:ABPerson
        END:VCARD
        """)

    public static let google = card(
        """
        BEGIN:VCARD
        VERSION:3.0
        FN:Grace Hopper
        N:Hopper;Grace;Brewster Murray;;
        EMAIL;TYPE=INTERNET;TYPE=HOME:grace@example.com
        item1.EMAIL;TYPE=INTERNET:cobol@example.com
        item1.X-ABLabel:Compilers
        TEL;TYPE=WORK:+1 202 555 0143
        ORG:US Navy
        TITLE:Rear Admiral
        ROLE:Programmer
        BDAY:1906-12-09
        X-ANNIVERSARY:1930-06-15
        ADR;TYPE=WORK:;;1 Navy Yard;Washington;DC;20376;USA;
        LABEL;TYPE=WORK:1 Navy Yard\\nWashington
        GEO:38.87;-77.00
        TZ:-05:00
        SORT-STRING:Hopper
        CATEGORIES:myContacts
        END:VCARD
        """)

    public static let evolution = card(
        """
        BEGIN:VCARD
        VERSION:3.0
        UID:pas-id-4F1
        N:Müller;Jörg;;;
        FN:Jörg Müller
        X-EVOLUTION-FILE-AS:Müller\\, Jörg
        X-EVOLUTION-ANNIVERSARY:2001-02-03
        X-EVOLUTION-SPOUSE:Änne Müller
        X-EVOLUTION-MANAGER:Ulla Chef
        X-JABBER;X-EVOLUTION-UI-SLOT=1:joerg@jabber.example
        EMAIL;X-EVOLUTION-UI-SLOT=1;TYPE=WORK:joerg@example.de
        TEL;TYPE=WORK,VOICE;X-EVOLUTION-UI-SLOT=1:+49 30 901820
        END:VCARD
        """)

    /// Quoted-printable with soft breaks, bare types, a charset.
    public static let android21 = card(
        """
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zt=C3=BCrk;Ay=C5=9Fe;;;
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ay=C5=9Fe =C3=96zt=C3=BCrk
        TEL;CELL;PREF:+90 532 123 45 67
        TEL;X-Custom(Boat):12345
        EMAIL;HOME:ayse@example.com
        NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Line one=0D=0ALine=20two is long, longer than a line of it=
        =20may be; really
        BDAY:1990-03-04
        PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAw
         MDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD=

        END:VCARD
        """)

    /// A card within the card.
    public static let outlook21 = card(
        """
        BEGIN:VCARD
        VERSION:2.1
        N;LANGUAGE=en-us:Turing;Alan
        FN:Alan Turing
        ORG:Bletchley Park;Hut 8
        TEL;WORK;VOICE:+44 1908 640404
        ADR;WORK:;;Sherwood Drive;Bletchley;;MK3 6EB;England
        LABEL;WORK;ENCODING=QUOTED-PRINTABLE:Sherwood Drive=0D=0ABletchley
        AGENT:
        BEGIN:VCARD
        VERSION:2.1
        FN:Joan Clarke
        TEL:+44 1
        END:VCARD
        EMAIL;PREF;INTERNET:alan@example.org
        REV:20240501T102030Z
        END:VCARD
        """)

    public static let forty = card(
        """
        BEGIN:VCARD
        VERSION:4.0
        UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
        KIND:individual
        FN;PID=1.1:Simon Perreault
        N;SORT-AS="Perreault,Simon":Perreault;Simon;;;ing. jr,M.Sc.
        BDAY:--0203
        ANNIVERSARY:20090808T1430-0500
        GENDER:M
        LANG;PREF=1:fr
        LANG;PREF=2:en
        ORG;TYPE=work:Viagenie
        ADR;LABEL="Suite D2-630^nQuébec":;Suite D2-630;2875 Laurier;Quebec;QC;G1V 2M2;Canada
        TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-418-656-9254;ext=102
        EMAIL;TYPE=work;PID=1.1,2.1:simon.perreault@viagenie.ca
        GEO;TYPE=work:geo:46.772673,-71.282945
        TZ:-0500
        RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
        RELATED;VALUE=text;TYPE=spouse:Véronique
        SOCIALPROFILE;SERVICE-TYPE=mastodon:https://mastodon.example/@simon
        PHOTO:data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
        CLIENTPIDMAP:1;urn:uuid:3df403f4-5924-4bb7-b077-3c711d9eb34b
        REV:20220101T101112Z
        URL:http://nomis80.org
        PRONOUNS:he/him
        END:VCARD
        """)

    public static let company = card(
        """
        BEGIN:VCARD
        VERSION:3.0
        N:;;;;
        FN:Baker & Sons
        ORG:Baker & Sons;
        X-ABShowAs:COMPANY
        TEL;TYPE=MAIN:+44 20 7946 0000
        END:VCARD
        """)

    /// Without N, without END, with lone line feeds.
    public static let bare = "BEGIN:VCARD\nVERSION:3.0\nFN:Plato\nEMAIL:plato@example.org\n"

    /// Bad base64, a reference to a picture, a date that is none, an empty line, a line without a colon, two UIDs.
    public static let odd = card(
        """
        BEGIN:VCARD
        VERSION:3.0
        FN:Odd One
        N:One;Odd;;;
        UID:odd-1
        UID:odd-2
        BDAY;VALUE=text:circa 1800
        PHOTO;VALUE=uri:https://example.org/odd.jpg
        LOGO;ENCODING=b:%%% no base64
        EMAIL:
        this line says nothing

        TEL;TYPE=x-weird thing:+49 30 901820
        END:VCARD
        """)

    private static func card(_ text: String) -> String { text.replacing("\n", with: "\r\n") + "\r\n" }
}
