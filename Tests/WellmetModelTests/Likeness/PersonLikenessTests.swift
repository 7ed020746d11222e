import Testing

@testable import WellmetModel

@Suite struct PersonLikenessTests {
    typealias Samples = LikenessSamples

    /// What is known of two people of one name, and what is said of it.
    struct Known: Sendable {
        let words: String
        let one: @Sendable (inout PersonTraits) -> Void
        let other: @Sendable (inout PersonTraits) -> Void

        init(
            _ words: String, _ one: @escaping @Sendable (inout PersonTraits) -> Void,
            _ other: @escaping @Sendable (inout PersonTraits) -> Void
        ) {
            (self.words, self.one, self.other) = (words, one, other)
        }

        var likeness: PersonLikeness { Samples.likeness(Samples.person("Ada Lovelace", one), Samples.person("Ada Lovelace", other)) }
    }

    @Test(arguments: [
        Known("both at Acme") {
            $0.work = [.init(organization: "Acme")]
        } _: {
            $0.work = [.init(organization: "ACME Inc.")]
        },
        Known("both at Acme, in the same role") {
            $0.work = [.init(organization: "Acme", title: "CTO")]
        } _: {
            $0.work = [.init(organization: "Acme GmbH", title: "CTO")]
        },
        Known("both at acme.example") {
            $0.add(.mail, "ada@acme.example")
        } _: {
            $0.add(.mail, "al@acme.example")
        },
        Known("both in Lisbon") {
            $0.places = ["Lisbon, Portugal"]
        } _: {
            $0.places = ["Lisbon"]
        },
        Known("the same address, 12 Rua Augusta") {
            $0.places = ["12 Rua Augusta, 1100-053 Lisboa"]
        } _: {
            $0.places = ["Rua Augusta 12, Lisboa"]
        },
        Known("the same birthday") {
            $0.birthday = PartialDate("1990-03-14")
        } _: {
            $0.birthday = PartialDate("1990-03-14")
        },
        Known("the same day and month of birth") {
            $0.birthday = PartialDate("1990-03-14")
        } _: {
            $0.birthday = PartialDate("--03-14")
        },
        Known("birthdays that differ in one figure") {
            $0.birthday = PartialDate("1990-03-14")
        } _: {
            $0.birthday = PartialDate("1990-03-15")
        },
        Known("birthdays with day and month exchanged") {
            $0.birthday = PartialDate("1990-03-04")
        } _: {
            $0.birthday = PartialDate("1990-04-03")
        },
        Known("the same phone number but for one figure") {
            $0.add(.phone, "+493090182000")
        } _: {
            $0.add(.phone, "+493094182000")
        },
        Known("the same phone number but for its beginning") {
            $0.add(.phone, "+493090182000")
        } _: {
            $0.add(.phone, "+4490182000")
        },
        Known("“adalovelace” and “alovelace” in both their e-mail addresses") {
            $0.add(.mail, "ada.lovelace@example.org")
        } _: {
            $0.add(.mail, "alovelace@example.com")
        },
        Known("“xkcd42” in their X handle and GitHub handle") {
            $0.add(.x, "xkcd42")
        } _: {
            $0.add(.github, "xkcd42")
        },
    ])
    func `What speaks for one person is told, and makes it likelier`(known: Known) {
        #expect(known.likeness.reasons.contains(known.words), "\(known.likeness.reasons)")
        #expect(known.likeness.score > Samples.likeness(Samples.person("Ada Lovelace"), Samples.person("Ada Lovelace")).score)
    }

    @Test(arguments: [
        Known("different birthdays") {
            $0.birthday = PartialDate("1990-03-14")
        } _: {
            $0.birthday = PartialDate("1971-11-02")
        },
        Known("different LinkedIn profiles") {
            $0.add(.linkedin, "ada")
        } _: {
            $0.add(.linkedin, "lovelace")
        },
        Known("LinkedIn told of two people") {
            $0.sources = ["LinkedIn", "vCard"]
        } _: {
            $0.sources = ["LinkedIn"]
        },
    ])
    func `What speaks against it is told, and makes it less likely`(known: Known) {
        #expect(known.likeness.objections == [known.words])
        #expect(known.likeness.score < Samples.likeness(Samples.person("Ada Lovelace"), Samples.person("Ada Lovelace")).score)
    }

    @Test func `Circles and acquaintances in common speak for it, but those who know each other are two`() {
        var random = SeededRandom(seed: 1)
        let friends = (0..<3).map { _ in ID<Person>(at: Instant(milliseconds: 1), using: &random) }
        let circle = ID<Circle>(at: Instant(milliseconds: 1), using: &random)
        var one = Samples.person("Bob Miller") { ($0.circles, $0.acquaintances) = ([circle], Set(friends)) }
        let other = Samples.person("Robert Miller") { ($0.circles, $0.acquaintances) = ([circle], Set(friends)) }
        let found = Samples.likeness(one, other)
        #expect(found.reasons.contains("3 acquaintances in common") && found.reasons.contains("a circle in common"))
        one.acquaintances.insert(other.id)
        #expect(Samples.likeness(one, other).objections == ["they know each other"])
        #expect(Samples.likeness(one, other).score < found.score)
    }

    @Test func `Reasons come in the order of their weight`() {
        let one = Samples.person("Bob Miller") { ($0.work, $0.birthday) = ([.init(organization: "Acme")], PartialDate("1990-03-14")) }
        let other = Samples.person("Robert Miller") { ($0.work, $0.birthday) = ([.init(organization: "Acme")], PartialDate("1990-03-14")) }
        let found = Samples.likeness(one, other)
        #expect(
            found.reasons.first == "the same birthday" && found.reasons.last == "Bob is short for Robert, the same family name, Miller"
                || found.reasons.last == "both at Acme")
        #expect(found.band == .likely)
    }

    @Test func `Namesakes of one town are possible, and likely only with something further`() throws {
        func pair(_ know: (inout PersonTraits) -> Void) throws -> PersonLikeness {
            let one = Samples.person("Maria Silva") {
                $0.places = ["Lisbon"]; know(&$0)
            }
            let other = Samples.person("Another") {
                $0.name = PersonName(written: "Maria Silva"); $0.places = ["Lisbon"]; know(&$0)
            }
            let crowd = (0..<20).flatMap { [Samples.person("Maria Q\($0)x"), Samples.person("Z\($0)w Silva")] }
            return try #require(Duplicates.pairs(of: crowd + [one, other]).first { Set([$0.one, $0.other]) == [one.id, other.id] })
        }
        let alone = try pair { _ in }
        #expect(alone.score >= 0.95 && alone.band == .possible)
        #expect(try pair { $0.birthday = PartialDate("1990-03-14") }.band == .likely)
        #expect(try pair { $0.work = [.init(organization: "Acme")] }.band == .likely)
        #expect(try pair { $0.places = ["12 Rua Augusta, 1100-053 Lisboa, Portugal"] }.band == .likely)
    }

    @Test func `A family at one address is not one person`() {
        let home = ["12 Rua Augusta, 1100-053 Lisboa, Portugal"]
        let one = Samples.person("Ada Silva") { $0.places = home }
        let other = Samples.person("Bruno Silva") { $0.places = home }
        #expect(Samples.likeness(one, other).band == nil)
    }

    @Test func `A marriage changes the family name, and other evidence tells`() {
        let one = Samples.person("Maria Huber") {
            $0.birthday = PartialDate("1990-03-14"); $0.places = ["Graz"]
        }
        let other = Samples.person("Maria Steiner") {
            $0.birthday = PartialDate("1990-03-14"); $0.places = ["Graz"]
        }
        #expect(Samples.likeness(one, other).band != nil)
        #expect(Samples.likeness(one, other).objections == ["different family names"])
        #expect(Samples.likeness(Samples.person("Maria Huber"), Samples.person("Maria Steiner")).band == nil)
    }

    @Test func `Among more people the same name says less`() {
        let (one, other) = (Samples.person("Ada Lovelace"), Samples.person("Ada Lovelace"))
        let counts = ValueCounts(people: 100_000, counts: ["nada": 900, "nlovelace": 900])
        let many = PersonLikeness(ComparedPerson(one, in: counts), ComparedPerson(other, in: counts), in: counts)
        #expect(many.score < Samples.likeness(one, other).score)
    }

    @Test func `Likeness of people is symmetric, whatever is known of them`() {
        var random = SeededRandom(seed: 3)
        let people = (0..<60).map { _ in made(&random) }
        let counts = LikenessIndex(people).counts
        let compared = people.map { ComparedPerson($0, in: counts) }
        for one in compared {
            for other in compared {
                let (there, back) = (PersonLikeness(one, other, in: counts), PersonLikeness(other, one, in: counts))
                #expect(abs(there.score - back.score) < 1e-9 && (0...1).contains(there.score))
                #expect(there.score == PersonLikeness.score(one, other, in: counts))
            }
        }
    }

    private func made(_ random: inout SeededRandom) -> PersonTraits {
        let given = random.word(of: ["Ada", "Bob", "Robert", "Юлія", "", "A."])
        let family = random.word(of: ["Lovelace", "Miller", "Millre", "de la Cruz", ""])
        var person = PersonTraits(id: ID(at: Instant(milliseconds: 1), using: &random), name: PersonName(given: given, family: family))
        person.places = [random.word(of: ["Lisbon", "12 Elm Road, 4011 Bath", "Elm Road 21, Bath, UK", "", "4011"])]
        person.birthday = PartialDate(random.word(of: ["1990-03-04", "1990-04-03", "--03-04", "1990", "x"]))
        if random.chance(0.5) { person.add(.phone, random.word(of: ["+493090182000", "+493090182001"])) }
        if random.chance(0.5) { person.add(.mail, random.word(of: ["ada@acme.example", "bob.miller@gmail.com", "bmiller@acme.example"])) }
        if random.chance(0.5) { person.work = [.init(organization: random.word(of: ["Acme", "Acme Inc", "Acne"]), title: "CTO")] }
        return person
    }
}
