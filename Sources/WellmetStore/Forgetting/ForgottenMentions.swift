internal import Foundation
internal import WellmetModel

/// How many rows of others tell of somebody by a word of theirs, and will say “somebody” instead: by table.
struct ForgottenMentions {
    private(set) var counts: [String: Int] = [:]

    init() {}

    mutating func count(_ rows: Int, in table: String) { counts[table, default: 0] += rows }

    /// "2 notes", in the order in which a history tells of tables. What only the program itself knows of is not told.
    var words: [String] {
        LedgeredTable.childrenFirst.reversed().compactMap { table in
            guard !StoryWords.isSilent(table), let count = counts[table.name], count > 0 else { return nil }
            return StoryWords.counted(table, count)
        }
    }

    /// As they will be: looks at every text, and leaves out the rows that go with them.
    init(before forgotten: ForgottenPerson, _ person: ID<Person>, _ alone: Set<UUID>, account: AccountID, tx: any Transaction) throws {
        for table in LedgeredTable.childrenFirst where !StoryWords.isSilent(table) {
            let found = try LeftTexts.find(forgotten.traces, in: table, account: account, tx: tx)
            var stays = try found.filter { try !Self.goes($0, in: table, with: forgotten, alone, account: account, tx: tx) }.map(\.key)
            // What is written by their name as they go: links to them that had none, and steps that a promise to them held.
            for (key, text) in try Self.written(in: table, of: person, account: account, tx: tx)
            where !stays.contains(key) && (text.isEmpty || forgotten.traces.removed(from: text) != nil) { stays.append(key) }
            count(stays.count, in: table.name)
        }
    }

    private static func goes(
        _ text: LeftTexts, in table: LedgeredTable, with forgotten: ForgottenPerson, _ alone: Set<UUID>, account: AccountID,
        tx: any Transaction
    ) throws -> Bool {
        switch table {
        case .person: return text.key.first?.uuid.map(forgotten.ids.contains) ?? false
        case .interaction: return text.key.first?.uuid.map(alone.contains) ?? false
        case .opportunity, .insight: return false
        default:
            guard LedgeredTable.ofPerson.contains(table) else { return false }
            let sql = SQL(text: "SELECT person FROM \(table.name) WHERE \(table.keyCondition)", values: [SQLValue(account)] + text.key)
            return try tx.row(sql)?["person"].uuid.map(forgotten.ids.contains) ?? false
        }
    }

    private static func written(
        in table: LedgeredTable, of person: ID<Person>, account: AccountID, tx: any Transaction
    ) throws -> [(key: [SQLValue], text: String)] {
        let sql: SQL
        switch table {
        case .link: sql = "SELECT id, name AS text FROM link WHERE account = \(account) AND other = \(person) AND trim(name) = ''"
        case .opportunity:
            sql = """
                SELECT opportunity.id AS id, follow_up.text AS text FROM opportunity
                JOIN follow_up ON follow_up.account = opportunity.account AND follow_up.id = opportunity.follow_up
                WHERE opportunity.account = \(account) AND (opportunity.person = \(person) OR follow_up.person = \(person))
                  AND follow_up.state = 'open'
                """
        default: return []
        }
        return try tx.rows(sql).map { ([$0["id"]], $0["text"].text) }
    }
}
