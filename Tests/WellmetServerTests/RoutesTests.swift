import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

/// Every route of `Routes.swift`, with what guards it. A route that is missing here fails.
@Suite struct RoutesTests {
    private static let forEverybody: Set<String> = [
        "GET /assets/{name}", "GET /health", "GET /sign-in", "POST /sign-in", "GET /sign-in/{token}", "POST /sign-in/{token}",
        "POST /first-visit",
    ]

    /// Pages and forms of one's own, with nobody's id in the address.
    private static let ones: Set<String> = [
        "GET /", "GET /keys", "GET /more", "GET /map", "GET /look-back", "GET /review", "GET /log", "POST /log", "POST /log/preview",
        "POST /log/check",
        "GET /import",
        "POST /import",
        "POST /import/undecided", "GET /history", "GET /circles", "POST /circles", "GET /settings", "POST /settings",
        "POST /settings/password", "POST /settings/export",
        "POST /settings/sessions/end-others", "GET /people", "POST /people", "GET /search", "GET /search.json", "GET /filter.json",
        "GET /people.vcf",
        "GET /people/several", "POST /people/several",
        "GET /people/new",
        "POST /sign-out", "GET /opportunities", "POST /opportunities", "GET /insights", "POST /insights",
        "GET /introductions", "POST /introductions", "GET /duplicates", "GET /views", "POST /views",
    ]

    /// Routes with an id in the address: what it names, and fields that would be taken.
    private static var named: [(route: String, of: KeyPath<Theirs, String>, fields: KeyValuePairs<String, String>)] {
        [
            ("POST /today/{person}/{answer}", \.person, [:]),
            ("POST /follow-ups/{id}/kept", \.followUp, [:]),
            ("POST /follow-ups/{id}/dropped", \.followUp, [:]),
            ("POST /follow-ups/{id}/later", \.followUp, ["until": "2026-06-01"]),
            ("POST /undo/{batch}", \.batch, [:]),
            ("GET /imports/{batch}", \.batch, [:]),
            ("GET /history/{batch}", \.batch, [:]),
            ("GET /import/{id}", \.upload, [:]),
            ("GET /import/{id}/columns", \.upload, [:]),
            ("POST /import/{id}/columns", \.upload, [:]),
            ("POST /import/{id}/options", \.upload, ["as-of": "2026-01-01"]),
            ("POST /import/{id}/apply", \.upload, [:]),
            ("POST /import/{id}/discard", \.upload, [:]),
            ("POST /circles/{id}", \.circle, ["name": "x"]),
            ("POST /circles/{id}/preview", \.circle, ["name": "x", "days": "7"]),
            ("POST /circles/{id}/check", \.circle, ["name": "x", "days": "7"]),
            ("POST /circles/{id}/delete", \.circle, [:]),
            ("GET /opportunities/{id}", \.opportunity, [:]),
            ("POST /opportunities/{id}", \.opportunity, ["version": "x", "title": "x", "kind": "job"]),
            ("POST /opportunities/{id}/state", \.opportunity, ["version": "x", "state": "won"]),
            ("POST /opportunities/{id}/remove", \.opportunity, ["version": "x"]),
            ("GET /insights/{id}", \.insight, [:]),
            ("POST /insights/{id}", \.insight, ["version": "x", "text": "x", "kind": "advice"]),
            ("POST /insights/{id}/state", \.insight, ["version": "x", "state": "tried"]),
            ("POST /insights/{id}/remove", \.insight, ["version": "x"]),
            ("GET /introductions/{id}", \.introduction, [:]),
            ("POST /introductions/{id}", \.introduction, ["version": "x", "way": "mine", "person": "x", "other": "y"]),
            ("POST /introductions/{id}/state", \.introduction, ["version": "x", "state": "made"]),
            ("POST /introductions/{id}/remove", \.introduction, ["version": "x"]),
            ("GET /views/{id}", \.view, [:]),
            ("POST /views/{id}", \.view, ["version": "x", "name": "x", "filter": "x"]),
            ("POST /views/{id}/move", \.view, ["to": "up"]),
            ("POST /views/{id}/delete", \.view, ["version": "x"]),
            ("GET /duplicates/{one}/{other}", \.person, [:]),
            ("POST /duplicates/{one}/{other}/merge", \.person, [:]),
            ("POST /duplicates/{one}/{other}/not-same", \.person, [:]),
            ("POST /duplicates/{one}/{other}/same", \.person, [:]),
            ("POST /settings/sessions/{id}/end", \.session, [:]),
            ("GET /people/{person}", \.person, [:]),
            ("GET /people/{person}/card", \.person, [:]),
            ("GET /people/{person}/face", \.person, [:]),
            ("GET /people/{person}/warmth", \.person, [:]),
            ("GET /people/{person}/facts", \.person, [:]),
            ("POST /people/{person}/facts", \.person, ["fact": "place"]),
            ("GET /people/{person}/forget", \.person, [:]),
            ("POST /people/{person}/forget", \.person, ["sure": "on"]),
            ("POST /people/{person}/face", \.person, [:]),
            ("POST /people/{person}/face/remove", \.person, [:]),
            ("POST /people/{person}/log", \.person, ["line": "coffee today"]),
            ("GET /interactions/{id}", \.interaction, [:]),
            ("POST /interactions/{id}", \.interaction, ["version": "1"]),
            ("POST /interactions/{id}/delete", \.interaction, [:]),
            ("POST /people/{person}/name", \.person, ["version": "x", "given": "Eve"]),
            ("POST /people/{person}/met", \.person, ["version": "x", "story": "x"]),
            ("POST /people/{person}/identities", \.person, ["kind": "mail", "value": "eve@example.org"]),
            ("POST /people/{person}/identities/{item}", \.identity, ["version": "x", "kind": "mail", "value": "eve@example.org"]),
            ("POST /people/{person}/identities/{item}/remove", \.identity, [:]),
            ("POST /people/{person}/positions", \.person, ["title": "x"]),
            ("POST /people/{person}/positions/{item}", \.position, ["version": "x", "title": "x"]),
            ("POST /people/{person}/positions/{item}/remove", \.position, [:]),
            ("POST /people/{person}/notes", \.person, ["text": "x"]),
            ("POST /people/{person}/notes/{item}", \.note, ["version": "x", "text": "x"]),
            ("POST /people/{person}/notes/{item}/remove", \.note, [:]),
            ("POST /people/{person}/follow-ups", \.person, ["text": "x", "owner": "mine"]),
            ("POST /people/{person}/follow-ups/{item}", \.followUp, ["version": "x", "text": "x"]),
            ("POST /people/{person}/dates", \.person, ["label": "x", "date": "2020"]),
            ("POST /people/{person}/dates/{item}", \.date, ["version": "x", "label": "x", "date": "1 May"]),
            ("POST /people/{person}/dates/{item}/remove", \.date, [:]),
            ("POST /people/{person}/links", \.person, ["name": "x"]),
            ("POST /people/{person}/links/{item}", \.link, ["version": "x", "name": "x"]),
            ("POST /people/{person}/links/{item}/remove", \.link, [:]),
            ("POST /people/{person}/fields", \.person, ["version": "x", "label": "x", "value": "x"]),
            ("POST /people/{person}/circles", \.person, ["version": "x", "new": "x"]),
            ("POST /people/{person}/circles/preview", \.person, ["new": "x"]),
            ("POST /people/{person}/circles/check", \.person, ["version": "x", "new": "x"]),
            ("POST /people/{person}/tags", \.person, ["version": "x", "tags": "x"]),
            ("POST /people/{person}/rhythm", \.person, ["version": "x", "importance": "high"]),
            ("POST /people/{person}/rhythm/preview", \.person, ["cadence": "7"]),
            ("POST /people/{person}/rhythm/check", \.person, ["cadence": "7", "importance": "normal"]),
            ("POST /people/{person}/quiet/pause", \.person, ["until": "2026-06-01"]),
            ("POST /people/{person}/quiet/preview", \.person, ["until": "2026-06-01"]),
            ("POST /people/{person}/quiet/check", \.person, ["until": "2026-06-01"]),
            ("POST /people/{person}/quiet/wake", \.person, [:]),
            ("POST /people/{person}/quiet/never", \.person, [:]),
            ("POST /people/{person}/quiet/suggest", \.person, [:]),
            ("POST /people/{person}/quiet/archive", \.person, [:]),
            ("POST /people/{person}/quiet/restore", \.person, [:]),
            ("POST /people/{person}/quiet/accept", \.person, [:]),
        ]
    }

    /// Ids of rows that are the other account's.
    private struct Theirs {
        var person = ""
        var followUp = ""
        var batch = ""
        var upload = ""
        var circle = ""
        var session = ""
        var interaction = ""
        var identity = ""
        var position = ""
        var note = ""
        var date = ""
        var link = ""
        var opportunity = ""
        var insight = ""
        var introduction = ""
        var view = ""

        /// The address of a route with these ids in it.
        func path(_ route: String, _ id: String) -> String {
            String(route.drop { $0 != "/" }).replacing("{person}", with: person).replacing("{answer}", with: "done")
                .replacing("{item}", with: id).replacing("{id}", with: id).replacing("{batch}", with: id)
                .replacing("{one}", with: person).replacing("{other}", with: person)
        }
    }

    private func theirs(in web: TestWeb) async throws -> Theirs {
        let person = try await web.add(
            "Theirs Alone",
            [
                .addNote("private", at: nil), .addIdentity(try #require(Identity(.mail, "t@example.org"))), .joinCircle("clients"),
                .addPosition(organization: "A", title: "", from: nil, to: nil),
                .addDate(label: "birthday", try #require(PartialDate(month: 5, day: 1))), .addLink(label: "x", to: nil, name: "Y"),
            ], to: web.other)
        let promise = try await web.other.promise("secret", to: person, due: nil, owner: .mine, at: web.now)
        let details = try await web.details(person, of: web.other)
        let upload = try await web.browse(as: web.other) { browser async throws in
            try await browser.upload([("Connections.csv", ImportWebTests.connections)]).location
        }
        let session = try #require(try await web.store.sessions(of: web.other.account, at: web.now).first)
        return Theirs(
            person: "\(person)", followUp: "\(promise.value.id)", batch: "\(try #require(promise.batch))",
            upload: String(try #require(upload).dropFirst("/import/".count)),
            circle: "\(try #require(try await web.other.circle(named: "clients")).id)", session: SettingsSessions.name(session),
            interaction: "\(try #require(try await web.contact([person], daysAgo: 1, summary: "secret", of: web.other)))",
            identity: "\(try #require(details.identities.first?.id))", position: "\(try #require(details.positions.first?.id))",
            note: "\(try #require(details.notes.first?.id))", date: "\(try #require(details.dates.first?.id))",
            link: "\(try #require(details.links.first?.id))",
            opportunity: "\(try await web.other.add(Opportunity.Content(title: "secret", from: person), at: web.now).value)",
            insight: "\(try await web.other.add(Insight.Content(text: "secret", from: person), at: web.now).value)",
            introduction: "\(try await introduction(of: person, in: web))",
            view: "\(try await web.other.save(view: "secret", "circle:clients", at: web.now).value.view.id)")
    }

    private func introduction(of person: ID<Person>, in web: TestWeb) async throws -> ID<Introduction> {
        let content = Introduction.Content(way: .mine, person: person, otherName: "Secret")
        return try await web.other.add(content, state: .offered, at: web.now).value
    }

    private static func isForm(_ route: String) -> Bool { route.hasPrefix("POST ") }

    @Test func `the table knows every route`() async throws {
        let routes = try await TestWeb().server.routes.filter { !$0.hasPrefix("HEAD ") }
        let known = Self.forEverybody.union(Self.ones).union(Self.named.map(\.route))
        #expect(Set(routes) == known)
    }

    @Test func `whoever is not signed in comes to the sign-in, from every route`() async throws {
        let web = try await TestWeb()
        let theirs = try await theirs(in: web)
        let before = try await web.other.batches().count
        try await web.browseSignedOut { browser async throws in
            for route in Self.ones.sorted() + Self.named.map(\.route) {
                let path = theirs.path(route, theirs.person)
                let answer = Self.isForm(route) ? try await browser.post(path) : try await browser.get(path)
                #expect(answer.status == .seeOther, "\(route)")
                #expect(answer.location?.hasPrefix("/sign-in") == true, "\(route)")
            }
        }
        #expect(try await web.other.batches().count == before)
    }

    @Test func `a form without its token is refused, on every route`() async throws {
        let web = try await TestWeb()
        let theirs = try await theirs(in: web)
        let before = try await web.other.batches().count
        // Whoever owns the rows, so that nothing but the token keeps them.
        try await web.browse(as: web.other) { browser async throws in
            for route in (Self.ones.sorted() + Self.named.map(\.route)).filter(Self.isForm) {
                let id = Self.named.first { $0.route == route }.map { theirs[keyPath: $0.of] } ?? ""
                for token in ["", String(repeating: "0", count: 64)] {
                    let answer = try await browser.post(theirs.path(route, id), token: token)
                    #expect(answer.status == .forbidden, "\(route)")
                }
            }
            #expect(try await browser.upload([("a.csv", "Name\nAda\n")], token: "").status == .forbidden)
        }
        #expect(try await web.other.batches().count == before)
    }

    @Test func `another account's row is not there, on any route`() async throws {
        let web = try await TestWeb()
        let theirs = try await theirs(in: web)
        let before = try await web.other.batches().count
        try await web.browse { browser async throws in
            for (route, id, fields) in Self.named {
                let path = theirs.path(route, theirs[keyPath: id])
                let answer = Self.isForm(route) ? try await browser.post(path, fields) : try await browser.get(path)
                #expect(answer.status == .notFound, "\(route)")
                #expect(!answer.body.contains("Theirs Alone") && !answer.body.contains("secret"), "\(route)")
            }
        }
        #expect(try await web.other.batches().count == before)
        #expect(try await web.me.batches().isEmpty)
    }

    @Test(
        arguments: [
            ("/people/x/name", "/people/x"), ("/people/x/notes/y/remove", "/people/x"), ("/circles/x/check", "/circles"),
            ("/follow-ups/x/later", "/"), ("/today/x/later", "/"), ("/settings/password", "/settings"), ("/log/check", "/log"),
            ("/views/x/move", "/views"),
        ])
    func `a page with errors that is loaded again leads to where its form stands`(path: String, page: String) async throws {
        try await TestWeb().browse { browser async throws in
            let answer = try await browser.get(path)
            #expect(answer.status == .seeOther && answer.location == page)
        }
    }
}
