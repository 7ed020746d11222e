import Testing

@testable import WellmetModel

@Suite struct EastAsianNameTests {
    @Test(arguments: [
        ("李", "伟", "李伟"), ("佐藤", "健", "佐藤健"), ("김", "철수", "김철수"), ("田中", "エミリー", "田中エミリー"), ("上官", "子轩", "上官子轩"),
        // Names from elsewhere stay in their order.
        ("ラブレス", "アダ", "アダ ラブレス"), ("Lovelace", "Ada", "Ada Lovelace"), ("李", "Wei", "Wei 李"), ("", "伟", "伟"),
    ])
    func `the family comes first, with nothing between`(family: String, given: String, full: String) {
        #expect(PersonName(given: given, family: family).full == full)
    }

    @Test func `a name written in two has its family first`() {
        let name = PersonName(written: "佐藤 健")
        #expect(name.family == "佐藤" && name.given == "健" && name.full == "佐藤健")
        #expect(PersonName(written: "王小明").full == "王小明")
        #expect(PersonName(written: "アダ ラブレス").given == "アダ")
    }

    @Test func `it is found by both parts together, and by the given name alone`() {
        let words = Set(PersonName(given: "伟", family: "李").foundWords)
        #expect(words.isSuperset(of: ["李伟", "伟李", "李", "伟"].flatMap(foldedWords)))
        #expect(PersonName(written: "王小明").foundWords.contains("小明"))
        #expect(PersonName(written: "김철수").foundWords.contains(folded("철수")))
        #expect(PersonName.joinedWords(of: "Ada Lovelace") == [])
    }
}
