package import WellmetModel

extension Network {
    /// Values of a field that somebody in the book has and that begin as `typed` does: where the field has few, in the order of the
    /// alphabet; places, organizations, titles and languages of the most people first; people in touch last first. None for fields
    /// whose values cannot be listed.
    package func values(of field: FilterField.Text, beginning typed: String, limit: Int = 8) async throws -> [FilterValueCount] {
        let values = FilterValues(account: account, typed: typed)
        switch field {
        case .circle: return Network.beginning(typed, try await circleNames(), limit)
        case .tag, .about: return Network.beginning(String(typed.drop { $0 == "#" }), try await tagNames(), limit)
        case .city: return try await counted(values.places(limit))
        case .metAt: return try await counted(values.meetingPlaces(limit))
        case .company: return try await counted(values.organizations(isCurrent: true, limit))
        case .worked: return try await counted(values.organizations(isCurrent: false, limit))
        case .title: return try await counted(values.titles(limit))
        case .zone: return try await counted(values.zones(typed, limit))
        case .language: return Network.languages(typed, try await counted(values.languages), limit)
        case .name, .knows: return try await read { tx in try tx.rows(values.names(limit)).map { FilterValueCount($0["value"].text) } }
        case .through: return try await counted(values.introducers(limit))
        case .source:
            let account = account
            let kinds = try await read { tx in
                try tx.rows("SELECT DISTINCT kind FROM source WHERE account = \(account) ORDER BY kind").map { $0[0].text }
            }
            return Network.beginning(typed, kinds, limit)
        case .address: return []
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

    /// The languages of lists of them, with how many speak each.
    private static func languages(_ typed: String, _ lists: [FilterValueCount], _ limit: Int) -> [FilterValueCount] {
        var people: [String: Int] = [:]
        for list in lists {
            for language in Set(list.text.split(separator: ",").compactMap { String($0).nonEmpty?.lowercased() }) {
                people[language, default: 0] += list.people ?? 0
            }
        }
        return people.filter { $0.key.hasPrefix(typed.lowercased()) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
            .map { FilterValueCount($0.key, people: $0.value) }
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

    private static let inBook: SQL = "person.standing = 'book' AND person.archived = 0"
    private static let most: SQL = " ORDER BY people DESC, value"

    /// `AND …` for every word, which begins one of that part of people's words.
    private func with(_ part: String) -> SQL {
        words.reduce("") { sql, word in
            sql + """
                 AND person.id IN (SELECT person FROM name_word
                WHERE account = \(account) AND part = \(part) AND word >= \(word) AND word < \(word + "\u{10FFFF}"))
                """
        }
    }

    func places(_ limit: Int) -> SQL { said("person.place", with("place"), limit) }

    func meetingPlaces(_ limit: Int) -> SQL { said("person.met_place", with("met"), limit) }

    /// Time zones are asked for by how they begin.
    func zones(_ typed: String, _ limit: Int) -> SQL {
        said("person.zone", " AND lower(person.zone) LIKE \(FilterQueries.literal(typed.lowercased()) + "%") ESCAPE '!'", limit)
    }

    /// Lists of languages as they stand.
    var languages: SQL { said("person.languages", "", 1000) }

    /// What a column of people says, where it says something.
    private func said(_ column: SQL, _ found: SQL, _ limit: Int) -> SQL {
        "SELECT " + column + " AS value, count(*) AS people FROM person WHERE person.account = \(account) AND " + Self.inBook + " AND "
            + column + " <> ''" + found + " GROUP BY " + column + Self.most + " LIMIT \(limit)"
    }

    func titles(_ limit: Int) -> SQL {
        """
        SELECT position.title AS value, count(DISTINCT person.id) AS people FROM position
        JOIN person ON person.account = position.account AND person.id = position.person
        WHERE position.account = \(account) AND position.current = 1 AND position.title <> '' AND \(Self.inBook)\(with("work"))
        GROUP BY position.title\(Self.most) LIMIT \(limit)
        """
    }

    /// Those in touch last.
    func names(_ limit: Int) -> SQL {
        """
        SELECT person.full_name AS value FROM tie JOIN person ON person.account = tie.account AND person.id = tie.person
        WHERE tie.account = \(account) AND \(Self.inBook)\(with("name"))
        ORDER BY tie.last_contact DESC NULLS LAST, tie.person DESC LIMIT \(limit)
        """
    }

    /// Those who introduced others of the book to me.
    func introducers(_ limit: Int) -> SQL {
        """
        SELECT person.full_name AS value, count(*) AS people FROM person AS met
        JOIN person ON person.account = met.account AND person.id = met.met_through
        WHERE met.account = \(account) AND met.met_through IS NOT NULL AND met.standing = 'book' AND met.archived = 0\(with("name"))
        GROUP BY person.id, person.full_name\(Self.most) LIMIT \(limit)
        """
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
