internal import Foundation
internal import WellmetModel

/// All that forgetting somebody changes, found before anything is written. Once they are forgotten it finds nothing any more: that is how it
/// is proved.
struct ForgetPlan {
    let forgotten: ForgottenPerson
    /// What happened with nobody else.
    let alone: Set<UUID>
    private(set) var counts = ForgetCounts()
    /// Entries of the history: with what they hold without them, or nothing when they go.
    private(set) var entries: [(key: [SQLValue], rest: String?)] = []
    private(set) var texts: [(table: ExportedTable, row: LeftTexts)] = []
    /// New titles of changes, by their numbers.
    private(set) var titles: [BatchNumber: String] = [:]
    /// Rows of others that point at them and keep their name: that is nobody's guess.
    private(set) var named: [(table: LedgeredTable, key: SQLValue, column: String)] = []
    private(set) var cards: [(table: LedgeredTable, key: [SQLValue], content: [UInt8])] = []
    /// Rows of others that are about them and nothing else.
    private(set) var rows: [(table: LedgeredTable, key: [SQLValue])] = []
    /// How they were spelled where they were found.
    private(set) var spellings: Set<String> = []
    /// Where they were found, and whose rows these are: "1 note (Bob Stone)".
    private(set) var places: [String] = []

    private let account: AccountID
    private let tx: any Transaction
    private var traces: Traces { forgotten.traces }

    init(_ forgotten: ForgottenPerson, account: AccountID, tx: any Transaction) throws {
        self.forgotten = forgotten
        self.account = account
        self.tx = tx
        let together = try ForgetPlan.interactions(with: forgotten.person, account: account, tx: tx)
        alone = together.alone
        counts.alone = together.alone.count
        counts.shared = together.shared
        counts.hasNamesake = forgotten.hasNamesake
        counts.sharedNames = forgotten.traces.shared.filter { folded($0) != folded(forgotten.name) }
        try findNamed()
        try findTexts()
        try findCards()
        try findRows()
        let own = try findEntries()
        try findTitles(own)
        try findFaint()
    }

    private static func interactions(
        with person: ID<Person>, account: AccountID, tx: any Transaction
    ) throws -> (alone: Set<UUID>, shared: Int) {
        var alone: Set<UUID> = []
        var shared = 0
        try tx.each(
            """
            SELECT interaction, EXISTS (
              SELECT 1 FROM participant AS other WHERE other.account = participant.account
              AND other.interaction = participant.interaction AND other.person <> participant.person) AS others
            FROM participant WHERE account = \(account) AND person = \(person)
            """
        ) { row in
            if row[1].bool {
                shared += 1
            } else if let id = row[0].uuid {
                alone.insert(id)
            }
        }
        return (alone, shared)
    }

    private mutating func count(_ noun: String, owners: [UUID?], in table: LedgeredTable? = nil, keys: [SQLValue] = []) throws {
        counts.mentions.append(noun)
        let whose = try names(of: owners, table, keys)
        places.append(whose.names.isEmpty ? noun : "\(noun) (\((whose.names + (whose.more > 0 ? ["\(whose.more) more"] : [])).listed))")
    }

    /// Whose rows these are, by name: at most five of them.
    private func names(of owners: [UUID?], _ table: LedgeredTable?, _ keys: [SQLValue]) throws -> (names: [String], more: Int) {
        var ids = Set(owners.compactMap(\.self))
        if table == .interaction {
            let some = keys.compactMap(\.uuid).prefix(400)
            for row in try tx.rows(
                "SELECT DISTINCT person FROM participant WHERE account = \(account) AND interaction IN (\(list: some))")
            { if let id = row[0].uuid { ids.insert(id) } }
        }
        ids.subtract(forgotten.ids)
        let some = ids.sorted { $0.uuidString < $1.uuidString }.prefix(400)
        let names = try tx.rows(
            "SELECT full_name FROM person WHERE account = \(account) AND id IN (\(list: some)) ORDER BY sort_key, id LIMIT 5"
        ).map { $0[0].text }
        return (names, max(0, ids.count - names.count))
    }

    // MARK: Rows of others

    private mutating func findNamed() throws {
        for (table, id, column) in LedgerEntry.namedPeople {
            let rows = try tx.rows(
                "SELECT id FROM \(SQL(text: table.name)) WHERE account = \(account) AND \(SQL(text: id)) = \(forgotten.person)")
            named += rows.map { (table, $0[0], column) }
        }
    }

    private mutating func findTexts() throws {
        for table in ExportedTable.parentsFirst where table.name != "batch" && table.name != "tagging" {
            let found = try LeftTexts.find(traces, in: table, account: account, tx: tx).filter { !isTheirs($0.owner, $0.key, table) }
            texts += found.map { (table, $0) }
            for row in found { spellings.formUnion(row.spellings) }
            // A row counts once.
            var keys = Set(found.map(\.key))
            let ledgered = LedgeredTable.named(table.name)
            var owners = found.map(\.owner)
            for row in named where row.table == ledgered && keys.insert([row.key]).inserted {
                owners.append(try owner(row.table, row.key))
            }
            if ledgered == .opportunity {
                for key in try stepsTaken() { keys.insert([key]) }
            }
            guard !keys.isEmpty else { continue }
            try count(ForgetPlan.counted(table, keys.count), owners: owners, in: ledgered, keys: keys.compactMap(\.first))
        }
    }

    /// Opportunities that take over the text of a follow-up which goes, where that tells of them.
    private func stepsTaken() throws -> [SQLValue] {
        let person = forgotten.person
        return try tx.rows(
            """
            SELECT opportunity.id AS id, follow_up.text AS text FROM opportunity
            JOIN follow_up ON follow_up.account = opportunity.account AND follow_up.id = opportunity.follow_up
            WHERE opportunity.account = \(account) AND (opportunity.person = \(person) OR follow_up.person = \(person))
              AND follow_up.state = 'open'
            """
        ).filter { traces.removed(from: $0["text"].text) != nil }.map { $0["id"] }
    }

    private func owner(_ table: LedgeredTable, _ key: SQLValue) throws -> UUID? {
        try tx.row("SELECT person FROM \(SQL(text: table.name)) WHERE account = \(account) AND id = \(key)")?["person"].uuid
    }

    /// Whether a row goes with them. What came from them, an opportunity or an insight, stays.
    private func isTheirs(_ owner: UUID?, _ key: [SQLValue], _ table: ExportedTable) -> Bool {
        if table.name == LedgeredTable.interaction.name { return key.first?.uuid.map(alone.contains) ?? false }
        guard table.name != LedgeredTable.opportunity.name, table.name != LedgeredTable.insight.name else { return false }
        return owner.map(forgotten.ids.contains) ?? false
    }

    private mutating func findCards() throws {
        let (tx, forgotten, traces) = (tx, forgotten, traces)
        let groups = try tx.rows("SELECT source, card_key, content FROM group_card WHERE account = \(account)").filter { row in
            guard let content = row["content"].bytes.flatMap(forgotten.leavingGroup) else { return false }
            cards.append((.groupCard, [row["source"], row["card_key"]], content))
            return true
        }
        if !groups.isEmpty { try count(StoryWords.counted(.groupCard, groups.count), owners: []) }
        var owners: [UUID?] = []
        let (clues, numbers) = (traces.clues, traces.numberClues)
        try tx.each("SELECT id, person, content FROM card WHERE account = \(account) AND person <> \(forgotten.person)") { row in
            guard let bytes = row[2].bytes, LeftTexts.mayHold(clues, numbers, bytes) else { return }
            let old = String(decoding: bytes, as: UTF8.self)
            guard let text = traces.removed(from: old) else { return }
            spellings.formUnion(traces.found(in: old).map { String(old[$0]) })
            cards.append((.card, [row[0]], Array(text.utf8)))
            owners.append(row[1].uuid)
        }
        if !owners.isEmpty { try count(StoryWords.counted(.card, owners.count), owners: owners) }
    }

    private mutating func findRows() throws {
        let undecided = LeftTexts.undecided(traces, try tx.rows("SELECT * FROM undecided WHERE account = \(account)"))
        rows += undecided.map { (.undecided, [$0["source"], $0["record_key"]]) }
        if !undecided.isEmpty { counts.alsoGone.append(StoryWords.counted(.undecided, undecided.count)) }
        // A tag that is their name says who wore it.
        let tags = try tx.rows("SELECT tag, person FROM tagging WHERE account = \(account) AND person <> \(forgotten.person)").filter {
            traces.removed(from: $0["tag"].text) != nil
        }
        rows += tags.map { (.tagging, [$0["tag"], $0["person"]]) }
        if !tags.isEmpty { counts.alsoGone.append(StoryWords.counted(.tagging, tags.count)) }
    }

    // MARK: The history

    private mutating func findTitles(_ theirs: [OwnBatch.Entry]) throws {
        guard let table = ExportedTable.named("batch") else { return }
        for row in try LeftTexts.find(traces, in: table, account: account, tx: tx) {
            guard let number = row.key.first?.int64, let title = row.columns.first(where: { $0.name == "title" }) else { continue }
            titles[number] = title.text
            spellings.formUnion(row.spellings)
        }
        // What was done to them alone, or to others with them, says so whatever they are called.
        for own in try OwnBatch.find(forgotten, theirs, account: account, tx: tx) {
            if let title = own.isTheirsAlone ? own.plainTitle : traces.removed(from: own.title, isTheirs: true), title != own.title {
                titles[own.number] = title
            }
        }
        if !titles.isEmpty { try count(ForgetPlan.counted(table, titles.count), owners: []) }
    }

    /// - Returns: those that are of them, and of them and others.
    private mutating func findEntries() throws -> [OwnBatch.Entry] {
        var own: [OwnBatch.Entry] = []
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var changed = 0
        for row in try LeftTexts.entries(forgotten, alone, account: account, tx: tx) {
            let key = [SQLValue(account), row["batch"], row["seq"]]
            let entry = try LedgerEntry(row, account: account)
            guard let rest = entry.without(forgotten, alone) else {
                entries.append((key, nil))
                own.append(OwnBatch.Entry(batch: row["batch"].int64 ?? 0, sequence: row["seq"].int64 ?? 0, isTheirs: true))
                // The change that had written the row is of them, too, though a merge wrote it anew.
                if let made = entry.old["batch"]?.int64 { own.append(OwnBatch.Entry(batch: made, sequence: -1, isTheirs: true)) }
                continue
            }
            if Participation.kept(in: entry.old)?.contains(where: { forgotten.ids.contains($0.uuid) }) ?? false {
                own.append(OwnBatch.Entry(batch: row["batch"].int64 ?? 0, sequence: row["seq"].int64 ?? 0, isTheirs: false))
            }
            if rest == entry.old { continue }
            changed += 1
            for text in entry.old.values.compactMap(\.string) { spellings.formUnion(traces.found(in: text).map { String(text[$0]) }) }
            entries.append((key, String(decoding: try encoder.encode(rest), as: UTF8.self)))
        }
        counts.history = entries.count - changed
        if changed > 0 { try count("\(changed) \(changed == 1 ? "entry" : "entries") of the history", owners: []) }
        return own
    }

    // MARK: What is too little

    private mutating func findFaint() throws {
        guard !traces.tooLittle.isEmpty else { return }
        var rows: [String: [String]] = [:]
        var people: [String: (owners: Set<UUID>, interactions: [SQLValue])] = [:]
        for table in ExportedTable.parentsFirst {
            var found = try LeftTexts.faint(traces, in: table, account: account, tx: tx).filter { !isTheirs($0.owner, $0.key, table) }
            if table.name == "batch" { found = found.filter { row in row.key.first?.int64.map { titles[$0] == nil } ?? true } }
            let replaced = Set(named.filter { $0.table.name == table.name }.map { [$0.key] })
            found = found.filter { !replaced.contains($0.key) }
            for word in traces.tooLittle {
                let saying = found.filter { $0.words.contains(word) }
                guard !saying.isEmpty else { continue }
                rows[word, default: []].append(ForgetPlan.counted(table, saying.count))
                people[word, default: ([], [])].owners.formUnion(saying.compactMap(\.owner))
                if table.name == "interaction" { people[word]?.interactions += saying.compactMap(\.key.first) }
            }
        }
        for (word, count) in try faintEntries() {
            rows[word, default: []].append("\(count) \(count == 1 ? "entry" : "entries") of the history")
        }
        counts.kept = try traces.tooLittle.compactMap { word in
            guard let rows = rows[word] else { return nil }
            let whose = people[word] ?? ([], [])
            let (names, more) = try names(of: whose.owners.map(\.self), .interaction, whose.interactions)
            return ForgetCounts.Kept(word: word, rows: rows, people: names, more: more)
        }
    }

    /// What of this is no more than a word: where they are told still, once they are forgotten.
    var left: [String] {
        var left = places + counts.alsoGone
        if counts.history > 0 { left.append("\(counts.history) \(counts.history == 1 ? "entry" : "entries") of the history, by id") }
        return left
    }

    /// How many entries of the history say a word that is too little.
    private func faintEntries() throws -> [String: Int] {
        var sql: SQL = "SELECT batch, seq, old FROM ledger WHERE account = \(account)"
        if let clues = traces.faintClues {
            sql =
                sql + " AND (" + LeftTexts.any(clues, in: ["old"]) + " OR " + LeftTexts.any(numbers: traces.faintNumberClues, in: ["old"])
                + ")"
        }
        let changed = Dictionary(entries.map { (Array($0.key.dropFirst()), $0.rest) }) { first, _ in first }
        var counts: [String: Int] = [:]
        for row in try tx.rows(sql) {
            let text = changed[[row["batch"], row["seq"]]] ?? row["old"].text
            for word in traces.faintWords(in: text ?? "") { counts[word, default: 0] += 1 }
        }
        return counts
    }

    private static func counted(_ table: ExportedTable, _ count: Int) -> String {
        if table.name == "batch" { return "\(count) \(count == 1 ? "title of a change" : "titles of changes")" }
        guard let ledgered = LedgeredTable.named(table.name) else { return "\(count) \(table.name)\(count == 1 ? "" : "s")" }
        return StoryWords.counted(ledgered, count)
    }
}

extension LedgerEntry {
    /// Columns with somebody beside whom the row belongs to, and the column that keeps their name.
    static let namedPeople: [(table: LedgeredTable, id: String, name: String)] = [
        (.link, "other", "name"), (.opportunity, "for_person", "for_name"), (.introduction, "other", "name"),
    ]

    /// What the row was, without somebody; nil when it was theirs.
    func without(_ forgotten: ForgottenPerson, _ alone: Set<UUID>) -> [String: SQLValue]? {
        func isThem(_ value: SQLValue?) -> Bool { value?.uuid.map(forgotten.ids.contains) ?? false }
        if key.contains(where: isThem) || isThem(old["person"]) { return nil }
        if table == LedgeredTable.undecided.name, let content = old["content"] {
            let row = Row(columns: ColumnNames(["content"]), values: [content])
            return LeftTexts.undecided(forgotten.traces, [row]).isEmpty ? old : nil
        }
        if table == LedgeredTable.interaction.name, let id = key.first?.uuid, alone.contains(id) { return nil }
        var rest = old
        if let people = Participation.kept(in: old) {
            let others = people.filter { !forgotten.ids.contains($0.uuid) }
            if others.isEmpty { return nil }
            rest.merge(Participation.kept(others)) { _, new in new }
        }
        for named in LedgerEntry.namedPeople where named.table.name == table && isThem(old[named.id]) {
            rest[named.name] = .text(Traces.stopgap)
        }
        for (column, value) in rest {
            if isThem(value) { rest[column] = .null }
            if table == LedgeredTable.groupCard.name, let bytes = value.bytes, let left = forgotten.leavingGroup(bytes) {
                rest[column] = .bytes(left)
                continue
            }
            if let text = value.string, let changed = forgotten.traces.removed(from: text) { rest[column] = .text(changed) }
            if case .bytes(let bytes) = value, let text = String(validating: bytes, as: UTF8.self),
                let changed = forgotten.traces.removed(from: text)
            {
                rest[column] = .bytes(Array(changed.utf8))
            }
        }
        return rest
    }
}
