internal import WellmetModel

extension Network {
    /// The names of all circles in their order, without looking at who is in them.
    package func circleNames() async throws -> [String] {
        let account = account
        return try await read { tx in
            try tx.rows("SELECT name FROM circle WHERE account = \(account) ORDER BY folded").map { $0["name"].text }
        }
    }

    /// All tags in alphabetical order, without counting who bears them.
    package func tagNames() async throws -> [String] {
        let account = account
        return try await read { tx in
            try tx.rows("SELECT DISTINCT tag FROM tagging WHERE account = \(account) ORDER BY tag").map { $0["tag"].text }
        }
    }
}
