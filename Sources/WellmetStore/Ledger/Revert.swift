internal import Foundation
internal import WellmetModel

/// Takes one batch back, inside a transaction.
final class Revert {
    let change: Change
    let batch: Batch
    var reverted = 0
    var kept: [String] = []
    /// The later changes because of which something stays.
    private(set) var inTheWay: Set<BatchNumber> = []
    /// What took the place of companies and circles that cannot come back, because their names are in use.
    var standIns: [UUID: UUID] = [:]
    /// What imports brought of those whom the batch merged, by their ids.
    var homecomings: [ID<Person>: Homecoming] = [:]
    /// What stays with somebody who was one with another, to be told once they are called as they will be.
    var staysWith: [(words: String, person: ID<Person>)] = []
    /// Circles that were changed back, gone ones among them.
    private var circles: Set<ID<Circle>> = []
    var tx: any Transaction { change.tx }
    var account: AccountID { change.account }

    init(_ change: Change, _ batch: Batch) {
        self.change = change
        self.batch = batch
    }

    func run(finalState: Batch.State) throws -> UndoReport {
        if try mergesAgain() {
            try end(as: finalState)
            return UndoReport(batch: batch, reverted: reverted, kept: kept)
        }
        try checkMergesStand()
        try restoreOldRows()
        for stays in staysWith { kept.append("\(stays.words) \(try change.fullName(of: stays.person))") }
        if let undone = batch.undoes { try deleteAgain(undone) }
        let staying = try peopleThatStay()
        try deleteNewRows(except: staying)
        try releaseSightings()
        try Upkeep.restore(circles, on: Day(change.now, in: try change.settings().timeZone), change)
        try end(as: finalState)
        if batch.kind == BatchEntry.Kind.import.rawValue {
            try ImportSource.settleOwner(afterUndoing: batch.number, account: account, tx: tx)
        }
        if let undone = batch.undoes {
            try tx.run("UPDATE batch SET state = 'applied', undone_at = NULL WHERE account = \(account) AND number = \(undone)")
        }
        return UndoReport(batch: batch, reverted: reverted, kept: kept)
    }

    private func end(as state: Batch.State) throws {
        try tx.run(
            "UPDATE batch SET state = \(state), undone_at = \(change.now) WHERE account = \(account) AND number = \(batch.number)")
    }

    /// Notes the change because of which something stays.
    func block(_ number: BatchNumber?) {
        if let number, number > batch.number, inTheWay.count < 1000 { inTheWay.insert(number) }
    }

    /// Marks the person of a row, so that what is derived of them is made again.
    func note(_ table: LedgeredTable, _ row: [String: SQLValue]) throws {
        if table == .interaction, let at = row["at"]?.instant { try change.count { $0.move(at) } }
        if table == .circle, let circle = row["id"]?.id(Circle.self) {
            circles.insert(circle)
            return try change.refreshMembers(of: circle)
        }
        if table == .organization, let id = row["id"], try change.current(.organization, [id]) != nil {
            return try OrganizationWords.write(row["name"]?.text ?? "", of: id, account: SQLValue(account), tx: tx)
        }
        let owner = table == .person ? row["id"] : row["person"]
        guard let person = owner?.id(Person.self), try change.current(.person, [SQLValue(person)]) != nil else { return }
        change.noteLikeness(table, owner)
        switch table {
        case .person:
            change.peopleToIndex.insert(person)
            // Who comes back has no tie; of who was only changed, the history stands.
            if try change.tieRow(of: person) == nil { change.peopleToReplay.insert(person) } else { change.peopleToRefresh.insert(person) }
        case .identity, .position, .field: change.peopleToIndex.insert(person)
        case .membership, .rest, .nudge: change.peopleToRefresh.insert(person)
        // No tie changes with these, but a line of today may stand on them.
        case .occasion, .date, .followUp: change.peopleTouched.insert(person)
        default: break
        }
    }

    func name(of table: LedgeredTable, _ row: [String: SQLValue]) throws -> String {
        for column in ["full_name", "name", "display", "text", "summary", "title"] {
            if let text = row[column]?.string, !text.isEmpty { return "“\(text.prefix(60))”" }
        }
        if let person = row["person"]?.id(Person.self) { return "\(try change.fullName(of: person)) (\(table.name))" }
        return "A \(table.name)"
    }
}
