internal import Foundation
package import WellmetModel

/// What `fill` wrote.
package struct DemoReport: Sendable {
    package let batch: BatchNumber
    package let people: Int
    package let interactions: Int
    package let followUps: Int
    /// The new people, in the order of `DemoNetwork.people`.
    package let ids: [ID<Person>]
}

extension Network {
    /// Whether the network was made by `fill(with:at:)`, whatever was done to it since.
    package func isSample() async throws -> Bool {
        let account = account
        return try await read { tx in
            try tx.row("SELECT 1 AS found FROM batch WHERE account = \(account) AND kind = \(BatchEntry.Kind.demo) LIMIT 1") != nil
        }
    }

    /// Writes a made-up network as one batch, which can be undone. Holds the database for a moment for every hundred people.
    ///
    /// - Throws: `StoreError.identityTaken` in a network that has such people already.
    package func fill(with demo: DemoNetwork, at now: Instant) async throws -> DemoReport {
        let account = account
        let entry = BatchEntry(.demo, "Made a sample network of \(demo.people.count) people", by: .importer)
        let batch = try await engine.write { tx in
            let change = Change(tx, account: account, entry: entry, at: now)
            let batch = try change.batch()
            for circle in demo.circles {
                let id = try change.circle(named: circle.name)
                try change.update(.circle, [SQLValue(id)], ["cadence_days": SQLValue(try change.checked(cadence: circle.cadenceDays))])
            }
            return batch
        }
        @Sendable func step<Value: Sendable>(_ body: @escaping @Sendable (Change) throws -> Value) async throws -> Value {
            try await engine.write { tx in
                let change = try Change(tx, account: account, continuing: batch, entry: entry, at: now)
                let value = try body(change)
                try change.finish()
                return value
            }
        }
        var ids: [ID<Person>] = []
        for part in demo.people.indices.chunks(of: 100) {
            ids += try await step { change in try part.map { try change.add(demo.people[$0]) } }
        }
        let known = ids
        try await step { change in
            for (person, id) in zip(demo.people, known) { try change.connect(person, id, among: known) }
            for item in demo.followUps where known.indices.contains(item.person) {
                _ = try change.addFollowUp(item.text, with: known[item.person], due: item.due, owner: item.owner, origin: item.origin)
            }
            try change.add(demo.gifts, among: known)
        }
        for part in demo.interactions.indices.chunks(of: 4000) {
            try await step { change in
                try change.add(
                    part.map { index in
                        let item = demo.interactions[index]
                        let people = item.people.filter(known.indices.contains).map { known[$0] }
                        return NewInteraction(interaction: item.interaction, people: people)
                    })
            }
        }
        return DemoReport(
            batch: batch, people: ids.count, interactions: demo.interactions.count, followUps: demo.followUps.count, ids: ids)
    }
}

extension Change {
    fileprivate func add(_ person: DemoPerson) throws -> ID<Person> {
        let id = try addPerson(person.name, standing: person.standing, edits: person.edits)
        if let face = person.face { try setFace(face, of: id, from: nil) }
        if let job = person.newJob {
            try insert(
                .occasion,
                [
                    "id": SQLValue(newID(StoredOccasion.self)), "person": SQLValue(id), "kind": .text("new-job"),
                    "detail": .text("\(job.title) at \(job.organization)"), "on_day": SQLValue(job.seen),
                    "until_day": SQLValue(job.seen.adding(14)),
                ])
        }
        return id
    }

    /// Writes what needs others of the network to be there.
    fileprivate func connect(_ person: DemoPerson, _ id: ID<Person>, among ids: [ID<Person>]) throws {
        var met = person.met
        met.through = person.through.flatMap { ids.indices.contains($0) ? ids[$0] : nil }
        if met != Person.Meeting() { try apply(.met(met), to: id) }
        for link in person.links where ids.indices.contains(link.other) {
            try apply(.addLink(label: link.label, to: ids[link.other], name: ""), to: id)
        }
        if let day = person.connectedOn { _ = try addThanks(.connecting, to: id, metOn: day, zone: try settings().timeZone) }
    }
}

extension Range<Int> {
    /// The range in pieces of at most `size`.
    func chunks(of size: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: Swift.max(1, size)).map { $0..<Swift.min($0 + Swift.max(1, size), upperBound) }
    }
}
