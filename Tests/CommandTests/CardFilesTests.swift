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
            #expect(output.contains("book.vcf, line 1: no card"))
            #expect(output.contains("book.vcf, line 18: the end of this card is missing"))
            #expect(output.contains("Imported: 3 new people."))
        }
    }
}
