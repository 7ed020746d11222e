import Foundation
import Testing
import WellmetTestSupport

/// What people who tried the program ran into.
@Suite("Trials") struct TrialTests {
    private func archive(_ desk: Desk, _ day: String, _ connections: String, messages: String = "") throws -> String {
        let folder = desk.folder.appending(path: "Basic_LinkedInDataExport_\(day)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(connections.utf8).write(to: folder.appending(path: "Connections.csv"))
        if !messages.isEmpty { try Data(messages.utf8).write(to: folder.appending(path: "messages.csv")) }
        return folder.path
    }

    @Test("A number is found as it is written and as it is shown")
    func phones() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("account", "settings", "--region", "DE")
            try await desk.output("add", "Ada Lovelace", "--phone", "030 901820")
            for number in ["030 901820", "+49 30 901820", "+4930901820", "0049 30 901820"] {
                #expect(try await desk.output("person", number).contains("Ada Lovelace"), "\(number)")
            }
        }
    }

    @Test("What is not there is told by its exit code: a tag, a command")
    func missing() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.run("people", "--tag", "nope").code == 3)
            let unknown = try await desk.run("destroy", "Ada")
            #expect(unknown.code == 2 && unknown.errors.contains("wellmet has no command “destroy”"))
            let quotes = try await desk.run("add", "Peter", "Miller")
            #expect(quotes.code == 2 && quotes.errors.contains("in quotes"))
            #expect(try await desk.run("edit", "Nobody", "--met-on", "2099-01-01").code == 3)
        }
    }

    @Test("People are asked for by fields, and a filter that cannot be read is pointed at")
    func filters() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--circle", "clients", "--place", "Lisboa")
            try await desk.output("add", "Bob Example", "--tag", "press")
            #expect(try await desk.output("people", "circle:clients", "last:never").contains("1 person"))
            let others = try await desk.output("people", "-tag:press")
            #expect(others.contains("Ada Lovelace") && !others.contains("Bob"))
            #expect(try await desk.output("people", "--query", "-city:lisboa").contains("Bob Example"))
            let wrong = try await desk.run("people", "ada", "lsat:>90d")
            #expect(wrong.code == 2 && wrong.errors.contains("Did you mean “last:”?\n  ada lsat:>90d\n      ^^^^"))
            let option = try await desk.run("people", "--odrer", "name")
            #expect(option.code == 2 && option.errors.contains("There is no option --odrer"))
        }
    }

    @Test("Who is in the book twice is told with its reasons, in words and as JSON")
    func duplicates() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("duplicates").contains("Nobody seems to be in your book twice."))
            try await desk.output("add", "Robert Example", "--org", "Acme", "--mail", "robert.example@acme.org")
            try await desk.output("add", "Bob Example", "--org", "Acme", "--mail", "bob.example@acme.org")
            let told = try await desk.output("duplicates")
            #expect(told.contains("one person: ") && told.contains("is short for") && told.contains("1 pair"))
            let pair = try #require((try await desk.json("duplicates") as? [[String: Any]])?.first)
            #expect(pair.keys.sorted() == ["likeness", "objections", "people", "reasons"])
            #expect((pair["people"] as? [[String: Any]])?.count == 2 && (pair["reasons"] as? [String])?.isEmpty == false)
        }
    }

    @Test("Whoever is added and may be there already is told, with what to do, and added all the same")
    func newcomers() async throws {
        try await Desk.with { desk async throws in
            #expect(try await !desk.output("add", "Robert Example", "--org", "Acme").contains("may be the same"))
            let told = try await desk.output("add", "Bob Example", "--org", "Acme")
            #expect(told.contains("Added Bob Example.") && told.contains("There is already somebody who may be the same:"))
            #expect(told.contains("Robert Example") && told.contains("is short for Robert"))
            #expect(told.contains("wellmet merge \"Robert Example\" \"Bob Example\""))
            #expect(told.contains("wellmet duplicates --not-same \"Robert Example\" \"Bob Example\""))
            let json = try await desk.json("add", "Rob Example", "--org", "Acme")
            #expect(keys(member(json, "may_be", "0")) == ["likely", "likeness", "objections", "person", "reasons"])
            #expect((member(try await desk.json("add", "Grace Hopper"), "may_be") as? [Any])?.isEmpty == true)
            let logged = try await desk.output("log", "call with Bobby Example yesterday", "--new")
            #expect(logged.contains("There is already somebody who may be the same:"))
            // Of the same name only an id tells which is which.
            let same = try await desk.output("add", "Grace Hopper")
            #expect(!same.contains("wellmet merge \"Grace Hopper\" \"Grace Hopper\""))
        }
    }

    @Test("An import tells how many of the new people may be there already")
    func newcomersOfAnImport() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Robert Example", "--org", "Acme")
            let path = desk.folder.appending(path: "people.csv").path
            try "Name,Company\nBob Example,Acme\nGrace Hopper,Navy\n".write(toFile: path, atomically: true, encoding: .utf8)
            let look = try await desk.output("import", path, "--dry-run")
            #expect(!look.contains("may be the same"))
            let told = try await desk.output("import", path, "--yes")
            #expect(told.contains("One of the new people may be the same as somebody: wellmet duplicates"))
        }
    }

    @Test("Two people are merged, found by either id, and taken apart again; two who are not the same stay two")
    func merging() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Robert Example", "--org", "Acme", "--place", "Berlin")
            try await desk.output("add", "Bob Example", "--org", "Acme", "--place", "Lisbon", "--tag", "rust")
            let bob = try #require(member(try await desk.json("people", "bob"), "0", "id") as? String)
            let unasked = try await desk.run("merge", "Robert", "Bob")
            #expect(unasked.code == 2 && unasked.errors.contains("--dry-run") && unasked.errors.contains("--yes"))
            let told = try await desk.output("merge", "Robert", "Bob", "--dry-run")
            #expect(told.contains("name: Robert Example; “Bob Example” stays in a field") && told.contains("place: Berlin; “Lisbon”"))
            #expect(told.contains("Nothing was changed."))
            #expect(
                keys(try await desk.json("merge", "Robert", "Bob", "--dry-run")) == ["drop", "facts", "keep", "moves", "said_not_same"])
            let merged = try await desk.output("merge", "Robert", "Bob", "--take", "place", "--yes")
            #expect(merged.contains("Merged Bob Example (Acme) into Robert Example (Acme).") && merged.contains("Undo: wellmet undo"))
            #expect(try await desk.output("person", bob).hasPrefix("Robert Example\nAcme · Lisbon"))
            let again = try await desk.run("merge", "Robert", bob, "--yes")
            #expect(again.code == 2 && again.errors.contains("are one person already"))
            #expect(member(try await desk.json("unmerge", "Robert", "--list"), "0", "id") as? String == bob)
            try await desk.output("note", "Robert", "later")
            let apart = try await desk.output("unmerge", bob)
            try await desk.output("duplicates", "--not-same", "Robert", bob)
            let words = "You said today that these two are not the same."
            #expect(try await desk.output("merge", "Robert", bob, "--dry-run").contains(words))
            let on = member(try await desk.json("merge", "Robert", bob, "--dry-run"), "said_not_same", "on")
            #expect((on as? String)?.hasPrefix("2026-") == true)
            let all = try await desk.run("merge", "Robert", bob, "--yes")
            #expect(all.code == 0 && all.errors.contains(words))
            try await desk.output("unmerge", bob)
            try await desk.output("duplicates", "--same", "Robert", bob)
            #expect(apart.contains("Took back: Merged Bob Example into Robert Example") && apart.contains("1 note that came later"))
            #expect(try await desk.output("person", "Robert").hasPrefix("Robert Example\nAcme · Berlin"))
            #expect((try await desk.run("unmerge", "Robert")).code == 1)
            #expect(try await desk.output("duplicates", "Bob").contains("1 pair"))
            #expect(try await desk.output("duplicates", "--not-same", "Bob", "Robert").contains("are two people"))
            #expect(try await desk.output("duplicates").contains("Nobody seems to be in your book twice."))
            #expect(try await desk.output("duplicates", "Bob").contains("much like Bob Example"))
            try await desk.output("duplicates", "--same", "Bob", "Robert")
            #expect(try await desk.output("duplicates").contains("1 pair"))
            #expect((try await desk.run("duplicates", "--not-same", "Bob")).code == 2)
            #expect((try await desk.run("duplicates", "--not-same", "Bob", "Bob")).code == 2)
            #expect(
                keys(try await desk.json("merge", "Robert", "Bob", "--yes")) == ["batch", "merged", "message", "person", "said_not_same"])
            #expect(keys(try await desk.json("unmerge", "Robert")) == ["batch", "kept", "message", "reverted"])
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("A profile that only messages tell is that of the one connection of the name")
    func profiles() async throws {
        try await Desk.with { desk async throws in
            let path = try archive(
                desk, "06-10-2020",
                "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Lovelace,,Engines,Analyst,01 Jun 2019\n",
                messages: """
                    CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER
                    c1,,Ada Lovelace,https://www.linkedin.com/in/ada-l,Me Owner,2019-06-02 10:00:00 UTC,Lunch,Shall we meet on Friday?,INBOX
                    c1,,Me Owner,https://www.linkedin.com/in/me-owner,Ada Lovelace,2019-06-01 10:00:00 UTC,,Hello Ada,INBOX

                    """)
            try await desk.output("import", path, "--yes", "--owner", "Me Owner")
            #expect(try await desk.output("people", "--discovered").contains("Nobody was discovered"))
            let ada = try await desk.output("person", "Ada")
            #expect(ada.contains("Lunch: Shall we meet on Friday?") && ada.contains("ada-l"))
        }
    }

    @Test("A newer archive tells who is gone, once; another spelling is no new job, and an unreadable date is told")
    func gone() async throws {
        try await Desk.with { desk async throws in
            let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            let ada = "Ada,Lovelace,https://www.linkedin.com/in/ada,,Acme Inc,Analyst,01 Jun 2024\n"
            let dee = "Dee,Four,https://www.linkedin.com/in/dee,,Bee,Baker,02 Jun 2024\n"
            try await desk.output("import", try archive(desk, "10-01-2026", header + ada + dee), "--yes")
            let newer = header + ada.replacing("Acme Inc", with: "\"Acme, Inc.\"") + "Eve,Five,,,Sea,Sailor,31 Feb 2026\n"
            let report = try await desk.output("import", try archive(desk, "11-10-2026", newer), "--yes")
            #expect(report.contains("1 person is no longer among your connections: Dee Four. Nothing of them is removed."))
            #expect(!report.contains("new job"))
            #expect(report.contains("31 Feb 2026") && report.contains("taken without the date"))
            let again = try await desk.output("import", try archive(desk, "11-20-2026", newer), "--yes")
            #expect(!again.contains("no longer among"))
        }
    }

    @Test("A pause that is taken back by hand brings the line back; birthdays of others stand below the list")
    func today() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--cadence", "7")
            try await desk.output("add", "Bob Example", "--date", "birthday=23 November")
            try await desk.output("log", "coffee with Ada Lovelace on 1 November")
            let list = try await desk.output("today")
            #expect(list.contains("Ada Lovelace"))
            try await desk.output("edit", "Ada", "--pause-until", "2027-01-01")
            #expect(!(try await desk.output("today").contains("Ada Lovelace")))
            try await desk.output("edit", "Ada", "--resume")
            #expect(try await desk.output("today").contains("Ada Lovelace"))
            #expect(list.contains("Bob Example"))
        }
    }
}
