import Foundation
import Testing
import WellmetTestSupport

/// Saved views through the command line.
@Suite("Views") struct ViewsTests {
    private func fill(_ desk: Desk) async throws {
        try await desk.output("add", "Ada Lovelace", "--circle", "clients", "--place", "Lisbon")
        try await desk.output("add", "Bob Example", "--circle", "clients")
        try await desk.output("add", "Grace Hopper", "--tag", "press")
    }

    @Test("A view is saved, listed, asked for, renamed, moved and deleted, each with an undo")
    func whole() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("views").hasPrefix("There are no views yet. Save one:"))
            try await fill(desk)
            let saved = try await desk.output("views", "save", "my clients", "circle:clients", "-tag:press")
            #expect(saved.hasPrefix("Saved the view my clients.\n2 people fit now.\nUndo: wellmet undo "))
            try await desk.output("views", "save", "lisbon", "city:lisbon")
            #expect(
                try await desk.output("views") == """
                    VIEW        PEOPLE  FILTER
                    my clients  2       circle:clients -tag:press
                    lisbon      1       city:lisbon

                    """)
            let found = try await desk.output("people", "@My Clients", "city:lisbon")
            #expect(found.contains("Ada") && found.contains("1 person") && !found.contains("Bob"))
            #expect(try await desk.output("people", "--view", "my clients").contains("2 people"))
            #expect(try await desk.output("people", "@lisbon", "@my clients", "--query", "ada").contains("1 person"))
            let replaced = try await desk.output("views", "save", "Lisbon", "city:porto")
            #expect(replaced.contains("lisbon asks for city:porto now, and no longer for city:lisbon.\nNobody fits now."))
            try await desk.output("undo")
            #expect(try await desk.output("views", "list").contains("city:lisbon"))
            #expect(try await desk.output("views", "save", "lisbon", "city:lisbon").contains("Nothing to change"))
            try await desk.output("views", "move", "lisbon", "up")
            #expect(try await desk.output("views").split(separator: "\n")[1].hasPrefix("lisbon"))
            #expect(try await desk.output("views", "rename", "lisbon", "Portugal").contains("The view lisbon is called Portugal."))
            #expect(try await desk.output("views", "delete", "portugal").contains("Deleted the view Portugal; its people stay"))
            #expect(try await !desk.output("views").contains("Portugal"))
            try await desk.output("undo")
            #expect(try await desk.output("views").contains("Portugal"))
            #expect(try await desk.output("history").contains("Deleted the view Portugal"))
            let then = try await desk.output("people", "@my clients", "--then", "tag:vip", "--yes")
            #expect(then.contains("2 people: tagged #vip."))
        }
    }

    @Test("Who knows somebody is a filter, and what is to be said of the name stands below")
    func knowing() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            try await desk.output("add", "Ada Byron", "--met-story", "Sat beside me at PyCon")
            try await desk.output("log", "lunch with Bob Example and Ada Lovelace yesterday about compilers")
            let found = try await desk.output("people", "knows:ada")
            #expect(found.contains("Bob Example") && found.contains("1 person\n“ada” can be Ada Byron or Ada Lovelace"))
            #expect(
                try await desk.output("people", "knows:gracee")
                    == "There is no person “gracee”. Did you mean Grace Hopper?\n  knows:gracee\n        ^^^^^^\n")
            #expect(try await desk.output("people", "about:compilers").contains("2 people"))
            #expect(try await desk.output("views", "save", "pythons", "met:pycon").contains("1 person fits now."))
            #expect(try await desk.output("views", "save", "ways", "knows:adda").contains("There is no person “adda”."))
            #expect(try await !desk.output("people", "knows:ada", "--json").contains("can be"))
        }
    }

    @Test("What cannot be is told, points at the word, and saves nothing")
    func wrong() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let unreadable = try await desk.run("views", "save", "quiet", "circle:clients", "lsat:>90d")
            #expect(unreadable.code == 2)
            #expect(unreadable.errors.contains("Did you mean “last:”?\n  circle:clients lsat:>90d\n                 ^^^^"))
            #expect(try await desk.run("views", "save", "quiet").code == 2)
            #expect(try await desk.run("views", "save", " ", "ada").errors.contains("Give the view a name"))
            #expect(try await desk.run("views", "save", "quiet", "ada", "--nonsense").errors.contains("There is no option --nonsense."))
            #expect(try await desk.output("views").contains("no views yet"))
            #expect(
                try await desk.output("views", "save", "quiet", "circle:clinets").contains(
                    "There is no circle “clinets”. Did you mean clients?"))
            for words in [
                ["people", "--view", "quite"], ["people", "@quite"], ["views", "delete", "quite"], ["views", "rename", "quite", "x"],
            ] {
                let missing = try await desk.run(words)
                #expect(missing.code == 3, "\(words)")
                #expect(missing.errors.contains("There is no view “quite”. Did you mean quiet? “wellmet views” lists them."), "\(words)")
            }
            for filter in [["@quiet"], ["ada", "@Quiet"], ["-@QUIET"]] {
                let nested = try await desk.run(["views", "save", "nest"] + filter)
                #expect(nested.code == 2 && nested.errors.contains("“@quiet” is a view, and a filter cannot name one."), "\(filter)")
                #expect(
                    nested.errors.contains("Write what the view asks for: circle:clinets\n") && nested.errors.hasSuffix("^\n"), "\(filter)")
            }
            #expect(try await desk.output("people", "--query", "@quiet").contains("“@quiet” is a view"))
            #expect(try await desk.output("views", "save", "handle", "@ada").contains("Saved the view handle."))
            try await desk.output("views", "save", "loud", "tag:press")
            #expect(try await desk.run("views", "rename", "quiet", "LOUD").errors.contains("There is a view “LOUD” already."))
        }
    }

    @Test("JSON tells the view, how many people it asks for, and what it replaced")
    func json() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            #expect((try await desk.json("views") as? [Any])?.isEmpty == true)
            let saved = try await desk.json("views", "save", "quiet", "circle:clients")
            #expect(keys(saved) == ["batch", "message", "replaced", "view"])
            #expect(keys(member(saved, "view")) == ["filter", "id", "name", "people"])
            #expect(member(saved, "view", "people") as? Int == 2 && member(saved, "replaced") is NSNull)
            #expect(member(try await desk.json("views", "save", "quiet", "tag:press"), "replaced") as? String == "circle:clients")
            #expect(keys(member(try await desk.json("views"), "0")) == ["filter", "id", "name", "people"])
            #expect(keys(try await desk.json("views", "rename", "quiet", "loud")) == ["batch", "message", "view"])
            #expect(keys(try await desk.json("views", "move", "loud", "down")) == ["batch", "message", "view"])
            #expect(keys(member(try await desk.json("views", "delete", "loud"), "view")) == ["filter", "id", "name"])
            #expect(try await desk.run("people", "@loud", "--json").code == 3)
        }
    }
}
