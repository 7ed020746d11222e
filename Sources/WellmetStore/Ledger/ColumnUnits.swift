/// Which columns of a row say one thing together: an undo takes back all of them, or none.
struct ColumnUnits {
    /// Of a row that says one thing as a whole, such as a picture: everything but whose it is.
    private static let whole: Set<LedgeredTable> = [
        .card, .groupCard, .confirmation, .face, .record, .nudge, .rest, .redirect, .notSame, .undecided, .forgotten, .occasion,
    ]

    private static let together: [LedgeredTable: [[String]]] = [
        .person: [
            ["full_name", "sort_key", "given", "family", "additional", "nickname", "phonetic_given", "phonetic_family"]
        ],
        .identity: [["kind", "value", "display"]],
        .organization: [["name", "folded"]],
        .circle: [["name", "folded"]],
        .view: [["name", "folded"]],
        .position: [["current", "ends"]],
        .date: [["year", "month", "day"]],
        .link: [["other", "name"]],
        .interaction: [["at", "at_precision"], ["source", "source_key"]],
        .followUp: [["state", "closed_by", "closed_at"]],
        .opportunity: [["state", "ended_day"], ["for_person", "for_name"], ["next", "next_on", "follow_up"]],
        .introduction: [["state", "ended_day"], ["other", "name"]],
    ]

    /// Columns that tell nothing of what somebody wrote.
    private static let fixed: Set<String> = ["account", "batch", "touched", Participation.column, Sightings.column]

    /// What goes back of a row: its columns with what they were.
    private(set) var back: [String: SQLValue] = [:]
    /// What was changed since, unit by unit.
    private(set) var staying: [[String]] = []

    /// - Parameters:
    ///   - old: what the row was before a batch wrote it.
    ///   - left: what the batch made of it.
    ///   - now: what it is.
    ///   - later: what came of it after the batch: what stands of that is respected, although it wrote the same again.
    init(_ table: LedgeredTable, old: [String: SQLValue], left: [String: SQLValue], now: Row, _ later: [LaterEntry]) {
        let row = now
        let now = row.dictionary
        let columns = now.keys.filter { !Self.fixed.contains($0) && !table.key.contains($0) && old[$0] != nil && left[$0] != nil }.sorted()
        for unit in Self.units(of: table, columns) {
            func isSame(_ a: [String: SQLValue], _ b: [String: SQLValue]) -> Bool { unit.allSatisfy { a[$0].isSame(as: b[$0]) } }
            guard !isSame(old, left) else { continue }
            if LaterEntry.isWritten(unit, by: later, row) {
                staying.append(unit)
            } else if isSame(now, left) {
                for column in unit { back[column] = old[column] }
            } else if !isSame(now, old) {
                staying.append(unit)
            }
        }
    }

    static func isWhole(_ table: LedgeredTable) -> Bool { whole.contains(table) }

    private static func units(of table: LedgeredTable, _ columns: [String]) -> [[String]] {
        if whole.contains(table) { return [columns.filter { $0 != "person" }, columns.filter { $0 == "person" }].filter { !$0.isEmpty } }
        let together = (together[table] ?? []).map { $0.filter(columns.contains) }.filter { !$0.isEmpty }
        let taken = Set(together.joined())
        return together + columns.filter { !taken.contains($0) }.map { [$0] }
    }
}

extension SQLValue {
    /// Whether both are one value; from the ledger an id comes as its bytes.
    func isSame(as other: SQLValue?) -> Bool { self == other || bytes.map { $0 == other?.bytes } ?? false }
}

extension SQLValue? {
    /// Whether both are one value; from the ledger an id comes as its bytes.
    func isSame(as other: SQLValue?) -> Bool { map { $0.isSame(as: other) } ?? (other == nil) }
}
