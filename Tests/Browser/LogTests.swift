import Testing
import WellmetTestSupport

extension WebAppTests {
    @Test("understands a line while it is typed, logs it with enter onto the person's page, and takes it back")
    func logLine() async throws {
        try await DemoVisit.alone { browser, address in
            let name = try await browser.nameOfSomebody()
            try await browser.go(to: address.page("/log"))
            #expect(try await browser.focusedID == "line")
            try await browser.find("#line").type("coffee with \(name) yesterday 30m about bees, send her the hive plan by friday")
            try await browser.wait(for: "the preview") { try await browser.texts("#understood dt").contains("You promise") }
            let terms = try await browser.texts("#understood dt")
            let facts = Dictionary(zip(terms, try await browser.texts("#understood dd")), uniquingKeysWith: { $1 })
            #expect(facts["What"] == "Coffee, 30 minutes")
            #expect(facts["With"]?.hasSuffix(name) == true)
            #expect(facts["When"] == "yesterday, Thursday 19 November")
            #expect(facts["About"] == "bees")
            #expect(facts["You promise"]?.hasPrefix("Send her the hive plan") == true)

            try await browser.press(.enter)
            _ = try await browser.find("#notice .notice button")
            try await browser.click(name, "#timeline a")
            try await browser.wait(forHeading: name)
            let entries = try await browser.texts("#timeline .entry")
            #expect(entries.first?.contains("Coffee") == true && entries.first?.contains("bees") == true, "\(entries.prefix(2))")
            #expect(try await browser.find("#brief").text.contains("hive plan"))

            try await browser.goBack()
            try await browser.wait(forHeading: "What happened?")
            try await browser.find("#notice button").click()
            try await browser.wait(for: "the line to go") { try await !browser.texts("#timeline .entry").contains { $0.contains("bees") } }
        }
    }

    @Test("asks which of two people is meant, and logs with the chosen one")
    func ambiguousName() async throws {
        try await DemoVisit.alone { browser, address in
            var names: [String] = []
            for offset in stride(from: 0, to: 300, by: 50) {
                try await browser.go(to: address.page("/people?from=\(offset)"))
                names += try await browser.texts("main .row .name").filter { $0.allSatisfy { $0.isASCII } }
            }
            let shared = try #require(Dictionary(grouping: names) { $0.prefix { $0 != " " } }.filter { $0.value.count > 1 }.keys.min())
            try await browser.go(to: address.page("/log"))
            try await browser.find("#line").type("call with \(shared) today about wasps")
            try await browser.wait(forText: "Which \(shared)?")
            let options = try await browser.all("#understood .option")
            #expect(options.count > 2)
            let chosen = try await options[1].text
            try await options[1].click()
            try await browser.wait(for: "the preview to know") { try await browser.texts("#understood dt").contains("With") }
            try await browser.find("main button.button").click()
            _ = try await browser.find("#notice .notice")
            let entry = try #require(try await browser.texts("#timeline .entry").first)
            let name = try #require(names.filter { chosen.hasPrefix($0) }.max { $0.count < $1.count }, "\(chosen)")
            #expect(entry.contains(name) && entry.contains("wasps"))
        }
    }

    @Test("does not guess: a line whose person is not chosen comes back with the choices")
    func unclearName() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/log"))
            try await browser.find("#line").type("tea with Wilhelmina Unbekannt today")
            try await browser.wait(forText: "Nobody called Wilhelmina Unbekannt is in your book")
            try await browser.press(.enter)
            _ = try await browser.find("#problem")
            #expect(try await browser.title.hasPrefix("Error: "))
            #expect(try await browser.focusedID == "problem")
            try await browser.find("#understood input[type=checkbox]").click()
            try await browser.find("main button.button").click()
            _ = try await browser.find("#notice .notice")
            #expect(try await browser.texts("#timeline .entry").first?.contains("Wilhelmina Unbekannt") == true)
        }
    }
}
