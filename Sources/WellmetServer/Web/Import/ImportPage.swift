internal import WellmetModel
internal import WellmetStore

/// Where files come in, and what came in before.
struct ImportPage {
    let visitor: Visitor
    let earlier: [Batch]
    /// Names of imports that are being applied.
    let running: [String]
    /// Uploads that wait to be looked at.
    let waiting: [Upload]
    /// How many rows of earlier imports wait for a decision.
    let undecided: Int
    var problem = ""

    init(visitor: Visitor, earlier: [Batch], running: [String], waiting: [Upload], undecided: Int, problem: String = "") {
        self.visitor = visitor
        self.earlier = earlier
        self.running = running
        self.waiting = waiting
        self.undecided = undecided
        self.problem = problem
    }

    var page: Page { Page(title: (problem.isEmpty ? "" : "Error: ") + "Import people", place: .import, content: content) }

    private var content: HTML {
        """
        \(problem.isEmpty ? .empty : summary)
        <header class="page-head"><h1>Import people</h1><p>Wellmet reads the files that other programs export. \
        You see everything before it is kept, and can take it back at any time.</p></header>
        \(running.html { "<div class=\"remark\"><p>An import is running. <a href=\"/import/\($0)\">See how far it is</a></p></div>" })
        \(form)
        \(left)
        \(Self.sources)
        \(past)
        """
    }

    private var summary: HTML {
        """
        <div class="problem" id="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><ul><li><a href="#files">\(problem)</a>\
        </li></ul></div>
        """
    }

    private var form: HTML {
        let wrong = !problem.isEmpty
        return """
            <form method="post" action="/import?csrf=\(visitor.secret.formToken)" enctype="multipart/form-data" data-drop="main">
            <div class="field\(wrong ? " is-wrong" : "")"><label for="files">Files</label><p class="hint" id="files-hint">A LinkedIn \
            archive (ZIP), a whole network from another Wellmet (ZIP), an export of Monica (JSON), contact cards (vCard), or CSV files from LinkedIn, Google Contacts, Outlook or \
            anything else. Up to 1 GB. Nothing leaves this machine.</p>\
            \(wrong ? "<p class=\"error\" id=\"files-error\"><span class=\"visually-hidden\">Error: </span>\(problem)</p>" : .empty)\
            <input class="wide" id="files" name="files" data-action="Choose files to import" type="file" multiple required accept=".zip,.csv,.tsv,.txt,.gz,.vcf,.vcard,.json" \
            aria-describedby="files-hint\(wrong ? " files-error" : "")"\(wrong ? " aria-invalid=\"true\"" as HTML : "")></div>
            <div class="actions"><button class="button">Look inside</button></div></form>
            """
    }

    /// Rows and files that were not decided about.
    private var left: HTML {
        guard !waiting.isEmpty || undecided > 0 else { return .empty }
        let rows: HTML =
            undecided == 0
            ? .empty
            : """
            <li class="answered" data-item><span>\(Count.of(undecided, "person", "people")) of earlier imports: only you can say who they are</span>\
            <form method="post" action="/import/undecided">\(Form.token(visitor))<button class="link-button">Decide</button></form></li>
            """
        return """
            <section class="group" aria-labelledby="waiting"><h2 id="waiting">Waiting for you</h2><ul data-list>\(rows)
            \(waiting.prefix(20).html { upload in
                """
                <li class="answered" data-item><span><a href="/import/\(upload.id)">\(upload.title)</a> \
                <span class="due">· \(Time.ago(upload.at, visitor))</span></span>\
                <form method="post" action="/import/\(upload.id)/discard">\(Form.token(visitor))\
                <button class="link-button">Discard<span class="visually-hidden"> \(upload.title)</span></button></form></li>
                """
            })</ul></section>
            """
    }

    private static let sources: HTML = """
        <section class="group" aria-labelledby="where"><h2 id="where">Where to find the file</h2>
        <div><details class="fold" name="where"><summary>LinkedIn</summary><ol class="prose"><li>Settings and privacy, then \
        “Data privacy”</li>\
        <li>“Get a copy of your data”: choose everything. The first part comes in minutes, the whole within a day.</li>\
        <li>Bring the ZIP here as it is. Both parts are welcome, and so is the archive of next year: it tells who changed jobs.</li></ol>\
        </details></div>
        <div><details class="fold" name="where"><summary>Google Contacts</summary><p class="prose">contacts.google.com, \
        “Export”, “Google CSV”.</p></details></div>
        <div><details class="fold" name="where"><summary>Outlook</summary><p class="prose">People, “Manage contacts”, “Export \
        contacts”.</p></details></div>
        <div><details class="fold" name="where"><summary>Apple Contacts, iCloud, a phone</summary><p class="prose">Choose all contacts, \
        then “Export vCard” on a Mac or at icloud.com; on Android “Export” in the settings of Contacts. Bring the .vcf file here.</p>\
        </details></div>
        <div><details class="fold" name="where"><summary>Monica</summary><p class="prose">Settings, then “Export data”: export as JSON. \
        Monica 4 can; Monica 5 gives contact cards only.</p></details></div>
        <div><details class="fold" name="where"><summary>Anything else</summary><p class="prose">A CSV with a column for names or \
        addresses. \
        Wellmet guesses what the columns mean, and you correct it.</p></details></div></section>
        """

    private var past: HTML {
        guard !earlier.isEmpty else { return .empty }
        return """
            <section class="group" aria-labelledby="past"><h2 id="past">Imported before</h2><ul data-list>
            \(earlier.html { batch in
                """
                <li class="answered" data-item><span><a href="/imports/\(batch.number)">\(batch.title)</a>\(batch.state == .undone ? ", taken back" : "") \
                <span class="due">· \(Time.ago(batch.at, visitor))</span></span>\(undo(batch))</li>
                """
            })</ul></section>
            """
    }

    private func undo(_ batch: Batch) -> HTML {
        guard batch.state == .applied else { return .empty }
        return """
            <form method="post" action="/undo/\(batch.number)">\(Form.token(visitor))\(Form.back("/import"))\
            <button class="link-button">Undo<span class="visually-hidden"> \(batch.title)</span></button></form>
            """
    }
}
