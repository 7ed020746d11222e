import Testing

@testable import WellmetModel

@Suite struct FilterTests {
    private func terms(_ text: String) throws -> [FilterTerm] { try Filter(text).terms }
    private func one(_ text: String) throws -> FilterTest { try #require(try terms(text).first).test }

    @Test func `Words and fields stand beside each other, and a minus asks for the others`() throws {
        #expect(
            try terms("circle:clients,\"old friends\" -tag:press lisbon -o'brien") == [
                FilterTerm(.text(.circle, ["clients", "old friends"])), FilterTerm(.text(.tag, ["press"]), isNegated: true),
                FilterTerm(.word("lisbon")), FilterTerm(.word("o'brien"), isNegated: true),
            ])
        #expect(try terms("") == [])
        #expect(try terms(" \n ") == [])
        #expect(try one("CITY:Köln") == .text(.city, ["Köln"]))
        #expect(
            try terms("https://example.org/a ada@example.org")
                == ["https://example.org/a", "ada@example.org"].map { FilterTerm(.word($0)) })
        #expect(try terms("- --") == [FilterTerm(.word("-")), FilterTerm(.word("-"), isNegated: true)])
    }

    @Test(arguments: [
        ("last:>90d", FilterDay.olderThan(days: 90)), ("last:>=90d", .olderThan(days: 90)), ("met:>=90d", .olderThan(days: 89)),
        ("last:<2w", .newerThan(days: 14)),
        ("last:3m", .newerThan(days: 91)), ("last:<=1y", .newerThan(days: 365)), ("last:never", .never), ("met:known", .ever),
        ("last:<1d", .newerThan(days: 1)), ("met:<1d", .newerThan(days: 1)), ("added:today", .daysAgo(0)), ("last:Yesterday", .daysAgo(1)),
        ("met:today", .daysAgo(0)), ("birthday:today", .daysAgo(0)),
        ("met:2025", .within(PartialDate(year: 2025), PartialDate(year: 2025))),
        ("met:2024..2025-03", .within(PartialDate(year: 2024), PartialDate(year: 2025, month: 3))),
        ("met:..2025", .within(nil, PartialDate(year: 2025))), ("added:>=2026-03-01", .within(PartialDate("2026-03-01"), nil)),
        ("met:>2024-02", .within(PartialDate("2024-03-01"), nil)), ("met:<2024", .within(nil, PartialDate("2023-12-31"))),
        ("birthday:march", .within(PartialDate(month: 3), PartialDate(month: 3))),
        ("birthday:1990-03", .within(PartialDate("1990-03"), PartialDate("1990-03"))),
        ("birthday:march..may", .within(PartialDate(month: 3), PartialDate(month: 5))),
        ("birthday:--03-14", .within(PartialDate(month: 3, day: 14), PartialDate(month: 3, day: 14))),
    ])
    func `Days are ages, dates known in part, and spans of them`(_ text: String, _ day: FilterDay) throws {
        guard case .day(_, let days) = try one(text) else { throw FilterProblem.noValue(.warmth) }
        #expect(days == [day])
    }

    @Test func `Sources go by their names in any case`() throws {
        #expect(try one("source:LinkedIn,\"google contacts\",vCard") == .text(.source, ["linkedin", "google", "vcard"]))
    }

    @Test func `A span within a year or a day is none that ends before it begins`() throws {
        #expect(try one("met:2025-03..2025") == .day(.met, [.within(PartialDate(year: 2025, month: 3), PartialDate(year: 2025))]))
        #expect(try one("birthday:december..february") == .day(.birthday, [.within(PartialDate(month: 12), PartialDate(month: 2))]))
    }

    @Test func `Where one met is a place beside the days`() throws {
        #expect(try one("met:fosdem,\"Rust Berlin\"") == .text(.metAt, ["fosdem", "Rust Berlin"]))
        #expect(throws: FilterError.self) { try Filter("met:2025,fosdem") }
        #expect(try one("met:36C3") == .text(.metAt, ["36C3"]))
        #expect(try one("met:\"36C3\",4YFN,\"24/7 club\"") == .text(.metAt, ["36C3", "4YFN", "24/7 club"]))
        for text in ["met:2025-13", "met:march", "met:\"\"", "met:30-x", "met:0d", "met:yesterday..today"] {
            #expect(throws: FilterError.self) { try Filter(text) }
        }
        #expect(try one("met:30days") == .day(.met, [.newerThan(days: 30)]))
    }

    @Test func `A quotation mark within a name is written with a backslash, and read again`() throws {
        let names = ["The \"A\" team", "“Böses” Wort", "\"", "back\\slash", "\\", "C:\\", "a,b \\\"c", "plain", "/x", "„unten“"]
        for name in names { #expect(try one("circle:\(Filter.written(name)) lisbon") == .text(.circle, [name])) }
        #expect(Filter.written("The \"A\" team") == "\"The \\\"A\\\" team\"")
        #expect(try one("circle:\(names.map(Filter.written).joined(separator: ","))") == .text(.circle, names))
        // A backslash before anything else is one.
        #expect(try one("circle:\"a\\b\"") == .text(.circle, ["a\\b"]))
    }

    @Test func `What costs a look into texts is asked for a few times`() throws {
        #expect(try one("about:\"machine learning\",rust") == .text(.about, ["machine learning", "rust"]))
        #expect(try one("knows:\"Ada Lovelace\"") == .text(.knows, ["Ada Lovelace"]))
        #expect(try terms("about:a,b,c,d knows:a,b,c,d").count == 2)
        let error = try #require(throws: FilterError.self) { try Filter("about:a,b,c,d -knows:a,b,c,d,e") }
        #expect(error.description == "A filter asks with “about:” and “knows:” for at most 8 things.")
    }

    @Test func `Warmth goes by its words and by its number`() throws {
        #expect(try one("warmth:<=2") == .warmth([1...2]))
        #expect(try one("warmth:close,faint") == .warmth([5...5, 2...2]))
        #expect(try one("warmth:>steady") == .warmth([5...5]))
        #expect(try one("tie:2..4") == .warmth([2...4]))
        #expect(throws: FilterError.self) { try Filter("warmth:6") }
        #expect(throws: FilterError.self) { try Filter("warmth:>5") }
    }

    @Test func `Choices take the words that there are, in one number or more`() throws {
        #expect(try one("has:follow-ups,mail") == .has([.followUp, .mail]))
        #expect(try one("importance:high") == .importance([.high]))
        #expect(try one("archived:yes") == .archived(true))
        #expect(try terms("-archived:yes") == [FilterTerm(.archived(true), isNegated: true)])
        #expect(try one("is:discovered") == .standing(.discovered))
    }

    @Test(arguments: [
        ("lsat:>90d", 0..<4, "Did you mean “last:”?"), ("a circel:x", 2..<8, "Did you mean “circle:”?"),
        ("zzzz:1", 0..<4, "There is no “zzzz:”"), ("circle:", 0..<7, "says nothing"), ("circle:\"\"", 0..<9, "says nothing"),
        ("ada last:soon", 9..<13, "“soon” is nothing that “last:” takes"), ("has:mail,wings", 9..<14, "“wings” is nothing"),
        ("archived:yes,no", 0..<15, "takes one value"), ("archived:maybe", 9..<14, "yes or no"),
        ("source:gogle", 7..<12, "There is no source “gogle”. Did you mean “google”?"),
        ("ada from:csv,paper", 13..<18, "There is no source “paper”. These are: linkedin, google, outlook, csv, vcard, monica."),
        ("met:2025..2024", 4..<14, "“2025..2024” ends before it begins. Did you mean “2024..2025”?"),
        ("last:2025-03-02..2025-03-01", 5..<27, "Did you mean “2025-03-01..2025-03-02”?"),
        ("birthday:1990..1980", 9..<19, "ends before it begins"), ("warmth:close..2", 7..<15, "Did you mean “2..close”?"),
        ("met:march..may", 4..<14, "“march..may” is nothing that “met:” takes"),
        ("birthday:march..1990", 9..<20, "is nothing that “birthday:” takes"),
        ("met:>9999", 4..<9, "“>9999” is nothing"), ("last:<0001", 5..<10, "“<0001” is nothing"),
        ("ada last:<0d", 9..<12, "“<0d” is nothing that “last:” takes: nothing is newer than now; the last day is <1d, or today."),
        ("added:0w", 6..<8, "nothing is newer than now"), ("met:>today", 4..<10, "“>today” is nothing"),
        ("birthday:>30d", 9..<13, "“>30d” is nothing"), ("birthday:1990..march", 9..<20, "is nothing"),
    ])
    func `What cannot be read is pointed at`(_ text: String, _ place: Range<Int>, _ words: String) throws {
        let error = try #require(throws: FilterError.self) { try Filter(text) }
        #expect(error.place == place)
        #expect(error.description.contains(words))
    }

    @Test func `Endless filters are refused, and nonsense never traps`() throws {
        #expect(throws: FilterError.self) { try Filter(String(repeating: "x ", count: 2000)) }
        #expect(throws: FilterError.self) { try Filter(String(repeating: "x ", count: 41)) }
        var random = SeededRandom(seed: 4)
        let parts = ["circle", ":", "\"", "-", ",", " ", "last", ">", "..", "9d", "é", "\u{301}", "🙂", "\u{0}", "met", "2025", "“", "\n"]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
                .joined()
            do {
                _ = try Filter(text)
            } catch {
                #expect(error.place.upperBound <= text.count && !error.description.isEmpty)
            }
        }
    }

    @Test func `Spelling counts letters more, less, changed and exchanged`() {
        #expect(Spelling.distance("last", "lsat") == 1)
        #expect(Spelling.distance("circle", "circel") == 1)
        #expect(Spelling.distance("", "abc") == 3)
        #expect(Spelling.distance("kitten", "sitting") == 3)
        #expect(Spelling.distance("kitten", "sitting", most: 2) == 2)
    }
}
