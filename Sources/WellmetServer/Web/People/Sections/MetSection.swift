internal import WellmetModel
internal import WellmetStore

/// How I met somebody: when, where, through whom.
extension PersonView {
    var metSection: HTML {
        let fields = fields(.met)
        let met = person.met
        return section(
            .met, "How we met", version: details.version(.met),
            fields: """
                <div class="pair">\(fields.text("on", "When", met.on?.words ?? "", hint: "As well as you know: 2021, March 2021."))\
                \(fields.text("place", "Where", met.place, hint: "A place or an occasion."))</div>
                \(through(fields))
                \(choices(fields, "through-id"))
                \(fields.area("story", "In your words", met.story))
                """,
            view: metView)
    }

    private func through(_ fields: FormFields) -> HTML {
        fields.text(
            "through", "Through whom", details.metThrough?.name ?? "", hint: "Somebody in your book.",
            attributes: " autocomplete=\"off\"")
    }

    var metView: HTML {
        let met = person.met
        let place = met.place.nonEmpty.map { HTML(MetSentence.place($0)) }
        let when = met.on.map { HTML(($0.day == nil ? "in " : "on ") + $0.words) }
        let through = details.metThrough.map { "through \(PersonMarks.link($0.id, $0.name))" as HTML }
        let parts = [place, when].compactMap(\.self).map(\.text).joined(separator: " ")
        let sentence = [parts.isEmpty ? nil : HTML(trusted: parts), through].compactMap(\.self).map(\.text).joined(separator: ", ")
        guard !sentence.isEmpty || !met.story.isEmpty else {
            return "<p class=\"quiet\">Not written down yet. You will be glad of it in a year.</p>"
        }
        let first: HTML = sentence.isEmpty ? .empty : HTML(trusted: sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
        return "<div class=\"prose\"><p>\(first) \(met.story)</p></div>"
    }

    /// The people among whom to choose, when a name that was typed fits several; empty otherwise.
    func choices(_ fields: FormFields, _ name: String) -> HTML {
        guard let found = returned?.candidates, !found.isEmpty, fields.typed != nil else { return .empty }
        return PersonChoice.html(name, found, legend: "Who is meant?")
    }
}

/// The place of a meeting as part of a sentence.
enum MetSentence {
    private static let networks = [
        "linkedin", "mastodon", "bluesky", "x", "twitter", "facebook", "instagram", "slack", "discord", "github",
    ]

    /// "at the Berlin data meetup", "on LinkedIn"; what begins with a preposition stays as it is.
    static func place(_ text: String) -> String {
        if networks.contains(folded(text)) { return "on \(text)" }
        let first = folded(text.prefix { !$0.isWhitespace })
        return ["at", "in", "on", "over", "by", "during", "near"].contains(first) ? text : "at " + text
    }
}

/// A choice among people who fit a name.
enum PersonChoice {
    /// What is wrong with a name that does not fit exactly one.
    static func problem(_ text: String, _ found: [PersonLine]) -> String {
        found.isEmpty ? "Nobody in your book is called “\(text)”" : "Several people are called “\(text)”: choose one below"
    }

    static func html(_ name: String, _ people: [PersonLine], legend: String) -> HTML {
        """
        <fieldset class="field"><legend>\(legend)</legend>\(people.html { person in
            """
            <label class="option"><input type="radio" name="\(name)" value="\(person.id)"> <span>\(person.name.full) \
            <span class="quiet">\(PersonMarks.about(person))</span></span></label>
            """
        })</fieldset>
        """
    }
}
