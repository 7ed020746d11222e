import Foundation
import Testing
import WellmetTestSupport

extension WebAppTests {
    /// Goes to the page of today's first person and returns their name.
    private func openFirstPerson(_ browser: Browser) async throws -> String {
        let link = try await browser.find("li.nudge .name")
        let name = try await link.text
        try await link.click()
        try await browser.wait(forHeading: name)
        return name
    }

    @Test("edits a name in its place, and undoes it from the notice")
    func editName() async throws {
        try await DemoVisit.alone { browser, _ in
            let name = try await openFirstPerson(browser)
            try await browser.find("#name details.edit summary").click()
            #expect(try await !browser.find("#name .view").isShown)
            try await browser.find("#name input[name=family]").clear()
            try await browser.find("#name input[name=family]").type("Rabenstein")
            try await browser.click("Save", "#name button")
            try await browser.wait(for: "the new name") { try await browser.texts("h1").first?.hasSuffix("Rabenstein") == true }
            #expect(try await browser.find("#name .view").text.contains("Rabenstein"))
            try await browser.press("z")
            try await browser.wait(forHeading: name)
        }
    }

    @Test("shows a note's Markdown, and HTML in it as the text that it is")
    func hostileNote() async throws {
        try await DemoVisit.alone { browser, _ in
            _ = try await openFirstPerson(browser)
            try await browser.find("#notes details.edit summary").click()
            try await browser.find("#notes textarea").type(
                "Likes **blue** <script>document.title='taken'</script> <img src=x onerror=\"document.title='taken'\"> "
                    + "[this](javascript:document.title='taken')")
            try await browser.click("Save", "#notes button")
            _ = try await browser.find("#notes article strong")
            #expect(try await browser.find("#notes article .prose").text.contains("blue <script>document.title="))
            #expect(try await browser.all("#notes article script, #notes article img, #notes article a[href^=javascript]").isEmpty)
            try await browser.reload()
            #expect(try await browser.find("#notes article strong").text == "blue")
            #expect(try await browser.title != "taken")
            #expect(try await browser.complaints == [])
        }
    }

    @Test("shows a picture that was chosen, and the initials again after an undo", arguments: [BrowserProfile.desk, .desk.withoutScripts])
    func chooseFace(profile: BrowserProfile) async throws {
        try await DemoVisit.alone(as: profile) { browser, _ in
            _ = try await openFirstPerson(browser)
            try await browser.find("#face summary").click()
            try await TemporaryFolder.with { folder in
                let file = folder.appending(path: "face.jpg")
                try Data(PictureCorpus.jpeg).write(to: file)
                try await browser.find("#face-file").choose(file: file.path)
                try await browser.click("Use this picture", "#face button")
                try await browser.wait(forText: "Undo")
            }
            if profile.runsScripts {
                try await browser.wait(for: "the picture") {
                    try await browser.run("return document.querySelector('.person-head img')?.naturalWidth ?? 0").number == 24
                }
            }
            _ = try await browser.find(".person-head img")
            try await browser.click("Undo", ".notice button")
            try await browser.wait(for: "the initials") { try await browser.all(".person-head img").isEmpty }
        }
    }

    @Test("takes a picture that is dropped on the head of the page")
    func dropFace() async throws {
        try await DemoVisit.alone { browser, _ in
            _ = try await openFirstPerson(browser)
            _ = try await browser.run(
                """
                const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
                const files = new DataTransfer();
                files.items.add(new File([bytes], "face.jpg", { type: "image/jpeg" }));
                for (const type of ["dragover", "drop"]) {
                  const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: files });
                  document.querySelector(".person-head h1").dispatchEvent(event);
                }
                """, [.string(Data(PictureCorpus.jpeg).base64EncodedString())])
            try await browser.wait(for: "the picture") {
                try await browser.run("return document.querySelector('.person-head img')?.naturalWidth ?? 0").number == 24
            }
            #expect(try await browser.complaints == [])
        }
    }

    @Test("keeps what is being typed into one form when another is sent")
    func drafts() async throws {
        try await DemoVisit.alone { browser, _ in
            _ = try await openFirstPerson(browser)
            try await browser.find("#notes details.edit summary").click()
            try await browser.find("#notes details.edit textarea").type("Half a thought")
            try await browser.find("#circles summary").click()
            try await browser.find("#circles input[name=new]").type("beekeepers")
            // What it would do is put above the button, which moves.
            _ = try await browser.find("#circles .remark")
            try await browser.click("Save", "#circles button")
            try await browser.wait(for: "the new circle") { try await browser.texts("#circles .chip").contains("beekeepers") }
            let note = try await browser.find("#notes details.edit textarea")
            #expect(try await note.property("value") == "Half a thought")
            #expect(try await note.isShown)
            #expect(try await browser.find("#circles input[name=new]").property("value") == "")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(for: "the note") { try await browser.texts("#notes article").contains { $0.contains("Half a thought") } }
            #expect(try await browser.find("#notes details.edit textarea").property("value") == "")
        }
    }

    @Test("refuses to write over what changed in the meantime, shows both, and lets one decide")
    func staleVersion() async throws {
        try await DemoVisit.alone { browser, _ in
            let name = try await openFirstPerson(browser)
            try await browser.find("#name details.edit summary").click()
            // The same form, sent from another window.
            let status = try await browser.run(
                """
                const form = document.querySelector('#name form'), fields = new URLSearchParams(new FormData(form))
                fields.set('nickname', 'Magpie')
                return fetch(form.action, {method: 'POST', body: fields}).then(answer => answer.status)
                """)
            #expect(status == 200)
            try await browser.find("#name input[name=pronouns]").clear()
            try await browser.find("#name input[name=pronouns]").type("xe/xem")
            try await browser.click("Save", "#name button")
            try await browser.wait(forText: "This was changed in the meantime")
            #expect(try await browser.find("#name input[name=pronouns]").property("value") == "xe/xem")
            #expect(try await browser.find("#name .remark").text.contains("Magpie"))
            #expect(try await browser.texts("h1") == [name])
            try await browser.click("Save", "#name button")
            try await browser.wait(for: "the pronouns") { try await browser.find("#name .view").text.contains("xe/xem") }
        }
    }

    @Test("adds a person by hand, says what is missing first, and archives them")
    func newPerson() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/people/new"))
            try await browser.find("main form .actions button").click()
            _ = try await browser.find("#problem")
            try await browser.find("#name").type("Wilhelmina")
            try await browser.find("main form .actions button").click()
            try await browser.wait(forHeading: "Wilhelmina")
            let page = try await browser.address
            try await browser.find("#quiet summary").click()
            try await browser.click("Archive", "#quiet button")
            try await browser.wait(forText: "Archived.")
            try await browser.go(to: address.page("/people?q=Wilhelmina"))
            #expect(try await !browser.texts("main .name").contains("Wilhelmina"))
            try await browser.go(to: address.page(page))
            try await browser.click("Bring Wilhelmina back")
            try await browser.wait(for: "the end of the archive") { try await !browser.text.contains("Archived.") }
        }
    }

    @Test("filters the list of people while one types")
    func peopleList() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/people"))
            let names = try await browser.texts("main .row .name")
            let wanted = try #require(names.last)
            try await browser.find("main [data-search]").type(wanted)
            try await browser.wait(for: "the list to be shorter") {
                let shown = try await browser.texts("main .row .name")
                return shown.contains(wanted) && shown.count < names.count
            }
            #expect(try await browser.focused?.attribute("name") == "q")
        }
    }
}
