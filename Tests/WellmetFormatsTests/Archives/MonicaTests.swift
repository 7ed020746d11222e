import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetFormats

@Suite struct MonicaTests {
    private var options: ReadOptions {
        var options = ReadOptions()
        options.today = Day("2026-03-14")
        return options
    }

    private func fixture() throws -> Archive {
        try #require(try Archive.read([Fixture.path("Monica/monica.json")], options: options).first)
    }

    /// An export with these contacts and whatever else the account holds.
    private func export(_ contacts: String, data: String = "", version: String = "1.0-preview.1") -> String {
        """
        {"version": "\(version)", "app_version": "4.1.2", "export_date": "2024-07-01T08:00:00.000000Z", "account": {"uuid": "a",
        "data": [{"count": 1, "type": "contact", "values": [
        \(contacts)
        ]}\(data.isEmpty ? "" : ", \(data)")], "properties": [], "instance": []}}
        """
    }

    private func archive(_ text: String, limits: ReadLimits = ReadLimits()) throws -> Archive {
        var options = options
        options.limits = limits
        // The name tells nothing: what is in it does.
        let folder = try TemporaryFolder()
        let path = try folder.write("anything.txt", text)
        return try withExtendedLifetime(folder) { try #require(try Archive.read([path], options: options).first) }
    }

    // MARK: People

    @Test func `An account of Monica is people, each with all that stands on their page`() throws {
        let archive = try fixture()
        #expect(archive.source == .monica && archive.asOf == Day("2024-07-01"))
        #expect(archive.people.map(\.name.full) == ["Nora Maria Lindqvist", "Jonas Lindqvist", "Jonas Lindqvist", "Edda Holm"])
        let nora = archive.people[0]
        #expect(nora.name.nickname == "Nono" && nora.work == "Architect at Studio Nord" && nora.location == "Stockholm, Sweden")
        #expect(
            nora.identities.map { "\($0.kind):\($0.value)" } == [
                "mail:nora@example.org", "phone:+46701234567", "facebook:nora.lindqvist", "x:nonolind", "linkedin:nora-lindqvist",
                "website:nora.example.org",
            ])
        #expect(
            nora.fields.map { "\($0.label): \($0.value)" } == [
                "gender: Woman", "food preferences: No nuts", "Whatsapp: +46701234567", "Telegram: nonol",
                "address (Home): Strandvägen 1, 114 51 Stockholm, Sweden", "pet: Rex (Dog)", "pet: Cat", "document: lease.pdf",
            ])
        #expect(nora.tags == ["sailing", "old friends"])
        #expect(nora.meeting?.story == "Introduced by Jonas Lindqvist" && nora.meeting?.through?.uid == archive.people[1].uid)
        #expect(nora.attention == ArchiveAttention(cadenceDays: 30, isImportant: true))
        #expect(nora.face?.width == 2)
    }

    @Test func `An export that holds less than it says, and data that is no list, are told with their place`() throws {
        let contact = #"{"uuid": "u", "properties": {"first_name": "Nora"}, "data": {"0": {"type": "note", "values": []}}}"#
        let other =
            #"{"uuid": "v", "properties": {"first_name": "Edda"}, "data": [{"count": 3, "type": "life_event", "values": []}, "#
            + #"{"count": 1, "type": "note", "values": {"0": 1}}]}"#
        let archive = try archive(
            export("\(contact),\n\(other)").replacing("\"count\": 1, \"type\": \"contact\"", with: "\"count\": 99, \"type\": \"contact\""))
        #expect(archive.people.count == 2)
        #expect(
            archive.remarks.map(\.description) == [
                "anything.txt, line 3: what belongs to Nora, as addresses and notes, is no list (“data”), and is left out.",
                "anything.txt, line 4: Edda: of 3 entries of the kind “life event” that the file speaks of 0 stand in it: the rest is missing.",
                "anything.txt, line 4: what belongs to Edda as note is no list (“values”), and is left out.",
                "anything.txt, line 2: of 99 entries of the kind “contact” that the file speaks of 2 stand in it: the rest is missing.",
            ])
        #expect(try fixture().remarks.allSatisfy { if case .imperfect = $0 { false } else { true } })
    }

    @Test func `Dates keep what is known of them, and reminders of them are not told twice`() throws {
        let people = try fixture().people
        #expect(
            people.map { $0.dates.map { "\($0.label): \($0.date)" } } == [
                [
                    "birthday: 1984-02-29", "met: 2015-09-01", "birthday of Leo: 2016-05-30", "Summer party: --06-10",
                ],
                ["birthday: 1981"], ["birthday: --11-05"], ["death: 2021-11-03"],
            ])
    }

    @Test func `What is to be done is a follow-up, and what was done or owed or given is a note that says so`() throws {
        let nora = try fixture().people[0]
        #expect(
            nora.followUps == [
                ArchiveFollowUp(text: "Ask about the exam — She worries", due: Day("2024-09-15")),
                ArchiveFollowUp(text: "Water her plants — every 2 weeks in Monica", due: Day("2024-07-01")),
                ArchiveFollowUp(text: "Send the photos — from the lake"),
            ])
        #expect(
            nora.notes.map(\.text) == [
                "Grew up on an island.", "Allergic to **nuts**.\nLoves rain.", "Marriage: In the old chapel\n\nIt rained.",
                "Gift idea: A scarf (25.00)\n\nThe blue one\n\nhttps://shop.example.org/scarf", "Gift from them: Sailing book",
                "You owe them 30.00 EUR", "Done: Lend the drill", "Reminder of 2023-08-01: Return the tent",
            ])
        #expect(nora.notes[2].at == Day("2019-08-17")?.at(hour: 12, in: .gmt))
    }

    @Test func `People have to do with each other by name, also with those whom Monica knows only so`() throws {
        let people = try fixture().people
        #expect(
            people.map { $0.links.map { "\($0.label): \($0.name)" } } == [
                ["spouse: Jonas Lindqvist", "child: Leo", "friend: Sam Writer"],
                ["spouse: Nora Maria Lindqvist", "best friend: Edda Holm"], [],
                ["best friend: Jonas Lindqvist"],
            ])
        #expect(people[0].links[0].uid == people[1].uid && people[1].links[0].uid == people[0].uid)
    }

    @Test func `What Monica reminds of again and again is the cadence of who has none, and a follow-up for its next day`() throws {
        func reminder(_ title: String, _ unit: String, _ number: Int) -> String {
            #"{"uuid": "\#(title)", "properties": {"title": "\#(title)", "initial_date": "2024-01-15T00:00:00.000000Z", "#
                + #""frequency_type": "\#(unit)", "frequency_number": \#(number), "delible": true, "inactive": false}}"#
        }
        func contact(_ uuid: String, _ reminders: [String], _ more: String = "") -> String {
            #"{"uuid": "\#(uuid)", "properties": {"first_name": "\#(uuid)"\#(more)}, "data": [{"type": "reminder", "values": ["#
                + reminders.joined(separator: ", ") + "]}]}"
        }
        let often = [reminder("Ask how the team goes", "month", 3), reminder("Call", "year", 2)]
        let archive = try archive(
            export(
                [
                    contact("Free", often), contact("Own", often, #", "stay_in_touch_frequency": 10"#),
                    contact("Dead", often, #", "is_dead": true"#),
                    contact("Once", [reminder("Once", "one_time", 1), reminder("Yearly", "year", 1)]),
                ].joined(separator: ",\n")))
        #expect(archive.people.map(\.attention?.cadenceDays) == [90, 10, nil, nil])
        #expect(
            archive.people.map { ($0.followUps ?? []).map { "\($0.text) \($0.due?.description ?? "")" } } == [
                ["Ask how the team goes 2024-07-15", "Call — every 2 years in Monica 2026-01-15"],
                ["Ask how the team goes — every 3 months in Monica 2024-07-15", "Call — every 2 years in Monica 2026-01-15"],
                ["Ask how the team goes — every 3 months in Monica 2024-07-15", "Call — every 2 years in Monica 2026-01-15"],
                ["Once 2024-01-15"],
            ])
        #expect(archive.people[3].dates.map(\.label) == ["Yearly"])
        #expect(
            archive.remarks.map(\.description) == [
                "6 repeating reminders: a follow-up comes once, so that each is one for its next day. 1 person without a rhythm of their own has "
                    + "that of the reminder as cadence: every 3 months is 90 days. 1 yearly reminder is a date of its person."
            ])
    }

    @Test(arguments: [
        "[1,2]", "[[1], [2]]", "{\"people\": []}", String(repeating: "[", count: 100_000), " [ ]", "[{\"a\": 1}]", "[\n\"x\"]", "[null]",
    ])
    func `JSON that is no export is not taken for rows: it says what Wellmet reads of JSON`(text: String) throws {
        for name in ["a.json", "a.txt"] {
            let folder = try TemporaryFolder()
            let path = try folder.write(name, text)
            let error = #expect(throws: ArchiveError.self) { try Archive.read([path], options: options) }
            #expect(
                error?.description.contains("this JSON is no export that Wellmet knows. Of JSON it reads what Monica 4 exports") == true)
        }
        let folder = try TemporaryFolder()
        let path = try folder.write("rows.csv", "[Name],[E-mail]\nAda,ada@example.org\n")
        #expect(try Archive.read([path], options: options).first?.people.count == 1)
    }

    @Test func `The dead are never suggested, and who rests in Monica rests here`() throws {
        let people = try fixture().people
        #expect(people[2].attention == ArchiveAttention(isArchived: true))
        #expect(people[3].attention == ArchiveAttention(isNeverSuggested: true))
    }

    // MARK: What happened

    @Test func `Calls, messages and activities happened with all who took part, on a day or at an hour`() throws {
        let archive = try fixture()
        let found = archive.interactions.map { item in
            let guests = item.people.map { guest in archive.people.firstIndex { $0.uid == guest.uid } ?? -1 }
            return "\(item.kind) \(item.channel) \(item.direction) \(item.at.date.formatted(.iso8601)) \(item.precision) \(guests) "
                + item.summary
        }
        #expect(
            Set(found) == [
                "call phone in 2024-03-02T17:45:00Z second [0] She got the job. — felt Joy, Relief",
                "call phone out 2024-03-09T12:00:00Z day [0] ",
                "message whatsapp out 2024-04-04T12:00:00Z day [0] Are you there?",
                "message whatsapp in 2024-04-04T12:00:01Z day [0] Always.",
                "meal inPerson both 2024-05-11T12:00:00Z day [0, 1] "
                    + "Dinner by the river — Talked about the move.\nJonas cooks on Sundays.",
                "meeting inPerson both 2024-06-01T12:00:00Z day [0, 2] went theater: Hamlet",
                "coffee inPerson both 2024-06-20T12:00:00Z day [0] At the mill",
            ])
    }

    @Test func `What has no place is told, and so is what stays out`() throws {
        let archive = try fixture()
        #expect(
            archive.remarks.map(\.description) == [
                "1 repeating reminder: a follow-up comes once, so that each is one for its next day. 1 yearly reminder is a date of its person.",
                "Left out: 2 photos. Of a person Wellmet keeps one, the one that stands for them or else the first. Keep the file for them.",
                "Left out: 1 document. Wellmet keeps no files, only their names on those whose they are. Keep the file for them.",
                "Left out: 1 journal entry. Wellmet keeps no journal. Keep the file for them.",
            ])
        #expect(
            archive.skipped.map(\.reason) == [
                "Stray: known to Monica only as a relative, and nobody's", "Sam Writer: this is you",
                "a photo that cannot be shown: its bytes are not written in base64", "an activity in which nobody took part: Nobody came",
            ])
        #expect(archive.skipped.allSatisfy { $0.place.file == "monica.json" && $0.place.line > 100 })
    }

    @Test func `Who has photos and none that stands for them gets the first that can be shown`() throws {
        func photo(_ uuid: String, _ bytes: [UInt8]) -> String {
            #"{"uuid": "\#(uuid)", "properties": {"dataUrl": "data:image/png;base64,\#(Data(bytes).base64EncodedString())"}}"#
        }
        func contact(_ name: String, avatar: String, photos: String) -> String {
            #"{"uuid": "\#(name)", "properties": {"first_name": "\#(name)", "avatar": \#(avatar)}, "data": [{"type": "photo", "values": [\#(photos)]}]}"#
        }
        let archive = try archive(
            export(
                [
                    contact("Ada", avatar: #"{"avatar_source": "default"}"#, photos: #""broken", "small", "large""#),
                    contact("Bob", avatar: #"{"avatar_source": "photo", "avatar_photo": "large"}"#, photos: #""small", "large""#),
                    contact("Cem", avatar: #"{"avatar_photo": "nowhere"}"#, photos: #""large""#),
                    contact("Dora", avatar: "{}", photos: #""nowhere", 5"#),
                ].joined(separator: ",\n"),
                data:
                    #"{"type": "photo", "values": [\#(photo("broken", [1, 2])), \#(photo("large", PictureCorpus.png)), \#(photo("small", PictureCorpus.gif)), \#(photo("other", PictureCorpus.gif))]}"#
            ))
        #expect(archive.people.map { $0.face?.kind } == [.gif, .png, .png, nil])
        #expect(archive.remarks.map(\.description).contains { $0.hasPrefix("Left out: 2 photos. Of a person Wellmet keeps one, ") })
        #expect(archive.skipped.count == 1)
    }

    // MARK: Files

    @Test func `An export in a ZIP is found by what is in it, and other JSON beside it is not read`() throws {
        let folder = try TemporaryFolder()
        let zip = try folder.zip(
            "backup.zip", [("a/other.json", Array("{\"x\": 1}".utf8)), ("a/export.json", try Fixture.bytes("Monica/monica.json"))])
        let archives = try Archive.read([zip], options: options)
        #expect(archives.map(\.people.count) == [4])
        #expect(try Archive.guess(ArchiveInput(path: zip), options: options) == nil)
    }

    @Test func `Another version, a cut file and a broken one are refused with what is wrong and where`() throws {
        let whole = export(#"{"uuid": "1", "properties": {"first_name": "Ada"}, "data": []}"#)
        func refusal(_ text: String) throws -> String {
            let error = #expect(throws: ArchiveError.self) { _ = try archive(text) }
            return try #require(error).description
        }
        #expect(try refusal(export("", version: "2.0")).contains("an export of Monica in the version “2.0”"))
        #expect(try refusal(String(whole.dropLast(30))).contains("line 4: its end is missing"))
        #expect(try refusal(whole.replacing("\"data\": [{", with: "\"data\": [{,")).contains("line 2: a value is missing"))
        #expect(try refusal("# ************************\n# monica export file\n").contains("export as JSON"))
        #expect(try refusal(whole + "}").contains("something stands behind its end"))
    }

    @Test func `A contact that cannot be read is told with its line, and the rest goes on`() throws {
        let good = #"{"uuid": "2", "properties": {"first_name": "Ada\u0000"}, "data": []}"#
        let archive = try archive(
            export(
                """
                {"uuid": "1", "properties": {"first_name": "\\ud800 \\x"}},
                \(good), \(good),
                {"properties": {"first_name": "Nobody"}},
                {"uuid": "3", "properties": [], "data": {"type": 5}},
                7, null
                """))
        #expect(archive.people.map(\.name.full) == ["Ada"])
        #expect(
            archive.skipped.map { "\($0.place.line): \($0.reason)" } == [
                "3: contact: it is not written as JSON is", "4: the same contact stands in the file before", "5: a contact without a UUID",
                "6: no name and no address", "7: a contact without a UUID", "7: a contact without a UUID",
            ])
    }

    @Test func `Absurd dates, unknown types and missing people take nothing else with them`() throws {
        let archive = try archive(
            export(
                """
                {"uuid": "1", "created_at": "2020-01-01T00:00:00.000000Z", "properties": {"first_name": "Ada", "gender": "?",
                 "stay_in_touch_frequency": 99999, "first_met_through": "?", "birthdate": {"date": "-0001-11-30T00:00:00.000000Z"}},
                 "data": [{"type": "contact_field", "values": [{"uuid": "f", "properties": {"data": "ada", "type": "?"}}]},
                  {"type": "call", "values": [{"uuid": "c", "properties": []},
                   {"uuid": "d", "created_at": "2020-01-01T00:00:00.000000Z", "properties": {"called_at": "9999-99-99"}},
                   {"uuid": "e", "properties": {"called_at": "2999-01-01T00:00:00.000000Z"}}]},
                  {"type": "reminder", "values": [{"uuid": "r", "properties": {"title": "x", "frequency_number": 1e300,
                   "frequency_type": "month", "initial_date": "0001-01-01"}}]}]}
                """,
                data: #"{"type": "relationship", "values": [{"properties": {"type": "friend", "contact_is": "1", "of_contact": "?"}}, 5]}"#)
        )
        let ada = try #require(archive.people.first)
        #expect(ada.dates.isEmpty && ada.links.isEmpty && ada.attention == nil && ada.meeting == nil)
        #expect(ada.fields == [ArchiveField(label: "contact", value: "ada")])
        #expect(archive.interactions.map(\.key) == ["call/d"])
        #expect(archive.skipped.map(\.reason) == ["call without a date: ", "call on 2999-01-01, which is still to come: "])
        #expect(ada.followUps?.count == 1)
    }

    @Test func `Other values in their places are never a trap`() throws {
        let whole = try JSONSerialization.jsonObject(with: Data(Fixture.bytes("Monica/monica.json")))
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 4)
        for _ in 0..<100 {
            let head = #"{"version": "1.0-preview.1", "app_version": "4.1.2", "export_date": "2024-07-01T08:00:00.000000Z", "account": "#
            guard let broken = Broken.copy(of: whole, &random) as? [String: Any], let account = broken["account"] else { continue }
            let rest = try JSONSerialization.data(withJSONObject: account, options: .fragmentsAllowed)
            let path = try folder.write("x.json", Array(head.utf8) + Array(rest) + Array("}".utf8))
            let archive = try #require(try Archive.read([path], options: options).first)
            #expect(archive.people.allSatisfy { !$0.name.isEmpty || !$0.identities.isEmpty })
            #expect(archive.interactions.allSatisfy { !$0.people.isEmpty && $0.key.contains("/") })
        }
    }

    @Test func `A value that is too large is passed over`() throws {
        var limits = ReadLimits()
        limits.cardBytes = 2000
        let large = #"{"uuid": "1", "properties": {"first_name": "\#(String(repeating: "x", count: 3000))"}, "data": []}"#
        let archive = try archive(
            export(large + ",\n" + #"{"uuid": "2", "properties": {"first_name": "Ada"}, "data": []}"#), limits: limits)
        #expect(archive.people.map(\.name.full) == ["Ada"])
        #expect(archive.skipped.map(\.reason) == ["contact: it has more than 2000 bytes"])
    }
}

/// JSON with other values in some places.
private enum Broken {
    static func copy(of value: Any, _ random: inout SeededGenerator) -> Any {
        if Int.random(in: 0..<40, using: &random) == 0 {
            let others: [Any] = [
                NSNull(), 5, -1e300, true, "x", "", "9999-12-31T23:59:59.000000Z", "0000-00-00", "a\0b", [Any](), [[1]], ["a": "b"],
            ]
            return others.randomElement(using: &random) ?? 0
        }
        if let object = value as? [String: Any] {
            return Dictionary(uniqueKeysWithValues: object.sorted { $0.key < $1.key }.map { ($0.key, copy(of: $0.value, &random)) })
        }
        return (value as? [Any]).map { $0.map { copy(of: $0, &random) } } ?? value
    }
}
