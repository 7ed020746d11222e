import Foundation
import Testing
import WellmetTestSupport

extension WebAppTests {
    /// A list of connections of people who are made up, as LinkedIn exports it.
    private static let connections = """
        Notes:
        "When exporting your connection data, you may notice that some of the email addresses are missing."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ottilie,Brandsätter,https://www.linkedin.com/in/ottilie-brandsaetter,ottilie@example.org,Kestrel Works,Gardener,18 Nov 2026
        Bartholomew,Quickwater,https://www.linkedin.com/in/bartholomew-quickwater,,Quickwater & Sons,Ferryman,02 Feb 2025
        ,,,,,,03 Mar 2025

        """

    @Test(
        "shows what a LinkedIn list would change, brings the people in, and takes them all back",
        arguments: [BrowserProfile.desk, .desk.withoutScripts])
    func importing(profile: BrowserProfile) async throws {
        try await DemoVisit.alone(as: profile) { browser, address in
            try await TemporaryFolder.with { folder in
                let file = folder.appending(path: "Connections.csv")
                try Data(Self.connections.utf8).write(to: file)
                try await browser.go(to: address.page("/import"))
                try await browser.find("#files").choose(file: file.path)
                try await browser.click("Look inside")
                try await browser.wait(forHeading: "Before anything is kept")
            }
            let sums = Dictionary(zip(try await browser.texts(".sums dd"), try await browser.texts(".sums dt")), uniquingKeysWith: { $1 })
            #expect(sums["new people"] == "2")
            #expect(sums["row skipped; the reason"] == "1", "\(sums)")
            #expect(try await browser.texts("main").first?.contains("Ottilie Brandsätter") == true)
            let preview = try await browser.address
            try await browser.go(to: address.page("/people?q=Ottilie"))
            #expect(try await !browser.texts("main .name").contains("Ottilie Brandsätter"))

            try await browser.go(to: address.page(preview))
            try await browser.click("Import", "main button")
            try await arrive(browser, at: "Your people are here")
            #expect(try await browser.texts(".sums dt").contains("2"))
            let result = try await browser.address
            try await browser.go(to: address.page("/people?q=Ottilie"))
            #expect(try await browser.texts("main .name").contains("Ottilie Brandsätter"))

            try await browser.go(to: address.page(result))
            try await browser.click("Undo the import")
            try await browser.wait(forHeading: "Import people")
            try await browser.wait(forText: "taken back")
            try await browser.go(to: address.page("/people?q=Ottilie"))
            #expect(try await !browser.texts("main .name").contains("Ottilie Brandsätter"))
        }
    }

    /// The progress page leads to its end by itself; without scripts one refreshes it.
    private func arrive(_ browser: Browser, at heading: String) async throws {
        try await browser.wait(for: "the heading “\(heading)”") {
            if try await browser.texts("h1").first == heading { return true }
            if !browser.profile.runsScripts { try await browser.reload() }
            return try await browser.texts("h1").first == heading
        }
    }

    @Test("says what it understands when a file is nothing of the kind")
    func unknownFile() async throws {
        try await DemoVisit.alone { browser, address in
            try await TemporaryFolder.with { folder in
                let file = folder.appending(path: "holiday.txt")
                try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]).write(to: file)
                try await browser.go(to: address.page("/import"))
                try await browser.find("#files").choose(file: file.path)
                try await browser.click("Look inside")
                let problem = try await browser.find("#problem").text
                #expect(problem.contains("holiday.txt") && problem.contains("LinkedIn"), "\(problem)")
            }
        }
    }
}
