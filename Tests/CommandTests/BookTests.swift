import Foundation
import Testing
import WellmetTestSupport

@Suite("The book")
struct BookTests {
    private func addBob(_ desk: Desk) async throws {
        try await desk.output("add", "Grace Hopper")
        try await desk.output(
            "add", "Bob Example", "--mail", "bob@example.com (work)", "--mail", "bob@home.example", "--phone", "(650) 253-0000",
            "--org", "Acme", "--title", "CTO", "--circle", "clients", "--tag", "rust", "--zone", "Asia/Tokyo", "--place", "Tokyo",
            "--met-on", "2024-05", "--met-at", "RustConf", "--met-through", "Grace", "--birthday", "10 December", "--cadence", "30",
            "--pronouns", "he/him", "--note", "Likes **tea**.", "--language", "ja", "--link", "manager=Grace Hopper", "--field",
            "shoe size=43",
            "--nickname", "Bobby")
    }

    @Test("Everything that add takes is in the brief")
    func add() async throws {
        try await Desk.with { desk async throws in
            try await addBob(desk)
            let brief = try await desk.output("person", "bob@example.com")
            for text in [
                "Bob Example “Bobby” (he/him)", "CTO at Acme · Tokyo · 18:00 there", "clients, #rust", "Cadence: every month",
                "Met: May 2024, RustConf, through Grace Hopper", "bob@example.com (work)", "(650) 253-0000",
                "birthday: 10 December, in 2 weeks",
                "languages: ja", "manager: Grace Hopper", "shoe size: 43", "Likes **tea**.",
            ] {
                #expect(brief.contains(text), "\(text) is not in\n\(brief)")
            }
            let phone = try await desk.json("person", "bob@example.com")
            let values = (member(phone, "identities") as? [Any] ?? []).compactMap { member($0, "value") as? String }
            #expect(values.contains("+16502530000"), "phones are read in the account's region")
        }
    }

    @Test("Edit changes, removes, and turns a new job into history")
    func edit() async throws {
        try await Desk.with { desk async throws in
            try await addBob(desk)
            try await desk.output(
                "edit", "bob@example.com", "--org", "Beta AG", "--since", "2026-11", "--remove", "mail:bob@home.example", "--remove",
                "circle:clients", "--remove", "tag:#Rust", "--remove", "date:birthday", "--no-cadence", "--importance", "high", "--name",
                "Robert Example")
            let brief = try await desk.output("person", "Robert")
            #expect(brief.contains("Beta AG · Tokyo"))
            #expect(brief.contains("before: CTO at Acme (until November 2026)"))
            for gone in ["bob@home.example", "clients", "#rust", "birthday", "Cadence"] { #expect(!brief.contains(gone), "\(gone)") }
            #expect(brief.contains("Importance: high"))
            #expect(try await desk.run("edit", "Robert", "--remove", "mail:nobody@example.com").code == 3)
            #expect(try await desk.run("edit", "Robert", "--remove", "shoe:43").code == 2)
            #expect(try await desk.run("edit", "Robert").code == 2)
            try await desk.output("undo")
            #expect(try await desk.output("person", "Bob").contains("CTO at Acme"))
        }
    }

    @Test("A title alone is a new position at the same place, and leaving ends it")
    func promotion() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--org", "Engines", "--title", "Analyst")
            try await desk.output("edit", "Ada", "--title", "Head of Analysis")
            #expect(try await desk.output("person", "Ada").contains("Head of Analysis at Engines"))
            try await desk.output("edit", "Ada", "--org", "Poems", "--also-there")
            #expect(try await desk.output("person", "Ada").contains("Head of Analysis at Engines"))
            try await desk.output("edit", "Ada", "--left", "-")
            #expect(try await !desk.output("people").contains("Engines"))
            #expect(try await desk.run("edit", "Ada", "--left", "-").code == 3)
        }
    }

    @Test("Whatever a person has is written anew in its place, with undo")
    func rewrite() async throws {
        try await Desk.with { desk async throws in
            try await addBob(desk)
            try await desk.output(
                "edit", "bob@example.com", "--change", "mail:bob@home.example=bob@new.example (home)", "--change",
                "date:birthday=name day=11 December", "--change", "link:Grace=mentor=Grace Hopper", "--change",
                "field:shoe size=European size=43", "--position", "Acme", "--title", "Chief", "--since", "2021", "--until", "2023")
            let brief = try await desk.output("person", "bob@example.com")
            for text in [
                "bob@new.example (home)", "name day: 11 December", "mentor: Grace Hopper", "European size: 43",
                "before: Chief at Acme (2021 to 2023)",
            ] {
                #expect(brief.contains(text), "\(text) is not in\n\(brief)")
            }
            #expect(try await desk.run("edit", "Bob", "--change", "mail:nobody@example.com=x@example.com").code == 3)
            #expect(try await desk.run("edit", "Bob", "--change", "date:name day").code == 2)
            #expect(try await desk.run("edit", "Bob", "--position", "Nowhere", "--title", "x").code == 3)
            #expect(try await desk.run("edit", "Bob", "--until", "2023").code == 2)
            try await desk.output("undo")
            #expect(try await desk.output("person", "Bob").contains("CTO at Acme"))
        }
    }

    @Test("A circle says what its cadence would do before it does it")
    func circle() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("add", "Grace Hopper")
            try await desk.output("log", "call with Ada 2026-09-01")
            #expect(try await desk.output("circle", "clients", "add", "Ada", "Grace").contains("Added Ada Lovelace, Grace Hopper"))
            let look = try await desk.output("circle", "clients", "--cadence", "30", "--dry-run")
            #expect(look.contains("1 person would be due at once"))
            #expect(try await desk.output("circle").contains("no cadence"))
            #expect(try await desk.output("circle", "clients", "--cadence", "30").contains("1 person would be due at once"))
            #expect(
                try await desk.output("circle", "clients", "--pause-until", "next month").contains("every month, rests until 1 December"))
            #expect(try await desk.output("circle", "clients", "--resume", "--rename", "customers").contains("customers: every month."))
            #expect(try await desk.output("circle", "customers", "remove", "Grace").contains("Removed Grace Hopper"))
            #expect(try await desk.output("circle", "customers", "dissolve").contains("its people stay"))
            #expect(try await desk.output("circle").contains("no circles yet"))
            #expect(try await desk.output("people").contains("2 people"))
        }
    }

    @Test("Several people are changed as one batch")
    func oneBatch() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("add", "Grace Hopper")
            try await desk.output("tag", "rust", "add", "Ada", "Grace")
            #expect(try await desk.output("tag").contains("#rust  2"))
            try await desk.output("undo")
            #expect(try await desk.output("tag").contains("no tags yet"))
            try await desk.output("archive", "Ada", "Grace")
            #expect(try await desk.output("people").contains("archive: wellmet people --archived shows 2 people"))
            #expect(try await desk.output("people", "--archived").contains("2 people"))
            try await desk.output("archive", "Ada", "--back")
            #expect(try await desk.output("people").contains("1 person"))
        }
    }

    @Test("Notes are written, read from the input, changed and deleted")
    func notes() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("note", "Ada", "Prefers", "calls")
            try await desk.output("note", "Ada", "-", input: "From a **file**\n")
            let notes = try #require(try await desk.json("note", "Ada") as? [Any])
            #expect(notes.compactMap { member($0, "text") as? String }.sorted() == ["From a **file**", "Prefers calls"])
            let id = try #require(member(notes, "0", "id") as? String)
            try await desk.output("note", "Ada", "Better", "--edit", id)
            #expect(try await desk.output("note", "Ada").contains("Better"))
            try await desk.output("note", "Ada", "--delete", id)
            #expect(try await !desk.output("note", "Ada").contains("Better"))
        }
    }

    @Test("An interaction is replaced by a line and deleted by its id, and both can be undone")
    func editLog() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("log", "coffee with Ada 2026-11-02 45m about compilers")
            let id = try #require(member(try await desk.json("person", "Ada"), "interactions", "0", "id") as? String)
            let changed = try await desk.output("log", "--edit", id, "video call with Ada about orbits")
            #expect(changed.contains("Now: video call with Ada Lovelace, 45 minutes, 3 weeks ago."))
            #expect(try await desk.output("person", "Ada").contains("video call, 45 minutes: orbits"))
            try await desk.output("log", "--delete", id)
            #expect(try await desk.output("person", "Ada").contains("not been in touch"))
            try await desk.output("undo")
            try await desk.output("undo")
            #expect(try await desk.output("person", "Ada").contains("coffee, 45 minutes: compilers"))
        }
    }

    @Test("A person in a line who is unknown is added only when that is said")
    func new() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.run("log", "lunch with Zoe Zorn yesterday").code == 3)
            #expect(try await desk.output("people").contains("empty"))
            #expect(try await desk.output("log", "lunch with Zoe Zorn yesterday", "--new").contains("Zoe Zorn (new)"))
            #expect(try await desk.output("people").contains("Zoe Zorn"))
            #expect(try await desk.output("log", "lunch with Yan Yolk yesterday", "--dry-run").contains("Nothing was logged."))
            #expect(try await !desk.output("people").contains("Yolk"))
        }
    }

    @Test("A rule says what it does to today's list when it is set")
    func effects() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            #expect(
                try await desk.output("edit", "Ada", "--cadence", "30").contains(
                    "A cadence for Ada Lovelace begins with your first contact."))
            try await desk.output("log", "call with Ada 2026-10-20")
            #expect(try await desk.output("edit", "Ada", "--cadence", "14").contains("Ada Lovelace is due now."))
            #expect(
                try await desk.output("edit", "Ada", "--pause-until", "in 10 days").contains("Ada Lovelace comes up in 10 days"))
            #expect(try await desk.output("edit", "Ada", "--never").contains("Ada Lovelace is not suggested."))
            #expect(try await !desk.output("edit", "Ada", "--place", "Rome").contains("suggested"))
            let effect = member(try await desk.json("edit", "Ada", "--suggest", "--resume", "--no-cadence"), "effect")
            #expect(keys(effect) == ["cadence_days", "due", "suggested"])
            try await desk.output("circle", "clients", "--cadence", "7")
            #expect(try await desk.output("circle", "clients", "add", "Ada").contains("Ada Lovelace is due now."))
            try await desk.output("add", "Grace Hopper")
            #expect(
                try await desk.output("circle", "friends", "add", "Ada", "Grace").contains("1 person is due at once, 0 more within a week.")
            )
            #expect(
                try await desk.output("circle", "clients", "--pause-until", "next month").contains("Nobody would be due at once"))
            #expect(try await desk.output("circle", "clients", "remove", "Ada").contains("Silence alone does not bring Ada Lovelace up."))
        }
    }

    @Test("A date says no more than was said")
    func dates() async throws {
        try await Desk.with { desk async throws in
            try await desk.output(
                "add", "Ada", "--met-on", "March 2021", "--birthday", "march", "--org", "Acme", "--since", "in May 2020", "--date",
                "anniversary=14 March 2019")
            let ada = try await desk.json("person", "Ada")
            #expect(member(ada, "met", "on") as? String == "2021-03")
            #expect(member(ada, "positions", "0", "from") as? String == "2020-05")
            let dates = (member(ada, "dates") as? [Any] ?? []).compactMap { member($0, "date") as? String }
            #expect(Set(dates) == ["--03", "2019-03-14"])
            try await desk.output("edit", "Ada", "--met-on", "december")
            #expect(member(try await desk.json("person", "Ada"), "met", "on") as? String == "2025-12")
            try await desk.output("edit", "Ada", "--met-on", "yesterday")
            #expect(member(try await desk.json("person", "Ada"), "met", "on") as? String == "2026-11-22")
        }
    }

    @Test("Labels change, past jobs are added as past, and what was said of a meeting is taken back")
    func facts() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper")
            try await desk.output(
                "add", "Ada Lovelace", "--mail", "ada@example.com (home)", "--org", "Now", "--met-on", "2024", "--met-through", "Grace",
                "--additional", "King")
            try await desk.output(
                "edit", "ada@example.com", "--mail", "ada@example.com (work)", "--org", "Old", "--since", "2010", "--left", "2015")
            try await desk.output("edit", "ada@example.com", "--met-on", "-", "--met-through", "")
            let ada = try await desk.json("person", "ada@example.com")
            #expect(member(ada, "name") as? String == "Ada King Lovelace")
            #expect(member(ada, "identities", "0", "label") as? String == "work")
            let jobs = (member(ada, "positions") as? [Any] ?? []).map {
                "\(member($0, "organization") ?? "") \(member($0, "to") ?? "") \(member($0, "current") ?? "")"
            }
            #expect(Set(jobs) == ["Now <null> 1", "Old 2015 0"] || Set(jobs) == ["Now <null> true", "Old 2015 false"])
            #expect(member(ada, "met", "on") is NSNull)
            #expect(member(ada, "met", "through") is NSNull)
        }
    }

    @Test("Two names for one person are one, and a number is one name")
    func names() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--phone", "+44 20 7946 0958")
            let logged = try await desk.json("log", "call with Ada, Lovelace and Zoe Zorn", "--new")
            let ids = (member(logged, "people") as? [Any] ?? []).compactMap { member($0, "id") as? String }
            #expect(ids.count == 2)
            #expect(try await desk.output("undo", "--list").contains("Logged call with Ada Lovelace, Zoe Zorn"))
            #expect(try await desk.output("log", "call with +44 (0)20 7946 0958").contains("Call with Ada Lovelace"))
            try await desk.output("log", "call with +49 30 901820", "--new")
            #expect(member(try await desk.json("person", "+4930901820"), "name_parts", "given") as? String == "+49 30 901820")
            #expect(try await desk.output("log", "cancelled coffee with Ada").contains("came to nothing: kept as a note"))
        }
    }

    @Test("A day that has passed, a promise set aside and a sample in one's own folder are refused in words")
    func refused() async throws {
        try await Desk.with { desk async throws in
            try await addBob(desk)
            for arguments in [
                ["edit", "bob@example.com", "--pause-until", "yesterday"], ["today", "later", "Bob", "--until", "2 weeks ago"],
            ] {
                let result = try await desk.run(arguments)
                #expect(result.code == 2 && result.errors.contains("choose a day that is still to come"), "\(arguments)")
            }
            try await desk.output("follow-up", "add", "bob@example.com", "send him the deck", "--due", "today")
            let aside = try await desk.run(["today", "not-this", "bob@example.com"])
            #expect(aside.code == 2 && aside.errors.contains("wellmet follow-up drop"))
            let done = try await desk.run(["today", "done", "Grace"])
            #expect(done.code == 3 && done.errors.contains("Grace Hopper is not on today's list"))
            let sample = try await desk.run(["demo", "--data", desk.data.path])
            #expect(sample.code == 1 && sample.errors.contains("holds a network of your own, with 2 people"))
            let region = try await desk.run(["import", try desk.file("a.csv", "Name\nAda\n"), "--dry-run", "--region", "Germany"])
            #expect(region.code == 2 && region.errors.contains("“Germany” is no country code"))
            let missing = try await desk.run(["import", "/no/such/file.csv"])
            #expect(missing.code == 1 && missing.errors.contains("no such file or folder"))
            #expect(try await desk.output("import", "--undecided") == "Nothing waits for your decision.\n")
        }
    }

    @Test("Figures that are no phone number make nobody, and a company is called by its name")
    func nobody() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.file("odd.csv", "Name,Phone,Company\n,0171 999,\n,+49 30 12345678,Pizza Place\nAda,123,\n")
            let look = try await desk.output("import", path, "--dry-run", "--region", "US")
            #expect(look.contains("2 new") && look.contains("Pizza Place") && look.contains("no name and no address"))
            #expect(!look.contains("0171 999,"))
        }
    }
}
