import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

/// Every field of a filter asks what it says, of people who have it and people who have not.
@Suite struct FilterQueriesTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func found(_ text: String) async throws -> [String] {
        try await test.network.people(PeopleFilter(try Filter(text), at: test.now)).people.map(\.name.given)
    }

    /// Ada has everything, Bob nothing, Cem something else.
    private func fill() async throws {
        let ada = try await test.add(
            "Ada Lovelace",
            [
                .joinCircle("Old friends"), .tag("maths"), .place("Lisboa, Portugal"), .zone("Europe/Lisbon"), .languages(["en", "pt"]),
                .addPosition(organization: "Acme Engines", title: "Head of Design", from: nil, to: nil),
                .addPosition(organization: "Babbage", title: "Clerk", from: PartialDate(year: 2019), to: PartialDate(year: 2020)),
                .addIdentity(Identity(kind: .mail, normalised: "ada@acme.example.org")),
                .addDate(label: "birthday", try #require(PartialDate(year: 1990, month: 3, day: 14))), .addNote("likes tea", at: nil),
                .importance(.high), .cadence(30),
                .met(Person.Meeting(on: PartialDate("2025-02-01"), place: "FOSDEM in Bruxelles")),
            ])
        try await test.add("Bob Example")
        let cem = try await test.add(
            "Cem Other",
            [
                .joinCircle("clients"), .place("Berlin"), .addIdentity(Identity(kind: .mail, normalised: "cem@acme.example")),
                .addDate(label: "birthday", try #require(PartialDate(month: 11))),
                .met(Person.Meeting(on: PartialDate(year: 2023), through: ada)),
            ])
        try await test.contact([ada], daysAgo: 2)
        try await test.contact([cem], daysAgo: 200)
        try await test.contact([cem], daysAgo: 400)
    }

    @Test(arguments: [
        ("lisboa", "Ada"), ("city:portugal", "Ada"), ("-city:portugal", "Bob Cem"), ("circle:\"old friends\"", "Ada"),
        ("circle:clients,\"OLD friends\"", "Ada Cem"), ("-circle:clients -circle:\"old friends\"", "Bob"), ("tag:#maths", "Ada"),
        ("company:acme", "Ada"), ("company:babbage", ""), ("worked:babbage", "Ada"), ("title:design", "Ada"), ("name:lovelace", "Ada"),
        ("name:acme", ""), ("mail:acme.example", "Cem"), ("mail:ada@", "Ada"), ("mail:%", ""), ("language:pt", "Ada"), ("language:p", ""),
        ("zone:europe", "Ada"), ("through:ada", "Cem"), ("met:fosdem", "Ada"), ("met:2025", "Ada"), ("met:2025-02", "Ada"),
        ("met:2023..2024", "Cem"), ("met:<2025", "Cem"), ("met:>2025-01", "Ada"), ("met:unknown", "Bob"), ("met:known", "Ada Cem"),
        ("last:>90d", "Cem"), ("last:<1w", "Ada"), ("last:never", "Bob"), ("last:>90d,never", "Bob Cem"), ("-last:never", "Ada Cem"),
        ("birthday:march", "Ada"), ("birthday:--03-14", "Ada"), ("birthday:november", "Cem"), ("birthday:1990", "Ada"),
        ("birthday:november..february", "Cem"),
        ("birthday:1990-03", "Ada"), ("birthday:1990-04", ""), ("birthday:1990-03-14", "Ada"), ("birthday:1990-03-15", ""),
        ("birthday:>1990-03", ""), ("birthday:>=1990-03", "Ada"), ("birthday:1989-12..1990-02", ""), ("birthday:1989..1990-03", "Ada"),
        ("birthday:february..april", "Ada"), ("birthday:october..march", "Ada Cem"), ("birthday:april..", "Cem"),
        ("birthday:unknown", "Bob"), ("has:note", "Ada"), ("has:mail,note", "Ada Cem"), ("has:mail has:note", "Ada"),
        ("-has:contact", "Bob"),
        ("has:cadence", "Ada"), ("has:city", "Ada Cem"), ("has:company", "Ada"), ("has:picture,follow-up,website", ""),
        ("importance:high", "Ada"), ("added:<1d", "Ada Bob Cem"), ("added:>1y", ""), ("archived:yes", ""), ("-archived:yes", "Ada Bob Cem"),
        ("-met:2025", "Bob Cem"), ("-met:fosdem", "Bob Cem"), ("-through:ada", "Ada Bob"), ("-last:>90d", "Ada Bob"),
        ("-birthday:1990", "Bob Cem"), ("-language:pt", "Bob Cem"), ("@", ""), ("@ acme", ""),
        ("is:discovered", ""), ("source:linkedin", ""), ("acme -mail:acme.example", "Ada"), ("%", ""), ("_", ""),
    ])
    func `A filter finds whom it says`(_ text: String, _ names: String) async throws {
        try await fill()
        #expect(try await found(text).sorted().joined(separator: " ") == names)
    }

    @Test func `Warmth is that of the moment, and somebody never in contact has none`() async throws {
        try await fill()
        let all = try await test.network.people(PeopleFilter()).people
        for band in 1...5 {
            let names = all.filter { Warmth.of($0.tie, at: test.now)?.rawValue == band }.map(\.name.given)
            #expect(try await found("warmth:\(band)") == names)
        }
        #expect(try await found("warmth:1..5").sorted() == ["Ada", "Cem"])
        #expect(try await found("-warmth:1..5") == ["Bob"])
        let page = try await test.network.people(PeopleFilter(try Filter("warmth:1..5"), at: test.now), offset: 1, limit: 1)
        #expect(page.total == 2 && page.people.count == 1)
        #expect(try await test.network.ids(PeopleFilter(try Filter("warmth:1..5"), at: test.now)).count == 2)
    }

    @Test func `Today and yesterday are the days of the calendar, and the last day is the last 24 hours`() async throws {
        // It is half past nine in Berlin.
        let today = Day(test.now, in: try #require(TimeZone(identifier: "Europe/Berlin")))
        let old = test.now.adding(days: -30)
        for (name, hours, daysAgo) in [("Now", 1.0, 0), ("Eve", 10.0, 1), ("Dawn", 23.0, 1), ("Past", 25.0, 2), ("Early", 34.0, 3)] {
            let person = try await test.add(name, at: name == "Now" ? test.now.adding(days: -hours / 24) : old)
            try await test.edit(person, .met(Person.Meeting(on: PartialDate(today.adding(-daysAgo)))))
            try await test.contact([person], daysAgo: hours / 24)
        }
        for (text, names) in [
            ("last:<1d", "Dawn Eve Now"), ("last:today", "Now"), ("last:yesterday", "Dawn Eve Past"), ("last:>=1d", "Early Past"),
            ("added:<1d", "Now"), ("added:today", "Now"), ("added:yesterday", ""), ("-added:today", "Dawn Early Eve Past"),
            ("met:<1d", "Dawn Eve Now"), ("met:today", "Now"), ("met:yesterday", "Dawn Eve"), ("met:<=2d", "Dawn Eve Now Past"),
        ] {
            #expect(try await found(text).sorted().joined(separator: " ") == names, "\(text)")
        }
    }

    @Test func `A birthday is today in every year, and that of a leap day on 1 March`() async throws {
        try await test.add("Ada", [.addDate(label: "birthday", try #require(PartialDate("1990-03-14")))])
        try await test.add("Bob", [.addDate(label: "birthday", try #require(PartialDate("--03-13")))])
        try await test.add("Cem", [.addDate(label: "birthday", try #require(PartialDate("1992-02-29")))])
        // Of whom only the month is known is no day.
        try await test.add("Dee", [.addDate(label: "birthday", try #require(PartialDate("--03")))])
        #expect(try await found("birthday:today") == ["Ada"])
        #expect(try await found("birthday:yesterday") == ["Bob"])
        let march = PeopleFilter(try Filter("birthday:today"), at: test.now.adding(days: -13))
        #expect(try await test.network.people(march).people.map(\.name.given) == ["Cem"])
    }

    @Test func `A circle whose name has quotation marks is asked for`() async throws {
        for name in ["The \"A\" team", "“Quoted”"] {
            let ada = try await test.add("Ada", [.joinCircle(name)])
            #expect(try await found("circle:\(Filter.written(name))") == ["Ada"])
            _ = try await test.network.remove([ada], title: "Removed", at: test.now)
        }
    }

    @Test func `A city is found by its other names, as a word alone and in a place, and nothing else is`() async throws {
        for (name, place) in [
            ("Lis", "Lisbon"), ("Boa", "Lisboa, Portugal"), ("Haag", "Den Haag"), ("Hague", "The Hague, NL"), ("Zue", "Zürich"),
            ("Wien", "Wien"), ("Saar", "Saarbrücken"),
            ("Neustadt", "Wiener Neustadt"), ("Gast", "Gästrikland"),
        ] {
            try await test.add(name, [.place(place)])
        }
        try await test.add("Vienna Wiens", [.addPosition(organization: "Müller Lisboa", title: "", from: nil, to: nil)])
        for (text, names) in [
            ("city:lisboa", "Boa Lis"), ("in:Lisbon", "Boa Lis"), ("city:\"lisbon, portugal\"", "Boa"), ("city:lissabon", "Boa Lis"),
            ("city:\"the hague\"", "Haag Hague"), ("city:\"den haag\",zuerich", "Haag Hague Zue"), ("city:Zurigo", "Zue"),
            ("city:vienna", "Wien"), ("vienna", "Vienna Wien"), ("lissabon", "Boa Lis"), ("-city:lisboa city:portugal", ""),
            ("city:gaestrikland", "Gast"), ("company:mueller", "Vienna"), ("worked:mueller", "Vienna"), ("mueller", "Vienna"),
            ("company:lisbon", ""), ("name:lisbon", ""), ("zuerich", "Zue"), ("city:saarbruecken", "Saar"), ("saarbruecken", "Saar"),
        ] {
            #expect(try await found(text).sorted().joined(separator: " ") == names, "\(text)")
        }
    }

    @Test func `Names of Chinese, Japanese and Korean letters are found as they are written, and a handle by its @ alone`() async throws {
        _ = try await test.network.add(PersonName(given: "伟", family: "李"), at: test.now)
        try await test.add("佐藤 健", [.addIdentity(Identity(kind: .github, normalised: "kensato"))])
        _ = try await test.network.add(PersonName(given: "철수", family: "김"), at: test.now)
        try await test.add("王小明", [.addPosition(organization: "Kensato Travel", title: "", from: nil, to: nil)])
        for (text, names) in [
            ("李伟", "伟"), ("name:李伟", "伟"), ("佐藤健", "健"), ("김철수", "철수"), ("小明", "王小明"), ("철수", "철수"), ("@kensato", "健"),
            ("@ken", "健"), ("@travel", ""), ("kensato", "健 王小明"),
        ] {
            #expect(try await found(text).sorted().joined(separator: " ") == names, "\(text)")
        }
        for text in ["李伟", "佐藤健", "김철수", "王小明", "小明"] {
            #expect(try await test.network.find(text).count == 1, "\(text)")
            #expect(try await test.network.search(SearchText(text), at: test.now).people.count == 1, "\(text)")
        }
    }

    @Test func `A place that begins with a figure is asked for`() async throws {
        try await test.add("Ada", [.met(Person.Meeting(place: "36C3 in Leipzig"))])
        #expect(try await found("met:36C3") == ["Ada"])
        #expect(try await found("met:\"36C3\"") == ["Ada"])
    }

    @Test func `The words of places follow every change`() async throws {
        let ada = try await test.add("Ada", [.place("Berlin")])
        try await test.edit(ada, .place("Köln"), .met(Person.Meeting(place: "PyCon")))
        #expect(try await found("city:berlin") == [])
        #expect(try await found("koln met:pycon") == ["Ada"])
        #expect(try await test.differences() == [])
    }
}
