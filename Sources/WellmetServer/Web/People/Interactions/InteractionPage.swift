internal import WellmetModel
internal import WellmetStore

/// One interaction, to be changed or deleted.
struct InteractionPage {
    let interaction: Interaction
    let people: [PersonLine]
    let version: BatchNumber
    let visitor: Visitor
    /// Where to go when it is done.
    let back: String
    var fields = FormFields()
    var isStale = false
    /// Who fits a name that was typed, when several do.
    var candidates: [PersonLine] = []

    var page: Page {
        Page(title: (fields.errors.isEmpty && !isStale ? "" : "Error: ") + "What happened", place: .people, content: content)
    }

    private var content: HTML {
        let day = Day(interaction.at, in: visitor.zone)
        return """
            \(isStale ? stale : fields.problem)
            <div id="interaction"><header class="page-head"><h1>What happened on \(day.day) \(Time.months[day.month - 1])</h1></header>
            <form method="post" action="/interactions/\(interaction.id)" data-swap="#main">\(Form.token(visitor))\(Form.back(back))\
            <input type="hidden" name="version" value="\(version)">
            \(what)
            \(when)
            \(fields.area("summary", "In a line", interaction.summary, rows: 2))
            \(who)
            <div class="actions"><button class="button">Save</button><a class="button ghost" href="\(back)">Cancel</a>\
            <button class="link-button bad" formaction="/interactions/\(interaction.id)/delete">Delete</button></div></form></div>
            """
    }

    private var stale: HTML {
        let words = InteractionWords(interaction, with: people.first?.name.familiar ?? "somebody")
        return """
            <div class="problem" id="problem" role="alert" tabindex="-1"><h2>This was changed in the meantime</h2>\
            <p>What you typed is below and not yet saved; saving again replaces what stands there now: \
            \(words.plain)\(interaction.summary.isEmpty ? "" : ", “\(interaction.summary)”").</p></div>
            """
    }

    private var what: HTML {
        let kinds = Interaction.Kind.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        let channels = Interaction.Channel.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        let directions = [("both", "Both of us"), ("out", "Me"), ("in", people.count == 1 ? people[0].name.familiar : "Them")]
        return """
            <div class="pair">\(fields.select("kind", "What", kinds, interaction.kind.rawValue))\
            \(fields.select("channel", "How", channels, interaction.channel.rawValue))\
            \(fields.select("direction", "Who began", directions, interaction.direction.rawValue))</div>
            """
    }

    private var when: HTML {
        let (day, time) = InteractionForm.values(of: interaction, visitor)
        return """
            <div class="field pair">\(fields.text("day", "Day", day, type: "date", style: "short", attributes: " max=\"\(visitor.today)\""))\
            \(fields.text("time", "Time", time, type: "time", style: "short"))\
            \(minutes)</div>
            """
    }

    private var minutes: HTML {
        fields.text(
            "minutes", "Minutes", interaction.minutes.map(String.init) ?? "", style: "short", attributes: " inputmode=\"numeric\"")
    }

    private var who: HTML {
        let kept = Set(fields.typed.map { $0.all("person") } ?? people.map(\.id.description))
        return """
            <fieldset class="field" id="people"><legend>With whom</legend>\(people.html { person in
                """
                <label class="option"><input type="checkbox" name="person" value="\(person.id)"\
                \(kept.contains(person.id.description) ? " checked" as HTML : "")> \(person.name.full)</label>
                """
            })</fieldset>
            \(fields.text("also", "Somebody else too", hint: "By name, as in your book.", attributes: " autocomplete=\"off\""))
            \(candidates.isEmpty ? .empty : PersonChoice.html("also-id", candidates, legend: "Who is meant?"))
            """
    }
}
