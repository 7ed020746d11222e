import Foundation
import Testing
import WellmetTestSupport

@Suite("What the network gives")
struct GiftTests {
    @Test("An opportunity is added, shown with who could help, marked, listed and taken back")
    func opportunity() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            #expect(try await desk.output("opportunity").contains("Nothing is open"))
            let added = try await desk.output(
                "opportunity", "add", "Design", "system", "--kind", "gig", "--from", "Grace", "--org", "analytical engines", "--next",
                "call her", "--due", "friday")
            #expect(added.contains("Design system\nClient, at Analytical Engines, from Grace Hopper, open, noted down today."))
            #expect(added.contains("Next: call her, due on Friday."))
            #expect(added.contains("Undo: wellmet undo"))
            #expect(try await desk.output("follow-up").contains("call her"))
            #expect(try await desk.output("opportunity", "show", "design").contains("Ada Lovelace, never in touch: works at"))
            #expect(try await desk.output("opportunity", "show", "design").contains("works at Analytical Engines: Analyst"))
            #expect(try await desk.output("opportunity", "edit", "design", "--next", "-").contains("Next:") == false)
            #expect(try await desk.output("opportunity", "mark", "win", "grace").contains("won today"))
            #expect(try await desk.output("opportunity").contains("Nothing is open"))
            #expect(try await desk.output("opportunity", "list", "--all").contains("won"))
            try await desk.output("undo")
            #expect(try await desk.output("opportunity").contains("open"))
            #expect(try await desk.output("person", "Grace").contains("1 opportunity"))
            #expect(try await desk.output("opportunity", "remove", "design").contains("Removed: Design system."))
        }
    }

    @Test("Advice waits, is tried with what came of it, and reminds where it was promised")
    func insight() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            let added = try await desk.output(
                "insight", "add", "Charge by the week", "--from", "Ada", "--about", "pricing", "--report", "tomorrow")
            #expect(added.contains("Advice, from Ada Lovelace, about pricing, not tried yet, noted down today."))
            #expect(added.contains("Telling Ada Lovelace of it: due tomorrow."))
            #expect(try await desk.output("follow-up").contains("tell them what came of “Charge by the week”"))
            #expect(try await desk.output("person", "Ada").contains("not tried yet: “Charge by the week”"))
            let tried = try await desk.output("insight", "mark", "tried", "charge", "--outcome", "Two agreed", "--reported")
            #expect(tried.contains("What came of it: Two agreed") && tried.contains("Telling Ada Lovelace of it: done."))
            #expect(try await desk.output("follow-up").contains("Nothing is promised"))
        }
    }

    @Test("Words that stand whole win over their beginnings, and what is called just so over both")
    func closest() async throws {
        try await Desk.with { desk async throws in
            for text in ["Advice number 3", "Advice number 30", "Advice number 3 again"] { try await desk.output("insight", "add", text) }
            #expect(try await desk.output("insight", "show", "Advice number 3").hasPrefix("Advice number 3\n"))
            #expect(try await desk.output("insight", "show", "number 30").hasPrefix("Advice number 30\n"))
            #expect(try await desk.output("insight", "show", "3", "again").hasPrefix("Advice number 3 again\n"))
            for title in ["Job 1", "Job 12"] { try await desk.output("opportunity", "add", title) }
            #expect(try await desk.output("opportunity", "mark", "won", "job", "1").contains("Job 1\n"))
            // Also one that is over, where another only begins so.
            #expect(try await desk.output("opportunity", "show", "job", "1").hasPrefix("Job 1\n"))
        }
    }

    @Test("Lists say how many there are where they show fewer")
    func limit() async throws {
        try await Desk.with { desk async throws in
            for number in 1...3 { try await desk.output("insight", "add", "Advice no. \(number)!") }
            let two = try await desk.output("insight", "list", "--limit", "2")
            #expect(two.contains("2 of 3 insights") && two.split(separator: "\n").count { $0.contains("Advice no.") } == 2)
            #expect(try await desk.output("insight", "list").contains(" of 3 ") == false)
            #expect(try await desk.output("insight", "--limit", "0").contains("3 insights fit; --limit 0 shows none."))
            #expect(try await desk.output("opportunity", "list", "--limit", "0").contains("Nothing is open"))
            #expect(try await desk.run("introduce", "list", "--limit", "-1").code != 0)
        }
    }

    @Test("Introductions go both ways, and the ways to somebody are told")
    func introduce() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            let mine = try await desk.output("introduce", "add", "Grace", "Ada Byron", "--about", "poems", "--due", "friday")
            #expect(mine.contains("You offered to introduce Grace Hopper to Ada Byron: poems."))
            let id = try #require(member(try await desk.json("introduce", "list"), "0", "id") as? String)
            let again = try await desk.run(["introduce", "add", "Ada Byron", "Grace", "--state", "asked"])
            #expect(
                again.code == 1 && again.errors.contains("You offered to introduce Grace Hopper to Ada Byron: that is under way already"))
            #expect(again.errors.contains("wellmet introduce mark made \(id)"))
            let theirs = try await desk.output("introduce", "add", "Grace", "Bob Example", "--to-me", "--state", "asked")
            #expect(theirs.contains("You asked Grace Hopper for an introduction to Bob Example."))
            #expect(theirs.contains("Bob Example is not in your network: the name is kept."))
            let made = try await desk.output("introduce", "mark", "made", "poems", "--outcome", "A book")
            #expect(made.contains("You introduced Grace Hopper to Ada Byron: poems.") && made.contains("What came of it: A book"))
            #expect(
                try await desk.output("introduce", "--path", "Ada Byron").contains(
                    "Grace Hopper, never in touch: knows Ada Byron by an introduction"))
            let place = try await desk.output("introduce", "--path", "navy")
            #expect(place.contains("Grace Hopper") && place.contains("Rear Admiral at Navy") && place.contains("Ada Byron"))
            #expect(try await desk.output("introduce", "list", "--with", "Ada Byron", "--all").contains("made"))
        }
    }

    @Test("A review is a letter of the month that is over, or of the one that is asked for")
    func review() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("review").contains("Nothing is known of October 2026"))
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("log", "call with Ada on 12 October about engines")
            #expect(try await desk.output("review").contains("In October 2026 you were in touch with Ada Lovelace, for the first time."))
            #expect(try await desk.output("review", "this", "year").contains("So far in 2026"))
            let result = try await desk.run(["review", "2027"])
            #expect(result.code == 2 && result.errors.contains("no month or year that has begun"))
            #expect(
                keys(try await desk.json("review", "2026-10")) == [
                    "circles", "closer", "faded", "givers", "insights", "introduced_by_me", "introduced_to_me", "is_over", "letter", "new",
                    "new_count", "opportunities", "opportunities_for_others", "people", "promises_kept", "promises_kept_to_me", "span",
                    "thanked", "tried",
                ])
        }
    }

    @Test(
        "What cannot be says why, with its exit code",
        arguments: [
            (["opportunity", "add", " "], 2, "Say in a few words what the opportunity is"),
            (["opportunity", "add", "x", "--kind", "deal"], 2, "'job', 'client', 'talk', 'collaboration' or 'other'"),
            (["opportunity", "add", "x", "--from", "Nemo"], 3, "Nobody in your network fits “Nemo”"),
            (["opportunity", "add", "x", "--from", "Grace", "--for", "Grace"], 2, "two people"),
            (["opportunity", "add", "x", "--due", "friday"], 2, "Say what is to be done on that day"),
            (["opportunity", "mark", "gone", "x"], 2, "'let-go'"), (["opportunity", "show", "x"], 3, "No opportunity fits “x”"),
            (["opportunity", "edit", "x"], 2, "Say what to change"), (["insight", "add", "x", "--report", "friday"], 2, "Say who gave it"),
            (["insight", "show", "x"], 3, "No insight fits"), (["introduce", "add", "Ada", "x"], 4, "“Ada” fits 2 people"),
            (["introduce", "add", "Grace", "Grace"], 2, "between two people"),
            (["introduce", "--path", "Nemo"], 3, "Neither a person nor"),
            (["introduce", "list", "--path", "x", "--all"], 2, "--path stands alone"),
        ] as [([String], Int32, String)])
    func refused(arguments: [String], code: Int32, message: String) async throws {
        try await Desk.with { desk async throws in
            try await desk.output("import", try desk.connections(), "--yes")
            let result = try await desk.run(arguments)
            #expect(result.code == code, "\(result.errors)")
            #expect(result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test("Several that fit are told apart; the only one that still runs is meant")
    func several() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("opportunity", "add", "Talk in Berlin")
            try await desk.output("opportunity", "add", "Talk in Lisbon")
            let result = try await desk.run(["opportunity", "mark", "won", "talk"])
            #expect(result.code == 4 && result.errors.contains("Talk in Berlin") && result.errors.contains("Talk in Lisbon"))
            try await desk.output("opportunity", "mark", "won", "berlin")
            #expect(try await desk.output("opportunity", "mark", "pursued", "talk").contains("Talk in Lisbon"))
        }
    }
}
