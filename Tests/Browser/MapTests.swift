import Testing
import WellmetTestSupport

extension WebAppTests {
    @Test("walks through the map with tab, shows where one is, and opens the person with enter")
    func mapByKeyboard() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/map"))
            try await browser.run("document.querySelector('.map svg g a').focus()")
            try await browser.press(.tab)
            let seen =
                try await browser.run(
                    """
                    const e = document.activeElement, box = e.getBoundingClientRect(), ring = getComputedStyle(e.querySelector('circle'))
                    const shown = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
                    return [e.closest('svg') !== null, ring.strokeWidth, shown, e.querySelector('title').textContent]
                    """
                ).array ?? []
            #expect(seen.count == 4 && seen[0] == true && seen[1] == "4px" && seen[2] == true)
            let name = try #require(seen.last?.string?.split(separator: ",").first.map(String.init))
            try await browser.press(.enter)
            try await browser.wait(forHeading: name)
        }
    }

    @Test(
        "draws the map at its own size, with nobody cut off, in a box that scrolls on a phone",
        arguments: [BrowserProfile.desk, .smallPhone])
    func mapPicture(profile: BrowserProfile) async throws {
        try await DemoVisit.looking(as: profile) { browser, visit in
            try await browser.go(to: visit.page("/map"))
            let faults = try await browser.run(
                """
                const svg = document.querySelector('.map svg'), frame = svg.getBoundingClientRect(), faults = []
                const drawn = frame.width - parseFloat(getComputedStyle(svg).paddingRight)
                if (Math.abs(drawn - svg.viewBox.baseVal.width) > 1) faults.push('scaled to ' + drawn)
                const boxes = [...svg.querySelectorAll('a circle')].map(e => e.getBoundingClientRect())
                for (const [i, a] of boxes.entries()) {
                    if (a.left < frame.left || a.right > frame.right || a.top < frame.top || a.bottom > frame.bottom) faults.push('out ' + i)
                    if (a.width < 24) faults.push('small ' + i)
                    const near = b => Math.hypot(a.x - b.x, a.y - b.y) < a.width
                    if (boxes.slice(0, i).some(near)) faults.push('on another ' + i)
                }
                for (const text of svg.querySelectorAll('text')) {
                    const box = text.getBoundingClientRect()
                    if (box.left < frame.left || box.right > frame.right) faults.push('cut: ' + text.textContent)
                }
                return boxes.length > 40 ? faults : ['only ' + boxes.length]
                """)
            #expect(faults == [])
        }
    }

    @Test("shows another circle without leaving the page, and walks through the table with j")
    func mapOfCircle() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/map"))
            try await browser.run(
                """
                const menu = document.querySelector('form.filter select')
                menu.value = 'clients'
                menu.dispatchEvent(new Event('input', { bubbles: true }))
                """)
            try await browser.wait(forText: "Clients, and whom its people know")
            #expect(try await browser.address.hasSuffix("/map?circle=clients"))
            try await browser.press("j")
            let name = try #require(try await browser.texts("[data-item] .name").first)
            try await browser.press(.enter)
            try await browser.wait(forHeading: name)
        }
    }

    @Test("goes to the map from the palette")
    func mapFromPalette() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/"))
            try await browser.press("k", holding: [.control])
            try await browser.find("dialog.palette input").type("map")
            try await browser.wait(for: "the page in the list") {
                try await browser.texts("dialog.palette [role=option]").contains { $0.hasPrefix("Map") && $0.hasSuffix("Page") }
            }
            try await browser.run(
                "[...document.querySelectorAll('dialog.palette [role=option]')].find(e => e.firstChild.textContent === 'Map').click()")
            try await browser.wait(forHeading: "Map")
        }
    }
}
