internal import Foundation
internal import WellmetModel

/// The statements that list people.
enum PeopleQueries {
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

    /// People whom one statement names: far fewer than a database takes.
    private static let most = 400

    /// Those of the people who are there, as lists show them, in the order of `ids`.
    static func lines(of ids: some Collection<ID<Person>>, account: AccountID, tx: any Transaction) throws -> [PersonLine] {
        try Array(ids).chunked(most).flatMap { try lines(try rows(of: $0, account: account, tx: tx), account: account, tx: tx) }
    }

    /// The rows of those people, in the order of `ids`.
    static func rows(of ids: [ID<Person>], account: AccountID, tx: any Transaction) throws -> [Row] {
        var found: [ID<Person>: Row] = [:]
        for part in ids.chunked(most) {
            let rows = try tx.rows(
                columns + """
                     FROM person JOIN tie ON tie.account = person.account AND tie.person = person.id
                    WHERE person.account = \(account) AND person.id IN (\(list: part))
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
