import Foundation
import Testing
import WellmetTestSupport

/// What is done with many people at once, through the command line.
@Suite("People at once") struct PeopleActingTests {
    @Test("A filter and actions: shown first, done as one change, taken back by one undo")
    func acting() async throws {
        try await Desk.with { desk async throws in
            for name in ["Ada Lovelace", "Bob Example", "Grace Hopper"] { try await desk.output("add", name, "--place", "Lisbon") }
            try await desk.output("tag", "navy", "add", "Grace")
            let look = try await desk.output("people", "city:lisbon", "--then", "tag:navy", "--then", "cadence:30", "--dry-run")
            #expect(look.contains("3 people would change: Bob Example, Grace Hopper, Ada Lovelace."))
            #expect(look.contains("  tagged #navy: 2 people, 1 already is\n") && look.contains("  a cadence of 30 days: 3 people"))
            #expect(try await !desk.output("person", "Ada").contains("navy"))
            let asked = try await desk.run("people", "city:lisbon", "--then", "tag:navy")
            #expect(asked.code == 2 && asked.errors.contains("Nothing was changed. Say --yes to do it"))
            let done = try await desk.output("people", "city:lisbon", "--then", "tag:navy", "--then", "cadence:30", "--yes")
            #expect(done.contains("3 people: tagged #navy, a cadence of 30 days."))
            #expect(try await desk.output("people", "tag:navy").contains("3 people"))
            #expect(try await desk.output("people", "city:lisbon", "--then", "tag:navy", "--yes").contains("All 3 who fit are so already."))
            try await desk.output("undo")
            #expect(try await desk.output("people", "tag:navy").contains("1 person"))
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("People are deleted, alone or many at once, and come back by an undo")
    func deleting() async throws {
        try await Desk.with { desk async throws in
            for name in ["Ada Lovelace", "Bob Example", "Grace Hopper"] { try await desk.output("add", name, "--place", "Lisbon") }
            try await desk.output("log", "coffee with Ada Lovelace yesterday")
            try await desk.output("log", "call with Ada Lovelace and Grace Hopper yesterday")
            let done = try await desk.output("delete", "Ada")
            #expect(done.hasPrefix("Deleted Ada Lovelace, with 1 interaction.\nUndo: wellmet undo "))
            #expect(try await desk.run("person", "Ada").code == 3)
            #expect(try await desk.output("person", "Grace").contains("Last: yesterday, call"))
            try await desk.output("undo")
            #expect(try await desk.output("person", "Ada").contains("yesterday, coffee"))
            let look = try await desk.output("people", "city:lisbon", "--then", "delete", "--dry-run")
            #expect(look.contains("  deleted: 3 people\n  with 2 interactions; 0 with others, too, stay theirs"))
            #expect(try await desk.output("people", "city:lisbon", "--then", "delete", "--yes").contains("3 people: deleted."))
            #expect(try await desk.output("people").contains("empty"))
            try await desk.output("undo")
            #expect(try await desk.output("people").contains("3 people"))
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
            let json = try await desk.json("delete", "Bob")
            #expect(keys(json) == ["batch", "interactions", "message", "people"])
        }
    }

    @Test("Those who fit leave as cards or as a table")
    func leaving() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--place", "Lisbon")
            try await desk.output("add", "Bob Example")
            #expect(try await desk.output("export", "table").split(separator: "\n").count == 3)
            let table = try await desk.output("export", "table", "--where", "city:lisbon")
            #expect(table.hasPrefix("Name,First Name,") && table.contains("\nAda Lovelace,Ada,") && !table.contains("Bob"))
            let file = desk.folder.appending(path: "out.csv").path
            #expect(try await desk.output("export", "table", "Bob", "--to", file) == "Wrote 1 person to \(file).\n")
            #expect(try await desk.run("export", "table", "--to", file).code == 1)
            #expect(try await desk.output("export", "cards", "--where", "city:lisbon").contains("FN:Ada Lovelace"))
            try await desk.output("views", "save", "Lisbon", "city:lisbon")
            #expect(try await desk.output("export", "table", "--where", "@Lisbon").split(separator: "\n").count == 2)
            let wrong = try await desk.run("export", "table", "--where", "warmth:hot")
            #expect(wrong.code == 2 && wrong.errors.contains("warmth:hot"))
            #expect(try await desk.run("export", "cards", "Bob", "--where", "x").code == 2)
            #expect(keys(try await desk.json("export", "table")) == ["csv", "path", "people"])
        }
    }

    @Test("What is no action says which there are, and nothing changes")
    func wrong() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            let result = try await desk.run("people", "--then", "paint:green", "--yes")
            #expect(
                result.code == 2 && result.errors.contains("“paint:green” is nothing that can be done with people. There are: circle:NAME"))
            #expect(
                try await desk.run("people", "--then", "cadence:often", "--yes").errors.contains("Write it as cadence:30 or cadence:none."))
            for (action, words) in [
                ("circle:", "“circle:” does not say which. Write it as circle:clients."), ("-circle: ", "Write it as -circle:clients."),
                ("tag:#", "“tag:#” does not say which. Write it as tag:press."),
                ("tag:two words", "“two words” is no tag, as a tag is one word. Write it as tag:two-words."),
                ("cadence:0", "“0” is no number of days from 1 to 3660."), ("cadence:", "“cadence:” does not say which."),
                ("importance:huge", "“huge” is no importance. Write it as importance:low, importance:normal or importance:high."),
                ("pause:yesterday", "“yesterday” is no day that is still to come. Write it as pause:2"),
                ("pause:xyz", "“xyz” is no day. Write it as"),
                ("circel:x", "Did you mean circle:x?"), ("-delete", "There are: circle:NAME"),
                ("accept:x", "“accept” stands alone: leave out the colon and what is behind it."),
            ] {
                let wrong = try await desk.run("people", "--then=\(action)", "--yes")
                #expect(wrong.code == 2 && wrong.errors.contains(words), "\(action): \(wrong.errors)")
            }
            for (option, words) in [
                (["--circle", ""], "A circle has a name; “” is none. “wellmet circle list” lists them."),
                (["--tag", "#"], "A tag is one word; “” is not."), (["--tag", "two words"], "A tag is one word; “two words” is not."),
                (["--view", ""], "There is no view “”."),
            ] {
                let wrong = try await desk.run(["people"] + option + ["--then", "archive", "--yes"])
                #expect(
                    wrong.code == 3 && wrong.errors.contains(words) && !wrong.errors.contains("Did you mean"), "\(option): \(wrong.errors)")
            }
            #expect(try await desk.run("people", "--yes").code == 2)
            for pair in [["archive", "restore"], ["circle:a", "-circle:A"], ["cadence:30", "cadence:60"], ["delete", "tag:navy"]] {
                let both = try await desk.run("people", "--then=\(pair[0])", "--then=\(pair[1])", "--yes")
                #expect(both.code == 2 && both.errors.contains("cannot both be done"), "\(pair)")
            }
            try await desk.output("tag", "navy", "add", "Ada")
            #expect(try await desk.output("people", "tag:nayv") == "There is no tag “nayv”. Did you mean navy?\n  tag:nayv\n      ^^^^\n")
            #expect(try await desk.run("people", "nobody", "--then", "archive", "--yes").output == "Nobody fits. There is nothing to do.\n")
            try await desk.output("circle", "clients", "add", "Ada")
            let gone = try await desk.output("people", "--then=-circle:clinets", "--yes")
            #expect(gone == "There is no circle “clinets”. Did you mean clients?\nThe one who fits is so already.\n")
            let made = try await desk.output("people", "--then", "circle:clinets", "--dry-run")
            #expect(
                made.hasPrefix("There is no circle “clinets”. Did you mean clients? As written, the circle is new.\n1 person would change"))
            #expect(try await !desk.output("people", "--then", "circle:friends", "--dry-run").contains("There is no circle"))
            #expect(
                try await desk.run("people", "--circle", "clinets").errors.contains("There is no circle “clinets”. Did you mean clients?"))
            let json = try await desk.json("people", "--then", "archive", "--yes")
            #expect(keys(json) == ["actions", "batch", "people"])
            #expect(keys(member(member(json, "actions"), "0")) == ["action", "already", "people"])
            #expect(try await desk.output("people", "--archived").contains("Ada"))
        }
    }
}
