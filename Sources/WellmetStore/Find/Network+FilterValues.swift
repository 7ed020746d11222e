package import WellmetModel

extension Network {
    /// Values of a field that somebody in the book has and that begin as `typed` does: where the field has few, in the order of the
    /// alphabet; places and organizations of the most people first. None for fields whose values cannot be listed.
    package func values(of field: FilterField.Text, beginning typed: String, limit: Int = 8) async throws -> [FilterValueCount] {
        switch field {
        case .circle: return Network.beginning(typed, try await circleNames(), limit)
        case .tag: return Network.beginning(String(typed.drop { $0 == "#" }), try await tagNames(), limit)
        case .city: return try await counted(FilterValues(account: account, typed: typed).places(limit))
        case .company: return try await counted(FilterValues(account: account, typed: typed).organizations(isCurrent: true, limit))
        case .worked: return try await counted(FilterValues(account: account, typed: typed).organizations(isCurrent: false, limit))
        case .source:
            let account = account
            let kinds = try await read { tx in
                try tx.rows("SELECT DISTINCT kind FROM source WHERE account = \(account) ORDER BY kind").map { $0[0].text }
            }
            return Network.beginning(typed, kinds, limit)
        case .name, .title, .address, .language, .zone, .through, .metAt: return []
        }
    }

    /// Those of which a word begins so, or the whole.
    private static func beginning(_ typed: String, _ names: [String], _ limit: Int) -> [FilterValueCount] {
        let typed = folded(typed)
        func fits(_ name: String) -> Bool {
            let name = folded(name)
            return name.hasPrefix(typed) || name.split(separator: " ").contains { $0.hasPrefix(typed) }
        }
        return names.filter(fits).prefix(limit).map { FilterValueCount($0) }
    }

    private func counted(_ statement: SQL) async throws -> [FilterValueCount] {
        try await read { tx in try tx.rows(statement).map { FilterValueCount($0["value"].text, people: $0["people"].int) } }
    }
}

/// The statements that list values with how many people of the book have each.
private struct FilterValues {
    let account: AccountID
    /// The words of which each must begin one of the value's.
    let words: [String]

    init(account: AccountID, typed: String) {
        self.account = account
        words = Array(SearchText.words(of: typed).prefix(8))
    }

    func places(_ limit: Int) -> SQL {
        let found: SQL = words.reduce("") { sql, word in
            sql + """
                 AND person.id IN (SELECT person FROM name_word
                WHERE account = \(account) AND part = 'place' AND word >= \(word) AND word < \(word + "\u{10FFFF}"))
                """
        }
        return """
            SELECT person.place AS value, count(*) AS people FROM person
            WHERE person.account = \(account) AND person.standing = 'book' AND person.archived = 0 AND person.place <> ''
            """ + found + " GROUP BY person.place ORDER BY people DESC, value LIMIT \(limit)"
    }

    func organizations(isCurrent: Bool, _ limit: Int) -> SQL {
        let current: SQL = isCurrent ? " AND position.current = 1" : ""
        let found: SQL = words.reduce("") { sql, word in
            sql + """
                 AND organization.id IN (SELECT organization FROM organization_word
                WHERE account = \(account) AND word >= \(word) AND word < \(word + "\u{10FFFF}"))
                """
        }
        return """
            SELECT organization.name AS value, count(DISTINCT person.id) AS people FROM organization
            JOIN position ON position.account = organization.account AND position.organization = organization.id
            JOIN person ON person.account = position.account AND person.id = position.person
            WHERE organization.account = \(account) AND person.standing = 'book' AND person.archived = 0
            """ + current + found + " GROUP BY organization.id, organization.name ORDER BY people DESC, value LIMIT \(limit)"
    }
}
