import Foundation
import Testing
import WellmetTestSupport

/// Where facts are from and how old they are, through the command line. The desk's day is 23 November 2026.
@Suite("Facts") struct FactsTests {
    private static func card(_ title: String, _ revised: String) -> String {
        "BEGIN:VCARD\nVERSION:3.0\nUID:ada-1\nN:Lovelace;Ada;;;\nFN:Ada Lovelace\nORG:Engines\nTITLE:\(title)\nEMAIL:ada@example.org\n"
            + "BDAY:1985-12-10\nREV:\(revised)T08:00:00Z\nEND:VCARD\n"
    }

    @Test("A title from an address book is old after a year, until somebody says that it still holds; an undo takes that back")
    func old() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data(Self.card("Analyst", "2025-09-20").utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            let facts = try await desk.output("facts", "Ada")
            #expect(facts.contains("Work: Analyst at Engines · from vCard, 14 months ago (old)\n"))
            // The archive speaks of its own day, not of that on which it came in.
            #expect(facts.contains("E-mail address: ada@example.org · from vCard, 14 months ago\n"))
            #expect(facts.contains("Birthday: 10 December 1985 · from vCard, 14 months ago\n"))
            #expect(facts.contains("--confirm old"))
            let confirmed = try await desk.output("facts", "Ada", "--confirm", "work")
            #expect(confirmed.contains("Confirmed what is known of Ada Lovelace: work (Analyst at Engines).\n"))
            let now = try await desk.output("facts", "Ada")
            #expect(now.contains("from vCard, 14 months ago; you confirmed it today\n") && !now.contains("(old)"))
            let none = try await desk.output("facts", "Ada", "--confirm", "old")
            #expect(none == "Nothing that is known of Ada Lovelace is old: there is nothing to confirm.\n")
            #expect(member(try await desk.json("facts", "Ada", "--confirm", "old"), "batch") is NSNull)
            #expect(try await desk.run("facts", "Ada", "--confirm", "shoe size").code == 3)
            #expect(try await desk.output("history").contains("Confirmed what is known of Ada Lovelace: work (Analyst at Engines)"))
            try await desk.output("undo")
            #expect(try await desk.output("facts", "Ada").contains("(old)"))
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test(
        "A name by hand stays although a file agreed with it once; the preview calls people as the book does, and JSON tells it of who is unchanged"
    )
    func nameByHand() async throws {
        try await Desk.with { desk async throws in
            func file(_ name: String) throws -> String {
                let file = desk.folder.appending(path: "\(name.filter(\.isLetter)).csv")
                try Data("Name,E-mail\n\(name),ada@example.org\n".utf8).write(to: file)
                return file.path
            }
            try await desk.output("add", "Ada Hand", "--mail", "ada@example.org")
            try await desk.output("edit", "Ada", "--name", "Ada Hand Lovelace")
            try await desk.output("import", file("Ada Hand Lovelace"), "--yes")
            let look = try await desk.output("import", file("Ada Hand"), "--yes")
            let line = "the archive says name “Ada Hand”; yours says “Ada Hand Lovelace” and stays"
            #expect(look.contains("1 kept as your book has it\n      Ada Hand Lovelace: \(line)\n"))
            #expect(try await desk.output("facts", "Ada").contains("CSV says the name is Ada Hand"))
            let again = try await desk.json("import", file("Ada Hand"), "--dry-run")
            #expect(member(again, "archives", "0", "unchanged", "0", "disagreements") as? [String] == [line])
            try await desk.output("facts", "Ada", "--take", "name")
            #expect(try await desk.output("facts", "Ada").hasPrefix("Ada Hand\n"))
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("What a merge gave to somebody is from where it was, and as old; a merge says nothing itself")
    func merged() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data(Self.card("Analyst", "2025-09-20").utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            try await desk.output("add", "Augusta Byron")
            try await desk.output("merge", "Augusta Byron", "Ada Lovelace", "--yes")
            let facts = try await desk.output("facts", "Augusta")
            #expect(facts.contains("Work: Analyst at Engines · from vCard, 14 months ago (old)\n"))
            #expect(facts.contains("E-mail address: ada@example.org · from vCard, 14 months ago\n"))
            #expect(facts.contains("Birthday: 10 December 1985 · from vCard, 14 months ago\n"))
            #expect(facts.contains("Other name: Ada Lovelace · by you, today\n"))
            // Merged on, too, and what was written after a merge is by who wrote it.
            try await desk.output("edit", "Augusta", "--change", "date:birthday=11 December 1985")
            try await desk.output("add", "Countess Lovelace")
            try await desk.output("merge", "Countess Lovelace", "Augusta Byron", "--yes")
            let again = try await desk.output("facts", "Countess")
            #expect(again.contains("E-mail address: ada@example.org · from vCard, 14 months ago\n"))
            #expect(again.contains("Birthday: 11 December 1985 · by you, today\n"))
        }
    }

    @Test("What I wrote is by me, and an address book that says otherwise is told beside it")
    func otherwise() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            try Data(Self.card("Analyst", "2026-09-20").utf8).write(to: file)
            try await desk.output("import", file.path, "--yes")
            try await desk.output("edit", "Ada", "--title", "Countess", "--place", "London")
            try await desk.output("import", file.path, "--yes")
            let facts = try await desk.output("facts", "Ada")
            #expect(facts.contains("Work: Countess at Engines · by you, today\n") && facts.contains("Place: London · by you, today\n"))
            #expect(facts.contains("vCard says Analyst at Engines, 9 weeks ago.\n"))
            #expect(facts.contains("Who is right? wellmet facts \"Ada Lovelace\" --take work, or --keep work\n"))
            // Something else of the person changes, and their place stays as old as it is.
            let later = ["WELLMET_NOW": "2027-12-24T10:00:00Z"]
            #expect(try await desk.run("edit", "Ada", "--pronouns", "she/her", environment: later).code == 0)
            let old = try await desk.run("facts", "Ada", environment: later).output
            #expect(old.contains("Place: London · by you, 13 months ago (old)"))
            let json = try await desk.json("facts", "Ada")
            #expect(keys(member(member(json, "facts"), "0")) == ["confirmed", "fact", "from", "label", "old", "said", "text"])
            #expect(keys(member(member(json, "disagreements"), "0")) == ["part", "said", "source", "text", "yours"])
            #expect(try await desk.run("facts", "Ada", "--take", "place").code == 3)
            #expect(try await desk.run("facts", "Ada", "--keep", "work", "--from", "LinkedIn").code == 3)
            #expect(try await desk.run("facts", "Ada", "--keep", "shoes").code == 2)
            #expect(try await desk.run("facts", "Ada", "--keep", "work", "--take", "work").code == 2)
            #expect(try await desk.output("facts", "Ada", "--take", "work").contains("Ada Lovelace: Took the work that vCard says."))
            #expect(try await desk.output("facts", "Ada").contains("Work: Analyst at Engines · by you, today"))
            try await desk.output("undo")
            #expect(try await desk.output("facts", "Ada", "--keep", "work").contains("Ada Lovelace: Kept the work."))
            #expect(try await desk.output("history").contains("Ada Lovelace: kept the work"))
            try await desk.output("import", file.path, "--yes")
            #expect(!(try await desk.output("facts", "Ada").contains("vCard says")))
        }
    }

    @Test("Of two who are the same in everything the ids tell which is which, and nobody is merged with themselves")
    func alike() async throws {
        try await Desk.with { desk async throws in
            for _ in 0..<2 { try await desk.output("add", "Ada Lovelace") }
            let people = try await desk.json("people")
            let ids = ["0", "1"].compactMap { member(people, $0, "id") as? String }
            try #require(ids.count == 2)
            let preview = try await desk.output("merge", ids[0], ids[1], "--dry-run")
            #expect(preview.contains("Ada Lovelace, \(ids[0]), stays; Ada Lovelace, \(ids[1]), becomes one with them."))
            #expect(preview.contains("The other knows nothing besides."))
            let itself = try await desk.run("merge", ids[0], ids[0], "--yes")
            #expect(itself.code == 2 && itself.errors.contains("“\(ids[0])” is one person. Name two people"))
            #expect(try await desk.output("merge", ids[0], ids[1], "--yes").contains("Merged two entries of Ada Lovelace.\n"))
        }
    }
}
