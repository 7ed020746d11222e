import Foundation
import Testing
import WellmetTestSupport

/// The names of fields are promised in Docs/CommandLine.md.
@Suite("JSON")
struct JSONTests {
    private static let person = [
        "archived", "circles", "family", "given", "id", "last_contact", "last_in", "last_out", "name", "place", "standing", "warmth",
        "work",
    ]

    @Test("people is an array of people")
    func people() async throws {
        try await Desk.with { desk async throws in
            #expect((try await desk.json("people") as? [Any])?.isEmpty == true)
            try await desk.output("import", try desk.connections(), "--yes")
            let people = try #require(try await desk.json("people") as? [Any])
            #expect(people.count == 3)
            for person in people { #expect(keys(person) == Self.person) }
            #expect(people.compactMap { member($0, "name") as? String } == ["Ada Byron", "Grace Hopper", "Ada Lovelace"])
            #expect(member(people, "0", "last_contact") is NSNull)
            #expect((try await desk.json("people", "--limit", "2") as? [Any])?.count == 2)
            #expect((try await desk.json("duplicates") as? [Any])?.isEmpty == true)
            #expect((try await desk.json("people", "navy") as? [Any])?.count == 1)
        }
    }

    @Test("search is people, organizations and texts")
    func search() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--org", "Engines", "--note", "likes engines of brass")
            try await desk.output("log", "call with Ada yesterday about engine oil")
            let found = try await desk.json("search", "engin")
            #expect(keys(found) == ["near", "organizations", "people", "texts"])
            #expect(keys(member(found, "people", "0")) == Self.person)
            #expect(keys(member(found, "organizations", "0")) == ["before", "id", "name", "now"])
            #expect(keys(member(found, "texts", "0")) == ["at", "interaction", "kind", "people", "text"])
            #expect((member(found, "texts") as? [Any])?.count == 2)
            #expect(member(try await desk.json("search", "lovelaec"), "near") as? Bool == true)
            #expect((member(try await desk.json("search", "zzz"), "people") as? [Any])?.isEmpty == true)
        }
    }

    @Test("person holds the whole brief, with times in the account's zone")
    func brief() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--zone", "Asia/Tokyo", "--mail", "ada@example.com", "--org", "Engines")
            try await desk.output("account", "settings", "--zone", "Europe/Berlin")
            try await desk.output("log", "call with Ada yesterday 9am 20m about pipes, send her the deck by friday")
            let person = try await desk.json("person", "Ada")
            #expect(
                keys(person) == [
                    "archived", "cadence_days", "cadence_in_force", "changes", "circles", "dates", "due", "fields", "follow_ups", "gifts",
                    "id",
                    "identities", "importance", "interaction_count", "interactions", "languages", "last_contact", "last_in", "last_out",
                    "links",
                    "local_time", "met", "name", "name_parts", "never_suggest", "notes", "paused_until", "place", "positions", "pronouns",
                    "standing", "tags", "version", "warmth", "warmth_reason", "work", "zone",
                ])
            #expect(member(person, "last_contact") as? String == "2026-11-22T09:00:00+01:00")
            #expect(member(person, "local_time") as? String == "2026-11-23T18:00:00+09:00")
            #expect(member(person, "follow_ups", "0", "due") as? String == "2026-11-27")
            #expect(keys(member(person, "follow_ups", "0")) == ["due", "id", "origin", "owner", "person", "state", "text"])
            #expect(
                keys(member(person, "interactions", "0")) == [
                    "at", "batch", "channel", "direction", "id", "kind", "minutes", "precision", "summary", "with",
                ])
            #expect(keys(member(person, "identities", "0")) == ["display", "id", "kind", "label", "url", "value"])
            #expect(
                keys(member(person, "positions", "0")) == [
                    "current", "from", "id", "organization", "seen_first", "seen_last", "title", "to",
                ])
            #expect(keys(member(person, "met")) == ["on", "place", "story", "through"])
        }
    }

    @Test("opportunities, insights, introductions and the ways to somebody are whole")
    func gifts() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--org", "Acme")
            let added = try await desk.json("opportunity", "add", "Talk", "--from", "Ada")
            #expect(keys(added) == ["batch", "message", "opportunity"])
            let opportunity = [
                "ended", "for", "from", "id", "kind", "next", "next_on", "notes", "organization", "since", "state", "title",
            ]
            #expect(keys(member(added, "opportunity")) == opportunity)
            #expect(keys(try await desk.json("opportunity", "show", "talk")) == (opportunity + ["could_help"]).sorted())
            let insight = try await desk.json("insight", "add", "Sleep", "--from", "Ada")
            #expect(
                keys(member(insight, "insight")) == [
                    "about", "from", "heard", "id", "kind", "outcome", "report_on", "reported", "since", "state", "text",
                ])
            let introduction = try await desk.json("introduce", "add", "Ada", "Bob")
            #expect(
                keys(member(introduction, "introduction")) == [
                    "about", "due", "ended", "id", "other", "outcome", "person", "since", "state", "way",
                ])
            let paths = try await desk.json("introduce", "--path", "acme")
            #expect(keys(paths) == ["is_organization", "organizations", "other_organizations", "paths", "to"])
            #expect(keys(member(paths, "paths", "0")) == ["person", "reason", "target", "warmth"])
            #expect(
                keys(member(try await desk.json("person", "Ada"), "gifts")) == ["insights", "introductions", "opportunities", "untried"])
        }
    }

    @Test("today has promises and suggestions, each with its reasons, suggestion and draft")
    func today() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("follow-up", "add", "Ada", "write", "--due", "yesterday")
            let today = try await desk.json("today")
            #expect(keys(today) == ["answered", "day", "has_ties", "other_days", "people", "promises", "suggestions"])
            #expect(member(today, "day") as? String == "2026-11-23")
            let line = member(today, "promises", "0")
            #expect(keys(line) == ["draft", "number", "person", "reasons", "suggestion"])
            #expect(keys(member(line, "person")) == Self.person)
            #expect(keys(member(line, "reasons", "0")) == ["day", "days", "follow_up", "kind", "sentence", "text", "usual_days"])
            #expect(keys(member(line, "suggestion")) == ["action", "channel", "sentence"])
            #expect(keys(member(line, "draft")) == ["subject", "text"])
        }
    }

    @Test("What changes something tells its batch, and undo what it did")
    func changes() async throws {
        try await Desk.with { desk async throws in
            let added = try await desk.json("add", "Ada Lovelace")
            #expect(keys(added) == ["batch", "message", "person"])
            #expect(member(added, "batch") as? Int == 1)
            #expect(member(try await desk.json("accept", "Ada"), "batch") is NSNull)
            let logged = try await desk.json("log", "call with Ada yesterday")
            #expect(
                keys(logged) == [
                    "batch", "came_to_nothing", "circles", "follow_up_ids", "follow_ups", "interaction", "kept", "kind_is_guessed",
                    "may_keep",
                    "people", "tags",
                ])
            #expect(keys(member(logged, "people", "0")) == ["id", "name", "new"])
            #expect(keys(try await desk.json("undo")) == ["batch", "kept", "message", "reverted"])
            #expect(
                keys(member(try await desk.json("undo", "--list"), "0")) == ["actor", "at", "batch", "kind", "state", "title", "undoes"])
            #expect(keys(member(try await desk.json("doctor"), "0")) == ["detail", "state", "topic"])
            #expect(keys(try await desk.json("backup")) == ["bytes", "interactions", "path", "people"])
            #expect(
                keys(try await desk.json("account", "settings")) == ["capacity", "day_ends", "day_starts", "my_name", "region", "zone"])
            #expect(keys(member(try await desk.json("account", "list"), "0")) == ["has_password", "name"])
            try await desk.output("circle", "clients", "add", "Ada")
            #expect(
                keys(member(try await desk.json("circle"), "0")) == ["cadence_days", "id", "name", "overdue", "paused_until", "people"])
            #expect(
                keys(try await desk.json("circle", "clients", "--cadence", "30", "--dry-run")) == [
                    "batch", "cadence_days", "circle", "effect", "message", "paused_until",
                ])
        }
    }

    @Test("import tells what would change and what did")
    func imported() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.connections()
            let look = try await desk.json("import", path, "--dry-run")
            #expect(keys(look) == ["archives", "dry_run", "mappings", "refused"])
            let archive = member(look, "archives", "0")
            #expect(
                keys(archive) == [
                    "as_of", "changed", "counts", "doubtful", "files", "first", "new", "owner", "remarks", "report", "skipped", "source",
                    "unchanged",
                ])
            #expect(keys(member(archive, "counts")) == ["changed", "doubtful", "interactions", "new", "skipped", "unchanged"])
            #expect(member(archive, "report") is NSNull)
            let done = try await desk.json("import", path, "--yes")
            #expect(member(done, "archives", "0", "report", "batch") as? Int == 1)
            #expect(member(done, "archives", "0", "report", "new_people") as? Int == 3)
            let again = try await desk.json("import", path, "--yes")
            #expect(member(again, "archives", "0", "report", "batch") is NSNull)
        }
    }

    @Test("demo and serve print one object: what was made, and where they listen")
    func listening() async throws {
        try await Desk.with { desk async throws in
            let made = try await desk.json("demo", "--people", "40")
            #expect(keys(made) == ["folder", "interactions", "made", "people"])
            #expect(member(made, "made") as? Bool == true)
            #expect(member(try await desk.json("demo", "--people", "40"), "made") as? Bool == false)
            var command = try Wellmet.command(["serve", "--port", "0", "--json"], data: desk.data)
            command.diesWithTests = true
            let running = try RunningCommand.start(command)
            _ = await eventually(within: .seconds(60)) { running.output.contains("}\n") || !running.isRunning }
            let said = try JSONSerialization.jsonObject(with: Data(running.output.utf8))
            #expect(keys(said) == ["address", "sign_in_link"])
            #expect((member(said, "address") as? String)?.hasPrefix("http://127.0.0.1:") == true)
            try await running.stop()
        }
    }
}
