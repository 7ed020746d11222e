internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Everything that a few words find: people first, then organizations, then what was written.
struct SearchPage {
    let typed: String
    let names: FoundNames
    let texts: FoundTexts
    /// Why it is no filter, when it looks like one.
    let wrong: FilterError?
    let visitor: Visitor

    var page: Page { Page(title: typed.isEmpty ? "Search" : "“\(typed)”", place: .none, content: content) }

    private var content: HTML {
        """
        <header class="page-head"><h1>Search</h1></header>
        <form class="filter search" action="/search" role="search" data-swap="#found" data-auto>
          \(FormFields().text("q", "A name, an address, a company, or words you remember", typed, type: "search", attributes: " autocomplete=\"off\" data-search"))
          <button class="button plain" data-auto-hide>Search</button>
        </form>
        <div id="found" data-announce="\(count)">\(found)</div>
        """
    }

    private var count: String {
        [
            names.people.isEmpty ? nil : counted(names.people.count, "person", "people"),
            names.organizations.isEmpty ? nil : counted(names.organizations.count, "organization"),
            texts.texts.isEmpty ? nil : counted(texts.texts.count, "text"),
        ].compactMap { $0 }.joined(separator: ", ").nonEmpty ?? "Nothing found."
    }

    private func counted(_ n: Int, _ one: String, _ many: String? = nil) -> String { "\(n) \(n == 1 ? one : many ?? one + "s")" }

    private var found: HTML {
        if SearchText(typed).isEmpty { return help }
        if names.people.isEmpty, names.organizations.isEmpty, texts.texts.isEmpty { return nothing }
        return "\(people)\(organizations)\(written)"
    }

    private var people: HTML {
        guard !names.people.isEmpty else { return .empty }
        let near: HTML = names.isNear ? "<p class=\"quiet small\">Nobody is spelled so; these are spelled nearly so.</p>" : .empty
        return """
            <section aria-labelledby="found-people"><h2 id="found-people">People</h2>\(near)
            <ul data-list>\(names.people.html { PersonMarks.row($0.line, visitor, because: $0.because) })</ul></section>
            """
    }

    private var organizations: HTML {
        guard !names.organizations.isEmpty else { return .empty }
        let near: HTML =
            names.isNear && names.people.isEmpty ? "<p class=\"quiet small\">None is spelled so; these are spelled nearly so.</p>" : .empty
        let rows = names.organizations.html {
            "<li data-item><a href=\"\($0.path)\">\($0.name)</a> <span class=\"quiet small\">\($0.words)</span></li>"
        }
        return
            "<section aria-labelledby=\"found-organizations\"><h2 id=\"found-organizations\">Organizations</h2>\(near)<ul data-list>\(rows)</ul></section>"
    }

    private var written: HTML {
        guard !texts.texts.isEmpty else { return .empty }
        let near: HTML = texts.isNear ? "<p class=\"quiet small\">Nothing is spelled so; these are spelled nearly so.</p>" : .empty
        let rows = texts.texts.html { text in
            let excerpt = Excerpt(text.text, words: texts.words, around: 100).pieces.html {
                $0.isFound ? "<mark>\($0.text)</mark>" : HTML($0.text)
            }
            let names = text.people.prefix(3).enumerated().html {
                "\($0.offset > 0 ? ", " : "")<bdi>\(PersonMarks.link($0.element.id, $0.element.name))</bdi>"
            }
            return """
                <li class="found-text" data-item><p><a href="\(text.path)" data-open>\(excerpt)</a></p>\
                <p class="about">\(lead(text))\(names)\
                \(text.people.count > 3 ? " and \(text.people.count - 3) more" : ""), \(Time.ago(text.at, visitor, precision: text.precision))</p></li>
                """
        }
        return """
            <section aria-labelledby="found-texts"><h2 id="found-texts">What was written</h2>\(near)<ul data-list>\(rows)</ul></section>
            """
    }

    /// "Note on ", "With ", "Opportunity from ".
    private func lead(_ text: FoundText) -> String {
        let words = text.what.split(separator: " ").drop { $0 == "a" || $0 == "an" }.joined(separator: " ")
        return words.capitalizedFirst + (text.people.isEmpty ? "" : " ")
    }

    private var help: HTML {
        """
        <p class="quiet">Every word may be unfinished, and none needs its accents. People come first, the closer ones before the others. \
        For conditions, such as <a href="/people?q=city:lisbon"><code>city:lisbon</code></a>, see <a href="/people">People</a>.</p>
        """
    }

    private var nothing: HTML {
        """
        <div class="empty">\(Icon.cup)<h2>Nothing found for “\(typed)”</h2><p>\(wrong?.description ?? "Fewer words, or fewer letters, find more.")</p>\
        <div class="actions"><a class="button" href="/people/new?name=\(Query.encoded(typed))">Add “\(typed)”</a>\
        <a class="button ghost" href="/people">Show everyone</a></div></div>
        """
    }
}
