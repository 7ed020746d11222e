import Foundation
import Testing
import WellmetTestSupport

/// Files as they come: whole and broken, of every encoding, alone and together.
@Suite("Import files")
struct ImportFilesTests {
    private static let rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\(Desk.rows)\n"

    private func write(_ desk: Desk, _ name: String, _ data: Data) throws -> String {
        let file = desk.folder.appending(path: name)
        try data.write(to: file)
        return file.path
    }

    /// Imports what must be refused: with code 1, words that hold `hint`, and a store that is as before.
    private func refuses(_ name: String, _ data: Data, hint: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Katherine Johnson")
            let before = try await state(desk)
            let result = try await desk.run("import", try write(desk, name, data), "--yes")
            #expect(result.code == 1, sourceLocation: sourceLocation)
            #expect(result.errors.contains(hint), "\(result.errors)", sourceLocation: sourceLocation)
            #expect(try await state(desk) == before, "the store is as before", sourceLocation: sourceLocation)
        }
    }

    /// Everybody, and every batch.
    private func state(_ desk: Desk) async throws -> [String] {
        [try await desk.output("people", "--json"), try await desk.output("undo", "--list", "--json")]
    }

    /// Imports what must come in, and returns the names in the book.
    private func names(_ name: String, _ data: Data) async throws -> [String] {
        try await Desk.with { desk async throws in
            try await desk.output("import", try write(desk, name, data), "--yes")
            return (try await desk.json("people") as? [Any] ?? []).compactMap { member($0, "name") as? String }
        }
    }

    @Test("a ZIP with the fields of 64 bits comes in")
    func zip64() async throws {
        let zip = StoredZip(content: Data(Self.rows.utf8), is64: true)
        #expect(try await names("Basic_LinkedInDataExport_06-07-2026.zip", zip.bytes).count == 3)
    }

    @Test("a ZIP that claims ten gigabytes, leads out of its folder or is cut off is refused, and nothing is written")
    func unsafe() async throws {
        let content = Data(Self.rows.utf8)
        try await refuses("bomb.zip", StoredZip(content: content, claimedSize: 10_000_000_000).bytes, hint: "larger than 1 GB")
        try await refuses("up.zip", StoredZip(name: "../Connections.csv", content: content).bytes, hint: "leads out of its folder")
        try await refuses("cut.zip", StoredZip(content: content).bytes.dropLast(60), hint: "get it again")
        try await refuses("picture.csv", Data([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]), hint: "Wellmet understands a LinkedIn archive")
        try await refuses("empty.csv", Data(), hint: "empty")
    }

    @Test("UTF-16 and Latin-1 are read")
    func encodings() async throws {
        #expect(try await names("u16.csv", try #require(Self.rows.data(using: .utf16))).count == 3)
        let latin = try #require("Name;Mail\nJürgen Groß;j@example.de\n".data(using: .isoLatin1))
        #expect(try await names("latin.csv", latin) == ["Jürgen Groß"])
    }

    @Test("rows that are not whole are left out, each with its line, and the others come in")
    func ragged() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file("ragged.csv", "Name,Email,Company\nA B,a@x.org,Stripes, Inc.\nC D\nE F,e@x.org\nG H,g@x.org,X\n")
            let done = try await desk.json("import", path, "--yes")
            #expect(member(done, "archives", "0", "report", "new_people") as? Int == 3)
            #expect(member(done, "archives", "0", "skipped", "0", "line") as? Int == 2)
            #expect((member(done, "archives", "0", "skipped", "0", "reason") as? String)?.contains("4 cells") == true)
        }
    }

    @Test("Outlook's contacts come in with their columns")
    func outlook() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file(
                "contacts-2026-01-31.csv",
                "First Name,Middle Name,Last Name,E-mail Address,E-mail 2 Address,Business Phone,Job Title,Company,Birthday\n"
                    + "Otto,,Beispiel,otto@example.org,,,Reader,Example University,3/14/1970\n")
            #expect(try await desk.output("import", path, "--dry-run").contains("Contacts from Outlook as of 2026-01-31"))
            try await desk.output("import", path, "--yes")
            let otto = try await desk.json("person", "Otto")
            #expect(member(otto, "work") as? String == "Reader at Example University")
            #expect((member(otto, "dates") as? [Any])?.count == 1)
        }
    }

    @Test("one file that cannot be read does not keep the others out; the code says that something was refused")
    func partly() async throws {
        try await Desk.with { desk async throws in
            let bad = try write(desk, "broken.zip", StoredZip(content: Data(Self.rows.utf8)).bytes.dropLast(60))
            let good = try desk.file("good.csv", "Name,Email\nAda Lovelace,ada@example.com\n")
            let result = try await desk.run("import", good, bad, "--yes")
            #expect(result.code == 1)
            #expect(result.errors.contains("broken.zip") && result.errors.contains("get it again"))
            #expect(result.output.contains("1 new person"))
            let both = try await desk.run("import", good, bad, "--dry-run", "--json")
            #expect(both.code == 1)
            let json = try JSONSerialization.jsonObject(with: Data(both.output.utf8))
            #expect((member(json, "refused", "0", "path") as? String)?.hasSuffix("broken.zip") == true)
            #expect(try await desk.run("import", bad, bad, "--yes").code == 1)
            #expect(try await desk.output("people").contains("1 person"))
        }
    }

    @Test("two eras in one command are one after the other")
    func eras() async throws {
        try await Desk.with { desk async throws in
            let old = try desk.file(
                "old.csv",
                "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Lovelace,,Tea House,Waitress,20 Nov 2015\n")
            let new = try desk.file(
                "new.csv",
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                    + "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Analyst,20 Nov 2015\n"
                    + "Cy,New,https://www.linkedin.com/in/cy,,,,02 Feb 2026\n")
            try await desk.output("import", new, old, "--yes")
            #expect(try await desk.output("people").contains("2 people"))
            #expect(member(try await desk.json("person", "Ada"), "work") as? String == "Analyst at Engines")
        }
    }

    @Test("--map with a column that no file has is refused, with the columns that there are")
    func unknownColumn() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file("a.csv", "Name,Email,Company\nAda Lovelace,ada@example.com,Acme\n")
            let result = try await desk.run("import", path, "--map", "Frm=organization", "--dry-run")
            #expect(result.code == 2)
            #expect(result.errors.contains("“Frm”") && result.errors.contains("Name, Email, Company"))
            #expect(try await desk.run("import", path, "--as-of", "2099-01-01", "--dry-run").code == 2)
        }
    }

    @Test("messages of nobody knows whom are not passed over: it says what to do")
    func noOwner() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file(
                "messages.csv",
                "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
                    + "c1,,A,https://www.linkedin.com/in/a,B,https://www.linkedin.com/in/b,2026-01-05 10:00:00 UTC,,Hello,INBOX\n")
            let text = try await desk.output("import", path, "--yes")
            #expect(!text.contains("Nothing was new"))
            #expect(text.contains("Nothing came in.\n1 message left out: nothing tells which of the people is you."))
            #expect(text.contains("--owner"))
        }
    }

    @Test("a long list of skipped rows says where all of them are")
    func manySkipped() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file("s.csv", "Name,Email\nA B,a@x.org\n" + String(repeating: ",\n", count: 20))
            #expect(try await desk.output("import", path, "--dry-run").contains("and 15 more; --json lists them all"))
        }
    }
}
