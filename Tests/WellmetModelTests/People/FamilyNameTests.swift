import Testing

@testable import WellmetModel

/// When the family name of one name is another, although the names agree otherwise.
@Suite struct FamilyNameTests {
    @Test(
        arguments: [
            ("Ada Hand", "Ada Hand-Wed"), ("Ada Hand", "Ada Hand Lovelace"), ("Ada Hand", "Ada Handley"), ("Ada Lovelace", "Ada Byron"),
        ])
    func `A further or another word of the family name makes another`(one: String, other: String) {
        #expect(PersonName(written: one).isOfOtherFamily(than: PersonName(written: other)))
        #expect(PersonName(written: other).isOfOtherFamily(than: PersonName(written: one)))
    }

    @Test(
        arguments: [
            ("Ada Lovelace", "ADA King LOVELACE"), ("Ada", "Ada Lovelace"), ("Ada L.", "Ada Lovelace"), ("Ada Hand-Wed", "Ada Hand Wed"),
            ("Ada Hand-Wed", "Ada Handwed"), ("Wei Li", "Li Wei"), ("Ludwig Beethoven", "Ludwig van Beethoven"),
            ("Zoë Brontë", "Zoe Bronte"),
            ("Ada Lovelace", "Ada Lovelace MBA"), ("Ada Lovelace", "Dr. Ada Lovelace, Ph.D."), ("", "Ada Lovelace"),
        ])
    func `Middle names, initials, spellings, the order and degrees do not`(one: String, other: String) {
        #expect(!PersonName(written: one).isOfOtherFamily(than: PersonName(written: other)))
        #expect(!PersonName(written: other).isOfOtherFamily(than: PersonName(written: one)))
    }
}
