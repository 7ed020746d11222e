internal import WellmetModel
internal import WellmetStore

/// Every change, newest first: of everything, or of one person.
struct HistoryPage {
    let visitor: Visitor
    let batches: [Batch]
    /// Whose history it is; nil for everything.
    let person: PersonLine?
    /// Whether there may be older ones.
    let isFull: Bool
    /// Whether it begins amid the list.
    let isOlder: Bool

    init(visitor: Visitor, batches: [Batch], person: PersonLine?, isFull: Bool, isOlder: Bool) {
        self.visitor = visitor
        self.batches = batches
        self.person = person
        self.isFull = isFull
        self.isOlder = isOlder
    }

    var page: Page { Page(title: person.map { "History of \($0.name.full)" } ?? "History", place: .history, content: content) }

    private var content: HTML {
        """
        <header class="page-head"><h1>\(person.map { "History of \($0.name.full)" } ?? "History")</h1><p>\(opening)</p></header>
        \(batches.isEmpty ? "<p class=\"quiet\">\(isOlder ? "Nothing is older." : "Nothing was changed yet.")</p>" : list)
        \(older)
        """
    }

    private var opening: HTML {
        guard let person else { return "Every change, newest first. Each can be taken back, but an undone import: read that in again." }
        return """
            What touched <a href="/people/\(person.id)">\(person.name.full)</a>, newest first. <a href="/history">All changes</a>
            """
    }

    private var list: HTML {
        """
        <ul data-list>\(batches.html { batch in
            """
            <li class="answered" data-item><span><a href="/history/\(batch.number)">\(batch.title)</a>\
            \(batch.state == .undone ? ", taken back" : batch.state == .applying ? ", not done yet" : "") \
            <span class="due">· \(Time.ago(batch.at, visitor))</span></span>\(undo(batch))</li>
            """
        })</ul>
        """
    }

    private func undo(_ batch: Batch) -> HTML {
        guard batch.canBeUndone else { return .empty }
        return """
            <form method="post" action="/undo/\(batch.number)">\(Form.token(visitor))\(Form.back(path()))\
            <button class="link-button">Undo<span class="visually-hidden"> \(batch.title)</span></button></form>
            """
    }

    private var older: HTML {
        guard isFull, let last = batches.last else { return .empty }
        return "<div class=\"actions\"><a class=\"button ghost\" href=\"\(path(before: last.number))\">Older</a></div>"
    }

    private func path(before: BatchNumber? = nil) -> String {
        let parts = [person.map { "person=\($0.id)" }, before.map { "before=\($0)" }].compactMap(\.self)
        return parts.isEmpty ? "/history" : "/history?" + parts.joined(separator: "&")
    }
}

extension Batch {
    /// Whether a page offers to take it back.
    var canBeUndone: Bool { state == .applied && kind != "rule" && undoes == nil }
}

/// One change: what it did, and what an undo would do.
struct StoryPage {
    let story: BatchStory
    let visitor: Visitor

    init(story: BatchStory, visitor: Visitor) {
        self.story = story
        self.visitor = visitor
    }

    var page: Page { Page(title: story.batch.title, place: .history, content: content) }

    private var content: HTML {
        """
        <header class="page-head"><h1>\(story.batch.title)</h1><p>\(who), \(Time.ago(story.batch.at, visitor))\
        \(story.batch.state == .undone ? ", taken back" : ""). <a href="/history">All changes</a></p></header>
        \(changes)\(outlook)
        """
    }

    private var who: String {
        switch story.batch.actor {
        case Actor.user.rawValue: "You"
        case Actor.importer.rawValue: "By an import"
        default: "By Wellmet itself"
        }
    }

    private var changes: HTML {
        guard !story.changes.isEmpty else { return "<p class=\"quiet\">Nothing of it is left to tell.</p>" }
        return """
            <section class="group" aria-labelledby="changed"><h2 id="changed">What it changed</h2>
            <ul>\(story.changes.html { "<li>\($0.capitalizedFirst)</li>" })</ul>\
            \(story.more > 0 ? "<p class=\"quiet\">And \(Count.text(story.more)) more.</p>" : .empty)</section>
            """
    }

    private var outlook: HTML {
        guard story.batch.canBeUndone else { return .empty }
        let stays: HTML =
            story.stays.isEmpty
            ? .empty
            : """
            <p>This would stay, because it was touched later:</p><ul>\(story.stays.prefix(50).html { "<li>\($0)</li>" })</ul>\
            \(story.stays.count > 50 ? "<p class=\"quiet\">And \(Count.text(story.stays.count - 50)) more.</p>" : .empty)
            """
        return """
            <section class="group" aria-labelledby="undo"><h2 id="undo">What an undo would do</h2>
            <p>\(story.takesBack.isEmpty ? "Nothing of it can be taken back." : "It takes back \(story.takesBack), as far as nobody touched them since.")</p>\
            \(stays)
            <form method="post" action="/undo/\(story.batch.number)">\(Form.token(visitor))\(Form.back("/history/\(story.batch.number)"))\
            <button class="button plain">Undo<span class="visually-hidden"> \(story.batch.title)</span></button></form></section>
            """
    }
}
