import Testing

@testable import WellmetModel

@Suite struct MergePlanTests {
    private func side(_ name: String, _ edit: (inout MergeSide) -> Void = { _ in }) -> MergeSide {
        var generator = SystemRandomNumberGenerator()
        var side = MergeSide(
            person: Person(id: ID(at: Instant(seconds: 1_700_000_000), using: &generator), name: PersonName(written: name)))
        edit(&side)
        return side
    }

    private func id<Entity>(_: Entity.Type = Entity.self) -> ID<Entity> {
        var generator = SystemRandomNumberGenerator()
        return ID(at: Instant(seconds: 1_700_000_000), using: &generator)
    }

    private func position(_ organization: String, _ title: String, _ from: String? = nil, _ to: String? = nil) -> Position {
        Position(
            id: id(), organization: organization, title: title, from: from.flatMap { PartialDate($0) }, to: to.flatMap { PartialDate($0) },
            current: to == nil)
    }

    @Test func `what only the other knows is taken over, and what both say differently stays in a field`() {
        let one = side("Robert Example") { $0.person.place = "Berlin" }
        let other = side("Bob Example") {
            $0.person.place = "Lisbon"
            $0.person.pronouns = "he/him"
            $0.person.languages = ["de", "EN"]
        }
        let plan = MergePlan(keeping: one, absorbing: other)
        #expect(plan.person.name.full == "Robert Example" && plan.person.place == "Berlin" && plan.person.pronouns == "he/him")
        #expect(plan.person.languages == ["de", "EN"])
        #expect(plan.fields.map(\.label) == ["other name", "other place"] && plan.fields.map(\.value) == ["Bob Example", "Lisbon"])
        #expect(plan.lines.map(\.part) == [.name, .pronouns, .place])
        #expect(plan.lines.map(\.outcome) == ["Robert Example", "he/him", "Berlin"])
    }

    @Test func `the other's word is kept where it is asked for, and one's own goes into the field`() {
        let plan = MergePlan(keeping: side("Robert Example"), absorbing: side("Bob Example"), taking: [.name])
        #expect(plan.person.name.full == "Bob Example")
        #expect(plan.fields.map(\.value) == ["Robert Example"])
    }

    @Test(arguments: ["ada lovelace", "ADA LOVELACE", "Áda Lovelace"])
    func `the same name in other letters is the same`(name: String) {
        let plan = MergePlan(keeping: side("Ada Lovelace"), absorbing: side(name))
        #expect(plan.fields.isEmpty && plan.lines.allSatisfy(\.isSame))
    }

    @Test(arguments: ["李 小龙", "محمد علي", "Ольга Иванова", "नरेन्द्र", "e\u{301}tienne", "👩🏽‍💻"])
    func `names of every script merge with others and with themselves`(name: String) {
        let (same, other) = (side(name), side("Ada Lovelace"))
        #expect(MergePlan(keeping: same, absorbing: side(name)).fields.isEmpty)
        #expect(MergePlan(keeping: other, absorbing: same).fields.map(\.value) == [same.person.name.full])
    }

    @Test func `a birthday becomes the more complete one, and another one stays in a field`() throws {
        func born(_ text: String) throws -> ImportantDate {
            ImportantDate(id: id(), label: ImportantDate.birthday, date: try #require(PartialDate(text)))
        }
        let (short, whole, different) = (try born("--03-14"), try born("1990-03-14"), try born("1991-01-01"))
        func plan(_ one: ImportantDate, _ other: ImportantDate, _ taking: Set<MergePart> = []) -> MergePlan {
            MergePlan(keeping: side("A B") { $0.dates = [one] }, absorbing: side("A B") { $0.dates = [other] }, taking: taking)
        }
        #expect(plan(short, whole).birthday?.date == whole.date && plan(short, whole).fields.isEmpty)
        #expect(plan(whole, short).birthday == nil && plan(whole, short).fields.isEmpty)
        #expect(plan(whole, different).birthday == nil && plan(whole, different).fields.map(\.label) == ["other birthday"])
        #expect(plan(whole, different, [.birthday]).birthday?.date == different.date)
        for one in [plan(short, whole), plan(whole, different)] { #expect(one.droppedDates.count == 1) }
    }

    @Test func `positions fold where they are the same or one knows no title, and not where their times contradict`() {
        func folds(_ ones: [Position], _ others: [Position]) -> [FoldedPosition] {
            MergePlan(keeping: side("A B") { $0.positions = ones }, absorbing: side("A B") { $0.positions = others }).positions
        }
        #expect(folds([position("Acme", "CTO", "2020")], [position("ACME", "cto")]).first?.from == PartialDate("2020"))
        #expect(folds([position("Acme", "")], [position("Acme", "CTO")]).first?.title == "CTO")
        #expect(folds([position("Acme", "CTO", "2020")], [position("Acme", "CTO", "2021")]).isEmpty)
        #expect(folds([position("Acme", "CTO")], [position("Acme", "CEO")]).isEmpty)
        #expect(folds([position("Acme", "CTO")], [position("Acme", "CTO", nil, "2022")]).first?.current == false)
        let two = folds([position("Acme", ""), position("Acme", "CTO")], [position("Acme", "CTO"), position("Acme", "CEO")])
        #expect(two.map(\.title) == ["CTO", "CEO"])
    }

    @Test func `who is in the book with one name is in it, and never suggest holds for both`() {
        let archived = side("A B") { $0.person.archived = true }
        let seen = side("A B") { $0.person.standing = .discovered }
        let quiet = side("A B") { $0.person.neverSuggest = true }
        #expect(MergePlan(keeping: seen, absorbing: side("A B")).person.standing == .book)
        #expect(!MergePlan(keeping: archived, absorbing: side("A B")).person.archived)
        #expect(MergePlan(keeping: archived, absorbing: seen).person.archived)
        #expect(MergePlan(keeping: side("A B"), absorbing: quiet).person.neverSuggest)
    }

    @Test func `nobody meets through themselves`() {
        let other = side("Bob")
        let one = side("Ada") {
            $0.person.met.through = other.person.id; $0.metThrough = "Bob"
        }
        #expect(MergePlan(keeping: one, absorbing: other).person.met.through == nil)
    }
}
