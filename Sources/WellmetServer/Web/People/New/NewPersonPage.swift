internal import WellmetModel
internal import WellmetStore

/// A form for somebody new: a name is enough.
struct NewPersonPage {
    let circles: [String]
    let region: String
    let visitor: Visitor
    var fields = FormFields()
    /// People who may be the one who is meant; adding goes on when it is sent again.
    var lookalikes: [PersonLine] = []
    /// Who fits the name of whom we met through, when several do.
    var candidates: [PersonLine] = []

    var page: Page { Page(title: (fields.errors.isEmpty ? "" : "Error: ") + "New person", place: .people, content: content) }

    private var content: HTML {
        """
        \(fields.problem)
        <header class="page-head"><h1>New person</h1><p>A name is enough. Everything else can wait.</p></header>
        <form method="post" action="/people" data-swap="#main">\(Form.token(visitor))
        \(warning)
        \(fields.text("name", "Name", hint: "As you would write it on an envelope.", attributes: " autocomplete=\"off\""))
        \(fields.text("mail", "E-mail", type: "email", attributes: " autocomplete=\"off\""))
        <div class="field pair">\(fields.text("title", "Title"))\(fields.text("organization", "Organization"))</div>
        \(circleChips)
        \(met)
        \(fields.area("note", "Note", hint: "Markdown works: lists, links, emphasis.", rows: 2))
        \(more)
        \(parts)
        <div class="actions"><button class="button">\(lookalikes.isEmpty ? "Add person" : "Add somebody new")</button>\
        <a class="button ghost" href="/people">Cancel</a></div>
        </form>
        """
    }

    private var warning: HTML {
        guard !lookalikes.isEmpty else { return .empty }
        return """
            <div class="remark" role="alert" id="lookalikes" tabindex="-1"><p><b>Is it \
            \(lookalikes.count == 1 ? lookalikes[0].name.full : "one of these")?</b> Somebody of that name is known already:</p>
            <ul>\(lookalikes.html { person in
                let standing = person.standing == .discovered ? " · not in your book yet" : person.archived ? " · archived" : ""
                let about = PersonMarks.about(person)
                return "<li>\(PersonMarks.link(person.id, person.name.full)) <span class=\"quiet\">\(about)\(standing)</span></li>"
            })</ul>
            <p>Nothing is saved yet. If it is somebody else, add them below.</p></div>\
            <input type="hidden" name="confirmed" value="\(lookalikes.map(\.id.description).joined(separator: " "))">
            """
    }

    private var circleChips: HTML {
        """
        <fieldset class="field"><legend>Circles</legend><p class="hint">A circle can have a cadence of its own.</p>\
        \(circles.isEmpty ? .empty : fields.chips("circle", circles, picked: []))</fieldset>
        \(fields.text("new-circle", circles.isEmpty ? "A circle" : "Or a new circle"))
        """
    }

    private var met: HTML {
        """
        <div class="field pair">\(fields.text("met-on", "When did you meet?", hint: "As well as you know: March 2021."))\
        \(fields.text("met-place", "Where?", hint: "A place or an occasion."))</div>
        \(fields.text("through", "Through whom?", hint: "Somebody in your book.", attributes: " autocomplete=\"off\""))
        \(candidates.isEmpty ? .empty : PersonChoice.html("through-id", candidates, legend: "Who is meant?"))
        \(fields.area("story", "How did you meet?", hint: "You will be glad of it in a year.", rows: 2))
        """
    }

    private var more: HTML {
        """
        <details class="fold field"\(isOpen(["phone", "linkedin", "place", "zone", "pronouns"]) ? " open" as HTML : "")>\
        <summary>More: phone, LinkedIn, place and zone</summary>
        \(fields.text("phone", "Phone", hint: "With the country code, or as in your home region, \(region).", type: "tel"))
        \(fields.text("linkedin", "LinkedIn address"))
        <div class="field pair">\(fields.text("place", "Place"))\
        \(fields.text("zone", "Time zone", attributes: " placeholder=\"Europe/Lisbon\""))</div>
        \(fields.text("pronouns", "Pronouns", style: "short"))
        </details>
        """
    }

    private var parts: HTML {
        let names = ["given", "family", "additional", "nickname", "prefix", "suffix", "phonetic-given", "phonetic-family"]
        return """
            <details class="fold field"\(isOpen(names) ? " open" as HTML : "")><summary>The name in its parts</summary>
            <p class="hint">Where these are filled, they count instead of the name above.</p>
            <div class="field pair">\(fields.text("given", "Given name"))\(fields.text("family", "Family name"))</div>
            <div class="field pair">\(fields.text("additional", "Middle names"))\(fields.text("nickname", "Nickname"))</div>
            <div class="field pair">\(fields.text("prefix", "Title before the name", style: "short"))\
            \(fields.text("suffix", "Suffix", style: "short"))</div>
            <div class="field pair">\(fields.text("phonetic-given", "Given name, as it sounds"))\
            \(fields.text("phonetic-family", "Family name, as it sounds"))</div>
            </details>
            """
    }

    /// A fold is open when something was typed in it.
    private func isOpen(_ names: [String]) -> Bool { names.contains { !fields.value($0).isEmpty } }
}
