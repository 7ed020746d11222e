import Testing
import WellmetTestSupport

extension WebAppTests {
    @Test("finds a person with ctrl-K and opens their page")
    func palette() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/"))
            let name = try await browser.nameOfSomebody()
            try await browser.press("k", holding: [.control])
            let field = try await browser.find("dialog.palette input")
            #expect(try await browser.focused?.attribute("role") == "combobox")
            try await field.type(name)
            try await browser.wait(for: "the person in the list") {
                try await browser.texts("dialog.palette [aria-selected=true] .name") == [name]
            }
            try await browser.press(.enter)
            try await browser.wait(forHeading: name)
            #expect(try await browser.address.contains("/people/"))
        }
    }

    @Test("goes to a page, and offers to log what was typed, from the palette")
    func palettePages() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/"))
            try await browser.press("k", holding: [.control])
            try await browser.find("dialog.palette input").type("circl")
            try await browser.wait(for: "the page in the list") {
                try await browser.texts("dialog.palette [aria-selected=true]").first?.hasPrefix("Circles") == true
            }
            try await browser.press(.enter)
            try await browser.wait(forHeading: "Circles")

            try await browser.press("k", holding: [.control])
            try await browser.find("dialog.palette input").type("tea yesterday")
            try await browser.wait(for: "the offer to log it") {
                try await browser.texts("dialog.palette [aria-selected=true]").first?.hasPrefix("Log “tea yesterday”") == true
            }
            try await browser.press(.enter)
            try await browser.wait(forHeading: "What happened?")
            #expect(try await browser.find("#line").property("value") == "tea yesterday")
        }
    }

    /// Opens the palette, finds an action by those words and does it.
    private func act(_ browser: Browser, _ words: String, is name: String) async throws {
        try await browser.press("k", holding: [.control])
        try await browser.find("dialog.palette input").type(words)
        try await browser.wait(for: "the action “\(name)” in the list") {
            try await browser.texts("dialog.palette [aria-selected=true]").first?.hasPrefix(name) == true
        }
        try await browser.press(.enter)
        try await browser.wait(without: "dialog")
    }

    @Test("does what a page can do from the palette, and makes a person from everywhere")
    func paletteActions() async throws {
        try await DemoVisit.alone { browser, address in
            let link = try await browser.find("li.nudge .name")
            let name = try await link.text
            try await link.click()
            try await browser.wait(forHeading: name)
            try await act(browser, "add: note", is: "Add: Notes")
            #expect(try await browser.focused?.attribute("name") == "text")
            try await browser.focused?.type("From the palette")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(for: "the note") {
                try await browser.texts("#notes article").contains { $0.contains("From the palette") }
            }
            try await act(browser, "undo", is: "Undo")
            try await browser.wait(for: "the note to go") {
                try await !browser.texts("#notes article").contains { $0.contains("From the palette") }
            }
            try await act(browser, "log something with", is: "Log something with")
            #expect(try await browser.focusedID == "log-line")
            try await browser.find("h1").click()
            try await act(browser, "pause now", is: "Pause now")
            try await browser.wait(for: "the pause") { try await browser.find("#quiet").text.contains("Rests until") }

            try await browser.go(to: address.page("/circles"))
            try await act(browser, "new circle", is: "New circle")
            #expect(try await browser.focusedID == "new-name")
            try await browser.find("h1").click()
            try await act(browser, "new person", is: "New person")
            try await browser.wait(forHeading: "New person")
        }
    }

    @Test("opens the draft with w and stands in it")
    func writeByKey() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/"))
            for _ in 0..<2 {
                // Open already or not: the key leads into it, and types nothing.
                let before = try await browser.find("li.nudge textarea").property("value").string
                try await browser.press("w")
                #expect(try await browser.focusedID.hasPrefix("draft-"))
                #expect(try await browser.find("li.nudge textarea").property("value").string == before)
                try await browser.press(.escape)
            }
            try await browser.wait(for: "another draft, which is closed") {
                try await browser.press("j")
                return try await browser.run("return !!document.activeElement.querySelector('details.draft:not([open])')") == true
            }
            try await browser.press("w")
            #expect(try await browser.focusedID.hasPrefix("draft-"))
            #expect(try await browser.focused?.isShown == true)
        }
    }

    @Test("shows the keys with ?, and focuses the search with /")
    func keys() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/circles"))
            try await browser.press("?")
            #expect(try await browser.find("dialog[open] #keys").text.contains("undo"))
            try await browser.press(.escape)
            try await browser.wait(without: "dialog")
            try await browser.press("/")
            #expect(try await browser.focused?.attribute("name") == "q")
        }
    }

    @Test("reaches everything with tab, the skip link first, and always shows where one is")
    func tabs() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/"))
            try await browser.press(.tab)
            let skip = try #require(try await browser.focused)
            #expect(try await skip.text == "Skip to the page")
            let frame = try await skip.frame
            #expect(frame.x >= 0 && frame.y >= 0 && frame.width > 24 && frame.height >= 24)

            for _ in 0..<25 {
                let seen = try await browser.run(
                    """
                    const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect()
                    const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'
                    const isSeen = ring && b.width > 0 && b.bottom > 0 && b.top < innerHeight
                    return e === document.body || isSeen ? '' : e.outerHTML.slice(0, 120)
                    """)
                #expect(seen == "", "no focus is seen there")
                try await browser.press(.tab)
            }

            try await browser.reload()
            try await browser.press(.tab)
            try await browser.press(.enter)
            #expect(try await browser.focusedID == "main")
        }
    }

    @Test("leaves single keys alone when the settings say so")
    func withoutSingleKeys() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/settings"))
            try await browser.find("input[name=keys]").click()
            try await browser.find("form[action='/settings'] .actions button").click()
            _ = try await browser.find("#notice .notice")
            try await browser.go(to: address.page("/"))
            let focused = try await browser.focusedID
            try await browser.press("j")
            #expect(try await browser.focusedID == focused)
            try await browser.press("k", holding: [.control])
            _ = try await browser.find("dialog.palette")
        }
    }

    @Test("walks through every list with j and k, and opens with enter")
    func everyList() async throws {
        try await DemoVisit.alone { browser, address in
            let person = try await browser.find("li.nudge .name").property("href").string ?? ""
            // Something for the lists that are empty at first.
            for (name, filter) in [("One", "city:lisbon"), ("Two", "city:porto")] {
                try await browser.go(to: address.page("/views"))
                try await browser.find("#new-name").type(name)
                try await browser.find("#new-filter").type(filter)
                // The list of cities would lie over the button.
                try await browser.press(.escape)
                try await browser.click("Save view", "main button")
                try await browser.wait(forHeading: name)
            }
            for path in [
                "/", "/people", "/circles", "/views", "/history", "/opportunities", "/insights", "/introductions", "/duplicates", "/map",
                "/more", "/search?q=works", person, person + "/facts",
            ] {
                try await browser.go(to: address.page(path))
                try await browser.press("j")
                let first = try await browser.run(
                    "return document.activeElement.matches('[data-item]') && document.activeElement.outerHTML")
                #expect(first != false, "\(path)")
                try await browser.press("j")
                try await browser.press("k")
                let again = try await browser.run(
                    "return document.activeElement.matches('[data-item]') && document.activeElement.outerHTML")
                #expect(again == first, "\(path)")
            }
            try await browser.go(to: address.page("/circles"))
            try await browser.press("j")
            let name = try await browser.run("return document.activeElement.querySelector('.name').textContent").string ?? ""
            try await browser.press(.enter)
            try await browser.wait(forHeading: "People")
            #expect(try await browser.address.contains("circle=\(name)"))
        }
    }

    @Test("goes back to the pair that an undo brings back, and leaves no mark on the next")
    func undoOfPair() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/duplicates"))
            try await browser.press("j")
            let first = try await browser.focusedID
            #expect(first.hasPrefix("pair-"))
            try await browser.press("n")
            try await browser.wait(without: "#\(first)")
            try await browser.press("z")
            _ = try await browser.find("#\(first)")
            try await browser.wait(for: "the mark on the first pair") { try await browser.focusedID == first }
        }
    }
}
