import Testing

@testable import WellmetModel

@Suite struct LettersTests {
    /// Winkler 1990, table of examples.
    @Test(arguments: [
        ("martha", "marhta", 0.9611), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.8133), ("jones", "johnson", 0.8323),
        ("abroms", "abrams", 0.9222), ("", "a", 0), ("abc", "xyz", 0),
    ])
    func `Degrees are those that Winkler prints`(one: String, other: String, degree: Double) {
        #expect(abs(Letters(one).likeness(to: Letters(other)) - degree) < 0.0051)
    }

    @Test func `Likeness is symmetric, from 0 to 1, and 0 only where it may be`() {
        var random = SeededRandom(seed: 9)
        func word() -> Letters { Letters((0..<random.below(9)).map { _ in UInt8(97 + random.below(5)) }) }
        for _ in 0..<5000 {
            let (one, other) = (word(), word())
            let degree = one.likeness(to: other)
            #expect((0...1).contains(degree) && degree == other.likeness(to: one))
            #expect(one == other ? degree == 1 : degree < 1)
            let bounded = one.likeness(to: other, least: 0.85)
            #expect(bounded == degree || bounded == 0 && degree < 0.85, "\(one.text) \(other.text)")
        }
    }

    @Test(arguments: [
        ("robert", "r163"), ("rupert", "r163"), ("ashcraft", "a261"), ("tymczak", "t522"), ("pfister", "p236"), ("lee", "l000"),
    ])
    func `Words sound as the National Archives code them`(word: String, code: String) {
        #expect(Soundex.code(Letters(word)) == code)
    }
}
