import Foundation
import Testing
import WellmetTestSupport

@Suite("Exit codes")
struct ExitCodeTests {
    @Test("0 when it is done")
    func done() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.run("people").code == 0)
            #expect(try await desk.run().code == 0)
        }
    }

    @Test("1 when it failed, with a sentence and nothing on the output")
    func failed() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file("photo.bin", "\u{1}\u{2}\u{3}")
            let result = try await desk.run("import", path, "--yes")
            #expect(result.code == 1)
            #expect(result.output.isEmpty)
            #expect(result.errors.contains("Wellmet understands a LinkedIn archive"))
        }
    }

    @Test(
        "2 for wrong usage, whoever noticed it",
        arguments: [
            ["nonsense"], ["people", "--limit", "many"], ["people", "--limit", "-1"], ["person"], ["circle", "x", "--cadence", "0"],
            ["log", "the weather"], ["log", "coffee with Ada tomorrow"], ["log", ""], ["account", "settings", "--zone", "Nowhere"],
            ["add", "Ada", "--mail", "no address"], ["add", "Ada", "--pause-until", "someday"], ["add", ""], ["undo", "last"],
            ["import"], ["add", "Ada", "--cadence", "0"], ["account", "add", "two words"],
            ["import", "a.csv", "--yes", "--dry-run"], ["note", "Ada", "--edit", "1"],
        ])
    func usage(arguments: [String]) async throws {
        try await Desk.with { desk async throws in
            let result = try await Wellmet.command(arguments, data: desk.data, environment: ["WELLMET_NOW": desk.now]).run()
            #expect(result.code == 2, "\(arguments): \(result.errors)")
            #expect(result.output.isEmpty)
            #expect(!result.errors.isEmpty)
            #expect(!result.errors.contains("Error:"))
        }
    }

    @Test(
        "Wrong usage is told in words that say what is right",
        arguments: [
            (["people", "--limit", "-1"], "--limit is a number of people: -1 is not."),
            (["history", "--limit", "-1"], "--limit is a number of changes: -1 is not."),
            (["add", "Ada", "--cadence", "-5"], "A cadence is between 1 day and 10 years; -5 days is not."),
            (["circle", "clients", "--cadence", "-5"], "A cadence is between 1 day and 10 years; -5 days is not."),
            (["account", "settings", "--capacity", "-1"], "Today can hold 0 to 50 people; -1 is not possible."),
            (
                ["log", "call with Ada", "--edit", "01a204e5-c717-7a4d-853e-8450e5e62b3b", "--new"],
                "--edit and --new exclude each other: add whoever is new with “wellmet add” first, then edit."
            ),
            (
                ["log", "call with Ada", "--edit", "01a204e5-c717-7a4d-853e-8450e5e62b3b", "--keeps"],
                "--keeps is for something new: close a promise with “wellmet follow-up keep”."
            ),
            (
                ["add", "Ada", "--linkedin", "https://evil.example/in/ada"],
                "“https://evil.example/in/ada” is no LinkedIn profile. Enter a LinkedIn address, such as linkedin.com/in/ada-lovelace."
            ),
            (["add", "Ada", "--x", "ada.lovelace"], "“ada.lovelace” is no X handle. Enter an X handle of 1 to 15 letters, figures and"),
        ])
    func usageInWords(arguments: [String], words: String) async throws {
        try await Desk.with { desk async throws in
            let result = try await Wellmet.command(arguments, data: desk.data, environment: ["WELLMET_NOW": desk.now]).run()
            #expect(result.code == 2 && result.output.isEmpty)
            #expect(result.errors.contains(words), "\(result.errors)")
        }
    }

    @Test(
        "An option that there is not is told before anything that is missing beside it",
        arguments: [
            (["import", "--preview", "1.csv"], "--preview", "wellmet import"), (["import", "--preview"], "--preview", "wellmet import"),
            (["merge", "Ada", "Bob", "--keeep"], "--keeep", "wellmet merge"),
            (["import", "--map", "--x", "--wat=1"], "--wat", "wellmet import"),
            (["circle", "clients", "--cadense", "0"], "--cadense", "wellmet circle"),
        ])
    func unknownOption(arguments: [String], option: String, command: String) async throws {
        try await Desk.with { desk async throws in
            let result = try await desk.run(arguments)
            #expect(result.code == 2 && result.output.isEmpty)
            #expect(result.errors.hasPrefix("Unknown option '\(option)'"), "\(result.errors)")
            #expect(result.errors.contains("See '\(command) --help'"), "\(result.errors)")
            let json = try await desk.run(arguments + ["--json"])
            #expect(json.code == 2 && json.errors.contains("Unknown option '\(option)'"), "\(json.errors)")
            // What is no slip is told as before.
            #expect(try await desk.run("import").errors.contains("Say which ZIP, folder or CSV to import."))
        }
    }

    @Test(
        "3 when whoever or whatever is named is not there",
        arguments: [
            ["person", "Zoe"], ["edit", "Zoe", "--place", "Rome"], ["archive", "Zoe"], ["accept", "Zoe"], ["note", "Zoe", "x"],
            ["circle", "nowhere"], ["circle", "nowhere", "dissolve"], ["circle", "clients", "add", "Zoe"],
            ["people", "--circle", "nowhere"],
            ["tag", "nothing"], ["log", "call with Zoe"], ["undo"], ["undo", "77"], ["follow-up", "keep", "deck"],
            ["follow-up", "add", "Zoe", "write"], ["today", "done", "Zoe"], ["today", "done", "1"], ["people", "--account", "zoe"],
            ["log", "--delete", "01a204e5-c717-7a4d-853e-8450e5e62b3b"],
        ])
    func notFound(arguments: [String]) async throws {
        try await Desk.with { desk async throws in
            let result = try await Wellmet.command(arguments, data: desk.data, environment: ["WELLMET_NOW": desk.now]).run()
            #expect(result.code == 3, "\(arguments): \(result.errors)")
            #expect(result.output.isEmpty)
            #expect(!result.errors.isEmpty)
        }
    }

    @Test("4 when several fit, with who they are")
    func ambiguous() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            for arguments in [["person", "Ada"], ["log", "call with Ada"], ["edit", "Ada", "--place", "Rome"], ["note", "Ada", "x"]] {
                let result = try await Wellmet.command(arguments, data: desk.data, environment: ["WELLMET_NOW": desk.now]).run()
                #expect(result.code == 4, "\(arguments)")
                #expect(result.output.isEmpty)
                #expect(result.errors.contains("Ada Lovelace · Analyst at Analytical Engines · "))
                #expect(result.errors.contains("Ada Byron · Countess at Poems Ltd · "))
            }
            let log = try await desk.output("undo", "--list")
            #expect(!log.contains("Logged"), "nothing was written")
        }
    }

    @Test("An error is JSON with --json: error, code, and candidates where several fit")
    func json() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            func error(_ arguments: String...) async throws -> Any {
                let result = try await Wellmet.command(arguments + ["--json"], data: desk.data).run()
                #expect(result.output.isEmpty)
                return try JSONSerialization.jsonObject(with: Data(result.errors.utf8))
            }
            let several = try await error("person", "Ada")
            #expect(keys(several) == ["candidates", "code", "error"])
            #expect(member(several, "code") as? Int == 4)
            #expect(keys(member(several, "candidates", "0")) == ["id", "name", "work"])
            let nobody = try await error("person", "Zoe")
            #expect(keys(nobody) == ["code", "error"])
            #expect(member(nobody, "code") as? Int == 3)
            #expect(member(try await error("people", "--limit", "x"), "code") as? Int == 2)
            #expect(member(try await error("restore", "/nowhere.db"), "code") as? Int == 1)
        }
    }

    @Test("The doctor ends with 0 on a healthy store")
    func doctor() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            #expect(try await desk.output("doctor").contains("good"))
        }
    }

    @Test("2 for what makes no sense of somebody who is there, 1 for what cannot be done as things stand")
    func senseless() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada")
            for arguments in [
                ["edit", "Ada", "--cadence", "0"], ["follow-up", "add", "Ada", ""], ["tag", "two words", "add", "Ada"],
                ["edit", "Ada", "--link", "manager=Ada"], ["edit", "Ada", "--met-through", "Ada"],
            ] {
                let result = try await Wellmet.command(arguments, data: desk.data, environment: ["WELLMET_NOW": desk.now]).run()
                #expect(result.code == 2, "\(arguments): \(result.errors)")
            }
            #expect(try await desk.run("account", "add", "me").code == 1)
            try await desk.output("undo", "1")
            #expect(try await desk.run("undo", "1").code == 1)
            #expect(try await desk.run("today", "done", "--", "-9223372036854775808").code == 3)
            #expect(try await desk.run("today", "done", "9223372036854775807").code == 3)
        }
    }
}
