import Foundation
import HTTPTypes
import NIOCore
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite("Views on the web")
struct ViewWebTests {
    private let web: TestWeb

    init() async throws {
        web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("old friends"), .tag("maths"), .place("Lisboa")])
        try await web.contact([ada], daysAgo: 100)
        try await web.add("Grace Hopper", [.joinCircle("clients")])
    }

    private func save(_ name: String, _ filter: String) async throws -> SavedView {
        try await web.me.save(view: name, filter, at: web.now).value.view
    }

    private func view(_ name: String) async throws -> SavedView { try #require(try await web.me.view(named: name)) }

    /// The links under People, each with whether it is where one is.
    private func rail(_ page: WebAnswer) -> [String] {
        guard let start = page.body.range(of: "<ul class=\"views\">"),
            let end = page.body[start.upperBound...].range(of: "</ul>")
        else { return [] }
        return page.body[start.upperBound..<end.lowerBound].matches(of: /<a href="[^"]*"( aria-current="page")?>([^<]*)</).map {
            ($0.1 == nil ? "" : "*") + $0.2
        }
    }

    @Test func `A filter is saved from the list, stands under People, is marked there, and the undo takes it back`() async throws {
        try await web.browse { client async throws in
            #expect(try await !client.get("/people").body.contains("Save this view"))
            let list = try await client.get("/people?q=city:lisboa")
            #expect(list.body.contains("Save this view") && list.hidden("filter") == ["city:lisboa"] && rail(list).isEmpty)
            let saved = try await client.submit("/views", ["name": "In Lisbon", "filter": "city:lisboa"])
            #expect(saved.body.contains("<h1>In Lisbon</h1>") && saved.body.contains("Saved the view In Lisbon."))
            #expect(saved.body.contains("\">Ada") && !saved.body.contains("\">Grace"))
            #expect(rail(saved) == ["*In Lisbon"] && !saved.body.contains("Save this view") && saved.body.contains("Change this view"))
            #expect(rail(try await client.get("/")) == ["In Lisbon"])
            #expect(rail(try await client.get("/people")) == ["In Lisbon"])
            let page = try await client.get(try await view("in lisbon").path)
            #expect(page.body.contains("<h1>In Lisbon</h1>") && rail(page) == ["*In Lisbon"] && page.body.contains("value=\"city:lisboa\""))
            #expect(page.body.matches(of: /aria-current="page"/).count == 1)
            let batch = try #require(try await web.me.lastUndoable())
            let undone = try await client.send(
                "/undo/\(batch.number)", .post,
                headers: [
                    .contentType: "application/x-www-form-urlencoded",
                    .referer: "http://localhost/people?q=city:lisboa&done=\(batch.number)",
                ], body: .init(string: "csrf=\(client.token)"))
            let after = try await client.get(try #require(undone.location))
            #expect(after.body.contains("Taken back: Saved the view In Lisbon.") && after.body.contains("Save this view"))
            #expect(rail(after).isEmpty)
        }
    }

    @Test func `a filter that names a view is not kept, and says what to write`() async throws {
        _ = try await save("berlin", "city:berlin")
        try await web.browse { client async throws in
            let nested = try await client.submit("/views", ["name": "nest", "filter": "ada @berlin"])
            #expect(nested.status == .unprocessableContent && nested.body.contains("ada <mark>@berlin</mark>"))
            #expect(nested.body.contains("“@berlin” is a view, and a filter cannot name one. Write what the view asks for: city:berlin"))
            let list = try await client.get("/people?q=@berlin")
            #expect(list.body.contains("<mark>@berlin</mark>") && list.body.contains("Write what the view asks for: city:berlin"))
        }
        #expect(try await web.me.views().map(\.name) == ["berlin"])
    }

    @Test(arguments: [
        ("circle=old+friends&touch=half&q=ada", "circle:\"old friends\" last:&gt;30d last:&lt;=182d ada"),
        ("touch=month", "last:&lt;=30d"), ("touch=longer", "last:&gt;182d"), ("touch=never&tag=maths", "tag:maths last:never"),
        ("archived=1&q=ada", "archived:yes ada"), ("standing=discovered", "is:discovered"), ("q=city:lis+%22open", "city:lis &quot;open"),
    ])
    func `what the menus ask for is kept as they asked`(query: String, written: String) async throws {
        let filter = written.replacing("&gt;", with: ">").replacing("&lt;", with: "<").replacing("&quot;", with: "\"")
        let asked = PeopleQuery(FormBody(query), now: web.now)
        #expect(asked.written == filter)
        #expect(try Filter(filter).terms == asked.filter.terms)
        _ = try await save("mine", filter)
        try await web.browse { client async throws in
            #expect(rail(try await client.get("/people?" + query)) == ["*mine"])
        }
    }

    @Test func `a circle with quotation marks can be kept, and what no filter can say is not offered`() async throws {
        let somebody = try await web.add("Somebody", [.joinCircle("the \"best\"")])
        try await web.browse { client async throws in
            #expect(try await client.get("/people?circle=the+%22best%22").body.contains("Save this view"))
            let filter = try #require(PeopleQuery(FormBody("circle=the+%22best%22"), now: web.now).written)
            #expect(try await web.me.people(PeopleFilter(try Filter(filter), at: web.now)).people.map(\.id) == [somebody])
            #expect(try await !client.get("/people?q=lsat:90").body.contains("Save this view"))
            #expect(try await !client.get("/people?order=contact").body.contains("Save this view"))
        }
    }

    @Test func `a name that is taken gets the new filter, and the page says so`() async throws {
        let old = try await save("mine", "city:porto")
        try await web.browse { client async throws in
            let saved = try await client.submit("/views", ["name": "Mine", "filter": "circle:clients"])
            #expect(saved.body.contains("The view mine asks for circle:clients now.") && saved.body.contains("\">Grace"))
        }
        #expect(try await view("mine") == SavedView(id: old.id, name: "mine", filter: "circle:clients"))
    }

    @Test func `the page of all views renames, refilters, moves and deletes them`() async throws {
        let (first, second) = (try await save("one", "circle:clients"), try await save("two", "tag:maths"))
        try await web.browse { client async throws in
            let page = try await client.get("/views")
            #expect(
                page.part("view-\(first.id)").contains("1 person") && page.part("view-\(first.id)").contains("<code>circle:clients</code>"))
            #expect(!page.part("view-\(first.id)").contains("Move up") && !page.part("view-\(second.id)").contains("Move down"))
            let changed = try await client.submit(
                "/views/\(first.id)", ["version": first.version, "name": "uno", "filter": "circle:\"old friends\""])
            #expect(changed.body.contains("The view one is called uno.") && rail(changed) == ["uno", "two"])
            let moved = try await client.submit("/views/\(second.id)/move", ["to": "up"])
            #expect(moved.body.contains("Moved the view two.") && rail(moved) == ["two", "uno"])
            let deleted = try await client.submit("/views/\(second.id)/delete", ["version": second.version])
            #expect(deleted.body.contains("Deleted the view two.") && rail(deleted) == ["uno"])
            #expect(try await client.get("/views/\(second.id)").status == .notFound)
        }
        #expect(try await view("uno").filter == "circle:\"old friends\"")
    }

    @Test func `what is wrong comes back at its field with what was typed`() async throws {
        let mine = try await save("mine", "circle:clients")
        _ = try await save("other", "tag:maths")
        try await web.browse { client async throws in
            let unreadable = try await client.post("/views", ["name": "new", "filter": "ada lsat:90"])
            #expect(unreadable.status == .unprocessableContent)
            #expect(unreadable.body.contains("Did you mean “last:”?") && unreadable.body.contains("<code>ada <mark>lsat</mark>:90</code>"))
            #expect(unreadable.body.contains("value=\"ada lsat:90\"") && unreadable.body.contains("<title>Error: Views"))
            #expect(try await client.post("/views", ["name": " ", "filter": "ada"]).body.contains("Give the view a name"))
            #expect(try await client.post("/views", ["name": "new", "filter": ""]).body.contains("Write whom the view asks for"))
            let path = "/views/\(mine.id)"
            let taken = try await client.post(path, ["version": mine.version, "name": "OTHER", "filter": "ada"])
            #expect(taken.status == .unprocessableContent && taken.body.contains("There is a view “other” already"))
            let stale = try await client.post(path, ["version": "x", "name": "new", "filter": "ada"])
            #expect(stale.status == .conflict && stale.body.contains("This was changed in the meantime"))
            #expect(try await client.post(path + "/delete", ["version": "x"]).status == .conflict)
        }
        #expect(try await web.me.views().map(\.name) == ["mine", "other"])
    }

    @Test func `the first eight stand beside every page, the others behind a link and in the palette`() async throws {
        for number in 1...10 { _ = try await save("view \(number)", "tag:t\(number)") }
        try await web.browse { client async throws in
            let names = (1...8).map { "view \($0)" } + ["All views"]
            for path in ["/", "/people", "/no-such-page"] { #expect(rail(try await client.get(path)) == names, "\(path)") }
            let found = try await client.get("/search.json?what=names&q=VIEW").body
            #expect(
                found.contains("\"name\":\"view 9\"") && found.contains("\"name\":\"view 10\"") && !found.contains("\"name\":\"view 8\""))
            #expect(found.contains("\"about\":\"View\"") && found.contains("\"path\":\"/views/"))
            let rail = try await client.get("/keys").body.components(separatedBy: "<ul class=\"views\">").last?.prefix { $0 != "\n" } ?? ""
            #expect(rail.utf8.count < 1000)
        }
    }

    @Test func `names and filters of strangers are text, and another account sees none of them`() async throws {
        let sharp = try await save("<b>&", "\"<i>\" ada")
        _ = try await web.other.save(view: "secret", "tag:secret", at: web.now)
        try await web.browse { client async throws in
            for path in ["/views", sharp.path, "/people"] {
                let page = try await client.get(path)
                #expect(page.body.contains("&lt;b&gt;&amp;") && !page.body.contains("<b>&") && !page.body.contains("secret"), "\(path)")
            }
        }
    }
}
