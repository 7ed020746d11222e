internal import Foundation
package import WellmetModel

/// A browser that is signed in.
package struct Session: Sendable {
    /// The SHA-256 of the cookie's secret: the secret itself is nowhere stored.
    package let token: [UInt8]
    package let madeAt: Instant
    package let seenAt: Instant
    /// When the secret was made: at the beginning, and again each time it is renewed.
    package let renewedAt: Instant
    package let expiresAt: Instant
    /// What the browser calls itself, shortened.
    package let agent: String

    /// For how long the secret before still opens a renewed session, in days: five minutes.
    package static let overlap = 5.0 / 1440
}

extension Store {
    package func addSession(token: [UInt8], of account: AccountID, agent: String, at now: Instant, expires: Instant) async throws {
        try await engine.write { tx in
            try tx.run("DELETE FROM session WHERE account = \(account) AND expires_at <= \(now)")
            try tx.run(
                """
                INSERT INTO session (account, token, made_at, seen_at, renewed_at, expires_at, agent)
                VALUES (\(account), \(SQLValue.bytes(token)), \(now), \(now), \(now), \(expires), \(String(agent.prefix(200))))
                """)
        }
    }

    /// The session with that token, or with that one a moment ago, unless it has expired.
    package func session(token: [UInt8], of account: AccountID, at now: Instant) async throws -> Session? {
        try await engine.read { tx in
            try tx.row(
                """
                SELECT * FROM session
                WHERE account = \(account) AND expires_at > \(now) AND (token = \(SQLValue.bytes(token))
                  OR (old_token = \(SQLValue.bytes(token)) AND renewed_at > \(now.adding(days: -Session.overlap))))
                """
            ).map(Session.init(row:))
        }
    }

    /// Gives a session another token. False when it has one already: another request was first.
    package func renewSession(
        token: [UInt8], of account: AccountID, as new: [UInt8], at now: Instant, expires: Instant
    ) async throws -> Bool {
        try await engine.write { tx in
            try tx.run(
                """
                UPDATE session SET token = \(SQLValue.bytes(new)), old_token = \(SQLValue.bytes(token)),
                  seen_at = \(now), renewed_at = \(now), expires_at = \(expires)
                WHERE account = \(account) AND token = \(SQLValue.bytes(token))
                """) == 1
        }
    }

    /// Notes that a session was used, and when it ends now.
    package func touchSession(token: [UInt8], of account: AccountID, at now: Instant, expires: Instant) async throws {
        try await engine.write { tx in
            try tx.run(
                """
                UPDATE session SET seen_at = \(now), expires_at = \(expires)
                WHERE account = \(account) AND token = \(SQLValue.bytes(token))
                """)
        }
    }

    /// Living sessions, the one used last first.
    package func sessions(of account: AccountID, at now: Instant) async throws -> [Session] {
        try await engine.read { tx in
            try tx.rows("SELECT * FROM session WHERE account = \(account) AND expires_at > \(now) ORDER BY seen_at DESC")
                .map(Session.init(row:))
        }
    }

    /// Ends one session, by its token or the one before, or all of the account's when `token` is nil.
    package func endSessions(of account: AccountID, token: [UInt8]? = nil) async throws {
        try await engine.write { tx in
            if let token {
                try tx.run(
                    """
                    DELETE FROM session
                    WHERE account = \(account) AND (token = \(SQLValue.bytes(token)) OR old_token = \(SQLValue.bytes(token)))
                    """)
            } else {
                try tx.run("DELETE FROM session WHERE account = \(account)")
            }
        }
    }

    /// Ends all sessions of the account but the one with that token.
    package func endSessions(of account: AccountID, except token: [UInt8]) async throws {
        try await engine.write { tx in
            try tx.run("DELETE FROM session WHERE account = \(account) AND token <> \(SQLValue.bytes(token))")
        }
    }

    /// Stores the hash of a one-time sign-in link.
    package func addSignInLink(token: [UInt8], of account: AccountID, at now: Instant, expires: Instant) async throws {
        try await engine.write { tx in
            try tx.run("DELETE FROM sign_in_link WHERE account = \(account) AND expires_at <= \(now)")
            try tx.run(
                "INSERT INTO sign_in_link (account, token, expires_at) VALUES (\(account), \(SQLValue.bytes(token)), \(expires))")
        }
    }

    /// Whether the link would be good now.
    package func isGoodSignInLink(token: [UInt8], of account: AccountID, at now: Instant) async throws -> Bool {
        try await engine.read { tx in
            try tx.row(
                """
                SELECT 1 AS found FROM sign_in_link
                WHERE account = \(account) AND token = \(SQLValue.bytes(token)) AND expires_at > \(now)
                """) != nil
        }
    }

    /// Whether the link is good; it is used up by asking.
    package func useSignInLink(token: [UInt8], of account: AccountID, at now: Instant) async throws -> Bool {
        try await engine.write { tx in
            try tx.run(
                """
                DELETE FROM sign_in_link WHERE account = \(account) AND token = \(SQLValue.bytes(token)) AND expires_at > \(now)
                """) == 1
        }
    }
}

extension Session {
    init(row: Row) {
        token = row["token"].bytes ?? []
        madeAt = row["made_at"].instant ?? .distantPast
        seenAt = row["seen_at"].instant ?? .distantPast
        renewedAt = row["renewed_at"].instant ?? .distantPast
        expiresAt = row["expires_at"].instant ?? .distantPast
        agent = row["agent"].text
    }
}
