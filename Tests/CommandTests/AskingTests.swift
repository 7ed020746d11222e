import Foundation
import Testing
import WellmetTestSupport

/// What is asked for in a way that finds nothing is told, with where and what to do.
@Suite("Asking") struct AskingTests {
    private func fill(_ desk: Desk) async throws {
        try await desk.output("add", "Ada Lovelace", "--circle", "clients", "--tag", "rust", "--org", "Acme GmbH")
        try await desk.output("add", "Ada Byron", "--circle", "former colleagues")
    }

    @Test("A view that is not there is the same error, however it is named")
    func views() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let named = try await desk.run("people", "--view", "nope")
            for arguments in [
                ["people", "@nope"], ["people", "@nope", "--json"], ["people", "@nope", "--then", "archive", "--yes"],
                ["export", "table", "--where", "@nope"],
            ] {
                let result = try await desk.run(arguments)
                #expect(result.code == 3 && result.output.isEmpty, "\(arguments)")
                if !arguments.contains("--json") { #expect(result.errors == named.errors, "\(arguments)") }
            }
            #expect(named.errors == "There is no view “nope”. “wellmet views” lists them.\n")
        }
    }

    @Test("Circles and tags that are not there are told, also where somebody fits all the same")
    func unknownNames() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let others = try await desk.output("people", "-circle:clents")
            #expect(others.contains("Ada Byron") && others.contains("There is no circle “clents”. Did you mean clients?"))
            let either = try await desk.output("people", "tag:rust,rsut")
            #expect(either.contains("Ada Lovelace") && either.contains("There is no tag “rsut”. Did you mean rust?"))
            let then = try await desk.output("people", "-circle:clents", "--then", "archive", "--dry-run")
            #expect(then.contains("There is no circle “clents”") && then.contains("2 people would change"))
            let source = try await desk.run("people", "source:gogle")
            #expect(source.code == 2)
            #expect(source.errors.contains("Did you mean “google”?\n  source:gogle\n         ^^^^^"))
            #expect(try await desk.run("export", "table", "--tag", "rsut").code == 3)
            let table = try await desk.run("export", "table", "--where", "tag:rsut")
            #expect(table.code == 0 && table.errors == "There is no tag “rsut”. Did you mean rust?\n  tag:rsut\n      ^^^^\n")
            #expect(try await desk.run("export", "table", "--where", "tag:rsut", "--json").errors.isEmpty)
            let alternatives = try await desk.output("people", "city:berlin", "OR", "city:lisbon")
            #expect(alternatives.contains("“OR” is looked for as a word. Did you mean city:berlin,lisbon?\n"))
            #expect(alternatives.hasSuffix("\n  city:berlin OR city:lisbon\n              ^^\n"))
        }
    }

    @Test("A log takes the id of somebody wherever it takes a name")
    func ids() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let people = try await desk.json("people", "byron") as? [[String: Any]]
            let id = try #require(people?.first?["id"] as? String)
            for (line, said) in [
                ("coffee with \(id) yesterday about hiring", "Coffee with Ada Byron, yesterday\n  about: hiring\n"),
                ("\(id.uppercased()) called", "Call from Ada Byron, today"), ("emailed \(id) the deck", "Mail to Ada Byron, today"),
                ("call with \(id) and Ada Lovelace yesterday", "Call with Ada Byron, Ada Lovelace, yesterday"),
                ("coffee with \(id) yesterday, send \(id) the deck by friday", "you promised: send Ada Byron the deck, due on Friday"),
                ("remind me to call \(id) in 2 weeks", "you promised: call Ada Byron, due"),
            ] {
                let output = try await desk.output("log", line, "--dry-run")
                #expect(output.contains(said), "\(line): \(output)")
            }
            try await desk.output("log", "coffee with \(id) yesterday, send \(id) the deck by friday")
            #expect(try await desk.output("follow-up").contains("send Ada Byron the deck"))
            let unknown = try await desk.run("log", "coffee with 01a204e5-c717-7a4d-853e-8450e5e62b3b", "--new")
            #expect(unknown.code == 3)
            #expect(
                unknown.errors.hasPrefix("Nobody in your network has the id 01a204e5-c717-7a4d-853e-8450e5e62b3b, so nothing was logged."))
        }
    }

    @Test(
        "What a command does not know is told with what it knows",
        arguments: [
            (["today", "snooze", "Zed"], "“wellmet today” knows no “snooze”. It knows: done, later, not-this, pause, never."),
            (["views", "svae", "x"], "Did you mean “save”?"),
            (["undo", "abc"], "“abc” is no number of a change: nothing was taken back."),
            (["duplicates", "--same", "Ada"], "Name the two people whom you mean: 1 is named."),
            (["duplicates", "--same"], "nobody is named."),
            (["doctor", "x"], "Unexpected argument 'x'. Put what has several words in quotes."),
        ])
    func unknownWords(arguments: [String], words: String) async throws {
        try await Desk.with { desk async throws in
            let result = try await desk.run(arguments)
            #expect(result.code == 2 && result.output.isEmpty)
            #expect(result.errors.contains(words), "\(result.errors)")
            let json = try await desk.run(arguments + ["--json"])
            #expect(json.code == 2 && json.errors.hasPrefix("{"), "\(json.errors)")
        }
    }

    @Test("Who is at an organization is found by a word of its name")
    func paths() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            try await desk.output("add", "Bob Example", "--org", "Acme Labs")
            let both = try await desk.output("introduce", "--path", "acme")
            #expect(both.hasPrefix("Acme GmbH and Acme Labs: who is there, and who knows somebody there\n"))
            let json = try await desk.json("introduce", "--path", "acme lab")
            #expect(member(json, "organizations") as? [String] == ["Acme Labs"])
            #expect(try await desk.run("introduce", "--path", "cme").code == 3)
        }
    }

    @Test("What is taken back and done again is called so, however often")
    func again() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            let messages = try await (0..<4).asyncMap { _ in
                let number = try await desk.json("undo", "--list", "--limit", "1") as? [[String: Any]]
                return try await desk.output("undo", "\(number?.first?["batch"] ?? number?.first?["number"] ?? "")")
            }
            #expect(
                messages == [
                    "Took back: Added Ada Lovelace\n", "Did again: Added Ada Lovelace\n", "Took back: Added Ada Lovelace\n",
                    "Did again: Added Ada Lovelace\n",
                ])
            let history = try await desk.output("history")
            #expect(!history.contains("Took back: Took back") && !history.contains("Took back: Did again"))
            #expect(history.contains("Did again: Added Ada Lovelace"))
        }
    }

    @Test("A name or title of a whole page is refused with its length, and in an import its row is told")
    func endless() async throws {
        try await Desk.with { desk async throws in
            let long = String(repeating: "x", count: 20_000)
            let name = try await desk.run("add", long)
            #expect(name.code == 2 && name.errors == "The given name has 20000 letters, and 1000 fit: shorten it.\n")
            let title = try await desk.run("add", "Ada", "--title", long)
            #expect(title.code == 2 && title.errors.hasPrefix("The title has 20000 letters"))
            let file = try desk.file("a.csv", "First Name,Last Name,Job Title\nAda,Lovelace,Analyst\nBob,\(long),\nCem,Other,\(long)\n")
            let imported = try await desk.output("import", file, "--yes")
            #expect(imported.contains("a.csv, line 3: the family name has 20000 letters, and 1000 fit"))
            #expect(imported.contains("a.csv, line 4: the title has 20000 letters, and 1000 fit"))
            #expect((try await desk.json("people") as? [Any])?.count == 1)
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
