internal import WellmetModel
internal import WellmetStore

/// People who were seen in imports and messages and wait to be accepted, each answered in their place: beside the pairs, since many of
/// them turn out to be somebody of the book.
struct SeenPage {
    let visitor: Visitor
    let seen: PeoplePage
    /// Of each of them the pair with whom they are likeliest the same.
    let likest: [ID<Person>: Duplicate]
    /// How many pairs there are.
    var pairs = 0

    static let pageSize = 15

    var page: Page {
        Page(
            title: "Only seen so far", place: .people,
            content: """
                <header class="page-head"><h1>Duplicates</h1><p>These people were seen in imports and messages. Accept whom you know, \
                merge who is in your book already, and leave the others out: nothing of them is lost.</p></header>
                \(DuplicatesPage.tabs(pairs: pairs, seen: seen.total, isOfSeen: true))
                \(seen.people.isEmpty ? empty : list(isShort: false))\(more)
                """)
    }

    /// The first of them, for the page of the pairs; empty when there is nobody.
    var part: HTML {
        guard seen.total > 0 else { return .empty }
        return """
            <section class="group" aria-labelledby="seen"><h2 id="seen">Only seen so far</h2>
            \(list(isShort: true))
            <p class="page-foot"><a class="button plain" href="/duplicates?show=seen">\(seen.total == 1 ? "Look at them" : "See all \(seen.total)")</a></p></section>
            """
    }

    private func list(isShort: Bool) -> HTML {
        "<ul\(isShort ? .empty : " data-list" as HTML)>\(seen.people.html { row($0, isShort: isShort) })</ul>"
    }

    private func row(_ person: PersonLine, isShort: Bool) -> HTML {
        let back = isShort ? "/duplicates" : path
        return """
            <li class="gift pair-row" id="seen-\(person.id)"\(isShort ? .empty : " data-item tabindex=\"-1\"" as HTML)>
            <span class="who">\(PersonMarks.avatar(person, size: .small))\(PersonMarks.link(person.id, person.name.full))</span>
            <p class="about">\(PersonMarks.about(person))</p>\(same(person))
            <div class="answers" role="group" aria-label="Answer for \(person.name.full)">
            \(button(person, "accept", "Accept", style: "plain", key: "a", isShort, back))\
            \(button(person, "archive", "Leave out", style: "ghost", key: "x", isShort, back))\(compare(person))
            </div></li>
            """
    }

    private func button(
        _ person: PersonLine, _ action: String, _ word: String, style: String, key: String, _ isShort: Bool, _ back: String
    ) -> HTML {
        // Keys are of the list that one walks through.
        let keys: HTML = isShort ? .empty : " data-key=\"\(key)\" aria-keyshortcuts=\"\(key)\""
        return """
            <form method="post" action="/people/\(person.id)/quiet/\(action)" data-swap="#main">\(Form.token(visitor))\(Form.back(back))\
            <button class="button \(style)"\(keys)>\(word)<span class="visually-hidden"> \(person.name.full)</span>\
            \(isShort ? .empty : " <kbd>\(key)</kbd>" as HTML)</button></form>
            """
    }

    /// With whom they may be the same, and why.
    private func same(_ person: PersonLine) -> HTML {
        guard let (other, likeness) = likeOne(person) else { return .empty }
        return """
            <p class="small">\(likeness.band == .likely ? "Likely" : "Perhaps") the same as <a href="/people/\(other.id)">\(other.name.full)</a></p>
            <ul class="reasons">\(likeness.reasons.prefix(3).html { "<li>\($0.capitalizedFirst)</li>" })\
            \(likeness.objections.prefix(2).html { "<li class=\"quiet\">But: \($0)</li>" })</ul>
            """
    }

    private func compare(_ person: PersonLine) -> HTML {
        guard let (other, _) = likeOne(person) else { return .empty }
        return """
            <a class="button ghost" href="/duplicates/\(other.id)/\(person.id)">Compare<span class="visually-hidden"> \(person.name.full) and \
            \(other.name.full)</span></a>
            """
    }

    private func likeOne(_ person: PersonLine) -> (PersonLine, PersonLikeness)? {
        likest[person.id].map { ($0.one.id == person.id ? $0.other : $0.one, $0.likeness) }
    }

    private var empty: HTML {
        if seen.offset > 0, seen.total > 0 { return DuplicatesPage.beyond("/duplicates?show=seen") }
        return """
            <div class="empty">\(Icon.cup)<h2>Nobody waits to be accepted</h2><p>Strangers from imports and messages wait here until you \
            accept them.</p></div>
            """
    }

    private var path: String { "/duplicates?show=seen" + (seen.offset > 0 ? "&from=\(seen.offset)" : "") }

    private var more: HTML {
        guard seen.total > seen.offset + SeenPage.pageSize, !seen.people.isEmpty else { return .empty }
        return """
            <p class="page-foot"><a class="button plain" href="/duplicates?show=seen&amp;from=\(seen.offset + SeenPage.pageSize)">More \
            people</a></p>
            """
    }
}
