internal import WellmetModel
internal import WellmetStore

/// What is known of somebody, with where each fact is from and how old it is.
struct FactsPage {
    let details: PersonDetails
    let visitor: Visitor

    private var name: String { details.person.name.familiar }
    private var path: String { "/people/\(details.person.id)" }
    private var stale: [KnownFact] { details.facts.stale(on: visitor.today) }

    var page: Page {
        Page(
            title: "What is known of \(details.person.name.full)", place: .people,
            content: """
                <header class="page-head"><h1>What is known of \(PersonMarks.link(details.person.id, name))</h1>\
                <p>Where each fact is from, and when it was said last. What you wrote is never overwritten by an import.</p></header>
                \(old)\(disagreements)
                \(details.facts.facts.isEmpty ? "<p class=\"quiet\">Nothing but the name.</p>" : table)
                """)
    }

    /// What nobody has said for a year.
    private var old: HTML {
        guard !stale.isEmpty else { return .empty }
        return """
            <div class="remark"><p><b>Said last more than a year ago:</b> \(stale.map(\.text).joined(separator: "; ")). \
            Ask when you talk next, or say that it is still so.</p>\
            \(FactForm.button("It is all still so", stale, path: path, style: "button plain", visitor))</div>
            """
    }

    private var disagreements: HTML {
        guard !details.facts.disagreements.isEmpty else { return .empty }
        return """
            <section id="otherwise"><h2>Said otherwise</h2>\(details.facts.disagreements.html(otherwise))</section>
            """
    }

    private func otherwise(_ other: Disagreement) -> HTML {
        let mine = other.held.isEmpty ? "nothing" : "“\(other.held)”"
        let about: HTML = "<span class=\"visually-hidden\">: \(other.part.words)</span>"
        return """
            <form method="post" action="\(path)/facts" data-swap="#main"><p>\(other.words(on: visitor.today)). You have \(mine).</p>\
            \(Form.token(visitor))<input type="hidden" name="part" value="\(other.part.rawValue)">\
            <input type="hidden" name="source" value="\(other.source)"><input type="hidden" name="says" value="\(other.text)">\
            <button class="button plain" name="choice" value="take">Take “\(other.text)”\(about)</button> \
            <button class="button plain" name="choice" value="keep">Keep mine\(about)</button></form>
            """
    }

    private var table: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="Facts"><table class="stacked">\
        <caption class="visually-hidden">Facts and where they are from</caption>
        <thead><tr><th scope="col">What</th><th scope="col">Says</th><th scope="col">From</th><td></td></tr></thead><tbody data-list>
        \(details.facts.facts.html(row))
        </tbody></table></div>
        """
    }

    private func row(_ fact: KnownFact) -> HTML {
        let button =
            fact.isSettled(on: visitor.today) ? HTML.empty : FactForm.button("Still so", [fact], path: path, style: "link-button", visitor)
        return """
            <tr data-item><th scope="row">\(fact.label)</th><td data-label="Says">\(fact.text)</td>\
            <td data-label="From">\(fact.provenance(on: visitor.today).capitalizedFirst)</td><td>\(button)</td></tr>
            """
    }
}

/// The button by which one says that facts still hold.
enum FactForm {
    static func button(_ words: String, _ facts: [KnownFact], path: String, style: String, back: String? = nil, _ visitor: Visitor) -> HTML
    {
        """
        <form method="post" action="\(path)/facts" data-swap="#main">\(Form.token(visitor))\(back.map(Form.back) ?? .empty)\
        \(facts.html { "<input type=\"hidden\" name=\"fact\" value=\"\($0.key)\">" })<button class="\(style)" data-key="y"\
         aria-keyshortcuts="y">\(words)\(facts.count == 1 ? "<span class=\"visually-hidden\">: \(facts[0].text)</span>" : .empty)</button></form>
        """
    }
}

extension PersonView {
    /// What a source says otherwise, else the oldest fact that may have changed, with a way to say that it has not.
    var oldFact: HTML {
        if let other = details.facts.disagreements.first {
            return """
                <div class="remark"><p>\(other.words(on: visitor.today)). <a href="\(path)/facts#otherwise">Take it, or keep yours</a></p></div>
                """
        }
        guard let fact = details.facts.stale(on: visitor.today).first else { return .empty }
        return """
            <div class="remark"><p>\(fact.text): \(fact.provenance(on: visitor.today)).</p>\
            \(FactForm.button("Still so", [fact], path: path, style: "link-button", back: path, visitor))</div>
            """
    }
}
