import Testing

@testable import WellmetModel

@Suite struct FilterTypingTests {
    @Test(
        arguments: [
            ("", .field(""), 0), ("ci", .field("ci"), 0), ("ada ", .field(""), 4), ("ada -ci", .field("ci"), 5), ("-", .field(""), 1),
            ("circle:", .value(.text(.circle), ""), 7), ("circle:cl", .value(.text(.circle), "cl"), 7),
            ("circle:a,", .value(.text(.circle), ""), 9), ("circle:a,cl", .value(.text(.circle), "cl"), 9),
            ("-Place:lis", .value(.text(.city), "lis"), 7), ("circle:\"old fr", .value(.text(.circle), "old fr"), 7),
            ("circle:\"old ", .value(.text(.circle), "old "), 7), ("circle:\"old\" ", .field(""), 13), ("é has:", .value(.has, ""), 6),
        ] as [(String, FilterTyping.Part, Int)])
    func `What is typed is known up to its end`(text: String, part: FilterTyping.Part, start: Int) {
        let typing = FilterTyping(text)
        #expect(typing?.part == part && typing?.start == start)
    }

    @Test(arguments: ["\"circle", "lsat:9", String(repeating: "a", count: 2001)])
    func `Nothing is offered where nothing can be meant`(text: String) {
        #expect(FilterTyping(text) == nil)
    }

    private func offered(_ text: String, _ values: [FilterValueCount] = []) -> [String] {
        FilterTyping(text)?.suggestions(values).map(\.text) ?? []
    }

    @Test func `Fields are offered by how they begin, each once`() {
        #expect(offered("ci") == ["circle:", "city:"])
        #expect(offered("CO") == ["country:", "company:", "contact:"])
        #expect(offered("in") == ["in:"])
        #expect(offered("zzz").isEmpty)
        #expect(offered("").count == FilterField.told.count)
        #expect(offered("").first == "name:")
    }

    @Test func `Values are quoted where they must be, and what is whole is not offered`() {
        let circles = [FilterValueCount("old friends"), FilterValueCount("clients", people: 1), FilterValueCount("the \"best\"")]
        #expect(offered("circle:", circles) == ["\"old friends\"", "clients", #""the \"best\"""#])
        #expect(offered("circle:Clients", [FilterValueCount("clients")]).isEmpty)
        #expect(FilterTyping("circle:")?.suggestions(circles)[1].about == "1 person")
        #expect(offered("has:ph") == ["phone"])
        #expect(offered("-has:mail,fol") == ["follow-up"])
        #expect(offered("birthday:ma") == ["march", "may"])
        for field in ["last", "added", "met", "birthday"] { #expect(offered(field + ":t") == ["today"]) }
        #expect(offered("warmth:") == ["close", "steady", "loose", "faint", "dormant", ">=4", "<=2"])
    }

    @Test func `Places where one met stand beside ages, but for what would be read as a day`() {
        #expect(FilterTyping("met:fos")?.asked?.field == .metAt && FilterTyping("last:x")?.asked == nil)
        let places = [FilterValueCount("FOSDEM", people: 2), FilterValueCount("May", people: 1), FilterValueCount("36C3", people: 1)]
        #expect(offered("met:", places) == ["today", "yesterday", "<30d", "<1y", "known", "unknown", "FOSDEM", "36C3"])
    }

    @Test func `Every value that the language offers can be read`() throws {
        for field in FilterField.told {
            for value in offered(field + ":") { _ = try Filter("\(field):\(value)") }
            #expect(FilterTyping(field + ":") != nil)
        }
        for value in ["a b", "a,b", "/x", "plain", "a\"b"] {
            #expect(try Filter("circle:" + Filter.written(value)).terms == [FilterTerm(.text(.circle, [value]))])
        }
    }
}
