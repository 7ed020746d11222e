import Foundation
import FoundationXML
import HTTPTypes
import Testing
import WellmetFormats
import WellmetStore

@testable import WellmetModel
@testable import WellmetServer

@Suite struct MapWebTests {
    @Test func `an empty network says how the map fills`() async throws {
        let web = try await TestWeb()
        let page = try await web.browse { try await $0.get("/map") }
        #expect(page.status == .ok && page.body.contains("Nobody is on the map yet") && page.body.contains("href=\"/import\""))
        #expect(!page.body.contains("<figure"))
    }

    @Test func `people without acquaintances are shown, with what would tell more`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace")
        let page = try await web.browse { try await $0.get("/map") }
        #expect(page.body.contains("does not know yet who knows whom") && page.body.contains("<title>Ada Lovelace, never in touch</title>"))
    }

    @Test func `each person leads to their page and is told in words, with strange names escaped`() async throws {
        let web = try await TestWeb()
        let name = "<b>&\"'Ada"
        let ada = try await web.add(name, [.joinCircle("<i>\"clients&")])
        let bob = try await web.add("Bob Example", [.addLink(label: "friend", to: ada, name: "")])
        for day in [1.0, 3, 5] { try await web.contact([bob], daysAgo: day) }
        let page = try await web.browse { try await $0.get("/map") }
        #expect(page.status == .ok && !page.body.contains("<b>&") && !page.body.contains("<i>\"clients"))
        #expect(
            page.body.contains("<a href=\"/people/\(ada)\"><title>&lt;b&gt;&amp;&quot;&#39;Ada, never in touch, knows Bob Example</title>"))
        #expect(page.body.contains("<a href=\"/people/\(bob)\" class=\"warmth-3\"><title>Bob Example, loose, knows &lt;b&gt;"))
        #expect(page.body.contains("href=\"/map?circle=%3Ci%3E%22clients%26\"><title>Circle &lt;i&gt;&quot;clients&amp;</title>"))
        #expect(
            page.body.contains("<title id=\"map-name\">Who knows whom</title><desc id=\"map-about\">2 people, in 1 circle, with 1 line"))
        let table = page.part("who-knows")
        #expect(table.contains("data-open>Bob Example</a></th><td></td>") && table.contains("<td>Bob Example</td></tr>"))
        let file = String(decoding: MapFile.svg(try await web.me.map(at: web.now)), as: UTF8.self)
        #expect(file.contains("&lt;b&gt;&amp;&quot;&#39;Ada") && !file.contains("href") && !file.contains("<b>&"))
        #expect(XMLDocumentCheck.isWellFormed(file))
    }

    @Test func `a file of the map is XML, whatever is in the names`() async throws {
        let web = try await TestWeb()
        let name = "A\u{FFFE}d\u{FFFF}a \u{1}\u{B}\u{7F}\u{85}\u{FFFD}\u{FF21} ]]> 名\u{1F642}\u{1FFFE}\u{10FFFF}"
        try await web.add(name, [.joinCircle("c\u{FFFF}lients")])
        let file = String(decoding: MapFile.svg(try await web.me.map(at: web.now)), as: UTF8.self)
        #expect(XMLDocumentCheck.isWellFormed(file))
        #expect(!file.unicodeScalars.contains { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" || $0 == "\u{1}" })
        #expect(HTML.escaped("a\u{FFFE}\u{FFFF}b\u{FF21}") == "a\u{FFFD}\u{FFFD}b\u{FF21}")
        #expect(!XMLDocumentCheck.isWellFormed("<a>\u{FFFF}</a>") && !XMLDocumentCheck.isWellFormed("<a><b>cut off</b>"))
    }

    @Test func `names that are too long for their place are shortened, and whole in the words`() async throws {
        let web = try await TestWeb()
        for name in ["Ada Lovelace", "Bartholomew Quickwater", "Wolfeschlegelsteinhausen", "王小明"] { try await web.add(name) }
        let page = try await web.browse { try await $0.get("/map") }
        let names = page.body.matches(of: /<text class="who"[^>]*>([^<]*)</).map { String($0.1) }
        #expect(Set(names) == ["Ada Lovelace", "Bartholomew Q.", "Wolfeschlegel…", "王小明"])
        #expect(page.body.contains("<title>Bartholomew Quickwater, never in touch</title>"))
    }

    @Test func `a circle is chosen by its name, and one that is not there is told with the nearest`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("clients")])
        try await web.add("Bob Example", [.addLink(label: "", to: ada, name: "")])
        try await web.add("Cem Stranger", [.joinCircle("peers")])
        _ = try await web.me.setCircle("mentors", cadenceDays: 30, at: web.now)
        let page = try await web.browse { try await $0.get("/map?circle=Clients") }
        #expect(page.body.contains("Clients, and whom its people know: 2 people, 1 line between them."))
        #expect(page.body.contains("<option value=\"clients\" selected>") && !page.body.contains("Cem Stranger"))
        let wrong = try await web.browse { try await $0.get("/map?circle=%3Cclients") }
        #expect(wrong.body.contains("There is no circle “&lt;clients”. Did you mean clients?"))
        #expect(wrong.body.contains("href=\"/map\">Show everyone</a>") && !wrong.body.contains("Cem Stranger"))
        #expect(try await web.browse { try await $0.get("/map?circle=mentors") }.body.contains("Nobody is in mentors yet"))
    }

    @Test func `the table comes in pages, each with the address of the next`() async throws {
        let web = try await TestWeb()
        for number in 10..<40 { try await web.add("Person \(number)", [.joinCircle("a&b")]) }
        let first = try await web.browse { try await $0.get("/map?circle=a%26b") }
        #expect(first.body.contains("<caption>1 to 25 of 30 people, by name</caption>"))
        #expect(first.body.contains("href=\"/map?circle=a%26b&amp;from=25#who-knows\""))
        let second = try await web.browse { try await $0.get("/map?circle=a%26b&from=25") }
        #expect(second.part("who-knows").contains("Person 39</a>") && !second.part("who-knows").contains("Person 10</a>"))
        let end = try await web.browse { try await $0.get("/map?from=250") }
        #expect(end.body.contains("The table ends before that."))
        #expect(try await web.browse { try await $0.get("/map?from=-1") }.status == .ok)
    }

    @Test func `it goes packed to browsers that take it, but never with a form’s token or with what somebody typed`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.joinCircle("clients")])
        func answer(_ path: String, _ encoding: String) async throws -> WebAnswer {
            try await web.browse { try await $0.send(path, .get, headers: [.acceptEncoding: encoding]) }
        }
        #expect(try await answer("/map", "gzip, br").headers[.contentEncoding] == "gzip")
        #expect(try await answer("/map", "gzip, br").bytes.prefix(2) == [0x1F, 0x8B])
        #expect(try await answer("/map", "br").headers[.contentEncoding] == nil)
        #expect(try await answer("/map?circle=nobody", "gzip").headers[.contentEncoding] == nil)
        #expect(try await answer("/map?done=1", "gzip").headers[.contentEncoding] == nil)
        #expect(!(try await answer("/map", "br").body.contains("csrf")))
    }

    @Test func `two of one name are told apart by work and place, or by their circles`() async throws {
        let web = try await TestWeb()
        let work = PersonEdit.addPosition(organization: "Acme", title: "Analyst", from: nil, to: nil)
        try await web.add("Ada Lovelace", [work, .place("London")])
        try await web.add("ada lovelace", [.joinCircle("peers")])
        try await web.add("Bob Example", [work])
        let page = try await web.browse { try await $0.get("/map") }
        #expect(page.body.contains("<title>Ada Lovelace (Analyst at Acme · London), never in touch"))
        #expect(page.body.contains("<title>ada lovelace (peers), never in touch"))
        #expect(page.body.contains("<title>Bob Example, never in touch"))
        #expect(page.body.contains("data-open>Ada Lovelace</a><p class=\"about\">Analyst at Acme · London</p></th>"))
        #expect(page.body.contains("data-open>Bob Example</a></th>"))
    }

    @Test func `a network of 500 people in 8 circles is a page of less than 60 kB`() async throws {
        let map = Self.large
        #expect(map.people.count == 500 && map.circles.count == 8 && map.lines.count > 500)
        let assets = try Assets()
        let page = MapPage(map: map, circles: map.circles.map(\.name), offset: 0).page
        let html = Array(Layout(assets: assets).html(page, views: []).text.utf8)
        let packed = try #require(Gzip.compressed(html)).count
        let web = try await TestWeb()
        let rest = try await web.browse { browser async throws in
            var bytes = 0
            for name in ["wellmet.css", "wellmet.js"] {
                bytes += try await browser.send("/assets/\(name)", .get, headers: [.acceptEncoding: "gzip"]).bytes.count
            }
            return bytes
        }
        #expect(packed + rest < 58_000, "\(html.count) bytes, packed \(packed), stylesheet and script \(rest)")
        // To be looked at: WELLMET_PICTURES names a folder that is there.
        guard let folder = ProcessInfo.processInfo.environment["WELLMET_PICTURES"] else { return }
        try Data(MapFile.svg(map)).write(to: URL(filePath: folder).appending(path: "map-500.svg"))
    }

    /// Made-up people in circles of many sizes, whose acquaintances are mostly of their own circle.
    private static var large: NetworkMap {
        var random = SeededRandom(seed: 8)
        let now = TestWeb.now
        let sizes = [
            ("clients", 70), ("colleagues", 120), ("conference friends", 60), ("mentors", 10), ("newcomers", 30), ("open source", 50),
            ("peers", 60), ("school", 8),
        ]
        let circles = sizes.map { Circle(id: ID(at: now, using: &random), name: $0.0, cadenceDays: nil, pausedUntil: nil) }
        var homes = sizes.enumerated().flatMap { Array(repeating: Optional($0.offset), count: $0.element.1) }
        homes += Array(repeating: nil, count: 500 - homes.count)
        homes.shuffle(using: &random)
        let given = ["Ada", "Bartholomew", "Chiara", "Dmitri", "Esi", "Farida", "Grace", "Hiro", "Ines", "Jonas", "Katarzyna", "Lourdes"]
        let family = ["Lovelace", "Quickwater", "Okonkwo", "Nakamura", "Hopper", "Iglesiaverde", "Lindqvist", "Mbeki", "Ostrowski", "Tan"]
        let people = homes.enumerated().map { index, home in
            var tie = Tie()
            for contact in 0..<random.below(12) {
                tie.add(
                    TieEvent(
                        at: now.adding(days: -Double((12 - contact) * (1 + index / 20)) * random.unit()), weight: 1, direction: .both,
                        leavesTheTurn: false))
            }
            let name = PersonName(given: given[random.below(given.count)], family: family[random.below(family.count)] + " \(index)")
            let circle = home.map { circles[$0].id }
            return MapPerson(
                id: ID(at: now.adding(days: -Double(random.below(900))), using: &random), name: name,
                circles: Set([circle].compactMap(\.self)),
                tie: tie, at: now)
        }
        let pairs = (0..<900).map { _ -> MapPair in
            let one = random.below(500)
            let near = people.indices.filter { homes[$0] == homes[one] }
            let other = random.chance(0.75) ? near[random.below(near.count)] : random.below(500)
            return MapPair(one: people[one].id, other: people[other].id, how: random.chance(0.8) ? .together(2) : .colleagues("Acme"))
        }
        return NetworkMap(people: people, circles: circles, pairs: pairs, total: 720)
    }
}

/// Whether a text is XML, as Foundation's reader sees it.
private enum XMLDocumentCheck {
    static func isWellFormed(_ text: String) -> Bool {
        let parser = XMLParser(data: Data(text.utf8))
        // Of an end that is missing only the error tells.
        return parser.parse() && parser.parserError == nil
    }
}
