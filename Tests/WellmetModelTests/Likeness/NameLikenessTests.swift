import Testing

@testable import WellmetModel

@Suite struct NameLikenessTests {
    private func likeness(_ one: String, _ other: String) -> NameLikeness {
        NameLikeness(PersonName(written: one), PersonName(written: other))
    }

    @Test(arguments: [
        ("José Álvarez", "Jose Alvarez"), ("Ганна Соколенко", "Ganna Sokolenko"), ("Юлія Щербакова", "Yuliya Shcherbakova"),
        ("Αλέξανδρος Παππάς", "Alexandros Pappas"), ("Dr. Ada Lovelace", "Ada Lovelace"), ("Jan van der Berg", "Jan Berg"),
        ("Karim al-Masri", "Karim Al Masri"), ("Anna-Lena Groß", "Anna Lena Gross"), ("Mary O’Brien", "Mary OBrien"),
    ])
    func `Accents, scripts, titles, hyphens and particles make no other name`(one: String, other: String) {
        #expect(likeness(one, other).bits >= likeness(one, one).bits - 0.5, "\(likeness(one, other).words)")
    }

    @Test(arguments: [
        ("Bob Miller", "Robert Miller", "Bob is short for Robert, the same family name, Miller"),
        ("Liz Taylor", "Elizabeth Taylor", "Liz is short for Elizabeth, the same family name, Taylor"),
        ("Pepe García", "José García", "Pepe is short for José, the same family name, García"),
        ("Sasha Petrov", "Aleksandr Petrov", "Sasha is short for Aleksandr, the same family name, Petrov"),
        ("Muhammad Aziz", "Mohamed Aziz", "Muhammad and Mohamed are spellings of one name, the same family name, Aziz"),
        ("A. Lovelace", "Ada Lovelace", "“A.” can stand for Ada, the same family name, Lovelace"),
        ("Jon Smithers", "Jon Smihters", "the same given name, Jon, Smithers is spelled much like Smihters"),
        ("Ana Silva", "Ana Silva Costa", "the same given name, Ana, Silva is part of Silva Costa"),
        ("Ada Lovelace", "Lovelace Ada", "given and family name the other way round"),
        ("Maria Huber", "Maria Steiner", "the same given name, Maria"),
        ("alovelace", "Ada Lovelace", "“alovelace” can stand for Ada Lovelace"),
        ("Ada Lovelace", "ADA LOVELACE", "the same name"), ("Ada Lovelace", "Ada  Lovélace", "the same name"),
        ("Леся Лугова", "Lesya Lugova", "the same name, written otherwise"),
    ])
    func `What is alike is told in plain words`(one: String, other: String, words: String) {
        let found = NameLikeness(PersonName(written: one), named(other))
        #expect(found.words == words)
        #expect(found.bits > 0)
    }

    /// "Silva Costa" is one family name of two words.
    private func named(_ text: String) -> PersonName {
        text == "Ana Silva Costa" ? PersonName(given: "Ana", family: "Silva Costa") : PersonName(written: text)
    }

    @Test(arguments: [
        ("Ada Lovelace", "Grace Hopper"), ("Ada Lovelace", "Byron Lovelace"), ("Ada Lovelace", "Bela Lovelace"),
        ("John Smith Jr.", "John Smith"),
    ])
    func `Another given name says more against one person than a family name for it`(one: String, other: String) {
        #expect(likeness(one, other).bits < likeness(other, other).bits - 5 || one.hasSuffix("Jr."))
    }

    @Test func `Father and son are two`() {
        let father = PersonName(given: "John", family: "Smith", suffix: "Sr.")
        let son = PersonName(given: "John", family: "Smith", suffix: "Jr.")
        #expect(NameLikeness(father, son).objection == "Sr. and Jr. are of two generations")
        #expect(NameLikeness(father, son).bits < NameLikeness(father, father).bits)
    }

    @Test func `A rarer name says more`() {
        let counts = ValueCounts(people: 1000, counts: ["nmaria": 80, "nsilva": 60])
        let (common, rare) = (PersonName(written: "Maria Silva"), PersonName(written: "Xóchitl Nakamura"))
        func bits(_ name: PersonName) -> Double { NameLikeness(ComparedName(name, in: counts), ComparedName(name, in: counts)).bits }
        #expect(bits(common) + 8 < bits(rare))
    }

    @Test func `Likeness is symmetric, and nothing is liker than the same`() {
        let names = [
            "Ada Lovelace", "A. Lovelace", "Lovelace Ada", "Ada", "Bob Ray", "Robert Ray", "Robbie", "Ана Лугова", "Ana Lugova", "王小明",
            "小明 王",
            "Maria Silva Costa", "Maria Costa", "Oliver", "", "🦊", "يوسف المصري", "Youssef Al-Masri", "Martha Marhta", "Marhta Martha",
        ].map(PersonName.init(written:))
        for one in names {
            for other in names {
                let (there, back) = (NameLikeness(one, other), NameLikeness(other, one))
                #expect(there.bits == back.bits, "\(one.full) and \(other.full)")
                #expect(there.bits <= NameLikeness(one, one).bits + 1e-9 || one.family.isEmpty, "\(one.full) and \(other.full)")
            }
        }
    }

    @Test(arguments: [
        String(repeating: "a", count: 10_000), String(repeating: "ab ", count: 10_000), "a" + String(repeating: "\u{301}", count: 10_000),
        "\u{202E}" + "مرحبا", "🦊🦊🦊", String(repeating: "王", count: 10_000), "\u{0}", "  ", "-", "'", "@", "a@", "@b",
    ])
    func `Names that are none are compared in bounded time`(name: String) {
        let start = ContinuousClock.now
        for other in [name, "Ada Lovelace", ""] {
            #expect(likeness(name, other).bits.isFinite)
            #expect(LikenessKeys.keys(of: LikenessSamples.person(name)).allSatisfy { $0.utf8.count < 400 })
        }
        #expect(ContinuousClock.now - start < .seconds(1))
    }
}
