internal import WellmetModel

/// The statements that list people.
enum PeopleQueries {
    /// `FROM … WHERE …`, with the ties only where the filter or the order asks after them: an index alone answers the rest.
    static func matching(_ filter: PeopleFilter, ordered: Bool, account: AccountID) -> SQL {
        let needsTies = filter.contact != .any || ordered && filter.order == .contact
        var sql: SQL = "FROM person"
        if needsTies { sql = sql + " JOIN tie ON tie.account = person.account AND tie.person = person.id" }
        sql =
            sql + """
                 WHERE person.account = \(account) AND person.standing = \(filter.standing) AND person.archived = \(filter.archived)
                """
        // What is no word is in nobody's name.
        if filter.text.nonEmpty != nil, words(of: filter.text).isEmpty { sql = sql + " AND 1 = 0" }
        for word in words(of: filter.text) {
            sql = sql + " AND person.id IN (" + findable(by: word, account: account) + ")"
        }
        if let circle = filter.circle.nonEmpty {
            sql =
                sql + """
                     AND person.id IN (SELECT membership.person FROM membership
                     JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
                     WHERE membership.account = \(account) AND circle.folded = \(folded(circle)))
                    """
        }
        switch filter.contact {
        case .any: break
        case .never: sql = sql + " AND tie.last_contact IS NULL"
        case .between(let from, let to):
            if let from { sql = sql + " AND tie.last_contact >= \(from)" }
            if let to { sql = sql + " AND tie.last_contact < \(to)" }
        }
        if let tag = filter.tag.nonEmpty {
            sql = sql + " AND person.id IN (SELECT person FROM tagging WHERE account = \(account) AND tag = \(folded(tag)))"
        }
        return sql
    }

    /// Whom a word finds that begins one of their name, title or organization, or one of their addresses.
    private static func findable(by word: String, account: AccountID) -> SQL {
        let end = word + "\u{10FFFF}"
        return """
            SELECT person FROM name_word WHERE account = \(account) AND word >= \(word) AND word < \(end)
            UNION ALL SELECT person FROM identity
            WHERE account = \(account) AND kind IN (\(list: Identity.Kind.allCases)) AND value >= \(word) AND value < \(end)
            UNION ALL SELECT person FROM position
            WHERE account = \(account) AND current = 1 AND organization IS NOT NULL AND organization IN
            (SELECT organization FROM organization_word WHERE account = \(account) AND word >= \(word) AND word < \(end))
            """
    }

    /// A mail address or handle is one word here, as it is in the index.
    private static func words(of text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).flatMap { part in
            part.contains("@") || part.contains("/") || part.contains("+")
                ? [folded(part.drop(while: { $0 == "@" }))] : foldedWords(part)
        }
    }

    static func order(_ order: PeopleFilter.Order) -> SQL {
        switch order {
        case .name: " ORDER BY person.sort_key, person.id"
        case .contact: " ORDER BY tie.last_contact DESC NULLS LAST, tie.person DESC"
        case .added: " ORDER BY person.id DESC"
        }
    }

    /// The rows of those people, in the order of `ids`.
    static func rows(of ids: [ID<Person>], account: AccountID, tx: any Transaction) throws -> [Row] {
        var found: [ID<Person>: Row] = [:]
        for start in stride(from: 0, to: ids.count, by: 400) {
            let rows = try tx.rows(
                columns + """
                     FROM person JOIN tie ON tie.account = person.account AND tie.person = person.id
                    WHERE person.account = \(account) AND person.id IN (\(list: ids[start..<min(ids.count, start + 400)]))
                    """)
            for row in rows { found[try row["id"].required()] = row }
        }
        return ids.compactMap { found[$0] }
    }

    static let columns: SQL = "SELECT person.*, tie.*, person.cadence_days AS own_cadence"

    static func lines(_ rows: [Row], account: AccountID, tx: any Transaction) throws -> [PersonLine] {
        let ids: [ID<Person>] = try rows.map { try $0["id"].required() }
        var work: [ID<Person>: String] = [:]
        var circles: [ID<Person>: [String]] = [:]
        if !ids.isEmpty {
            let positions = try tx.rows(
                """
                SELECT position.*, organization.name AS organization_name FROM position
                LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
                WHERE position.account = \(account) AND position.current = 1 AND position.person IN (\(list: ids))
                ORDER BY position.person, position.id
                """)
            for row in positions { work[try row["person"].required()] = try Position(row: row).line }
            let memberships = try tx.rows(
                """
                SELECT membership.person AS person, circle.name AS name FROM membership
                JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
                WHERE membership.account = \(account) AND membership.person IN (\(list: ids)) ORDER BY circle.folded
                """)
            for row in memberships { circles[try row["person"].required(), default: []].append(row["name"].text) }
        }
        let faces = try FaceMarks.read(ids, account: account, tx: tx)
        return try rows.map { row in
            let id: ID<Person> = try row["id"].required()
            return PersonLine(
                id: id, name: PersonName(row: row), standing: try row["standing"].choice(), archived: row["archived"].bool,
                place: row["place"].text, zone: row["zone"].text, pronouns: row["pronouns"].text, work: work[id] ?? "", face: faces[id],
                circles: circles[id] ?? [], tie: Tie(row: row))
        }
    }
}
