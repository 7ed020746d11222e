import Foundation
import HTTPTypes
import Testing
import WellmetModel

@testable import WellmetServer
@testable import WellmetStore

@Suite("Import on the web")
struct ImportWebTests {
    static let connections = """
        Notes:
        "When exporting your connection data, you may notice that some of the email addresses are missing."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ada,Example,https://www.linkedin.com/in/ada-example,,Example Looms,Chief Engineer,08 Feb 2016
        Bo,Sample,https://www.linkedin.com/in/bo-sample,bo@example.com,"Stripes, Inc.",Founder,12 Jan 2018
        ,,,,,,07 Jun 2020

        """

    static let messages = """
        CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
        1,,Ada Example,https://www.linkedin.com/in/ada,Bo Sample,https://www.linkedin.com/in/bo,2025-06-01 14:03:22 UTC,,Hello,INBOX
        """

    /// Uploads, and returns the path of the look inside.
    private func upload(_ client: WebClient, _ files: [(name: String, content: String)]) async throws -> String {
        let answer = try await client.upload(files)
        #expect(answer.status == .seeOther)
        return try #require(answer.location)
    }

    /// Applies and opens the page until it says what was done.
    private func apply(_ client: WebClient, _ path: String, _ choices: KeyValuePairs<String, String> = [:]) async throws -> WebAnswer {
        #expect(try await client.post(path + "/apply", choices).location == path)
        while true {
            let answer = try await client.get(path)
            guard answer.body.contains("data-poll") else { return answer }
            await Task.yield()
        }
    }

    @Test("What an archive says otherwise than the book stays, and the look says so; so it does of an address that two share")
    func otherwise() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let mail = try #require(Identity(.mail, "ada@example.org"))
        try await web.me.edit(ada, [PersonEdit.addIdentity(mail), .place("London")], at: web.now)
        let contacts = """
            Name,Given Name,Family Name,E-mail 1 - Value,Location
            Ada Lovelace,Ada,Lovelace,ada@example.org,Berlin
            Tom Fischer,Tom,Fischer,home@example.org,
            Mia Weber,Mia,Weber,home@example.org,

            """
        try await web.browse { client async throws in
            let path = try await upload(client, [("contacts.csv", contacts)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("Kept as you have it"))
            #expect(preview.body.contains("The archive says place “Berlin”; yours says “London” and stays."))
            #expect(preview.body.contains("the e-mail address home@example.org of Tom Fischer and Mia Weber"))
        }
    }

    @Test("Contact cards are shown and come in like any other file")
    func cards() async throws {
        let web = try await TestWeb()
        let cards = """
            BEGIN:VCARD
            VERSION:3.0
            UID:ada-1
            FN:Ada Lovelace
            EMAIL;TYPE=WORK:ada@example.org
            END:VCARD
            not a card

            """
        try await web.browse { client async throws in
            #expect(try await client.get("/import").body.contains("contact cards (vCard)"))
            let path = try await upload(client, [("book.vcf", cards)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("book.vcf: 1 person."))
            #expect(preview.body.contains("No card: what stands here does not begin with BEGIN:VCARD"))
            let done = try await apply(client, path)
            #expect(done.body.contains("1 new person"))
            #expect(try await client.get("/people").body.contains("Ada Lovelace"))
        }
    }

    @Test("An export of Monica is shown with what stays out and comes in like any other file")
    func monica() async throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let export = try String(contentsOf: tests.appending(path: "Fixtures/Monica/monica.json"), encoding: .utf8)
        let web = try await TestWeb()
        try await web.browse { client async throws in
            #expect(try await client.get("/import").body.contains("an export of Monica (JSON)"))
            let path = try await upload(client, [("monica.json", export)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("Your export of Monica of 1 July 2024: 4 people."))
            #expect(preview.body.contains("Left out: 1 document."))
            let done = try await apply(client, path)
            #expect(done.body.contains("new people"))
            #expect(try await client.get("/people").body.contains("Nora Maria Lindqvist"))
        }
    }

    @Test("A large file is looked into in the background, once for each state of the book")
    func large() async throws {
        let web = try await TestWeb()
        var rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        let filler = String(repeating: "x", count: 900)
        for row in 0..<2400 { rows += "Ada,Number\(row),https://www.linkedin.com/in/ada-\(row),,\(filler),Chief,08 Feb 2016\n" }
        let content = rows
        try await web.browse { client async throws in
            let path = try await upload(client, [("Connections.csv", content)])
            let first = try await client.get(path)
            #expect(first.body.contains("Looking inside") && first.body.contains("data-poll"))
            func preview() async throws -> WebAnswer {
                while true {
                    let answer = try await client.get(path)
                    guard answer.body.contains("data-poll") else { return answer }
                    await Task.yield()
                }
            }
            #expect(try await preview().body.contains("<dt>2,400</dt><dd>new people</dd>"))
            #expect(try await !client.get(path).body.contains("data-poll"))
            try await web.add("Grace Hopper")
            #expect(try await client.get(path).body.contains("data-poll"))
            #expect(try await preview().body.contains("<dt>2,400</dt><dd>new people</dd>"))
            #expect(try await web.me.people(PeopleFilter()).total == 1)
        }
    }

    @Test("When a later archive fails, what came before it stays with its undo, and the page says so")
    func halfWay() async throws {
        let web = try await TestWeb()
        try await web.store.engine.write { tx in
            try tx.script(
                """
                CREATE TRIGGER broken BEFORE INSERT ON person WHEN NEW.family = 'Sample'
                BEGIN SELECT raise(ABORT, 'the test breaks it'); END
                """)
        }
        try await web.browse { client async throws in
            let contacts = "First Name,Last Name,E-mail 1 - Value\nCleo,Whole,cleo@example.org\n"
            let path = try await upload(client, [("Connections.csv", Self.connections), ("contacts.csv", contacts)])
            let failed = try await apply(client, path)
            #expect(failed.body.contains("The import did not come to its end"), "\(failed.body)")
            #expect(!failed.body.contains("Your book is as it was before"))
            #expect(try await web.me.people(PeopleFilter()).total == 1)
            let undo = try #require(failed.body.firstMatch(of: /action="(\/undo\/\d+)"/))
            _ = try await client.post(String(undo.1))
            #expect(try await web.me.people(PeopleFilter()).total == 0)
        }
    }

    @Test("A LinkedIn file is looked into, then kept, then taken back")
    func wholeWay() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let form = try await client.get("/import")
            #expect(form.body.contains("enctype=\"multipart/form-data\""))
            #expect(form.body.contains("action=\"/import?csrf=\(client.token)\""))

            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("Nothing has changed yet."))
            #expect(preview.body.contains("<dt>2</dt><dd>new people</dd>"))
            #expect(preview.body.contains("Ada Example, Bo Sample"))
            #expect(preview.part("skipped").contains("<td>Connections.csv</td>"))
            #expect(try await web.me.people(PeopleFilter()).total == 0)
            #expect(try await client.get("/import").body.contains("Connections.csv</a>"))

            let result = try await apply(client, path)
            #expect(result.body.contains("Your people are here"))
            #expect(try await web.me.people(PeopleFilter()).total == 2)
            #expect(!FileManager.default.fileExists(atPath: web.folder.path + "/uploads/" + path.dropFirst("/import/".count)))

            let batch = try #require(try await web.me.imports().first)
            #expect(result.body.contains("action=\"/undo/\(batch.number)\""))
            #expect(try await client.get("/import").body.contains("action=\"/undo/\(batch.number)\""))
            let undone = try await client.submit("/undo/\(batch.number)", ["back": "/import"])
            #expect(undone.body.contains("taken back"))
            #expect(try await web.me.people(PeopleFilter()).total == 0)
        }
    }

    @Test("The same file once more changes nothing and says so")
    func twice() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            _ = try await apply(client, try await upload(client, [("Connections.csv", Self.connections)]))
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("Nothing in it is new"))
            #expect(preview.part("matched").contains("same LinkedIn profile"))
            #expect(!preview.body.contains("<button class=\"button\">Import</button>"))
            #expect(try await apply(client, path).body.contains("Nothing was new"))
        }
    }

    @Test("A newer file tells the change in words, before and after")
    func changed() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            _ = try await apply(client, try await upload(client, [("Connections.csv", Self.connections)]))
            let newer = Self.connections.replacing("Chief Engineer", with: "Director")
                .replacing(",,,,,,07 Jun 2020", with: "Cy,Third,https://www.linkedin.com/in/cy,,,,01 Mar 2026")
            let path = try await upload(client, [("Connections.csv", newer)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("Now Director at Example Looms, was Chief Engineer at Example Looms"))
            let result = try await apply(client, path)
            #expect(result.part("jobs").contains("Now Director at Example Looms"))
            #expect(result.body.contains("<dt>1</dt><dd>new job: worth a word</dd>"))
        }
    }

    @Test("A namesake is asked about, and each answer is kept to")
    func doubtful() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Example")
        let bo = try await web.add("Bo Sample")
        try await web.browse { client async throws in
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let preview = try await client.get(path)
            #expect(preview.body.contains("You have somebody with the same name."))
            #expect(preview.body.contains("name=\"case-0-0\" value=\"same-\(ada)\""))
            _ = try await apply(client, path, ["case-0-0": "same-\(ada)", "case-0-1": "later"])
        }
        #expect(try await web.me.people(PeopleFilter()).total == 2)
        #expect(try await web.details(ada).identities.map(\.value.value) == ["ada-example"])
        #expect(try await web.details(bo).identities.isEmpty)
        try await web.browse { client async throws in
            // What was left waits, and is decided without the file.
            #expect(try await client.get("/import").body.contains("1 person of earlier imports"))
            let waiting = try await client.submit("/import/undecided")
            #expect(waiting.body.contains("1 person waits for your decision"))
            #expect(waiting.body.contains("name=\"case-0-0\" value=\"same-\(bo)\""))
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let result = try await apply(client, path, ["case-0-1": "new"])
            #expect(result.body.contains("Your people are here"))
        }
        #expect(try await web.me.people(PeopleFilter()).total == 3)
        #expect(try await web.me.undecidedCount() == 0)
    }

    @Test("Messages that are left out because nothing tells who the owner is are told before anything is kept")
    func remarks() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let preview = try await client.get(try await upload(client, [("messages.csv", Self.messages)]))
            #expect(
                preview.body.contains(
                    """
                    <div class="remark"><p>1 message left out: nothing tells which of the people is you. \
                    Say it under <a href="#more">More</a> below.</p></div>
                    """), "\(preview.body)")
            #expect(preview.body.contains("<details class=\"fold\" id=\"more\" open>"))
            #expect(!preview.body.contains("--owner"))
        }
    }

    @Test("Who one is in an archive is said on the page, and its messages come in")
    func owner() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let path = try await upload(client, [("messages.csv", Self.messages)])
            #expect(try await client.post(path + "/options", ["owner": "https://www.linkedin.com/in/bo/", "as-of": ""]).location == path)
            let preview = try await client.get(path)
            #expect(!preview.body.contains("which of the people is you"))
            #expect(preview.body.contains("<dt>1</dt><dd>messages and invitations"))
            #expect(preview.part("more").contains("value=\"https://www.linkedin.com/in/bo/\""))
            #expect(preview.body.contains("<details class=\"fold\" id=\"more\"><summary>"))
            #expect(try await apply(client, path).body.contains("<dt>1</dt><dd>message, invitation or the like</dd>"))
        }
    }

    @Test("The day of a file is said on the page, and emptied again")
    func day() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let told = "Your LinkedIn archive of 7 June 2020"
            #expect(try await client.get(path).body.contains(told))
            _ = try await client.post(path + "/options", ["owner": "", "as-of": "2021-02-03"])
            let preview = try await client.get(path)
            #expect(preview.body.contains("Your LinkedIn archive of 3 February 2021"))
            #expect(preview.part("more").contains("type=\"date\" value=\"2021-02-03\""))
            _ = try await client.post(path + "/options", ["owner": "", "as-of": ""])
            #expect(try await client.get(path).body.contains(told))
            let google = try await client.get(
                try await upload(client, [("contacts.csv", "First Name,Last Name,E-mail 1 - Value\nCleo,Whole,cleo@example.org\n")]))
            #expect(google.part("more").contains("The day of the file"))
            #expect(!google.part("more").contains("name=\"owner\"") && !google.part("more").contains("name=\"address-book\""))
        }
    }

    @Test("LinkedIn’s uploaded address book is read when the page is told so")
    func addressBook() async throws {
        let web = try await TestWeb()
        let book = """
            Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,FullName,\
            Birthday,Location,BookmarkedAt,Profiles
            MOBILE,Dee,Inventado,Example Bakery,Baker,dee@example.org,030 901820,,,,,Dee Inventado,,Berlin,,
            """
        try await web.browse { client async throws in
            let path = try await upload(client, [("Contacts.csv", book)])
            #expect(try await client.get(path).body.contains("Nobody was found in it."))
            _ = try await client.post(path + "/options", ["owner": "", "as-of": "", "address-book": "on"])
            let preview = try await client.get(path)
            #expect(preview.body.contains("<dt>1</dt><dd>new person</dd>"))
            #expect(preview.part("more").contains("name=\"address-book\" value=\"on\" checked>"))
            _ = try await client.post(path + "/options", ["owner": "", "as-of": ""])
            #expect(try await client.get(path).body.contains("Nobody was found in it."))
        }
    }

    @Test("What cannot be said of a file comes back with the reason at its field, and nothing is kept")
    func wrongOptions() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let wrong = try await client.post(path + "/options", ["owner": "https://example.org/me", "as-of": "2026-03-15"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.body.contains("<title>Error: Before anything is kept"))
            #expect(wrong.body.contains("<a href=\"#more-owner\">Write a profile as linkedin.com/in/mara, or write your name</a>"))
            #expect(wrong.body.contains("<a href=\"#more-as-of\">No file is of a day to come"))
            #expect(wrong.body.contains("<details class=\"fold\" id=\"more\" open>"))
            #expect(wrong.part("more").contains("value=\"https://example.org/me\"") && wrong.part("more").contains("value=\"2026-03-15\""))
            #expect(try await client.post(path + "/options", ["as-of": "soon"]).body.contains("<a href=\"#more-as-of\">Write a day"))
            let upload = try #require(
                UploadShelf(data: web.folder.path).find(String(path.dropFirst("/import/".count)), account: web.me.account))
            #expect(upload.owner == nil && upload.asOf == nil && upload.addressBook == nil)
        }
    }

    @Test("An upload of before these could be said is still found")
    func olderUpload() async throws {
        let web = try await TestWeb()
        let shelf = UploadShelf(data: web.folder.path)
        let upload = Upload(id: shelf.newID(), account: web.me.account, at: web.now, files: [])
        try shelf.save(upload)
        let list = try String(contentsOfFile: shelf.place(upload.id) + "/upload.json", encoding: .utf8)
        #expect(!list.contains("owner") && !list.contains("asOf") && !list.contains("addressBook"))
        #expect(shelf.find(upload.id, account: web.me.account)?.addressBook == nil)
        #expect(shelf.find(upload.id, account: web.me.account) != nil)
    }

    @Test("Rows that wait for a decision have no file of which to say more")
    func reviewHasNoOptions() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Example")
        try await web.browse { client async throws in
            _ = try await apply(client, try await upload(client, [("Connections.csv", Self.connections)]))
            let path = try #require(try await client.post("/import/undecided").location)
            let review = try await client.get(path)
            #expect(review.body.contains("1 person waits for your decision"))
            #expect(!review.body.contains("id=\"more\""))
            #expect(try await client.post(path + "/options", ["as-of": "2026-01-01"]).status == .notFound)
        }
    }

    @Test("Nobody can be chosen whom the archive does not fit, least of all somebody of another account")
    func foreignChoice() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Example")
        let stranger = try await web.add("Ada Example", to: web.other)
        let somebody = try await web.add("Somebody Else")
        for choice in [stranger, somebody] {
            try await web.browse { client async throws in
                let path = try await upload(client, [("Connections.csv", Self.connections)])
                _ = try await apply(client, path, ["case-0-0": "same-\(choice)"])
            }
        }
        #expect(try await web.details(ada).identities.isEmpty)
        #expect(try await web.details(somebody).identities.isEmpty)
        #expect(try await web.details(stranger, of: web.other).identities.isEmpty)
    }

    @Test("An unknown CSV shows its columns with examples, and they can be changed")
    func columns() async throws {
        let web = try await TestWeb()
        let csv = "Kunde;Firma;Mail;Rabatt\nLena Fischer;Halden AG;lena@halden.example;12 %\nJonas Weber;Halden AG;;5 %\n"
        try await web.browse { client async throws in
            let path = try await upload(client, [("kunden.csv", csv)])
            let page = try await client.get(path)
            #expect(page.body.contains("What are these columns?"))
            #expect(page.body.contains("<td>“Lena Fischer” “Jonas Weber”</td>"))
            #expect(page.body.contains("<option value=\"mail\" selected>E-mail address</option>"))

            let blind = try await client.post(
                path + "/columns",
                ["dates-0": "day", "col-0-1": "note", "col-0-2": "organization", "col-0-3": "ignore", "col-0-4": "ignore"])
            #expect(blind.status == .unprocessableContent)
            #expect(blind.body.contains("Say which column of kunden.csv holds a name or an address"))
            #expect(blind.body.contains("<option value=\"note\" selected>"))

            let kept = try await client.post(
                path + "/columns",
                ["dates-0": "day", "col-0-1": "name", "col-0-2": "organization", "col-0-3": "mail", "col-0-4": "ignore"])
            #expect(kept.location == path)
            let preview = try await client.get(path)
            #expect(preview.body.contains("<dt>2</dt><dd>new people</dd>"))
            #expect(preview.body.contains("href=\"\(path)/columns\""))
            _ = try await apply(client, path)
        }
        let lena = try #require(try await web.me.find("Lena Fischer").first)
        #expect(lena.work == "Halden AG")
        #expect(try await web.details(lena.id).identities.map(\.value.value) == ["lena@halden.example"])
        #expect(try await web.details(lena.id).fields.isEmpty)
    }

    @Test("A file that is not understood says what would be, and does not keep the others out")
    func notUnderstood() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let path = try await upload(client, [("holiday.pdf", "%PDF-1.7 and so on")])
            let page = try await client.get(path)
            #expect(page.status == .unprocessableContent)
            #expect(page.body.contains("<b>holiday.pdf</b>: This is a PDF. Wellmet understands a LinkedIn archive"))
            #expect(!page.body.contains(web.folder.path))

            let both = try await upload(client, [("holiday.pdf", "%PDF-1.7 and so on"), ("Connections.csv", Self.connections)])
            let preview = try await client.get(both)
            #expect(preview.status == .ok)
            #expect(preview.body.contains("1 file was not understood."))
            #expect(preview.body.contains("<dt>2</dt><dd>new people</dd>"))
        }
    }

    @Test("Without a file the form comes back with the problem")
    func nothingChosen() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let answer = try await client.upload([(name: "", content: "")])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.body.contains("<li><a href=\"#files\">Choose at least one file.</a></li>"))
            #expect(answer.body.contains("<title>Error: Import people"))
        }
    }

    @Test("A full uploads folder is a clear message, not a broken page")
    func cannotWrite() async throws {
        let web = try await TestWeb()
        #expect(FileManager.default.createFile(atPath: web.folder.path + "/uploads", contents: nil))
        try await web.browse { client async throws in
            let answer = try await client.upload([("Connections.csv", Self.connections)])
            #expect(answer.status.code == 507)
            #expect(answer.body.contains("could not be written to the data folder"))
        }
    }

    @Test("Discarded files are gone, and so are those that waited for a day")
    func discarded() async throws {
        let web = try await TestWeb()
        let shelf = UploadShelf(data: web.folder.path)
        try await web.browse { client async throws in
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            #expect(try await client.post(path + "/discard").location == "/import")
            let gone = try await client.get(path)
            #expect(gone.status == .notFound)
            #expect(gone.body.contains("These files are not here"))

            let kept = String(try await upload(client, [("Connections.csv", Self.connections)]).dropFirst("/import/".count))
            shelf.removeOld(at: web.now.adding(days: 0.9)) { _ in false }
            #expect(shelf.find(kept, account: web.me.account) != nil)
            shelf.removeOld(at: web.now.adding(days: 1.1)) { $0 == kept }
            #expect(shelf.find(kept, account: web.me.account) != nil)
            shelf.removeOld(at: web.now.adding(days: 1.1)) { _ in false }
            #expect(shelf.find(kept, account: web.me.account) == nil)
        }
    }

    @Test("Another account's upload is not there, for any of its pages")
    func isolation() async throws {
        let web = try await TestWeb()
        let path = try await web.browse { try await upload($0, [("Connections.csv", Self.connections)]) }
        try await web.browse(as: web.other) { client async throws in
            #expect(try await client.get(path).status == .notFound)
            #expect(try await client.get(path + "/columns").status == .notFound)
            #expect(try await client.post(path + "/columns").status == .notFound)
            #expect(try await client.post(path + "/options", ["as-of": "2026-01-01"]).status == .notFound)
            #expect(try await client.post(path + "/apply").status == .notFound)
            _ = try await client.post(path + "/discard")
            #expect(!(try await client.get("/import")).body.contains("Connections.csv</a>"))
        }
        for name in ["..", "%2e%2e", "../../wellmet.db", String(repeating: "A", count: 32)] {
            #expect(try await web.browse { try await $0.get("/import/" + name) }.status == .notFound)
        }
        let mine = try await web.browse { try await $0.get(path) }
        #expect(mine.status == .ok)
        #expect(try await web.other.people(PeopleFilter()).total == 0)
    }

    @Test("Files and forms without this session's token are refused, and nothing is written")
    func forged() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            #expect(try await client.upload([("Connections.csv", Self.connections)], token: "").status == .forbidden)
            #expect(try await client.upload([("Connections.csv", Self.connections)], token: "00").status == .forbidden)
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            for action in ["apply", "discard", "columns", "options"] {
                #expect(try await client.post("\(path)/\(action)", token: "00").status == .forbidden)
            }
            #expect(try await client.get(path).status == .ok)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: web.folder.path + "/uploads").count == 1)
    }

    @Test("An import that failed leaves the files, says why and can be tried again")
    func failed() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let path = try await upload(client, [("Connections.csv", Self.connections)])
            let lock = try #require(try web.store.engine.lockImports())
            let failure = try await apply(client, path)
            #expect(failure.body.contains("The import did not work"))
            #expect(failure.body.contains("Another import is being applied at this moment"))
            lock.release()
            #expect(try await client.get(path + "?again=1").body.contains("Before anything is kept"))
            #expect(try await apply(client, path).body.contains("Your people are here"))
        }
    }

    @Test("What an import left out can be read later, with line and reason")
    func past() async throws {
        let web = try await TestWeb()
        try await web.browse { browser in
            let path = try await upload(browser, [("Connections.csv", Self.connections)])
            let done = try await apply(browser, path)
            let number = try #require(try await web.me.imports().first?.number)
            #expect(done.body.contains("<a href=\"/imports/\(number)#skipped\">row skipped</a>"))
            #expect(try await browser.get("/import").body.contains("href=\"/imports/\(number)\""))
            let page = try await browser.get("/imports/\(number)")
            #expect(page.body.contains("<td>Connections.csv</td><td class=\"number\">7</td>"))
            #expect(page.body.contains("<dt>2</dt>"))
            for wrong in ["0", "x", "999"] { #expect(try await browser.get("/imports/\(wrong)").status == .notFound) }
        }
    }
}
