import Foundation
import Testing
import WellmetTestSupport

@Suite("A working day")
struct WorkingDayTests {
    @Test("goes from an import over a log and today's list to an answer, and back by undo")
    func wholeDay() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.connections()
            let look = try await desk.output("import", path, "--dry-run")
            #expect(look.contains("3 new"))
            #expect(look.contains("Connections.csv, line 8"))
            #expect(try await desk.output("people").contains("empty"))

            #expect(try await desk.output("import", path, "--yes").contains("Undo: wellmet undo 1"))
            #expect(try await desk.output("import", path, "--yes").contains("Nothing was new"))
            #expect(try await desk.output("people").contains("3 people"))

            let logged = try await desk.output(
                "log", "coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by monday #rust +clients")
            #expect(logged.contains("Coffee with Ada Lovelace, 30 minutes, yesterday"))
            #expect(logged.contains("about: hiring"))
            #expect(logged.contains("you promised: send her the deck, due today"))

            let brief = try await desk.output("person", "ada@example.com")
            for text in [
                "Ada Lovelace", "Analyst at Analytical Engines", "clients, #rust", "You promised", "send her the deck",
                "coffee, 30 minutes: hiring",
            ] {
                #expect(brief.contains(text), "\(text)")
            }

            try await desk.output("follow-up", "add", "Grace", "send her the numbers", "--due", "today")
            let today = try await desk.output("today", "--drafts")
            #expect(today.contains("Monday, 23 November 2026"))
            #expect(today.contains("Grace Hopper · Rear Admiral at Navy"))
            #expect(today.contains("send her the numbers"))
            #expect(today.contains("Hi Grace,"))

            let done = try await desk.output("today", "done", "Grace")
            #expect(done.contains("Grace Hopper: done and logged, your promise is kept."))
            #expect(try await !desk.output("today").contains("Grace Hopper"))
            #expect(try await !desk.output("follow-up").contains("send her the numbers"))

            #expect(try await desk.output("undo").contains("Took back: Done: Grace Hopper"))
            #expect(try await desk.output("today").contains("Grace Hopper"))
            #expect(try await desk.output("follow-up").contains("send her the numbers"))

            #expect(try await desk.output("undo", "2").contains("Took back: Logged coffee with Ada Lovelace"))
            #expect(try await desk.output("person", "ada@example.com").contains("have not been in touch yet"))
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("has the same list all day, fills what is free, and an empty one is kind")
    func stable() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("today").contains("Your book is empty"))
            try await desk.output("add", "Grace Hopper")
            #expect(try await desk.output("today").contains("Nobody yet: Wellmet knows of no word from you to anybody."))
            try await desk.output("log", "call with Grace today")
            #expect(try await desk.output("today").contains("Enjoy the day"))
            // The first day began with an empty book: whoever comes now is suggested now.
            try await desk.output("add", "Ada Lovelace", "--cadence", "14")
            try await desk.output("log", "call with Ada 2026-09-01")
            try await desk.output("follow-up", "add", "Grace", "write", "--due", "today")
            let first = try await desk.output("today")
            #expect(first.contains("Ada Lovelace") && first.contains("it has been 12 weeks"))
            #expect(try await desk.output("today") == first)
            try await desk.output("today", "done", "1")
            try await desk.output("log", "called Ada")
            #expect(try await desk.output("today").contains("All done for today"))
            try await desk.output("undo")
            #expect(try await desk.output("today").contains("it has been 12 weeks"))
            try await desk.output("edit", "Ada", "--pause-until", "in 2 weeks")
            #expect(try await desk.output("today").contains("All done for today"))
        }
    }

    @Test("A line closes the promises that it keeps when it is told so, and names them else; a past import is told again")
    func keeping() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            let again = try await desk.output("import", "--report", "1")
            #expect(again.contains("3 new people") && again.contains("Connections.csv, line 8"))
            #expect(try await desk.run("import", "--report", "9").code == 3)
            try await desk.output("follow-up", "add", "ada@example.com", "send her the deck")
            let named = try await desk.output("log", "emailed Ada Lovelace the deck")
            #expect(named.contains("may keep “send her the deck”, which stays open: wellmet follow-up keep "))
            let kept = try await desk.output("log", "emailed Ada Lovelace the deck", "--keeps")
            #expect(kept.contains("kept: send her the deck"))
            #expect(try await !desk.output("follow-up").contains("deck"))
        }
    }

    @Test("The history tells what was changed, of whom, and what an undo would do")
    func history() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("history") == "Nothing was changed yet.\n")
            try await desk.output("add", "Ada Lovelace", "--place", "London")
            try await desk.output("add", "Bob Example")
            try await desk.output("edit", "Ada", "--place", "Paris")
            let all = try await desk.output("history")
            #expect(all.contains("Added Bob Example") && all.contains("2026-11-23 09:00"))
            let hers = try await desk.output("history", "Ada", "--limit", "1")
            #expect(!hers.contains("Bob") && hers.contains("Older: wellmet history \"Ada\" --before 3"))
            let change = try await desk.output("history", "--change", "3")
            #expect(change.contains("  Ada Lovelace: place “London” → “Paris”"))
            #expect(change.contains("An undo takes back 1 change, as far as nobody touched them since: wellmet undo 3"))
            let json = try await desk.json("history", "--change", "3")
            #expect(keys(json) == ["change", "changes", "more", "undo_leaves", "undo_takes_back"])
            #expect(try await desk.run("history", "--change", "99").code == 3)
            #expect(try await desk.run("history", "Nobody").code == 3)
            #expect(try await desk.run("history", "Ada", "--change", "1").code == 2)
        }
    }

    @Test("Each answer does what it says, by name or by number")
    func answers() async throws {
        try await Desk.with { desk async throws in
            for name in ["Ada", "Bea", "Cleo", "Dora", "Emma"] {
                try await desk.output("add", "\(name) Example")
                try await desk.output("follow-up", "add", name, "write to \(name)", "--due", "today")
            }
            #expect(try await desk.output("today", "later", "Ada", "--until", "friday").contains("comes again on Friday"))
            #expect(try await desk.output("today", "pause", "Bea", "--until", "in 2 weeks").contains("rests until 7 December"))
            #expect(try await desk.run("today", "not-this", "Cleo").code == 2)
            #expect(try await desk.output("today", "later", "Cleo").contains("comes again tomorrow"))
            #expect(try await desk.output("today", "never", "Dora").contains("will not be suggested"))
            let today = try await desk.output("today")
            for name in ["Ada", "Bea", "Cleo", "Dora"] { #expect(!today.contains(name), "\(name)") }
            #expect(today.contains("Emma"))
            #expect(try await desk.output("person", "Dora").contains("Never suggested"))
            try await desk.output("edit", "Dora", "--suggest")
            #expect(try await !desk.output("person", "Dora").contains("Never suggested"))
            #expect(try await desk.output("today", "done", "1").contains("done and logged"))
        }
    }
}
