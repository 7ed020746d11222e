import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct SeveralTests {
    private func circles(_ web: TestWeb, _ person: ID<Person>) async throws -> [String] {
        try await web.me.details(of: person, at: web.now, limit: 0).circles.map(\.name)
    }

    /// What the form of a look says for whom it is.
    private func mark(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="mark" value="([^"]+)"/)).1)
    }

    @Test func `those ticked are shown, changed at once, and come back by one undo`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let bob = try await web.add("Bob Example", [.joinCircle("clients")])
        let eve = try await web.add("Eve <Other>")
        let list = try await web.browse { try await $0.get("/people") }
        #expect(list.body.contains("value=\"\(ada)\"") && list.body.contains("All 3 who fit"))
        let asked = "/people/several?do=circle&value=clients&who=picked&list=%2Fpeople&person=\(ada)&person=\(bob)"
        let page = try await web.browse { try await $0.get(asked) }
        #expect(page.status == .ok && page.body.contains("<b>1 person</b> will be in the circle clients"))
        #expect(page.body.contains("1 is so already"))
        let mark = try mark(page.body)
        let answer = try await web.browse {
            try await $0.post("/people/several", ["action": "circle:clients", "person": "\(ada)", "mark": mark, "list": "/people"])
        }
        #expect(answer.status == .seeOther)
        #expect(try await circles(web, ada) == ["clients"])
        #expect(try await circles(web, eve) == [])
        let batch = try #require(try await web.me.batches(limit: 1).first)
        #expect(batch.title == "Ada Lovelace: into the circle clients")
        _ = try await web.me.undo(batch.number, at: web.now)
        #expect(try await circles(web, ada) == [])
        #expect(try await circles(web, bob) == ["clients"])
    }

    @Test func `what cannot be done is told in the words of the form`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            for (asked, words) in [
                ("do=cards&who=picked", "Tick somebody first, or take all who fit."), ("do=table&who=picked", "Tick somebody first"),
                ("do=cadence&value=often&person=\(ada)", "Write into “Which” what is meant, such as 30 or none."),
                ("do=cadence&value=often&person=\(ada)", "“often” is no number of days from 1 to 3660."),
                (
                    "do=tag&value=two+words&person=\(ada)",
                    "“two words” is no tag, as a tag is one word. Write into “Which” what is meant, such as two-words."
                ),
                ("do=circle&value=+&person=\(ada)", "Write into “Which” what is meant, such as clients."),
                ("do=-circle&value=&person=\(ada)", "Write into “Which” what is meant, such as clients."),
                ("do=pause&value=soon&person=\(ada)", "such as 2027-01-15"), ("do=nothing&person=\(ada)", "Choose what is to happen."),
            ] {
                let page = try await browser.get("/people/several?\(asked)&list=%2Fpeople")
                #expect(page.status == .unprocessableContent && page.body.contains(words), "\(asked)")
            }
        }
    }

    @Test func `all who fit are those of the list, and when they are others by now nothing is done`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.tag("maths")])
        let look = "/people/several?do=-tag&value=maths&who=all&list=%2Fpeople%3Ftag%3Dmaths"
        let first = try mark(try await web.browse { try await $0.get(look) }.body)
        // As many as were shown, but somebody else.
        let bob = try await web.add("Bob Example", [.tag("maths")])
        try await web.me.edit(ada, [PersonEdit.untag("maths")], at: web.now)
        func post(_ mark: String) async throws -> WebAnswer {
            try await web.browse {
                try await $0.post("/people/several", ["action": "-tag:maths", "who": "all", "mark": mark, "list": "/people?tag=maths"])
            }
        }
        let refused = try await post(first)
        #expect(refused.status == .conflict && refused.body.contains("<b>1 person</b>") && refused.body.contains("Bob"))
        let done = try await post(try mark(refused.body))
        #expect(done.status == .seeOther)
        for person in [ada, bob] { #expect(try await web.me.details(of: person, at: web.now, limit: 0).tags == []) }
    }

    @Test func `those ticked, or all who fit, leave as cards or as a table`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.tag("maths")])
        try await web.add("Bob Example")
        try await web.browse { client async throws in
            let cards = try await client.get("/people/several?do=cards&who=picked&list=%2Fpeople&person=\(ada)")
            #expect(cards.headers[.contentType] == "text/vcard; charset=utf-8" && cards.body.contains("FN:Ada Lovelace"))
            #expect(!cards.body.contains("Bob"))
            let table = try await client.get("/people/several?do=table&who=all&list=%2Fpeople")
            #expect(table.headers[.contentDisposition]?.contains("people.csv") == true)
            #expect(table.body.split(separator: "\n").count == 3 && table.body.contains("Bob Example"))
            let some = try await client.get("/people/several?do=table&who=all&list=%2Fpeople%3Fq%3Dtag%3Amaths")
            #expect(some.body.split(separator: "\n").count == 2)
            #expect(try await client.get("/people/several?do=table&who=picked&list=%2Fpeople").status == .unprocessableContent)
        }
    }

    @Test func `what cannot be done says so, and changes nothing`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let before = try await web.me.batches(limit: 1).first?.number
        for asked in [
            "do=circle&value=", "do=cadence&value=often", "do=pause&value=2001-01-01", "do=nonsense", "do=tag&value=two%20words%21",
        ] {
            let page = try await web.browse { try await $0.get("/people/several?who=picked&person=\(ada)&\(asked)") }
            #expect(page.status == .unprocessableContent && page.body.contains("There is a problem"), "\(asked)")
        }
        let nobody = try await web.browse { try await $0.get("/people/several?do=archive&who=picked") }
        #expect(nobody.status == .ok && nobody.body.contains("Nothing would change"))
        #expect(nobody.body.contains("Nobody was ticked: go back, and tick somebody or take all who fit."))
        #expect(try await web.me.batches(limit: 1).first?.number == before)
        _ = try await web.me.edit([ada], [.joinCircle("clients")], title: "Joined", at: web.now)
        let near = try await web.browse { try await $0.get("/people/several?who=picked&person=\(ada)&do=-circle&value=clinets") }
        #expect(near.body.contains("There is no circle “clinets”. Did you mean clients?") && near.body.contains("Nothing would change"))
    }
}
