internal import Foundation
internal import WellmetModel

/// What took another person's place at a merge and has no entry of its own: who took part in which interactions, and of whom which
/// imports spoke. One entry of the ledger holds it for all of them, 16 bytes an interaction: fifty thousand are moved by two statements.
struct MovedParts {
    /// The name under which the ledger keeps it.
    static let name = "merge"

    let from: ID<Person>
    let to: ID<Person>
    /// In which `from` took part and `to` did not.
    var interactions: [UUID] = []
    /// Batches that spoke of `from`, and those of them that spoke of `to`, too.
    var sightings: [BatchNumber] = []
    var shared: [BatchNumber] = []
    /// The parts of which the value of `from` was wanted: so that it can be done again.
    var taking: Set<MergePart> = []

    init(from: ID<Person>, to: ID<Person>) {
        self.from = from
        self.to = to
    }

    init(key: [SQLValue], old: [String: SQLValue]) throws {
        guard let from = key.first?.uuid, let to = key.last?.uuid else { throw StoreError.unreadable("an entry of a merge") }
        self.init(from: ID(from), to: ID(to))
        let bytes = old["interactions"]?.bytes ?? []
        interactions = stride(from: 0, to: bytes.count - 15, by: 16).compactMap { SQLValue.bytes(Array(bytes[$0..<($0 + 16)])).uuid }
        sightings = MovedParts.numbers(old["sightings"])
        shared = MovedParts.numbers(old["shared"])
        taking = Set((old["taking"]?.text ?? "").split(separator: " ").compactMap { MergePart(rawValue: String($0)) })
    }

    var key: [SQLValue] { [SQLValue(from), SQLValue(to)] }

    var row: Row {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(interactions.count * 16)
        for id in interactions { withUnsafeBytes(of: id.uuid) { bytes.append(contentsOf: $0) } }
        return Row(
            columns: ColumnNames(["interactions", "sightings", "shared", "taking"]),
            values: [
                .bytes(bytes), .text(MovedParts.text(sightings)), .text(MovedParts.text(shared)),
                .text(taking.map(\.rawValue).sorted().joined(separator: " ")),
            ])
    }

    private static func text(_ numbers: [BatchNumber]) -> String { numbers.map(String.init).joined(separator: " ") }
    private static func numbers(_ value: SQLValue?) -> [BatchNumber] { (value?.text ?? "").split(separator: " ").compactMap { Int64($0) } }
}

extension Change {
    /// Lets `person` take part wherever `other` did, and gives them the imports that spoke of `other`.
    func moveParts(of other: ID<Person>, to person: ID<Person>, taking: Set<MergePart>) throws {
        var parts = MovedParts(from: other, to: person)
        parts.taking = taking
        // Where both took part, one person less did: such an interaction is written anew.
        for row in try tx.rows(
            """
            SELECT interaction.* FROM participant AS theirs
            JOIN participant AS ours ON ours.account = theirs.account AND ours.interaction = theirs.interaction
            JOIN interaction ON interaction.account = theirs.account AND interaction.id = theirs.interaction
            WHERE theirs.account = \(account) AND theirs.person = \(other) AND ours.person = \(person)
            """)
        {
            let interaction = try Interaction(row: row)
            try rewrite(interaction, people: try participants(of: interaction.id).filter { $0 != other })
        }
        try tx.each("SELECT interaction FROM participant WHERE account = \(account) AND person = \(other)") { row in
            if let id = row[0].uuid { parts.interactions.append(id) }
        }
        parts.sightings = try sightings(of: other)
        let ours = Set(try sightings(of: person))
        parts.shared = parts.sightings.filter(ours.contains)
        try keep(parts.row, named: MovedParts.name, key: parts.key, op: "update", owner: SQLValue(person))
        try tx.run("UPDATE participant SET person = \(person) WHERE account = \(account) AND person = \(other)")
        try give(parts.sightings, of: other, to: person)
    }

    private func sightings(of person: ID<Person>) throws -> [BatchNumber] {
        try tx.rows("SELECT batch FROM sighting WHERE account = \(account) AND person = \(person) ORDER BY batch")
            .compactMap { $0[0].int64 }
    }

    /// Whom those imports spoke of is `person` instead of `other`.
    private func give(_ sightings: [BatchNumber], of other: ID<Person>, to person: ID<Person>) throws {
        for batch in sightings {
            try tx.run(
                "INSERT INTO sighting (account, person, batch) VALUES (\(account), \(person), \(batch)) ON CONFLICT DO NOTHING")
        }
        try tx.run("DELETE FROM sighting WHERE account = \(account) AND person = \(other)")
    }
}
