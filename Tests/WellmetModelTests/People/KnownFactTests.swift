import Testing

@testable import WellmetModel

@Suite struct KnownFactTests {
    @Test func `What is confirmed is named in the title, the first three of many`() {
        func title(_ facts: [(FactKey.Subject, String, String)]) -> String {
            let facts = facts.map {
                KnownFact(key: FactKey($0.0), label: $0.1, text: $0.2, origin: .you, said: Day(number: 0), confirmed: nil)
            }
            return KnownFact.confirmed(facts, of: "Ada")
        }
        #expect(title([]) == "Confirmed what is known of Ada")
        let work = (FactKey.Subject.position, "Work", "Analyst at Engines")
        #expect(title([work]) == "Confirmed what is known of Ada: work (Analyst at Engines)")
        let team = (FactKey.Subject.field, "Team", String(repeating: "x", count: 90))
        #expect(
            title([work, team])
                == "Confirmed what is known of Ada: work (Analyst at Engines) and Team (\(String(repeating: "x", count: 79))…)")
        let place = (FactKey.Subject.place, "Place", "London")
        #expect(
            title([place, place, work, work])
                == "Confirmed what is known of Ada: place (London), place (London), work (Analyst at Engines) and work (Analyst at Engines)"
        )
        #expect(title([place, place, place, work, work]).hasSuffix(": place (London), place (London), place (London) and 2 more"))
    }
}
