import Testing

@testable import WellmetModel

@Suite struct DuplicatesTests {
    private typealias Samples = LikenessSamples

    @Test func `Pairs are found among many, the likeliest first, each once`() throws {
        var people = (0..<400).map { Samples.person("Given\($0) Family\($0)") }
        people += [
            Samples.person("Bob Miller") { $0.work = [.init(organization: "Acme")] },
            Samples.person("Robert Miller") { $0.work = [.init(organization: "Acme")] },
            Samples.person("Ada Lovelace") { $0.birthday = PartialDate("1990-03-14") },
            Samples.person("A. Lovelace") { $0.birthday = PartialDate("1990-03-14") },
        ]
        let found = Duplicates.pairs(of: people)
        let names = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.name.full) })
        #expect(
            found.prefix(2).map { Set([names[$0.one], names[$0.other]]) } == [
                ["A. Lovelace", "Ada Lovelace"], ["Bob Miller", "Robert Miller"],
            ])
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
        #expect(Set(found.map { Set([$0.one, $0.other]) }).count == found.count)
    }

    @Test func `One new person finds whom all together find`() {
        var people = (0..<300).map { Samples.person("Given\($0 % 9) Family\($0)") }
        people.append(Samples.person("Robert Miller") { $0.work = [.init(organization: "Acme")] })
        let new = Samples.person("Bob Miller") { $0.work = [.init(organization: "Acme, Inc.")] }
        let index = LikenessIndex(people + [new])
        let candidates = index.candidates(LikenessKeys.keys(of: new)).map { (people + [new])[$0] }
        let found = Duplicates.matches(of: new, among: candidates, in: index.counts)
        #expect(found.map { Set([$0.one, $0.other]) } == [Set([new.id, people[300].id])])
        // It is the same whoever is asked about whom: a name written the other way round may weigh otherwise from the other side.
        #expect(found.allSatisfy { $0.one < $0.other })
    }

    @Test func `Common keys are looked up two by two, and only with a name`() {
        let counts = ["nmaria": 90, "nsilva": 80, "alisbon": 500, "oacme": 300, "p1234567": 2]
        let lookups = LikenessKeys.lookups(["alisbon", "nmaria", "nsilva", "oacme", "p1234567", "new"]) { counts[$0] ?? 0 }
        #expect(
            Set(lookups) == [
                ["p1234567"], ["alisbon", "nmaria"], ["alisbon", "nsilva"], ["nmaria", "nsilva"], ["nmaria", "oacme"], ["nsilva", "oacme"],
            ])
    }

    @Test func `Thousands with the same everything take no time for each pair`() {
        var random = SeededRandom(seed: 2)
        let people = (0..<5000).map { _ in
            var person = PersonTraits(
                id: ID(at: Instant(milliseconds: 1), using: &random), name: PersonName(given: "Maria", family: "Silva"))
            person.places = ["Lisbon"]
            return person
        }
        let start = ContinuousClock.now
        #expect(LikenessIndex(people).pairs().count < 50_000)
        _ = Duplicates.pairs(of: people)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test func `Keys are few, short and the same for the same person`() {
        let person = Samples.person("Bob Miller") {
            $0.add(.mail, "bob.miller@acme.example")
            $0.add(.phone, "+493090182000")
            $0.places = ["12 Elm Road, 4011 Bath"]
        }
        #expect(
            LikenessKeys.keys(of: person) == [
                "a4011", "abath", "aelmroad", "dacme.example", "hbmiller", "hbobmiller", "nbob", "nmiller", "p0182000", "q0182", "r2000",
                "sb100m", "sm460b", "sm460r",
            ])
    }

    @Test func `Somebody of nothing but marks has no end of no company`() {
        let people = (0..<50).map { _ in Samples.person("") } + [Samples.person("🦊"), Samples.person("\u{301}")]
        #expect(Duplicates.pairs(of: people).allSatisfy { $0.score.isFinite })
    }
}
