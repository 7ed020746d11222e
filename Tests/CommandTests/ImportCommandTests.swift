import Foundation
import Testing
import WellmetTestSupport

@Suite("Import")
struct ImportCommandTests {
    @Test("tells a job change in words and makes it history")
    func newJob() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            let newer = try desk.connections(
                Desk.rows.replacingOccurrences(of: "Analytical Engines,Analyst", with: "Difference Inc,CTO")
                    + "\nKatherine,Johnson,https://www.linkedin.com/in/kjohnson,,NASA,Mathematician,22 Nov 2026")
            let look = try await desk.output("import", newer, "--dry-run")
            #expect(look.contains("Ada Lovelace: now CTO at Difference Inc, was Analyst at Analytical Engines"))
            #expect(look.contains("1 new"))
            #expect(look.contains("3 by the same LinkedIn profile"))
            try await desk.output("import", newer, "--yes")
            let brief = try await desk.output("person", "ada@example.com")
            #expect(brief.contains("CTO at Difference Inc"))
            #expect(brief.contains("before: Analyst at Analytical Engines"))
            #expect(brief.contains("New job"))
        }
    }

    @Test("leaves doubtful rows with --yes and says so")
    func doubtful() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper", "--org", "Navy")
            let look = try await desk.output("import", try desk.connections(), "--dry-run")
            #expect(look.contains("1 doubtful"))
            #expect(look.contains("same name and company: Grace Hopper (Navy)?"))
            #expect(try await desk.output("import", try desk.connections(), "--yes").contains("1 doubtful row waits for you"))
            #expect(try await desk.output("people").contains("3 people"))
        }
    }

    @Test("keeps doubtful rows until they are decided, without the file")
    func undecided() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("import", "--undecided", "--yes").contains("Nothing waits"))
            try await desk.output("add", "Grace Hopper", "--org", "Navy")
            try await desk.output("import", try desk.connections(), "--yes")
            let waiting = try await desk.json("import", "--undecided", "--dry-run")
            #expect(member(waiting, "archives", "0", "doubtful", "0", "name") as? String == "Grace Hopper")
            #expect(member(waiting, "archives", "0", "doubtful", "0", "candidates", "0", "name") as? String == "Grace Hopper")
            // Once her profile is known, the row is certain.
            try await desk.output("edit", "Grace", "--linkedin", "https://www.linkedin.com/in/grace-hopper")
            try await desk.output("import", "--undecided", "--yes")
            #expect(try await desk.output("import", "--undecided", "--yes").contains("Nothing waits"))
            let both = try await desk.run("import", "--undecided", "file.csv", "--yes")
            #expect(both.code == 2)
            #expect(both.errors.contains("leave out the paths"))
            #expect(try await desk.run("import", "--yes").code == 2)
        }
    }

    @Test("shows what it takes the columns of a CSV for, and --map changes it")
    func mapping() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file("people.csv", "Who,Reach,Firm\nAda Lovelace,ada@example.com,Engines\n")
            let look = try await desk.output("import", path, "--map", "Who=name,Firm=organization", "--dry-run")
            #expect(look.contains("Who     name"))
            #expect(look.contains("Ada Lovelace"))
            #expect(look.contains("--map"))
            try await desk.output("import", path, "--map", "Who=name,Firm=organization", "--yes")
            #expect(try await desk.output("person", "Ada").contains("Engines"))
            let wrong = try await desk.run("import", path, "--map", "Who=nonsense", "--yes")
            #expect(wrong.code == 2)
            #expect(wrong.errors.contains("“nonsense” is no field"))
        }
    }

    @Test("asks nobody where nobody is: it says what to use instead, and reads nothing")
    func noTerminal() async throws {
        try await Desk.with { desk async throws in
            let result = try await desk.run("import", try desk.file("a.csv", "Name\nAda\n"), input: "y\n")
            #expect(result.code == 2)
            #expect(result.errors.contains("--dry-run"))
            #expect(result.errors.contains("--yes"))
        }
    }
}
