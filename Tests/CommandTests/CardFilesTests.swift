import Foundation
import Testing
import WellmetTestSupport

/// Contact cards through the command line.
@Suite("Cards") struct CardFilesTests {
    private static let cards = """
        BEGIN:VCARD
        VERSION:3.0
        UID:ada-1
        N:Lovelace;Ada;;;
        FN:Ada Lovelace
        ORG:Engines
        EMAIL;TYPE=WORK:ada@example.org
        TEL;TYPE=HOME:+49 30 901820
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        UID:bert-1
        N:Lovelace;Bert;;;
        FN:Bert Lovelace
        TEL;TYPE=HOME:+49 30 901820
        END:VCARD

        """

    @Test("Cards come in once, a changed one is the same person, a family stays two, and all is taken back")
    func again() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data(Self.cards.utf8).write(to: file)
            #expect(try await desk.output("import", file.path, "--yes").contains("Imported: 2 new people."))
            #expect(try await desk.output("import", file.path, "--yes").contains("Nothing was new"))
            // The address has changed and only the UID tells who it is.
            let changed = Self.cards.replacing("ada@example.org", with: "ada@engines.example").replacing(
                "FN:Ada Lovelace\n", with: "FN:Ada King\n"
            )
            .replacing("N:Lovelace;Ada;;;", with: "N:King;Ada;;;")
            try Data(changed.utf8).write(to: file)
            #expect(try await desk.output("import", file.path, "--yes").contains("1 changed"))
            let ada = try await desk.output("person", "ada@engines.example")
            #expect(ada.contains("Ada King") && ada.contains("ada@example.org"))
            #expect(try await desk.output("person", "Bert").contains("phone number: +49 30 901820"))
            try await desk.output("undo", "2")
            #expect(try await desk.output("person", "ada@example.org").contains("Ada Lovelace"))
            try await desk.output("undo", "1")
            #expect(try await desk.run("person", "Bert").code == 3)
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("Other line ends and blank lines change no card, and the name that a card shows is found and leaves again")
    func lineEnds() async throws {
        try await Desk.with { desk async throws in
            let text = Self.cards.replacing("FN:Ada Lovelace", with: "FN:李伟")
            let file = try desk.file("book.vcf", text)
            try await desk.output("import", file, "--yes")
            for other in [text.replacing("\n", with: "\r\n"), text + "\n\n", text.replacing("END:VCARD\n", with: "END:VCARD\n\n\n")] {
                _ = try desk.file("book.vcf", other)
                #expect(try await desk.output("import", file, "--dry-run").contains("2 unchanged"))
                #expect(try await desk.output("import", file, "--yes").contains("Nothing was new"))
            }
            #expect(try await desk.output("people", "李伟").contains("Ada Lovelace"))
            #expect(try await desk.output("person", "李伟").contains("other name: 李伟"))
            #expect(try await desk.output("export", "cards").contains("FN:李伟"))
        }
    }

    @Test("Links of cards and of Monica lead to people: in JSON, by knows: and as a path")
    func links() async throws {
        try await Desk.with { desk async throws in
            let card = """
                BEGIN:VCARD
                VERSION:4.0
                UID:urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e
                FN:Aoife Byrne
                EMAIL:aoife@example.org
                RELATED;TYPE=friend;VALUE=text:Ben Byrne
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                UID:ben-1
                FN:Ben Byrne
                X-ABRELATEDNAMES;TYPE=friend:mailto:aoife@example.org
                END:VCARD

                """
            try await desk.output("import", try desk.file("two.vcf", card), "--yes")
            let aoife = try await desk.json("person", "Aoife")
            #expect(
                member(aoife, "links", "0", "person") is String || member(aoife, "links", "0", "person", "name") as? String == "Ben Byrne")
            #expect(try await desk.output("people", "knows:aoife").contains("Ben Byrne"))
            #expect(try await desk.output("export", "cards", "--version", "4.0", "Ben").contains("mailto:aoife@example.org"))
            try await desk.output("undo", "1")
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("What is no card is told with its line, and the rest comes in")
    func faults() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data(("junk\n" + Self.cards + "BEGIN:VCARD\nFN:Cut Off\n").utf8).write(to: file)
            let output = try await desk.output("import", file.path, "--yes")
            #expect(output.contains("  1 skipped\n      book.vcf, line 1: no card"))
            #expect(output.contains("book.vcf, line 18: the end of this card is missing"))
            #expect(output.contains("Imported: 3 new people."))
        }
    }

    @Test("A card goes out as it came, with what was changed since, in either version, and comes back in as the same")
    func out() async throws {
        try await Desk.with { desk async throws in
            let came = Self.cards.replacing("\n", with: "\r\n").replacing(
                "UID:ada-1",
                with:
                    "UID:ada-1\r\nNICKNAME:Countess\r\nCATEGORIES:Poets,Clients\r\nX-UNKNOWN;A=b:stays\\, as it is\r\nitem1.X-ABDATE:1835-07-08\r\nitem1.X-ABLabel:_$!<Anniversary>!$_"
            )
            let file = desk.folder.appending(path: "book.vcf")
            try Data(came.utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            let cards = came.components(separatedBy: "END:VCARD\r\n").map { $0 + "END:VCARD\r\n" }
            #expect(try await desk.output("export", "cards", "Ada") == cards[0])
            try await desk.output("edit", "Ada", "--title", "Analyst", "--nickname", "Countess of L.")
            let edited = try await desk.output("export", "cards", "Ada")
            #expect(
                edited.contains("NICKNAME:Countess of L.\r\n") && edited.contains("TITLE:Analyst\r\n") && edited.contains("REV:2026-11-23T")
            )
            let untouched = cards[0].components(separatedBy: "\r\n").filter { !$0.hasPrefix("NICKNAME") }
            #expect(untouched.allSatisfy { edited.contains($0 + "\r\n") || $0.isEmpty })
            let out = desk.folder.appending(path: "out.vcf")
            #expect(try await desk.output("export", "cards", "--version", "4.0", "--to", out.path).contains("Wrote 2 cards"))
            #expect(try String(contentsOf: out, encoding: .utf8).contains("ANNIVERSARY:18350708\r\n"))
            let again = try await desk.run("export", "cards", "--to", out.path)
            #expect(again.code == 1 && again.errors.contains("is there already"))
            #expect(keys(member(try await desk.json("export", "cards", "--tag", "poets"), "0")) == ["card", "id", "name"])
            #expect(try await desk.run("export", "cards", "--circle", "none").code == 3)
            #expect(try await desk.run("export", "cards", "--version", "2.1").code == 2)
            // What went out says nothing new, and an undo takes the card along.
            #expect(try await desk.output("import", out.path, "--yes").contains("Imported: 2 changed."))
            #expect(try await desk.output("import", out.path, "--yes").contains("Nothing was new"))
            try await desk.output("undo", "3")
            try await desk.output("undo", "2")
            try await desk.output("undo", "1")
            #expect(try await desk.output("export", "cards") == "")
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    private static let group =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:g-1\r\nFN:Math Club\r\nN:Math Club;;;;\r\nX-ADDRESSBOOKSERVER-KIND:group\r\nNOTE:Mondays\r\n"
        + "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada-1\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:elsewhere\r\n"
        + "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:g-1\r\nEND:VCARD\r\n"

    @Test("A group is a tag of its people; everybody's cards leave with its card, byte for byte, one person's card with a category")
    func group() async throws {
        try await Desk.with { desk async throws in
            let came = Self.cards.replacing("\n", with: "\r\n") + Self.group
            let file = desk.folder.appending(path: "book.vcf")
            try Data(came.utf8).write(to: file)
            let told = try await desk.output("import", file.path, "--yes")
            #expect(told.contains("1 group is a tag of its people: Math Club.") && told.contains("Imported: 2 new people, 1 group."))
            #expect(try await desk.output("people", "--tag", "math-club").contains("Ada"))
            #expect(try await desk.output("export", "cards") == came)
            #expect(try await desk.output("import", file.path, "--yes").contains("Nothing was new"))
            #expect(try await desk.output("export", "cards", "Ada").contains("CATEGORIES:math-club"))
            #expect(try await !desk.output("export", "cards", "--tag", "math-club").contains("FN:Math Club"))
            let list = try await desk.json("export", "cards")
            #expect(member(member(list, "2"), "name") as? String == "Math Club")
            // A changed card of the group takes the place of the one before.
            try Data(came.replacing("Mondays", with: "Tuesdays").utf8).write(to: file)
            #expect(try await desk.output("import", file.path, "--yes").contains("Imported: 2 unchanged, 1 group."))
            #expect(try await desk.output("export", "cards").contains("NOTE:Tuesdays"))
            try await desk.output("undo", "2")
            #expect(try await desk.output("export", "cards") == came)
            try await desk.output("undo", "1")
            #expect(try await desk.output("export", "cards") == "")
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("Who joins or leaves the tag of a group joins or leaves its card, and no other line changes")
    func members() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data((Self.cards.replacing("\n", with: "\r\n") + Self.group).utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            try await desk.output("tag", "math-club", "remove", "Ada")
            try await desk.output("tag", "math-club", "add", "Bert")
            let out = try await desk.output("export", "cards")
            let parts = out.components(separatedBy: "END:VCARD\r\n")
            #expect(parts.count == 4 && !parts[0].contains("CATEGORIES") && !parts[1].contains("CATEGORIES"))
            var lines = parts[2].components(separatedBy: "\r\n").filter { !$0.hasPrefix("REV:") }
            #expect(lines.contains("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:bert-1"))
            lines.removeAll { $0.hasSuffix("bert-1") }
            #expect(lines == Self.group.components(separatedBy: "\r\n").filter { !$0.hasSuffix("ada-1") && $0 != "END:VCARD" })
            let four = try await desk.output("export", "cards", "--version", "4.0")
            #expect(four.contains("KIND:group\r\n") && four.contains("\r\nMEMBER:urn:uuid:bert-1\r\n") && !four.contains("ADDRESSBOOK"))
            // What left comes in again as the same.
            try Data(four.utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            #expect(try await desk.output("people", "--tag", "math-club").contains("Bert"))
        }
    }

    @Test("Letters of an old program leave as the bytes that they came as")
    func latin() async throws {
        try await Desk.with { desk async throws in
            let card = Data(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:M\u{FC}ller;J\u{F6}rg;;;\r\nFN:J\u{F6}rg M\u{FC}ller\r\nEND:VCARD\r\n".unicodeScalars.map {
                    UInt8($0.value)
                })
            let (file, out) = (desk.folder.appending(path: "old.vcf"), desk.folder.appending(path: "out.vcf"))
            try card.write(to: file)
            try await desk.output("import", file.path, "--yes")
            try await desk.output("export", "cards", "--to", out.path)
            #expect(try Data(contentsOf: out) == card)
        }
    }

    @Test("Numbers that the region does not know are told, with what to do")
    func numbers() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data("BEGIN:VCARD\nFN:Ada\nTEL;TYPE=CELL:0151 23456789\nBDAY:1990-03-04\nEND:VCARD\n".utf8).write(to: file)
            try await desk.output("account", "settings", "--region", "US")
            let look = try await desk.output("import", file.path, "--dry-run")
            #expect(look.contains("1 phone number is kept as a field: without a country code and no number of US, which is your region."))
            #expect(look.contains("wellmet account settings --region"))
            try await desk.output("account", "settings", "--region", "DE")
            #expect(!(try await desk.output("import", file.path, "--dry-run")).contains("kept as a field"))
            #expect(try await desk.run("account", "settings", "--region", "XX").code == 2)
        }
    }

    @Test("Every card of the world's programs goes in and out byte for byte", arguments: CardCorpus.all)
    func corpus(_ sample: CardCorpus.Sample) async throws {
        // What came as 2.1 leaves as 3.0, and what came without its end gets one.
        guard !["android21", "outlook21", "bare"].contains(sample.testDescription) else { return }
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data(sample.text.utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            let version = sample.text.contains("VERSION:4.0") ? "4.0" : "3.0"
            #expect(try await desk.output("export", "cards", "--version", version) == sample.text)
        }
    }
}
