internal import WellmetModel
internal import WellmetStore

/// How far an import has come. The script asks for it again every second; without it there is a link.
struct ImportProgressPage {
    let id: String
    /// Nil while the files are only looked into.
    let stage: ImportStage?

    private var title: String { stage == nil ? "Looking inside" : "Importing" }

    var page: Page { Page(title: title, place: .import, content: content) }

    private var words: String {
        stage == nil
            ? "Nothing is kept yet. You can leave this page and come back under Import."
            : "You can leave this page; the import goes on. Come back under Import to see what it did."
    }

    private var content: HTML {
        """
        <div id="progress" data-poll="1000">
        <header class="page-head"><h1>\(title)</h1><p>\(words)</p></header>
        \(bar)
        <div class="actions"><a class="button plain" href="/import/\(id)">Refresh</a></div></div>
        """
    }

    private var bar: HTML {
        let stage = stage ?? ImportStage()
        let from = stage.archives > 1 ? "\(stage.title), \(stage.archive) of \(stage.archives): " : ""
        guard stage.total > 0 else {
            return "<label for=\"bar\">\(from)Reading the files</label><progress id=\"bar\">reading</progress>"
        }
        let percent = stage.done * 100 / stage.total
        return """
            <label for="bar">\(from)\(Count.text(stage.done)) of \(Count.of(stage.total, "row", "rows"))</label>\
            <progress id="bar" max="\(stage.total)" value="\(stage.done)">\(percent) %</progress>
            """
    }
}

/// What an import did, with its undo.
struct ImportResultPage {
    let result: ImportResult
    let visitor: Visitor
    /// Whether the import came to its end.
    let isWhole: Bool
    /// How many of the new people may be the same as somebody; nil when nobody was compared.
    let alike: Int?

    init(result: ImportResult, visitor: Visitor, isWhole: Bool = true, alike: Int? = nil) {
        self.result = result
        self.visitor = visitor
        self.isWhole = isWhole
        self.alike = alike
    }

    var page: Page { Page(title: title, place: .import, content: content) }

    private var people: Int { result.parts.reduce(0) { $0 + $1.report.newPeople } }
    private var happened: Int { result.parts.reduce(0) { $0 + $1.report.interactions } }
    private var hasChanged: Bool { result.parts.contains { $0.report.batch != 0 } }
    private var undecided: Int { result.parts.reduce(0) { $0 + $1.report.undecided } }
    /// Files in which there is nobody.
    private var empty: [ImportRemark] { result.parts.flatMap(\.remarks).filter { if case .noRows = $0 { true } else { false } } }

    private var title: String {
        if people > 0 || result.network != nil { return "Your people are here" }
        return hasChanged ? "Your book is up to date" : empty.isEmpty ? "Nothing was new" : "Nothing came in"
    }

    private var content: HTML {
        """
        <header class="page-head"><h1>\(title)</h1><p>\(opening)</p></header>
        \(result.refused.isEmpty ? .empty : RefusedFiles.remark(result.refused))
        \(parts)\(twice)
        <div class="actions"><a class="button" href="/">See today</a>\(result.parts.count == 1 ? result.parts.html { undo($0) } : .empty)\
        <a class="button ghost" href="/import">Import more</a></div>
        \(moves)
        """
    }

    private var opening: String {
        if let network = result.network {
            return "\(Count.of(network.people, "person", "people")) and "
                + "\(Count.of(network.interactions, "thing that happened", "things that happened")), with everything as it was."
        }
        guard hasChanged else {
            if undecided > 0 { return "Nothing was decided yet." }
            return empty.isEmpty
                ? "Everything in these files is in your book already." : empty.map(\.description).joined(separator: " ")
        }
        let parts = [
            people > 0 ? Count.of(people, "new person", "new people") : "",
            happened > 0 ? Count.of(happened, "thing that happened", "things that happened") : "",
        ].filter { !$0.isEmpty }
        return (parts.isEmpty ? "" : parts.joined(separator: " and ") + ". ") + "It can be taken back at any time."
    }

    /// Where whoever came twice is found.
    private var twice: HTML {
        guard people > 0, alike != 0 else { return .empty }
        guard let alike else {
            return "<p>Some of them may have been here already: <a href=\"/duplicates\">see who may be the same</a>.</p>"
        }
        return """
            <p><a href="/duplicates">\(Count.of(alike, "new person", "new people"))</a> may be the same as somebody who was here already.</p>
            """
    }

    /// What each archive did; with a heading and its undo where there are several, or where `isWhole` is false.
    var parts: HTML { result.parts.html(part) }

    private func part(_ part: ImportResult.Part) -> HTML {
        let stands = result.parts.count > 1 || !isWhole
        return """
            <section class="group" aria-label="\(part.title)">\(stands ? "<h2>\(part.title)</h2>" : .empty)
            \(ImportSums(report: part.report).html)
            \(stands ? "<div class=\"actions\">\(undo(part))</div>" : .empty)</section>
            """
    }

    private func undo(_ part: ImportResult.Part) -> HTML {
        guard part.report.batch != 0 else { return .empty }
        return """
            <form method="post" action="/undo/\(part.report.batch)">\(Form.token(visitor))\(Form.back("/import"))\
            <button class="button plain">Undo the import<span class="visually-hidden"> of \(part.title)</span></button></form>
            """
    }

    private var moves: HTML {
        let moves = result.parts.flatMap(\.moves)
        guard !moves.isEmpty else { return .empty }
        return """
            <section class="group" aria-labelledby="jobs"><h2 id="jobs">Who changed jobs</h2><ul data-list>
            \(moves.html { move in
                """
                <li class="row" data-item>\(PersonMarks.avatar(move.person, move.name))<div>\
                <a class="name" href="/people/\(move.person)">\(move.name.full)</a>\
                <p class="about">\(move.sentence.capitalizedFirst)</p></div></li>
                """
            })</ul></section>
            """
    }
}

/// An import that did not come to its end: what was taken back, and what stays with its undo.
struct ImportFailurePage {
    let id: String
    let reason: String
    let finished: ImportResult
    let visitor: Visitor

    init(id: String, reason: String, finished: ImportResult, visitor: Visitor) {
        self.id = id
        self.reason = reason
        self.finished = finished
        self.visitor = visitor
    }

    private var hasFinished: Bool { finished.parts.contains { $0.report.batch != 0 } }

    private var state: String {
        guard hasFinished else { return "Your book is as it was before." }
        let titles = finished.parts.filter { $0.report.batch != 0 }.map(\.title).joined(separator: ", ")
        return "What came before it is in your book: \(titles). You can keep it or take it back here. Of the rest, nothing was kept."
    }

    var page: Page {
        Page(
            title: "The import did not work", place: .import,
            content: """
                <div class="empty"><h1>The import did not \(hasFinished ? "come to its end" : "work")</h1><p>\(reason)</p><p>\(state) \
                The files are still here.</p>
                <div class="actions"><a class="button" href="/import/\(id)?again=1">Look at it again</a>\
                <a class="button plain" href="/import">Go to Import</a></div></div>
                \(hasFinished ? ImportResultPage(result: finished, visitor: visitor, isWhole: false).parts : .empty)
                """)
    }
}

/// An upload of which nothing could be read.
struct UnreadPage {
    let upload: Upload
    let refused: [RefusedFile]
    let visitor: Visitor

    init(upload: Upload, refused: [RefusedFile], visitor: Visitor) {
        self.upload = upload
        self.refused = refused
        self.visitor = visitor
    }

    var page: Page {
        Page(
            title: "Error: Nothing to import", place: .import,
            content: """
                <div class="problem" id="problem" role="alert" tabindex="-1"><h2>There is a problem</h2>\
                <ul>\(refused.html { "<li><b>\($0.name)</b>: \($0.reason)</li>" })</ul></div>
                <header class="page-head"><h1>Nothing to import</h1><p>Nothing in \(refused.count == 1 ? "this file" : "these files") \
                could be read, \
                and nothing has changed.</p></header>
                <form method="post" action="/import/\(upload.id)/discard">\(Form.token(visitor))<div class="actions">\
                <button class="button">Choose other files</button>\
                \(upload.files.contains { $0.mapping != nil } ? columns : .empty)\
                </div></form>
                """)
    }

    private var columns: HTML { "<a class=\"button ghost\" href=\"/import/\(upload.id)/columns\">Change the columns</a>" }
}
