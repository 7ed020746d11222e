import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite("Settings on the web")
struct SettingsWebTests {
    private func good(_ version: String) -> KeyValuePairs<String, String> {
        [
            "version": version, "name": "Mara", "region": "pt", "zone": "Europe/Lisbon", "starts": "8", "ends": "16", "capacity": "5",
            "keys": "on", "theme": "dark",
        ]
    }

    /// What the form carries now.
    private func version(_ client: WebClient) async throws -> String {
        try #require(try await client.get("/settings").hidden("version").first)
    }

    @Test("What is set holds at once, on the page too")
    func saved() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let before = try await client.get("/settings")
            #expect(before.body.contains("It is 09:30 there now."))
            #expect(before.body.contains("<html lang=\"en\">"))
            let page = try await client.submit("/settings", good(try await version(client)))
            #expect(
                page.body.contains(
                    """
                    Changed the settings: your name nothing → Mara, home country DE → PT, time zone Europe/Berlin → Europe/Lisbon, \
                    your day 09:00 to 17:00 → 08:00 to 16:00, people a day 3 → 5, light and dark as the device → dark.</p>
                    """))
            #expect(
                try await client.submit("/settings", good(try await version(client))).body.contains("Nothing to change: it was so already.")
            )
            #expect(page.body.contains("It is 08:30 there now."))
            #expect(page.body.contains("<html lang=\"en\" data-theme=\"dark\">"))
            #expect(page.body.contains("value=\"PT\""))
        }
        let settings = try await web.me.settings()
        #expect(settings.name == "Mara" && settings.zone == "Europe/Lisbon" && settings.region == "PT")
        #expect(settings.dayStarts == 8 && settings.dayEnds == 16 && settings.capacity == 5 && settings.singleKeys)
        let batch = try #require(try await web.me.lastUndoable())
        _ = try await web.me.undo(batch.number, at: web.now)
        #expect(try await web.me.settings().zone == "Europe/Berlin")
    }

    @Test("Settings are taken back like anything else, unless they were changed again")
    func undone() async throws {
        let web = try await TestWeb()
        var settings = try await web.me.settings()
        settings.capacity = 5
        let first = try #require(try await web.me.change(to: settings, at: web.now).batch)
        settings.capacity = 7
        let second = try #require(try await web.me.change(to: settings, at: web.now).batch)
        await #expect(throws: StoreError.self) { try await web.me.undo(first, at: web.now) }
        #expect(try await web.me.settings().capacity == 7)
        _ = try await web.me.undo(second, at: web.now)
        #expect(try await web.me.settings().capacity == 5)
        let last = try #require(try await web.me.batches().first)
        _ = try await web.me.undo(last.number, at: web.now)
        #expect(try await web.me.settings().capacity == 7)
        _ = try await web.me.undo(second, at: web.now)
        _ = try await web.me.undo(first, at: web.now)
        #expect(try await web.me.settings().capacity == 3)
        #expect(try await web.me.differences(at: web.now) == [])
    }

    @Test("Single keys can be switched off")
    func keys() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let page = try await client.submit(
                "/settings",
                [
                    "version": try await version(client), "name": "", "region": "DE", "zone": "Europe/Berlin", "starts": "9", "ends": "17",
                    "capacity": "3", "theme": "",
                ])
            #expect(page.body.contains("Changed the settings: single keys on → off."))
            #expect(page.body.contains("<html lang=\"en\" data-keys=\"off\">"))
        }
        #expect(try await web.me.settings().singleKeys == false)
    }

    @Test("A stale form is refused, keeps what was typed and shows what stands there now")
    func stale() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let old = try await version(client)
            var settings = try await web.me.settings()
            settings.capacity = 7
            try await web.me.set(settings, at: web.now)
            let page = try await client.post("/settings", good(old))
            #expect(page.status == .conflict)
            #expect(page.body.contains("<title>Error: Settings"))
            #expect(page.body.contains("This was changed in the meantime"))
            #expect(page.body.contains("<li>People a day: 7</li>"))
            #expect(page.body.contains("name=\"capacity\" type=\"text\" value=\"5\"") && page.body.contains("value=\"Mara\""))
            #expect(try await client.post("/settings", good("")).status == .conflict)
            #expect(try await web.me.settings().capacity == 7)
            // Sent again with the version of the page that came back, it replaces.
            let again = try await client.submit("/settings", good(try #require(page.hidden("version").first)))
            #expect(again.body.contains("people a day 7 → 5"))
        }
        #expect(try await web.me.settings().capacity == 5)
    }

    @Test("Each wrong field is told at its place, and nothing is saved")
    func wrong() async throws {
        let web = try await TestWeb()
        let page = try await web.browse { client async throws in
            try await client.post(
                "/settings",
                [
                    "version": try await version(client), "name": "Mara", "region": "Germany", "zone": "Mars/Olympus", "starts": "17",
                    "ends": "9", "capacity": "many",
                    "keys": "on",
                ])
        }
        #expect(page.status == .unprocessableContent)
        #expect(page.body.contains("<title>Error: Settings"))
        for field in ["region", "zone", "ends", "capacity"] {
            #expect(page.body.contains("<li><a href=\"#\(field)\">"), "\(field)")
            #expect(page.body.contains("id=\"\(field)-error\""), "\(field)")
        }
        #expect(page.body.contains("value=\"many\""))
        #expect(page.body.contains("value=\"Mara\""))
        #expect(try await web.me.settings().name.isEmpty)
    }

    @Test("Sessions are told in plain words; one can be ended, and all others")
    func sessions() async throws {
        let web = try await TestWeb()
        let phone = SessionSecret(for: web.me.account)
        let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1"
        try await web.store.addSession(
            token: phone.hash, of: web.me.account, agent: agent, at: web.now.adding(days: -2), expires: web.now.adding(days: 28))
        let stranger = SessionSecret(for: web.other.account)
        try await web.store.addSession(
            token: stranger.hash, of: web.other.account, agent: "", at: web.now, expires: web.now.adding(days: 30))
        let name = Array(phone.hash.prefix(8)).hex
        try await web.browse { client async throws in
            let page = try await client.get("/settings")
            #expect(page.part("sessions").contains("Safari on iPhone, last used"))
            #expect(page.part("sessions").contains("This one"))
            #expect(page.body.matches(of: /Sign out there/).count == 1)
            #expect(!page.body.contains(phone.text) && !page.body.contains(phone.hash.hex))
            #expect(try await client.post("/settings/sessions/\(Array(stranger.hash.prefix(8)).hex)/end").status == .notFound)
            #expect(try await client.post("/settings/sessions/\(name)/end", token: "00").status == .forbidden)
            #expect(try await client.submit("/settings/sessions/\(name)/end").body.contains("Signed out there."))
        }
        #expect(try await web.store.session(token: phone.hash, of: web.me.account, at: web.now) == nil)
        #expect(try await web.store.session(token: stranger.hash, of: web.other.account, at: web.now) != nil)
        try await web.store.addSession(
            token: phone.hash, of: web.me.account, agent: agent, at: web.now, expires: web.now.adding(days: 28))
        try await web.browse { client async throws in
            #expect(try await client.get("/settings").body.contains("Sign out everywhere else"))
            #expect(try await client.post("/settings/sessions/end-others").status == .seeOther)
            #expect(try await client.get("/settings").status == .ok)
        }
        #expect(try await web.store.sessions(of: web.me.account, at: web.now).count == 1)
        #expect(try await web.store.session(token: stranger.hash, of: web.other.account, at: web.now) != nil)
    }

    @Test("The password changes only with the old one, and other browsers are signed out")
    func password() async throws {
        let web = try await TestWeb()
        try await web.store.setPassword(hash: try Password.hash("four words in a row", cost: .least), of: web.me.account)
        let phone = SessionSecret(for: web.me.account)
        try await web.store.addSession(token: phone.hash, of: web.me.account, agent: "", at: web.now, expires: web.now.adding(days: 28))
        try await web.browse { client async throws in
            let wrong = try await client.post("/settings/password", ["old": "wrong horse", "new": "short"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.body.contains("<a href=\"#old\">That is not your password now</a>"))
            #expect(wrong.body.contains("<a href=\"#new\">A password needs at least"))
            #expect(!wrong.body.contains("wrong horse") && !wrong.body.contains("value=\"short\""))
            #expect(try await client.post("/settings/password", ["old": "x", "new": "long enough now"], token: "00").status == .forbidden)
            let right = try await client.post("/settings/password", ["old": "four words in a row", "new": "another four words here"])
            #expect(right.status == .seeOther)
            #expect(right.headers[.setCookie]?.contains("wellmet=") == true)
            // The old cookie is worth nothing now.
            #expect(try await client.get("/settings").location?.hasPrefix("/sign-in") == true)
        }
        let hash = try #require(try await web.store.passwordHash(of: web.me.account))
        #expect(Password.matches("another four words here", hash: hash))
        #expect(try await web.store.session(token: phone.hash, of: web.me.account, at: web.now) == nil)
        #expect(try await web.store.sessions(of: web.me.account, at: web.now).count == 1)
    }

    @Test("Guessing the old password is slowed")
    func guessing() async throws {
        let web = try await TestWeb()
        try await web.store.setPassword(hash: try Password.hash("four words in a row", cost: .least), of: web.me.account)
        try await web.browse { client async throws in
            for _ in 0..<6 { _ = try await client.post("/settings/password", ["old": "guess", "new": "long enough now"]) }
            let slowed = try await client.post("/settings/password", ["old": "four words in a row", "new": "long enough now"])
            #expect(slowed.status == .unprocessableContent)
            #expect(slowed.body.contains("Too many tries."))
        }
    }

    @Test("The last backup is told with its day, and an old one is a trouble")
    func backups() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            #expect(try await client.get("/settings").body.contains("There is no backup yet."))
            _ = try await web.store.backUpDaily(in: web.folder.path + "/backups", day: TestWeb.today)
            let page = try await client.get("/settings")
            #expect(page.body.contains("Last backup today"))
            #expect(page.body.contains("wellmet restore \(web.folder.path)/backups/wellmet-2026-03-14.db --data \(web.folder.path)<"))
            web.wait(days: 3)
            #expect(try await client.get("/settings").body.contains("The last backup is 3 days old."))
        }
    }

    @Test("Everything that changes something refuses forged forms")
    func forged() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            for path in ["/settings", "/settings/password", "/settings/sessions/end-others", "/settings/sessions/00/end"] {
                #expect(try await client.post(path, good(""), token: "00").status == .forbidden, "\(path)")
            }
        }
        #expect(try await web.me.settings().name.isEmpty)
    }

    @Test(
        "Browsers are named in plain words",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox on Linux"),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0", "Edge on Windows"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15", "Safari on Mac"),
            ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36", "Chrome on Android"),
            ("curl/8.9", "curl"), ("", "A browser that does not say its name"), ("<script>", "A browser that does not say its name"),
        ])
    func browserNames(agent: String, words: String) {
        #expect(BrowserName.words(agent) == words)
    }
}
