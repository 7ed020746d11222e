import Foundation
import Testing

@testable import WellmetModel
@testable import WellmetStore

/// Random sequences of everything that people do, from a seed.
@Suite struct LedgerPropertyTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `Whatever is done, derived values equal a rebuild, and undoing all of it step by step leaves what was there`(seed: UInt64)
        async throws
    {
        let test = try await TestNetwork()
        var play = RandomPlay(test, seed: seed)
        var stages: [(batch: BatchNumber, before: [String])] = []
        for _ in 0..<60 {
            let before = try await test.contents()
            if let batch = try await play.step() { stages.append((batch, before)) }
        }
        let differences = try await test.differences(at: play.now)
        #expect(differences == [])
        #expect(stages.count > 20)
        for stage in stages.reversed() {
            let report = try await test.network.undo(stage.batch, at: play.now)
            #expect(report.kept == [])
            let after = try await test.contents()
            #expect(after == stage.before, "seed \(seed): \(report.batch.title): \(Set(after).symmetricDifference(stage.before))")
        }
        #expect(try await test.differences(at: play.now) == [])
        let derived = ["participant", "tie", "name_word", "likeness_key", "likeness_count", "likeness_due"]
        for table in LedgeredTable.childrenFirst.map(\.name) + derived {
            #expect(try await test.count(table) == 0, "\(table)")
        }
        #expect(try await test.store.engine.damage() == [])
    }

    @Test(arguments: 11...22 as ClosedRange<UInt64>)
    func `Undone in any order, and undone again, nothing breaks and derived values equal a rebuild`(seed: UInt64) async throws {
        let test = try await TestNetwork()
        var play = RandomPlay(test, seed: seed)
        for _ in 0..<90 {
            if play.generator.below(3) == 0, let batch = try await test.network.batches(limit: 30).randomElement(using: &play.generator) {
                do {
                    _ = try await test.network.undo(batch.number, at: play.now)
                } catch StoreError.invalid, StoreError.refused {
                    // Undone already, or done by the program itself.
                }
            } else {
                _ = try await play.step()
            }
        }
        let differences = try await test.differences(at: play.now)
        #expect(differences == [])
        #expect(try await test.store.engine.damage() == [])
        try await test.network.prepareDay(at: play.now)
        let ready = try await test.differences(at: play.now)
        #expect(ready == [])
        let kept = try await test.contents()
        let ties = try await ties(of: test)
        try await test.network.rebuild(at: play.now)
        #expect(try await test.contents() == kept)
        let rebuilt = try await self.ties(of: test)
        #expect(ties.count == rebuilt.count)
        #expect(zip(ties, rebuilt).allSatisfy { a, b in a.allSatisfy { b[$0.key]?.isNear($0.value) ?? false } })
    }

    @Test(arguments: 31...42 as ClosedRange<UInt64>)
    func `Undone in any order, merges among them, each undo does what was foreseen and nothing breaks`(
        seed: UInt64
    ) async throws {
        let test = try await TestNetwork()
        var play = RandomPlay(test, seed: seed)
        for _ in 0..<50 {
            switch play.generator.below(5) {
            case 0: try await play.undoOne()
            case 1: try await play.merge()
            default: _ = try await play.step()
            }
        }
        let differences = try await test.differences(at: play.now)
        #expect(differences == [])
        // Twice everything, in another order each time: what something stayed of may be free by then.
        for _ in 0..<2 {
            for batch in try await test.network.batches(limit: 500).shuffled(using: &play.generator) {
                try await play.undo(batch, again: true)
            }
        }
        try await test.network.prepareDay(at: play.now)
        #expect(try await test.differences(at: play.now) == [])
        #expect(try await test.store.engine.damage() == [])
    }

    /// The rows of ties, but for the bounds of need, which go by the day on which they were reckoned.
    private func ties(of test: TestNetwork) async throws -> [[String: SQLValue]] {
        try await test.rows("SELECT * FROM tie ORDER BY person").map { row in
            row.dictionary.filter { $0.key != "need_bound" && $0.key != "bound_until" }
        }
    }
}

/// Somebody who does one thing after another, all decided by a seed.
struct RandomPlay {
    let test: TestNetwork
    var generator: SeededGenerator
    var now = TestNetwork.now
    private var names = 0
    /// Batches that were taken back, but for something that stays.
    private var partly: Set<BatchNumber> = []

    init(_ test: TestNetwork, seed: UInt64) {
        self.test = test
        generator = SeededGenerator(seed: seed)
    }

    /// Makes one of two people.
    mutating func merge() async throws {
        let people = try await test.rows("SELECT id FROM person").map { try $0[0].required(Person.self) }.shuffled(using: &generator)
        guard people.count > 3 else { return }
        now = now.adding(seconds: Double(generator.below(20_000)))
        _ = try await test.network.merge(people[0], people[1], taking: generator.below(2) == 0 ? [.name, .work] : [], at: now)
    }

    mutating func undoOne() async throws {
        guard let batch = try await test.network.batches(limit: 30).randomElement(using: &generator) else { return }
        try await undo(batch, again: false)
    }

    /// Takes a batch back, if it can be: what stays is what was foreseen. With `again`, also one that left something, and no undo but of
    /// those that merged again.
    mutating func undo(_ batch: Batch, again: Bool) async throws {
        let merges = try await test.rows(
            "SELECT 1 FROM ledger WHERE batch = \(batch.number) AND tbl = \(MovedParts.name)")
        guard batch.kind != "rule", batch.undoes == nil || !merges.isEmpty, again || batch.state == .applied else { return }
        let foreseen = batch.undoes == nil ? try await test.network.story(of: batch.number).stays : nil
        let state = try await test.network.batch(batch.number)?.state
        guard state == .applied || partly.contains(batch.number) else { return }
        do {
            let report = try await test.network.undo(batch.number, at: now)
            if report.kept.isEmpty { partly.remove(batch.number) } else { partly.insert(batch.number) }
            if let foreseen, state == .applied { #expect(foreseen == report.kept, "\(batch.title)") }
        } catch StoreError.invalid, StoreError.refused {
            // Undone already, or all of it was touched later.
        } catch {
            Issue.record("The undo of \(batch.number), \(batch.title): \(error)")
        }
        let differences = try await test.differences(at: now)
        #expect(differences == [], "after the undo of \(batch.number), \(batch.title)")
    }

    /// Does one thing; returns its batch, nil when it changed nothing.
    mutating func step() async throws -> BatchNumber? {
        now = now.adding(seconds: Double(generator.below(20_000)))
        let people = try await test.rows("SELECT id FROM person").map { try $0[0].required(Person.self) }
        guard let someone = people.randomElement(using: &generator), people.count > 2 else { return try await addPerson(people) }
        let other = people.randomElement(using: &generator) ?? someone
        switch generator.below(14) {
        case 0: return try await addPerson(people)
        case 1, 2, 3:
            guard let edit = try await edit(someone, other) else { return nil }
            do {
                return try await test.network.edit(someone, [edit], at: now).batch
            } catch StoreError.identityTaken, StoreError.invalid, StoreError.refused {
                return nil
            }
        case 4, 5, 6: return try await log(someone, other)
        case 7: return try await editInteraction(other)
        case 8:
            guard let id = try await interactions().randomElement(using: &generator) else { return nil }
            return try await test.network.delete(id, at: now).batch
        case 9:
            return try await test.network.promise(
                "promise \(generator.below(100))", to: someone, due: Day(now, in: .gmt).adding(generator.below(9) - 4),
                owner: generator.below(2) == 0 ? .mine : .theirs, at: now
            ).batch
        case 10:
            let open = try await test.network.followUps(at: test.now).map(\.followUp)
            guard let followUp = open.randomElement(using: &generator) else { return nil }
            return try await test.network.close(followUp, as: generator.below(2) == 0 ? .kept : .dropped, at: now).batch
        case 11:
            return try await test.network.setCircle(
                "circle\(generator.below(3))", cadenceDays: generator.below(3) == 0 ? nil : 1 + generator.below(40),
                pausedUntil: generator.below(4) == 0 ? Day(now, in: .gmt).adding(generator.below(5)) : nil, at: now
            ).batch
        case 12:
            guard let circle = try await test.network.circles(at: now).map(\.circle).randomElement(using: &generator) else {
                return nil
            }
            return try await test.network.dissolve(circle, at: now).batch
        default: return try await answer()
        }
    }

    private mutating func addPerson(_ people: [ID<Person>]) async throws -> BatchNumber? {
        names += 1
        var edits: [PersonEdit] = [.tag("tag\(generator.below(4))"), .joinCircle("circle\(generator.below(3))")]
        if generator.below(2) == 0 { edits.append(.addPosition(organization: "org \(generator.below(4))", title: "", from: nil, to: nil)) }
        if let through = people.randomElement(using: &generator) { edits.append(.met(Person.Meeting(through: through))) }
        let standing = generator.below(5) == 0 ? Person.Standing.discovered : .book
        return try await test.network.add(
            PersonName(written: "Name\(names) Family\(generator.below(9))"), edits: edits, standing: standing, at: now
        ).batch
    }

    private mutating func edit(_ person: ID<Person>, _ other: ID<Person>) async throws -> PersonEdit? {
        let found = try await test.network.details(of: person, at: now)
        switch generator.below(22) {
        case 0: return .name(PersonName(written: "Renamed Family\(generator.below(99))"))
        case 1: return .place("place \(generator.below(9))")
        case 2: return .importance(Person.Importance.allCases.randomElement(using: &generator) ?? .normal)
        case 3: return .cadence(generator.below(2) == 0 ? nil : 1 + generator.below(30))
        case 4: return .pause(until: Day(now, in: .gmt).adding(generator.below(9)))
        case 5: return .neverSuggest(generator.below(2) == 0)
        case 6: return .archived(generator.below(2) == 0)
        case 7: return .accepted
        case 8: return .addIdentity(Identity(kind: .mail, normalised: "m\(generator.below(12))@example.org"))
        case 9: return found.identities.randomElement(using: &generator).map { .removeIdentity($0.id) }
        case 10: return .addPosition(organization: "org \(generator.below(4))", title: "title \(generator.below(3))", from: nil, to: nil)
        case 11: return found.positions.randomElement(using: &generator).map { .endPosition($0.id, to: PartialDate(year: 2026)) }
        case 12: return found.positions.randomElement(using: &generator).map { .removePosition($0.id) }
        case 13: return .joinCircle("circle\(generator.below(3))")
        case 14: return .leaveCircle("circle\(generator.below(3))")
        case 15: return generator.below(2) == 0 ? .tag("tag\(generator.below(4))") : .untag("tag\(generator.below(4))")
        case 16: return .addNote("note \(generator.below(99))", at: nil)
        case 17:
            return found.notes.randomElement(using: &generator).map {
                generator.below(2) == 0 ? .removeNote($0.id) : .editNote($0.id, "changed")
            }
        case 18: return PartialDate(month: 1 + generator.below(12), day: 1 + generator.below(28)).map { .addDate(label: "birthday", $0) }
        case 19: return .addLink(label: "knows", to: other, name: "")
        case 20: return found.links.randomElement(using: &generator).map { .removeLink($0.id) }
        default: return .setField(label: "field \(generator.below(3))", value: generator.below(3) == 0 ? "" : "\(generator.below(9))")
        }
    }

    private mutating func log(_ someone: ID<Person>, _ other: ID<Person>) async throws -> BatchNumber? {
        let kind = [Interaction.Kind.mail, .message, .coffee, .event, .reaction, .note].randomElement(using: &generator) ?? .mail
        let line = LogLine(
            happened: generator.below(8) > 0, kind: kind, channel: .other,
            direction: Interaction.Direction.allCases.randomElement(using: &generator) ?? .both, people: [],
            at: now.adding(days: -Double(generator.below(120))), precision: .day, minutes: nil, summary: "something", circles: [],
            tags: generator.below(3) == 0 ? ["tag\(generator.below(4))"] : [],
            followUps: generator.below(3) == 0
                ? [LogLine.Promise(text: "do it", due: Day(now, in: .gmt).adding(3), owner: .mine, person: nil, range: 0..<1)] : [],
            spans: [])
        names += 1
        let others: [LogPerson] =
            generator.below(3) == 0 ? [.known(other)] : generator.below(3) == 0 ? [.new(PersonName(written: "New\(names)"), nil)] : []
        return try await test.network.log(line, people: [.known(someone)] + others, at: now).batch
    }

    private func interactions() async throws -> [ID<Interaction>] {
        try await test.rows("SELECT id FROM interaction").map { try $0[0].required() }
    }

    private mutating func editInteraction(_ other: ID<Person>) async throws -> BatchNumber? {
        guard let id = try await interactions().randomElement(using: &generator) else { return nil }
        var (interaction, people) = try await test.network.interaction(id)
        interaction.at = now.adding(days: -Double(generator.below(200)))
        if generator.below(2) == 0 { interaction.kind = .call }
        let ids = generator.below(2) == 0 ? people.map(\.id) : [other]
        return try await test.network.edit(interaction, people: ids, at: now).batch
    }

    private mutating func answer() async throws -> BatchNumber? {
        let today = try await test.network.today(at: now)
        guard let line = (today.picks + today.promises).randomElement(using: &generator), let reason = line.nudge.reasons.first else {
            return nil
        }
        let answers: [Answer] = [
            .done, .later(until: today.day.adding(2)), .notForThisReason(reason.kind), .pause(until: today.day.adding(4)), .never,
        ]
        return try await test.network.answer(answers.randomElement(using: &generator) ?? .done, for: line.person.id, at: now).batch
    }
}

/// A small generator of random numbers that gives the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }
}
