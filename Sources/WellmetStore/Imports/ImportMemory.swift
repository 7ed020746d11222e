internal import Foundation
internal import WellmetModel

/// What an import learns while it is applied.
struct ImportMemory: Sendable {
    var source: ID<Source>?
    var zone: TimeZone = .gmt
    private(set) var owners: Layered<IdentityKey, ID<Person>>
    /// The newest batch that `owners` know of.
    var newestBatch: BatchNumber = 0
    var organizations: Layered<String, ID<Organization>>
    /// People of this source by their whole name, folded; nil where two bear it.
    private var named = Layered<String, ID<Person>?>()
    /// People of this source whom a UID tells, by the keys of their records.
    private var recorded = Layered<String, ID<Person>>()
    let records: [String: ImportIndex.Record]

    init(account: AccountID, source: ID<Source>?, index: ImportIndex, tx: any Transaction) throws {
        self.source = source
        owners = Layered(index.owners)
        records = index.records
        var organizations: [String: ID<Organization>] = [:]
        for row in try tx.rows("SELECT folded, id FROM organization WHERE account = \(account)") {
            organizations[row[0].text] = try row[1].required()
        }
        self.organizations = Layered(organizations)
        for record in index.records.values { remember(record.fullName, record.person) }
        if !index.records.isEmpty { recorded = Layered(index.records.mapValues(\.person)) }
    }

    static func key(_ name: String) -> String { foldedWords(name).joined(separator: " ") }

    /// The person of that UID; where there is none, the one person of this source who bears that name. Nil when nobody or more than one does.
    func bearer(of participant: ArchiveParticipant) -> ID<Person>? {
        if !participant.uid.isEmpty { return recorded[RecordKey.uid(participant.uid)] }
        return named[ImportMemory.key(participant.name)] ?? nil
    }

    /// The person of whom the source told under that key.
    func recorded(_ key: String) -> ID<Person>? { recorded[key] }

    /// Who the row is, once it is in; nil while nothing tells.
    func person(of row: ImportPlan.PersonRow) -> ID<Person>? {
        if let person = recorded[row.recordKey] { return person }
        if let owner = row.row.identities.lazy.compactMap({ owners[IdentityKey($0)] }).first { return owner }
        return row.row.uid.isEmpty ? named[ImportMemory.key(row.row.name.full)] ?? nil : nil
    }

    /// Notes who the row is.
    mutating func remember(_ row: ImportPlan.PersonRow, _ person: ID<Person>) {
        remember(row.row.name.full, person)
        if !row.row.uid.isEmpty { recorded.set(RecordKey.uid(row.row.uid), to: person) }
    }

    private mutating func remember(_ name: String, _ person: ID<Person>) {
        let key = ImportMemory.key(name)
        if let known = named[key] {
            if known != person { named.set(key, to: nil) }
        } else {
            named.set(key, to: person)
        }
    }

    mutating func give(_ identity: IdentityKey, to person: ID<Person>) { owners.set(identity, to: person) }

    /// What the row tells of the person; identities that are somebody else's are not theirs.
    func marks(of row: ArchivePerson, _ person: ID<Person>) -> Set<UInt64> {
        var row = row
        row.identities.removeAll { owners[IdentityKey($0)].map { $0 != person } ?? false }
        return row.marks
    }

    /// Looks again who has the identities, when somebody else has written since: what is taken meanwhile would stop the import.
    mutating func lookAgain(_ identities: @autoclosure () -> [Identity], besides batch: BatchNumber, _ change: Change) throws {
        let newest = try change.tx.row("SELECT max(number) AS number FROM batch WHERE account = \(change.account)")?["number"].int64 ?? 0
        // The import's own batch is one of those since; batches are numbered one by one.
        guard newest > newestBatch + 1 || newest > batch else { return }
        for (kind, found) in Dictionary(grouping: identities(), by: \.kind) {
            let values = found.map(\.value)
            for start in stride(from: 0, to: values.count, by: 400) {
                let part = values[start..<min(values.count, start + 400)]
                try change.tx.each(
                    """
                    SELECT value, person FROM identity WHERE account = \(change.account) AND kind = \(kind) AND value IN (\(list: part))
                    """
                ) { row in
                    give(IdentityKey(kind: kind, value: row[0].text), to: try row[1].required())
                }
            }
        }
    }
}
