internal import WellmetModel
internal import WellmetStore

/// Who can introduce me to somebody: the field that asks, and what was found.
struct IntroductionFinder {
    /// What was asked for, and what was found; nil where nothing was asked.
    private struct Search {
        let text: String
        var paths: Paths?
        /// Who fits a name that several bear.
        var candidates: [PersonLine] = []
    }

    private var search: Search?
    private let visitor: Visitor

    /// Looks for the ways to the only person of the name that the address asks for, else to the organization of that name.
    init(_ query: FormBody, _ visitor: Visitor) async throws {
        self.visitor = visitor
        guard let text = String(query["to"].prefix(200)).nonEmpty else { return }
        let found = try await visitor.network.find(text)
        if found.count != 1, let paths = try await visitor.network.paths(toPlace: text, at: visitor.now) {
            search = Search(text: text, paths: paths)
        } else if let only = found.first, found.count == 1 {
            // An id in the address is told by its name.
            search = Search(text: only.name.full, paths: try await visitor.network.paths(to: only.id, at: visitor.now))
        } else {
            search = Search(text: text, candidates: Array(found.prefix(8)))
        }
    }

    var html: HTML {
        let field = FormFields(prefix: "find-").text(
            "to", "Who can introduce you to …", search?.text ?? "", hint: "A person, or an organization.", type: "search",
            attributes: " autocomplete=\"off\" data-action=\"Who can introduce me\"")
        return """
            <form class="filter" action="/introductions" data-swap="#paths">\(field)<button class="button plain">Look</button></form>
            <div id="paths" data-announce="\(search.map(summary) ?? "")">\(search.map(found) ?? .empty)</div>
            """
    }

    private func summary(_ search: Search) -> String {
        guard let paths = search.paths else {
            return search.candidates.isEmpty ? "Nobody is called that." : "Several people are called that."
        }
        return paths.lines.isEmpty
            ? "Nobody is known to know \(paths.name)." : "\(Count.of(paths.lines.count, "way", "ways")) to \(paths.name)."
    }

    private func found(_ search: Search) -> HTML {
        guard let paths = search.paths else {
            guard !search.candidates.isEmpty else {
                return "<div class=\"remark\"><p>Neither a person nor an organization in your book is called “\(search.text)”.</p></div>"
            }
            let choices = search.candidates.html { person in
                "<li><a href=\"/introductions?to=\(person.id)\">\(person.name.full)</a> <span class=\"quiet\">\(PersonMarks.about(person))</span></li>"
            }
            return "<div class=\"remark\"><p>Several people are called “\(search.text)”. Who is meant?</p><ul>\(choices)</ul></div>"
        }
        let more: HTML = paths.remark.map { "<p class=\"remark\">\($0)</p>" } ?? .empty
        guard !paths.lines.isEmpty else {
            return """
                \(more)<div class="remark"><p>Nobody in your book is known to know \(paths.isPlace ? "somebody at " : "")\(paths.name). Wellmet learns it \
                from links on people’s pages, from introductions, and from what people did together.</p></div>
                """
        }
        let which: HTML = paths.places.count < 2 ? .empty : "<p class=\"quiet\">At \(paths.name):</p>"
        return "\(more)\(which)<ul data-list>\(paths.lines.map(row))</ul>"
    }

    private func row(_ line: PathLine) -> HTML {
        """
        <li class="row" data-item>\(PersonMarks.avatar(line.person))<div><a class="name" href="/people/\(line.person.id)" \
        data-open>\(line.person.name.full)</a><p class="about">\(line.words.capitalizedFirst)</p></div>\
        <div class="row-when">\(PersonMarks.warmth(line.person.tie, at: visitor.now))</div></li>
        """
    }
}
