import Testing

@testable import WellmetModel

@Suite struct InsightTests {
    @Test func `an insight needs words, and a promise somebody to tell`() throws {
        #expect(throws: FieldProblem.self) { try Insight.Content(text: " ").checked() }
        let problem = #expect(throws: FieldProblem.self) {
            try Insight.Content(text: "Charge more", reportOn: Day(number: 20_000)).checked()
        }
        #expect(problem?.field == "from")
        #expect(try Insight.Content(text: " Charge\r\nmore ").checked().text == "Charge\nmore")
    }

    @Test func `its short form is its first line, cut where it is long`() {
        #expect(Insight.Content(text: "Charge more\nand say why").short == "Charge more")
        #expect(Insight.Content(text: String(repeating: "long ", count: 40)).short.count <= 60)
        #expect(Insight.Content(text: "Charge more").promise == "tell them what came of “Charge more”")
    }
}
