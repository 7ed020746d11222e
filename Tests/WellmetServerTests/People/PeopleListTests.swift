import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct PeopleListTests {
    @Test(arguments: ["%", "_", "🎉", "-", "'"])
    func `what is no word finds nobody`(text: String) async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let page = try await browser.get("/people?q=" + WebClient.encoded(text))
            #expect(!page.body.contains("Ada Lovelace") && page.body.contains("Nobody called"))
            #expect(try await browser.get("/nowhere").body.contains("href=\"/circles\""))
        }
    }

    @Test func `people are saved as contact cards, one or those of a list`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.tag("poets"), .addIdentity(try #require(Identity(.mail, "ada@example.org")))])
        try await web.add("Ünal \"Ü\" Öz")
        try await web.add("Theirs Alone", to: web.other)
        try await web.browse { browser in
            let page = try await browser.get("/people/\(ada)")
            #expect(page.body.contains("href=\"/people/\(ada)/card\""))
            let card = try await browser.get("/people/\(ada)/card?version=4.0")
            #expect(card.headers[.contentType] == "text/vcard; charset=utf-8")
            #expect(card.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"Ada Lovelace.vcf\"") == true)
            #expect(
                card.body.hasPrefix("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:\(ada)\r\n") && card.body.contains("EMAIL:ada@example.org"))
            let list = try await browser.get("/people")
            #expect(list.body.contains("href=\"/people.vcf\"") && list.body.contains("these 2 people"))
            let all = try await browser.get("/people.vcf").body
            #expect(all.contains("FN:Ada Lovelace") && all.contains("FN:Ünal") && !all.contains("Theirs"))
            #expect(!(try await browser.get("/people.vcf?tag=poets")).body.contains("Ünal"))
            #expect(try await browser.get("/people/\(ada)/card?version=9").status == .unprocessableContent)
        }
    }

    @Test func `the list shows the book in the order of names, with work and how warm the tie is`() async throws {
        let web = try await TestWeb()
        let work = PersonEdit.addPosition(organization: "Analytical", title: "Head of Research", from: nil, to: nil)
        let ada = try await web.add("Ada Lovelace", [work])
        try await web.add("Charles Babbage")
        try await web.contact([ada], daysAgo: 1)
        let page = try await web.browse { try await $0.get("/people") }
        #expect(page.status == .ok)
        #expect(page.body.contains("2 people, by name."))
        #expect(page.body.contains("Head of Research at Analytical"))
        #expect(page.body.contains("never in touch"))
        let babbage = try #require(page.body.range(of: "Charles Babbage</a>"))
        let lovelace = try #require(page.body.range(of: "Ada Lovelace</a>"))
        #expect(babbage.lowerBound < lovelace.lowerBound)
    }

    @Test func `words, circle, tag, last contact and archive narrow the list down`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("mentors"), .tag("maths")])
        try await web.add("Grace Hopper", [.joinCircle("peers & friends"), .tag("navy")])
        try await web.add("Old Friend", [.archived(true)])
        try await web.contact([ada], daysAgo: 100)
        try await web.browse { browser in
            for (query, shown) in [
                ("q=lov", ["Ada"]), ("q=grace+hop", ["Grace"]), ("circle=mentors", ["Ada"]), ("circle=peers+%26+friends", ["Grace"]),
                ("tag=navy", ["Grace"]), ("touch=half", ["Ada"]), ("touch=never", ["Grace"]), ("touch=month", []),
                ("archived=1", ["Old"]), ("order=contact", ["Ada", "Grace"]), ("circle=nobody", []), ("order=sideways", ["Ada", "Grace"]),
            ] {
                let page = try await browser.get("/people?" + query)
                #expect(page.status == .ok)
                for name in ["Ada", "Grace", "Old"] {
                    #expect(page.body.contains("\">\(name)") == shown.contains(name), "\(query): \(name)")
                }
            }
        }
    }

    @Test func `what is typed is a filter, and what cannot be read of it is marked`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.joinCircle("mentors"), .place("Lisboa")])
        try await web.add("Grace Hopper", [.archived(true)])
        try await web.browse { browser in
            let page = try await browser.get("/people?q=city:lisb+circle:mentors")
            #expect(page.body.contains("1 person, by name.") && page.body.contains("value=\"city:lisb circle:mentors\""))
            #expect(try await browser.get("/people?q=-city:lisb").body.contains("Nobody fits"))
            let archive = try await browser.get("/people?q=archived:yes")
            #expect(archive.body.contains("\">Grace") && archive.body.contains("Archived people"))
            let wrong = try await browser.get("/people?q=ada+lsat:%3C90d")
            #expect(wrong.status == .ok && wrong.body.contains("<code>ada <mark>lsat</mark>:&lt;90d</code>"))
            #expect(wrong.body.contains("Did you mean “last:”?") && !wrong.body.contains("class=\"row\""))
            #expect(try await browser.get("/people.vcf?q=city:lisb").body.contains("FN:Ada Lovelace"))
        }
    }

    @Test func `discovered people are apart until they are accepted, and undo puts them back`() async throws {
        let web = try await TestWeb()
        let stranger = try await web.add("Sam Stranger", standing: .discovered)
        try await web.browse { browser in
            let list = try await browser.get("/people")
            #expect(!list.body.contains("Sam Stranger"))
            #expect(try await browser.get("/people?standing=discovered").body.contains("Sam Stranger"))
            #expect(try await browser.get("/people/\(stranger)").body.contains("Not in your book yet"))
            let accepted = try await browser.submit("/people/\(stranger)/quiet/accept")
            #expect(accepted.body.contains("Accepted Sam Stranger."))
            #expect(accepted.body.contains("action=\"/undo/"))
            #expect(try await browser.get("/people").body.contains("Sam Stranger"))
        }
        #expect(try await web.details(stranger).person.standing == .book)
    }

    @Test func `a long list comes in pages of fifty`() async throws {
        let web = try await TestWeb()
        for number in 10..<62 { try await web.add("Person Number\(number)") }
        try await web.browse { browser in
            let first = try await browser.get("/people")
            #expect(first.body.contains("1 to 50 of 52"))
            #expect(first.body.contains("href=\"/people?from=50\""))
            let second = try await browser.get("/people?from=50")
            #expect(second.body.contains("51 to 52 of 52"))
            #expect(second.body.contains("Person Number61"))
            #expect(!second.body.contains("Person Number10<"))
            #expect(try await browser.get("/people?from=500").body.contains("The list ends before that"))
            #expect(try await browser.get("/people?from=-7").body.contains("1 to 50 of 52"))
            #expect(try await browser.get("/people?from=99999999999999999999").status == .ok)
        }
    }

    @Test func `an empty book, an empty archive and a search without result say what to do next`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser in
            #expect(try await browser.get("/people").body.contains("Your book is empty yet"))
            #expect(try await browser.get("/people?archived=1").body.contains("The archive is empty"))
            #expect(try await browser.get("/people?standing=discovered").body.contains("Nobody else was seen"))
            let none = try await browser.get("/people?q=%3Cquince%3E")
            #expect(none.body.contains("Nobody called “&lt;quince&gt;” here"))
            #expect(none.body.contains("href=\"/people/new?name=%3Cquince%3E\""))
            #expect(!none.body.contains("<quince>"))
        }
    }

    @Test func `the palette gets at most eight people as JSON, and none of another account`() async throws {
        let web = try await TestWeb()
        for number in 10..<20 { try await web.add("Ada Number\(number)") }
        try await web.add("Ada Hidden", to: web.other)
        try await web.browse { browser in
            let answer = try await browser.get("/search.json?q=ada")
            let people = try JSONDecoder().decode([[String: JSONText]].self, from: Data(answer.body.utf8))
            #expect(people.count == 8)
            #expect(people.allSatisfy { $0["path"]?.text.hasPrefix("/people/") == true && $0["initials"]?.text == "AN" })
            #expect(!answer.body.contains("Hidden"))
            #expect(try await browser.get("/search.json?q=").body == "[]")
        }
    }

    @Test func `a circle that is not there is told, with the nearest name`() async throws {
        let web = try await TestWeb()
        _ = try await web.add("Ada Lovelace", [.joinCircle("clients")])
        let page = try await web.browse { try await $0.get("/people?q=circle:clinets") }
        #expect(
            page.body.contains("There is no circle “clinets”. Did you mean clients?") && page.body.contains("circle:<mark>clinets</mark>"))
        let chosen = try await web.browse { try await $0.get("/people?circle=clinets") }
        #expect(chosen.body.contains("There is no circle “clinets”.") && !chosen.body.contains("<mark>"))
        let either = try await web.browse { try await $0.get("/people?q=circle:clients+or+circle:friends") }
        #expect(either.body.contains("<mark>or</mark>") && either.body.contains("Did you mean circle:clients,friends?"))
        #expect(try await !web.browse { try await $0.get("/people?q=circle:clients") }.body.contains("There is no circle"))
    }

    @Test func `who knows somebody and who has to do with a word are asked in the field, and a name of several is told`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.add("Ada Byron")
        try await web.add("Grace Hopper", [.addLink(label: "friend", to: ada, name: ""), .tag("compilers")])
        try await web.add("Theirs Alone", [.tag("compilers")], to: web.other)
        try await web.browse { browser in
            let known = try await browser.get("/people?q=knows:ada").body
            #expect(known.contains("Grace Hopper</a>") && known.contains("1 person, by name."))
            #expect(known.contains("“ada” can be Ada Byron or Ada Lovelace: whoever knows one of them fits."))
            #expect(try await browser.get("/people?q=knows:lovlace").body.contains("no person “lovlace”. Did you mean Ada Lovelace?"))
            let about = try await browser.get("/people?q=about:compiler").body
            #expect(about.contains("Grace Hopper</a>") && !about.contains("Theirs"))
            #expect(try await browser.get("/people?q=about:a,b,c,d,e,f,g,h,i").body.contains("for at most 8 things"))
        }
    }
}

/// A text or a number of JSON, as text.
private struct JSONText: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int.self) {  // else it is a text
            text = String(number)
        } else {
            text = try value.decode(String.self)
        }
    }
}
