import Foundation
import Testing
import WellmetTestSupport

/// Somebody is removed everywhere, through the command line.
@Suite struct ForgetCommandTests {
    @Test func `somebody is shown, forgotten and proved to be gone; a backup is named`() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            try await desk.output("log", "coffee with ada@example.com yesterday: secret plans")
            try await desk.output("log", "call with ada@example.com and Grace Hopper yesterday")
            try await desk.output("note", "Grace Hopper", "Ask Ada Lovelace about ferns")
            let backup = desk.data.appending(path: "mine.db").path
            try await desk.output("backup", backup)
            let look = try await desk.output("forget", "ada@example.com", "--dry-run")
            #expect(look.contains("Forgetting Ada Lovelace would remove them with 1 interaction and "))
            #expect(look.contains("  1 interaction with others, too, stays theirs, without them."))
            #expect(look.contains("“somebody” will stand in their place in 1 note and 2 titles of changes."))
            let asked = try await desk.run("forget", "ada@example.com")
            #expect(asked.code == 2 && asked.errors.contains("Say --yes"))
            let done = try await desk.output("forget", "ada@example.com", "--yes")
            #expect(
                done.contains("Forgot Ada Lovelace with 1 interaction and ")
                    && done.contains("“somebody” stands in their place in 1 note and 2")
                    && done.contains(
                        "byte for byte: no name, number, address or id of theirs is left in it in any spelling that is looked for.")
            )
            #expect(done.contains("These files still hold something of them.") && done.contains("  \(backup)\n"))
            #expect(try await desk.run("person", "ada@example.com").code == 3)
            #expect(try await desk.output("person", "Grace Hopper").contains("Ask somebody about ferns"))
            let bytes = try Data(contentsOf: desk.data.appending(path: "wellmet.db"))
            for word in ["Lovelace", "ada@example.com", "ada-lovelace", "secret plans", "Analytical Engines"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
            }
            // Neither an import of the same file nor one that tells of her again in other words brings her name back.
            #expect(try await desk.output("import", try desk.connections(), "--yes").contains("somebody whom you forgot or deleted"))
            let twice = Desk.rows + "\nAda,Lovelace,https://www.linkedin.com/in/ada-lovelace,ada@example.com,Difference Inc,CTO,22 Nov 2026"
            let told = try await desk.output("import", try desk.connections(twice), "--yes")
            #expect(told.contains("Connections.csv, line 5: somebody whom you forgot or deleted"))
            let after = try Data(contentsOf: desk.data.appending(path: "wellmet.db"))
            for word in ["Lovelace", "ada@example.com", "ada-lovelace", "Difference Inc"] {
                #expect(after.range(of: Data(word.utf8)) == nil, "\(word)")
            }
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
            #expect(try await desk.run("undo", "--list").output.contains("Forgot somebody for good"))
        }
    }

    @Test func `JSON has the proof, and who is nobody is told so`() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            #expect(
                keys(try await desk.json("forget", "Ada", "--dry-run")) == [
                    "forgotten", "gone", "history", "interactions", "mentions", "namesake", "person", "shared_names", "too_little",
                ])
            let json = try await desk.json("forget", "Ada", "--yes")
            #expect(member(json, "proven") as? Bool == true && member(json, "forgotten") as? Bool == true)
            #expect(keys(member(member(json, "files"), "0")) == ["bytes", "path", "traces"])
            #expect(try await desk.run("forget", "Ada", "--yes").code == 3)
            #expect(try await desk.run("forget", "Ada", "--yes", "--dry-run").code == 2)
        }
    }

    @Test func `what is too little to look for is told, a possessive goes, and others keep what only looks like it`() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Madonna")
            try await desk.output("add", "Ada Lovelace", "--linkedin", "given-7")
            try await desk.output("add", "Mary Ada Lovelace", "--linkedin", "given-70", "--note", "Mary Ada Lovelace sings")
            try await desk.output("add", "Bob Stone", "--note", "Ada Lovelace's idea of Madonna")
            let said = "  “Madonna” alone is too little to look for in what is written of others: 1 note (Bob Stone) still says it."
            #expect(try await desk.output("forget", "Madonna", "--dry-run").contains(said))
            #expect(try await desk.output("forget", "Madonna", "--yes").contains(said))
            #expect(try await !desk.output("history").contains("Madonna"))
            let done = try await desk.output("forget", "given-7", "--yes")
            #expect(
                done.contains(
                    "row by row and byte for byte: no name, number, address or id of theirs is left in it in any spelling that is looked for."
                ))
            #expect(try await desk.output("person", "Bob Stone").contains("somebody's idea of Madonna"))
            #expect(try await desk.output("person", "Mary Ada Lovelace").contains("Mary Ada Lovelace sings"))
        }
    }

    @Test func `another account is told apart, and hides nothing`() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("account", "add", "second")
            try await desk.output("add", "Ada Lovelace", "--account", "second", "--note", "Ada Lovelace sings")
            let done = try await desk.output("forget", "Ada Lovelace", "--yes")
            #expect(
                done.contains(
                    "is left in it in any spelling that is looked for, but for what another account of this machine says: that is its own, and stays."
                ))
            #expect(try await desk.output("person", "Ada Lovelace", "--account", "second").contains("Ada Lovelace sings"))
        }
    }
}
