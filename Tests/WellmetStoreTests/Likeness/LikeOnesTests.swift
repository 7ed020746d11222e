import Foundation
import Testing

@testable import WellmetModel
@testable import WellmetStore

@Suite struct LikeOnesTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func rows(_ table: String) async throws -> Int { try await test.count(table) }

    @Test func `Each person alone finds whom all together find`() async throws {
        let demo = DemoNetwork.make(count: 260, at: test.now, in: .gmt, history: false).withDoubles(oneIn: 5)
        _ = try await test.network.fill(with: demo, at: test.now)
        let traits = try await test.network.traits()
        let index = LikenessIndex(traits)
        var expected: [ID<Person>: [ID<Person>: Double]] = [:]
        let pairs = Network.pairs(of: traits)
        for pair in pairs {
            expected[pair.one, default: [:]][pair.other] = pair.score
            expected[pair.other, default: [:]][pair.one] = pair.score
        }
        #expect(pairs.count > 40)
        try await test.network.settleLikeness()
        #expect(try await rows("likeness_due") == 0)
        #expect(try await test.differences() == [])
        let account = test.network.account
        let (found, candidates) = try await test.network.read { tx in
            let table = LikenessTable(account: account, tx: tx)
            return (
                try traits.map { try table.pairs(of: $0.id) }, try traits.map { try table.candidates(for: $0.id) }
            )
        }
        for (place, person) in traits.enumerated() {
            let whom = Dictionary(uniqueKeysWithValues: found[place].map { ($0.one == person.id ? $0.other : $0.one, $0.score) })
            let others = expected[person.id] ?? [:]
            // Where more than some share two common keys, each looks at some of them alone.
            let differing = Set(whom.keys).symmetricDifference(others.keys)
            #expect(differing.allSatisfy { isInCrowd(person.id, $0, traits, index) }, "\(person.name.full)")
            for (other, score) in whom { if let same = others[other] { #expect(abs(score - same) < 1e-9, "\(person.name.full)") } }
            let indexed = index.candidates(LikenessKeys.keys(of: person)).map { index.ids[$0] }
            #expect(Set(candidates[place]).union([person.id]) == Set(indexed).union([person.id]), "\(person.name.full)")
        }
        // There are crowds, but hardly any.
        let missed = traits.enumerated().filter { place, person in
            Set(found[place].map { $0.one == person.id ? $0.other : $0.one }) != Set((expected[person.id] ?? [:]).keys)
        }
        #expect(missed.count < traits.count / 20, "\(missed.count) of \(traits.count)")
    }

    /// Whether two people share no key that few have, and no two that few have together.
    private func isInCrowd(_ one: ID<Person>, _ other: ID<Person>, _ traits: [PersonTraits], _ index: LikenessIndex) -> Bool {
        let keys = traits.filter { $0.id == one || $0.id == other }.map { Set(LikenessKeys.keys(of: $0)) }
        let shared = keys[0].intersection(keys[1]).sorted()
        let all = traits.map { Set(LikenessKeys.keys(of: $0)) }
        return LikenessKeys.lookups(shared, count: index.counts.count).allSatisfy { lookup in
            all.count { $0.isSuperset(of: lookup) } > LikenessKeys.common
        }
    }

    @Test func `A crowd of namesakes is looked at in part`() async throws {
        var last: ID<Person>?
        for number in 0..<60 {
            last = try await test.add(
                "Maria Silva",
                [.place("Lisbon"), .addPosition(organization: "Acme", title: "Maker \(number)", from: nil, to: nil)])
        }
        let account = test.network.account
        let person = try #require(last)
        let found = try await test.network.duplicates(of: person, limit: 5)
        let candidates = try await test.network.read { tx in try LikenessTable(account: account, tx: tx).candidates(for: person) }
        #expect(candidates.count == LikenessKeys.common && found.total <= LikenessKeys.common)
    }

    @Test func `A write only notes whose keys are due, and an import makes none`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addIdentity(Identity(kind: .mail, normalised: "ada@example.org"))])
        #expect(try await rows("likeness_due") == 1)
        try await test.network.settleLikeness()
        #expect(try await rows("likeness_due") == 0)
        let keys = try await rows("likeness_key")
        for edit in [PersonEdit.tag("rust"), .addNote("likes engines", at: nil), .joinCircle("clients"), .importance(.high)] {
            try await test.edit(ada, edit)
            #expect(try await rows("likeness_due") == 0, "\(edit)")
        }
        for edit in [
            PersonEdit.name(PersonName(written: "Ada King")), .place("London"),
            .addIdentity(Identity(kind: .phone, normalised: "+442079460000")),
            .addDate(label: ImportantDate.birthday, try #require(PartialDate("1815-12-10"))),
            .setField(label: "address", value: "12 Elm Road, Bath"),
            .addPosition(organization: "Engines", title: "", from: nil, to: nil), .archived(true),
        ] {
            try await test.edit(ada, edit)
            #expect(try await rows("likeness_due") == 1, "\(edit)")
            try await test.network.settleLikeness()
            #expect(try await test.differences() == [])
        }
        // Nobody in the archive is compared.
        #expect(keys > 3)
        #expect(try await rows("likeness_key") == 0)
        #expect(try await rows("likeness_count") == 0)
    }

    @Test func `Keys follow what is merged, undone, removed and forgotten`() async throws {
        let work = PersonEdit.addPosition(organization: "Acme", title: "Maker", from: nil, to: nil)
        let robert = try await test.add("Robert Example", [work])
        let bob = try await test.add("Bob Example", [work])
        #expect(
            try await test.network.duplicates(of: bob, limit: 5).found.first?.likeness.reasons.contains { $0.contains("Bob is short") }
                == true)
        let merged = try await test.network.merge(robert, bob, at: test.now)
        #expect(try await test.network.duplicates(of: robert, limit: 5).total == 0)
        #expect(try await test.network.duplicates(of: bob, limit: 5).total == 0)
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(try #require(merged.batch), at: test.now)
        #expect(try await test.network.duplicates(of: bob, limit: 5).total == 1)
        #expect(try await test.differences() == [])
        try await test.network.markNotSame(robert, bob, at: test.now)
        #expect(try await test.network.duplicates(of: robert, limit: 5).total == 0)
        try await test.network.unmarkNotSame(robert, bob, at: test.now)
        let removed = try await test.network.remove([robert], title: "Removed", at: test.now)
        #expect(try await test.network.duplicates(of: bob, limit: 5).total == 0)
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(try #require(removed.batch), at: test.now)
        #expect(try await test.network.duplicates(of: bob, limit: 5).total == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `How many newcomers may be somebody is told of a few, and not of thousands`() async throws {
        let work = PersonEdit.addPosition(organization: "Acme", title: "Maker", from: nil, to: nil)
        try await test.add("Robert Example", [work])
        let batch = try #require(
            try await test.network.add(PersonName(written: "Bob Example"), edits: [work], at: test.now).batch)
        let told = try await test.network.likeNewcomers(of: batch, most: 5)
        #expect(told?.people == 1 && told?.alike == 1)
        #expect(try await test.network.likeNewcomers(of: batch, most: 0) == nil)
        #expect(try await test.network.hasMorePeople(than: 1))
        #expect(try await !test.network.hasMorePeople(than: 2))
    }

    @Test(arguments: [
        "DELETE FROM likeness_key", "UPDATE likeness_key SET key = key || 'x'", "UPDATE likeness_count SET people = people + 1",
        "DELETE FROM likeness_count WHERE key = ''",
    ])
    func `Keys that went wrong are found, and a rebuild mends them`(damage: String) async throws {
        let work = PersonEdit.addPosition(organization: "Acme", title: "Maker", from: nil, to: nil)
        try await test.add("Robert Example", [work])
        let bob = try await test.add("Bob Example", [work])
        try await test.network.settleLikeness()
        try await test.run(SQL(text: damage))
        #expect(try await !test.differences().isEmpty)
        try await test.network.rebuild(at: test.now)
        #expect(try await test.differences() == [])
        #expect(try await test.network.duplicates(of: bob, limit: 5).total == 1)
    }

    @Test func `A pair of whom one is gone since is left out`() async throws {
        let work = PersonEdit.addPosition(organization: "Acme", title: "Maker", from: nil, to: nil)
        let robert = try await test.add("Robert Example", [work])
        let bob = try await test.add("Bob Example", [work, .addNote("two", at: nil)])
        let pairs = Network.pairs(of: try await test.network.traits())
        #expect(try await test.network.moves(of: [robert, bob])[bob] == ["1 position", "1 note"])
        _ = try await test.network.remove([bob], title: "Removed", at: test.now)
        let found = try await test.network.duplicates(among: pairs, limit: 15).found
        #expect(found.isEmpty)
        #expect(try await test.network.moves(of: [bob]).isEmpty)
    }
}
