internal import Foundation
internal import WellmetModel

/// The statements that list people.
enum PeopleQueries {
    /// Whom the filter asks for, in its order: those of a page, and how many there are in all.
    static func page(
        _ filter: PeopleFilter, offset: Int, limit: Int, account: AccountID, tx: any Transaction
    ) throws -> (ids: [ID<Person>], total: Int) {
        let queries = FilterQueries(
            account: account, now: filter.now, zone: try Settings.read(account: account, tx: tx).timeZone,
            sought: try SoughtPeople(filter.terms, account: account, tx: tx))
        let matching = matching(filter, ordered: true, queries) + order(filter.order)
        guard !filter.asksForWarmth else { return try page(of: matching, filter, offset: offset, limit: limit, tx) }
        let count = self.matching(filter, ordered: false, queries)
        let total = try tx.row("SELECT count(*) AS n " + count)?["n"].int ?? 0
        let page = try tx.rows("SELECT person.id AS id " + matching + " LIMIT \(limit) OFFSET \(offset)")
        return (try page.map { try $0[0].required() }, total)
    }

    /// How warm a tie is goes by the clock: it is reckoned for each of those whom all else leaves.
    private static func page(
        of matching: SQL, _ filter: PeopleFilter, offset: Int, limit: Int, _ tx: any Transaction
    ) throws -> (ids: [ID<Person>], total: Int) {
        // Of somebody without a tie, and of each band, whether they are asked for.
        let asked = (0...5).map { band in
            filter.terms.allSatisfy { term in term.test.isWithin(band == 0 ? nil : band).map { $0 != term.isNegated } ?? true }
        }
        var ids: [ID<Person>] = []
        var total = 0
        // What warmth goes by, and no more: reading all of a tie would cost the most.
        try tx.each("SELECT person.id, tie.last_contact, tie.fast_level, tie.slow_level " + matching) { row in
            let band = row[1].instant.flatMap { last in
                Warmth.of(
                    Tie(fast: Memory(level: row[2].double ?? 0), slow: Memory(level: row[3].double ?? 0), lastContact: last),
                    at: filter.now)
            }?.rawValue
            guard asked[band ?? 0] else { return }
            if total >= offset, ids.count < limit { ids.append(try row[0].required()) }
            total += 1
        }
        return (ids, total)
    }

    /// `FROM … WHERE …`, with the ties only where the filter or the order asks after them: an index alone answers the rest.
    private static func matching(_ filter: PeopleFilter, ordered: Bool, _ queries: FilterQueries) -> SQL {
        let needsTies = filter.asksForTies || ordered && filter.order == .contact
        var sql: SQL = "FROM person"
        if needsTies { sql = sql + " JOIN tie ON tie.account = person.account AND tie.person = person.id" }
        return sql + """
             WHERE person.account = \(queries.account) AND person.standing = \(filter.standing) AND person.archived = \(filter.archived)
            """ + queries.conditions(filter.terms.filter { !$0.test.isApart })
    }

    /// Whom a word finds that begins one of their name, title, place or organization, or one of their addresses.
    static func findable(by word: String, account: AccountID) -> SQL {
        let end = word + "\u{10FFFF}"
        return """
            SELECT person FROM name_word
            WHERE account = \(account) AND word >= \(word) AND word < \(end) AND part IN ('name', 'work', 'place')
            UNION ALL SELECT person FROM identity
            WHERE account = \(account) AND kind IN (\(list: Identity.Kind.allCases)) AND value >= \(word) AND value < \(end)
            UNION ALL SELECT person FROM position
            WHERE account = \(account) AND current = 1 AND organization IS NOT NULL AND organization IN
            (SELECT organization FROM organization_word WHERE account = \(account) AND word >= \(word) AND word < \(end))
            """
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

extension PeopleFilter {
    fileprivate var asksForTies: Bool {
        terms.contains { term in
            switch term.test {
            case .day(.last, _), .warmth: true
            default: false
            }
        }
    }

    fileprivate var asksForWarmth: Bool { terms.contains { $0.test.isWithin(nil) != nil } }
}

extension FilterTest {
    /// Whether a tie of that band is asked for, which somebody never in contact has none of; nil for what asks something else.
    fileprivate func isWithin(_ band: Int?) -> Bool? {
        guard case .warmth(let bands) = self else { return nil }
        return band.map { band in bands.contains { $0.contains(band) } } ?? false
    }

    /// Whether it is answered besides: by where the list looks, or by the model.
    fileprivate var isApart: Bool {
        switch self {
        case .archived, .standing, .warmth: true
        default: false
        }
    }
}
