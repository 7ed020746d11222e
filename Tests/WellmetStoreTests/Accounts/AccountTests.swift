import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct AccountTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    @Test func `An account's name is one word and is taken once`() async throws {
        let ada = try await test.store.addAccount("ada", settings: Settings(), at: test.now)
        #expect(ada.id.number == 2)
        await #expect(throws: StoreError.refused("There is an account “ada” already.")) {
            try await test.store.addAccount("ada", settings: Settings(), at: test.now)
        }
        await #expect(throws: StoreError.self) { try await test.store.addAccount("two words", settings: Settings(), at: test.now) }
        await #expect(throws: StoreError.self) { try await test.store.addAccount("  ", settings: Settings(), at: test.now) }
        #expect(try await test.store.accounts().map(\.name) == ["me", "ada"])
        #expect(try await test.store.account(named: "ada")?.id == ada.id)
        #expect(try await test.store.account(named: "bob") == nil)
    }

    @Test func `One account never sees another's rows`() async throws {
        let mine = try await test.add("Ada Lovelace", [.addIdentity(Identity(kind: .mail, normalised: "ada@example.org"))])
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        await #expect(throws: StoreError.notFound("That person")) { try await other.details(of: mine, at: test.now) }
        await #expect(throws: StoreError.notFound("That person")) { try await other.edit(mine, [.tag("x")], at: test.now) }
        #expect(try await other.find("Ada").isEmpty)
        #expect(try await other.find("ada@example.org").isEmpty)
        #expect(try await other.people(PeopleFilter()).total == 0)
        #expect(try await other.batches().isEmpty)
        await #expect(throws: StoreError.notFound("Batch 1")) { try await other.undo(1, at: test.now) }
        // The same identity can be somebody else's there.
        _ = try await other.add(
            PersonName(written: "Another Ada"), edits: [.addIdentity(Identity(kind: .mail, normalised: "ada@example.org"))], at: test.now)
        #expect(try await other.find("ada@example.org").count == 1)
    }

    @Test func `A new password ends every session`() async throws {
        let (store, me) = (test.store, test.network.account)
        let token = [UInt8](repeating: 7, count: 32)
        #expect(try await store.passwordHash(of: me) == nil)
        try await store.addSession(
            token: token, of: me, agent: String(repeating: "a", count: 500), at: test.now, expires: test.now.adding(days: 30))
        #expect(try await store.session(token: token, of: me, at: test.now)?.agent.count == 200)
        try await store.setPassword(hash: "scrypt$…", of: me)
        #expect(try await store.passwordHash(of: me) == "scrypt$…")
        #expect(try await store.session(token: token, of: me, at: test.now) == nil)
        #expect(try await store.account(named: "me")?.hasPassword == true)
    }

    @Test func `A session ends when its time is over, and lives on when it is used`() async throws {
        let (store, me) = (test.store, test.network.account)
        let (a, b) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
        try await store.addSession(token: a, of: me, agent: "a", at: test.now, expires: test.now.adding(days: 1))
        try await store.addSession(token: b, of: me, agent: "b", at: test.now, expires: test.now.adding(days: 1))
        try await store.touchSession(token: b, of: me, at: test.now.adding(days: 0.5), expires: test.now.adding(days: 3))
        #expect(try await store.sessions(of: me, at: test.now.adding(days: 0.9)).map(\.agent) == ["b", "a"])
        #expect(try await store.sessions(of: me, at: test.now.adding(days: 2)).map(\.agent) == ["b"])
        try await store.endSessions(of: me, token: b)
        #expect(try await store.sessions(of: me, at: test.now).map(\.agent) == ["a"])
        try await store.endSessions(of: me)
        #expect(try await store.sessions(of: me, at: test.now).isEmpty)
    }

    @Test func `A renewed session opens with its new token, and with the one before for five minutes`() async throws {
        let (store, me) = (test.store, test.network.account)
        let (old, new) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
        let expires = test.now.adding(days: 30)
        try await store.addSession(token: old, of: me, agent: "a", at: test.now.adding(days: -2), expires: expires)
        #expect(try await store.renewSession(token: old, of: me, as: new, at: test.now, expires: expires))
        // Another request was first.
        #expect(
            try await store.renewSession(token: old, of: me, as: [UInt8](repeating: 3, count: 32), at: test.now, expires: expires) == false)
        let session = try #require(try await store.session(token: old, of: me, at: test.now.adding(days: 4.0 / 1440)))
        #expect(session.token == new && session.renewedAt == test.now && session.madeAt == test.now.adding(days: -2))
        #expect(try await store.session(token: old, of: me, at: test.now.adding(days: 6.0 / 1440)) == nil)
        #expect(try await store.session(token: new, of: me, at: test.now.adding(days: 6.0 / 1440)) != nil)
        #expect(try await store.sessions(of: me, at: test.now).count == 1)
        try await store.endSessions(of: me, token: old)
        #expect(try await store.sessions(of: me, at: test.now).isEmpty)
    }

    @Test func `A password hashed anew does not replace one that was set meanwhile`() async throws {
        let (store, me) = (test.store, test.network.account)
        try await store.setPassword(hash: "a", of: me)
        try await store.rehashPassword(from: "b", to: "c", of: me)
        #expect(try await store.passwordHash(of: me) == "a")
        try await store.rehashPassword(from: "a", to: "c", of: me)
        #expect(try await store.passwordHash(of: me) == "c")
    }

    @Test func `A sign-in link works once, in time, for its account`() async throws {
        let (store, me) = (test.store, test.network.account)
        let (good, late) = ([UInt8](repeating: 3, count: 32), [UInt8](repeating: 4, count: 32))
        try await store.addSignInLink(token: good, of: me, at: test.now, expires: test.now.adding(days: 1))
        try await store.addSignInLink(token: late, of: me, at: test.now, expires: test.now.adding(days: 0.01))
        let other = try await store.addAccount("other", settings: Settings(), at: test.now)
        #expect(try await store.useSignInLink(token: good, of: other.id, at: test.now) == false)
        #expect(try await store.useSignInLink(token: late, of: me, at: test.now.adding(days: 0.5)) == false)
        #expect(try await store.isGoodSignInLink(token: good, of: other.id, at: test.now) == false)
        #expect(try await store.isGoodSignInLink(token: late, of: me, at: test.now.adding(days: 0.5)) == false)
        #expect(try await store.isGoodSignInLink(token: good, of: me, at: test.now.adding(days: 0.5)))
        #expect(try await store.useSignInLink(token: good, of: me, at: test.now.adding(days: 0.5)))
        #expect(try await store.isGoodSignInLink(token: good, of: me, at: test.now.adding(days: 0.5)) == false)
        #expect(try await store.useSignInLink(token: good, of: me, at: test.now.adding(days: 0.5)) == false)
    }

    @Test func `Settings are kept, and those that cannot be are refused`() async throws {
        var settings = try await test.network.settings()
        #expect(settings.zone == "Europe/Berlin")
        settings.capacity = 7
        settings.region = "de"
        settings.name = "  Me "
        try await test.network.set(settings, at: test.now)
        let stored = try await test.network.settings()
        #expect(stored.capacity == 7)
        #expect(stored.region == "DE")
        #expect(stored.name == "Me")
        settings.zone = "Mars/Olympus"
        await #expect(throws: SettingsError.zone("Mars/Olympus")) { try await test.network.set(settings, at: test.now) }
        #expect(try await test.network.settings() == stored)
    }

    @Test func `Another time zone moves the beginning of the day on which a pause ends`() async throws {
        let ada = try await test.add("Ada Lovelace", [.pause(until: .on("2026-04-01")), .cadence(7)])
        let restsUntil = { try await test.rows("SELECT rests_until FROM tie")[0][0].instant }
        #expect(try await restsUntil() == Instant(seconds: 1_775_001_600 - 2 * 3600))
        var settings = try await test.network.settings()
        settings.zone = "America/New_York"
        try await test.network.set(settings, at: test.now)
        #expect(try await restsUntil() == Instant(seconds: 1_775_001_600 + 4 * 3600))
        #expect(try await test.differences() == [])
        #expect(try await test.details(ada).person.pausedUntil == .on("2026-04-01"))
    }
}
