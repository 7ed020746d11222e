internal import Foundation
package import WellmetModel

extension Store {
    /// The network of that account.
    package func network(of account: AccountID) -> Network {
        Network(engine: engine, account: account)
    }

    /// All accounts, in the order in which they were made.
    package func accounts() async throws -> [Account] {
        try await engine.read { tx in
            try tx.rows("SELECT number, name, password FROM account ORDER BY number").map(Account.init(row:))
        }
    }

    /// The account of that name; nil when there is none.
    package func account(named name: String) async throws -> Account? {
        try await engine.read { tx in
            try tx.row("SELECT number, name, password FROM account WHERE name = \(name)").map(Account.init(row:))
        }
    }

    /// Makes an account with those settings.
    ///
    /// - Throws: `StoreError.refused` when the name is taken, `.invalid` when it is not one word.
    package func addAccount(_ name: String, settings: Settings, at now: Instant) async throws -> Account {
        guard let name = name.nonEmpty, !name.contains(where: \.isWhitespace), name.count <= 60 else {
            throw StoreError.invalid("An account's name is one word, such as “me”; “\(name)” is not.")
        }
        let text = try Settings.encoded(settings)
        return try await engine.write { tx in
            guard try tx.row("SELECT 1 AS found FROM account WHERE name = \(name)") == nil else {
                throw StoreError.refused("There is an account “\(name)” already.")
            }
            let number = (try tx.row("SELECT max(number) AS number FROM account")?["number"].int64 ?? 0) + 1
            try tx.run(
                "INSERT INTO account (number, name, settings, made_at) VALUES (\(number), \(name), \(text), \(now))")
            return Account(id: AccountID(number), name: name, hasPassword: false)
        }
    }

    /// The stored hash of an account's password, as whoever set it spells it; nil when none is set.
    package func passwordHash(of account: AccountID) async throws -> String? {
        try await engine.read { tx in
            try tx.row("SELECT password FROM account WHERE number = \(account)")?["password"].string
        }
    }

    /// Sets the password and ends every session of the account.
    package func setPassword(hash: String, of account: AccountID) async throws {
        try await engine.write { tx in
            try tx.run("UPDATE account SET password = \(hash) WHERE number = \(account)")
            try tx.run("DELETE FROM session WHERE account = \(account)")
        }
    }

    /// Stores the same password hashed anew. Does nothing when another was set meanwhile.
    package func rehashPassword(from old: String, to hash: String, of account: AccountID) async throws {
        try await engine.write { tx in
            try tx.run("UPDATE account SET password = \(hash) WHERE number = \(account) AND password = \(old)")
        }
    }
}

extension Account {
    init(row: Row) {
        self.init(id: AccountID(row["number"].int64 ?? 0), name: row["name"].text, hasPassword: !row["password"].isNull)
    }
}

extension Settings {
    static func read(account: AccountID, tx: any Transaction) throws -> Settings {
        guard let text = try tx.row("SELECT settings FROM account WHERE number = \(account)")?["settings"].string else {
            throw StoreError.notFound("Account \(account)")
        }
        do {
            return try JSONDecoder().decode(Settings.self, from: Data(text.utf8))
        } catch {
            throw StoreError.unreadable("the settings of account \(account) are no JSON")
        }
    }

    static func encoded(_ settings: Settings) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(settings), as: UTF8.self)
    }
}

extension Network {
    package func settings() async throws -> Settings {
        let account = account
        return try await read { tx in try Settings.read(account: account, tx: tx) }
    }

    /// Changes the settings, checked, as a batch that can be taken back; reckons pauses anew when the zone changed.
    package func change(to settings: Settings, at now: Instant) async throws -> Written<Void> {
        let checked = try settings.checked()
        let old = try await self.settings()
        guard checked != old else { return Written(value: (), batch: nil) }
        let entry = BatchEntry(.edit, "Changed the settings: \(checked.changes(from: old))")
        let written = try await write(entry, at: now) { change in try change.set(checked) }
        if old.zone != checked.zone { try await refreshRules(at: now) }
        return written
    }

    /// Stores the first settings, checked: before anybody has done anything there is nothing to take back.
    package func set(_ settings: Settings, at now: Instant) async throws {
        let checked = try settings.checked()
        let text = try Settings.encoded(checked)
        let account = account
        let old = try await self.settings()
        try await engine.write { tx in
            try tx.run("UPDATE account SET settings = \(text) WHERE number = \(account)")
        }
        if old.zone != checked.zone { try await refreshRules(at: now) }
    }
}

extension Change {
    /// How the ledger calls the settings, which are no row of their own.
    static let settingsName = "settings"

    func set(_ settings: Settings) throws {
        let old = try Settings.encoded(try self.settings())
        try keep(Row(columns: ColumnNames(["settings"]), values: [.text(old)]), named: Change.settingsName, key: [], op: "update")
        try tx.run("UPDATE account SET settings = \(try Settings.encoded(settings)) WHERE number = \(account)")
    }
}
