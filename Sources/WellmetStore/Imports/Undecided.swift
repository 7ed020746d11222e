internal import Foundation
package import WellmetModel

/// What an import does to the rows that wait for a decision.
enum AsideStep: Sendable {
    /// The row waits, as the archive of that day says it.
    case keep(ImportPlan.PersonRow, asOf: Day?)
    case leaveOut(ImportPlan.PersonRow, asOf: Day?)
    /// The row of that key is decided.
    case settle(key: String)
    /// The card of a group is kept.
    case group(ArchiveGroup)
}

/// The rows of a source that wait for a decision, as an import needs to know them.
struct WaitingRows {
    private struct Row {
        let digest: UInt64
        let asOf: Day?
        let isLeftOut: Bool
    }

    private var rows: [String: Row] = [:]

    init(account: AccountID, source: ID<Source>?, tx: any Transaction) throws {
        guard let source else { return }
        try tx.each("SELECT record_key, digest, as_of, left_out FROM undecided WHERE account = \(account) AND source = \(source)") { row in
            rows[row[0].text] = Row(digest: row[1].digest, asOf: row[2].day, isLeftOut: row[3].bool)
        }
    }

    /// What the row and the choice mean for those that wait; nil when nothing.
    func step(_ row: ImportPlan.PersonRow, _ choice: ImportChoice?, asOf: Day?) -> AsideStep? {
        let known = rows[row.recordKey]
        switch choice {
        case .skip: return .leaveOut(row, asOf: asOf)
        case nil where row.isDoubtful:
            if let known, known.digest == row.digest, !known.isLeftOut { return nil }
            if let asOf, let seen = known?.asOf, asOf < seen { return nil }
            return .keep(row, asOf: asOf)
        default: return known == nil ? nil : .settle(key: row.recordKey)
        }
    }
}

extension Change {
    func take(_ step: AsideStep, source: ID<Source>?) throws {
        guard let source else { return }
        switch step {
        case .keep(let row, let asOf): try setAside(row, source: source, asOf: asOf, leftOut: false)
        case .leaveOut(let row, let asOf): try setAside(row, source: source, asOf: asOf, leftOut: true)
        case .settle(let key): try delete(.undecided, [SQLValue(source), .text(key)])
        case .group(let group): try keep(group, from: source)
        }
    }

    private func setAside(_ row: ImportPlan.PersonRow, source: ID<Source>, asOf: Day?, leftOut: Bool) throws {
        let key: [SQLValue] = [SQLValue(source), .text(row.recordKey)]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let content = SQLValue.text(String(decoding: try encoder.encode(row.row), as: UTF8.self))
        if try current(.undecided, key) == nil {
            try insert(
                .undecided,
                [
                    "source": SQLValue(source), "record_key": .text(row.recordKey), "digest": SQLValue(digest: row.digest),
                    "as_of": SQLValue(asOf), "content": content, "left_out": SQLValue(leftOut),
                ])
        } else {
            try update(
                .undecided, key,
                ["digest": SQLValue(digest: row.digest), "as_of": SQLValue(asOf), "content": content, "left_out": SQLValue(leftOut)])
        }
    }

    /// Notes that what a source brought was deleted, so that its next archive does not bring it back.
    func forget(_ interaction: ID<Interaction>) throws {
        guard let row = try current(.interaction, [SQLValue(interaction)]), !row["source_key"].isNull else { return }
        let key = [row["source"], row["source_key"]]
        guard try current(.forgotten, key) == nil else { return }
        try insert(.forgotten, ["source": key[0], "source_key": key[1]])
    }
}

extension Network {
    /// How many rows of imports wait for a decision.
    package func undecidedCount() async throws -> Int {
        let account = account
        return try await read { tx in
            try tx.row("SELECT count(*) AS n FROM undecided WHERE account = \(account) AND left_out = 0")?["n"].int ?? 0
        }
    }

    /// The rows that wait for a decision, as archives: planned and applied like any other. One for each source and day.
    package func undecided() async throws -> [Archive] {
        let account = account
        return try await read { tx in
            let rows = try tx.rows(
                """
                SELECT source.kind AS kind, source.owner AS owner, source.title AS title, undecided.as_of AS as_of,
                  undecided.content AS content FROM undecided
                JOIN source ON source.account = undecided.account AND source.id = undecided.source
                WHERE undecided.account = \(account) AND undecided.left_out = 0
                ORDER BY undecided.source, undecided.as_of, undecided.record_key
                """)
            let decoder = JSONDecoder()
            var archives: [Archive] = []
            for row in rows {
                var archive = Archive(source: try row["kind"].choice(), owner: row.owner, asOf: row["as_of"].day)
                if let last = archives.last, last.source == archive.source, last.owner == archive.owner, last.asOf == archive.asOf {
                    archive = archives.removeLast()
                }
                archive.people.append(try decoder.decode(ArchivePerson.self, from: Data(row["content"].text.utf8)))
                archives.append(archive)
            }
            return archives
        }
    }
}

extension Row {
    /// The owner of a source, as its archives tell it.
    fileprivate var owner: Archive.Owner? {
        let (name, slug) = (self["title"].text, self["owner"].text)
        guard !name.isEmpty || !slug.isEmpty else { return nil }
        return Archive.Owner(name: name, identity: slug.isEmpty ? nil : Identity(kind: .linkedin, normalised: slug))
    }
}
