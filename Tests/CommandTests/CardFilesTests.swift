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

    @Test("A group is a tag of its people and leaves as a category of each, not as a card")
    func group() async throws {
        try await Desk.with { desk async throws in
            let group =
                "BEGIN:VCARD\nVERSION:3.0\nUID:g-1\nFN:Math Club\nN:Math Club;;;;\nX-ADDRESSBOOKSERVER-KIND:group\n"
                + "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada-1\nEND:VCARD\n"
            let file = desk.folder.appending(path: "book.vcf")
            try Data((Self.cards + group).utf8).write(to: file)
            #expect(try await desk.output("import", file.path, "--yes").contains("Imported: 2 new people."))
            let cards = try await desk.output("export", "cards").components(separatedBy: "END:VCARD")
            #expect(cards.count == 3 && cards[0].contains("CATEGORIES:math-club") && !cards[1].contains("CATEGORIES"))
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
