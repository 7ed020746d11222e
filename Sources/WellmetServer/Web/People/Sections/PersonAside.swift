internal import WellmetModel
internal import WellmetStore

/// What stands beside a person's page: where they belong, how often, and how to be quiet about them.
extension PersonView {
    var aside: HTML { circlesPart + tagsPart + rhythmPart + quietPart + facePart + historyPart + cardLinks }

    // MARK: The picture

    private var facePart: HTML {
        let fields = fields(.face)
        let error = fields.errors.first.map { error in
            "<p class=\"error\" id=\"face-file-error\"><span class=\"visually-hidden\">Error: </span>\(error.message)</p>" as HTML
        }
        let isWrong = error != nil
        let remove = details.face == nil ? HTML.empty : button("Show initials instead", .face, "remove")
        return part(
            .face, "Picture", details.face == nil ? "<p class=\"quiet\">None: initials.</p>" : .empty, summary: "Change",
            """
            <form method="post" action="\(path)/face?csrf=\(visitor.secret.formToken)#face" enctype="multipart/form-data" \
            data-swap="#main" data-drop=".person-head"><div class="field\(isWrong ? " is-wrong" : "")">\
            <label for="face-file">A picture of \(person.name.familiar)</label>\
            <p class="hint" id="face-file-hint">JPEG, PNG, GIF or WebP, kept as it is. With a mouse: drop it on the head of the page.</p>\
            \(error ?? .empty)<input class="wide" id="face-file" name="file" type="file" accept="image/jpeg,image/png,image/gif,image/webp" \
            aria-describedby="face-file-hint\(isWrong ? " face-file-error" : "")"\(isWrong ? " aria-invalid=\"true\"" as HTML : "")></div>
            <div class="actions"><button class="button plain">Use this picture</button></div></form>\(remove)
            """)
    }

    private var historyPart: HTML {
        """
        <p class="quiet"><a href="\(path)/facts">Where it is known from</a></p>\
        <p class="quiet"><a href="/history?person=\(person.id)">What was changed about \(person.name.familiar)</a></p>
        """
    }

    private func part(_ section: PersonSection, _ title: String, _ view: HTML, summary: String, _ content: HTML) -> HTML {
        """
        <section id="\(section.rawValue)"><h2>\(title)</h2>\(view)
        <details class="fold"\(isReturned(section) ? " open" as HTML : "")><summary data-action="\(summary): \(title)">\(summary)\
        <span class="visually-hidden">: \(title)</span></summary>\(content)</details></section>
        """
    }

    // MARK: Circles and tags

    private var circlesPart: HTML {
        let fields = fields(.circles)
        return part(
            .circles, "Circles", circlesView, summary: "Change",
            form(
                .circles, swap: "main", version: details.version(.circles), preview: preview(.circles),
                fields: """
                    \(fields.chips("circle", circles, picked: details.circles.map(\.name)))
                    \(fields.text("new", "A new circle"))
                    \(effect(.circles))
                    """, buttons: checkFirst(.circles), plain: true))
    }

    // MARK: What a form would do to today's list, before it is sent

    private func preview(_ section: PersonSection) -> HTML {
        " data-preview=\"\(path)/\(section.rawValue)/preview\" data-preview-into=\"#\(section.rawValue)-effect\""
    }

    private func effect(_ section: PersonSection) -> HTML {
        "<div id=\"\(section.rawValue)-effect\" aria-live=\"polite\">\(isReturned(section) ? returned?.effect : nil)</div>"
    }

    private func checkFirst(_ section: PersonSection) -> HTML {
        """
        <button class="button ghost" formaction="\(path)/\(section.rawValue)/check#\(section.rawValue)" data-auto-hide>Check first</button>
        """
    }

    var circlesView: HTML {
        guard !details.circles.isEmpty else { return "<p class=\"quiet\">In no circle.</p>" }
        return chips(details.circles.map { ("circle", $0.name, $0.name) })
    }

    private var tagsPart: HTML {
        let fields = fields(.tags)
        return part(
            .tags, "Tags", tagsView, summary: "Change",
            form(
                .tags, swap: "tags", version: details.version(.tags),
                fields: fields.text("tags", "Tags", details.tags.joined(separator: " "), hint: "One word each, spaces between."),
                plain: true))
    }

    var tagsView: HTML {
        guard !details.tags.isEmpty else { return "<p class=\"quiet\">None.</p>" }
        return chips(details.tags.map { ("tag", $0, "#" + $0) })
    }

    private func chips(_ chips: [(filter: String, value: String, words: String)]) -> HTML {
        let links = chips.html { chip in
            "<a class=\"chip\" href=\"/people?\(chip.filter)=\(Query.encoded(chip.value))\">\(chip.words)</a>"
        }
        return "<p class=\"chips\">\(links)</p>"
    }

    // MARK: How often

    private var rhythmPart: HTML {
        let fields = fields(.rhythm)
        let importance = [("high", "Much"), ("normal", "As everybody"), ("low", "Less than others")]
        return part(
            .rhythm, "How often", rhythmView, summary: "Change",
            form(
                .rhythm, swap: "main", version: details.version(.rhythm),
                preview: preview(.rhythm),
                fields: """
                    \(fields.select("cadence", "In touch", cadences, person.cadenceDays.map(String.init) ?? ""))
                    \(fields.text("days", "Or every so many days", style: "short", attributes: " inputmode=\"numeric\""))
                    \(fields.radios("importance", "How much it matters", importance, person.importance.rawValue))
                    \(effect(.rhythm))
                    """,
                buttons: checkFirst(.rhythm),
                plain: true))
    }

    private var cadences: [(value: String, words: String)] {
        CadenceWords.options(
            current: person.cadenceDays, none: details.circles.contains { $0.cadenceDays != nil } ? "as the circles say" : "as it comes")
    }

    var rhythmView: HTML {
        let days = Cadence.chosen(person: person.cadenceDays, circles: details.circles, on: visitor.today)
        let from = details.circles.filter { $0.cadenceDays == days && ($0.pausedUntil.map { $0 <= visitor.today } ?? true) }
        let cadence: HTML =
            if let own = person.cadenceDays {
                "<p>\(CadenceWords.words(own).capitalizedFirst), as you said.</p>"
            } else if let days, let circle = from.first {
                "<p>\(CadenceWords.words(days).capitalizedFirst), from <a href=\"/circles#circle-\(circle.id)\">\(circle.name)</a>.</p>"
            } else {
                "<p>As it comes: nobody said how often.</p>"
            }
        switch person.importance {
        case .normal: return cadence
        case .high: return cadence + "<p class=\"quiet\">Matters much to you.</p>"
        case .low: return cadence + "<p class=\"quiet\">Matters less than others.</p>"
        }
    }

    // MARK: Quiet

    private var quietPart: HTML {
        let name = person.name.familiar
        return part(
            .quiet, "Quiet", quietView, summary: "Pause, archive, never suggest",
            """
            \(isReturned(.quiet) ? fields(.quiet).problem : .empty)\(pauseForm)
            \(person.neverSuggest
                ? button("Suggest \(name) again", .quiet, "suggest")
                : button("Never suggest \(name)", .quiet, "never")
                    + "<p class=\"quiet\">Kept in your book; today leaves \(pronouns.object) out until you say otherwise.</p>")
            \(person.archived
                ? button("Bring \(name) back from the archive", .quiet, "restore") : button("Archive \(name)", .quiet, "archive"))
            """)
    }

    /// The ways out of the book.
    var cardLinks: HTML {
        """
        <p class="small quiet">Contact card: <a href="\(path)/card" download>vCard 3.0</a>, <a href="\(path)/card?version=4.0" download>4.0</a></p>
        <p class="small quiet"><a href="/duplicates?person=\(person.id)">Merge with somebody</a> · \
        <a href="/people/several?do=delete&amp;who=picked&amp;person=\(person.id)&amp;list=/people">Delete</a> · <a href="\(path)/forget">Forget</a></p>
        """
    }

    private var isPaused: Bool { person.pausedUntil.map { $0 > visitor.today } ?? false }

    private var pauseForm: HTML {
        guard !isPaused else { return button("End the pause", .quiet, "wake") }
        let today = visitor.today
        let months = [(1, "for a month"), (3, "for three months"), (6, "for half a year")]
        let choices = months.map { (value: today.adding(months: $0.0).description, words: $0.1) }
        let fields = fields(.quiet)
        return """
            <form method="post" action="\(path)/quiet/pause#quiet" data-swap="#main"\(preview(.quiet))>\(Form.token(visitor))\
            \(fields.select("for", "Pause", choices, choices.first?.value ?? ""))\
            \(fields.text("until", "Or until", type: "date", style: "short", attributes: " min=\"\(today.adding(1))\""))\
            \(effect(.quiet))<div class="actions"><button class="button plain" data-action="Pause now">Pause</button>\(checkFirst(.quiet))</div></form>
            """
    }

    private var quietView: HTML {
        var sentences: [String] = []
        if isPaused, let until = person.pausedUntil { sentences.append("Rests until \(Time.full(until)).") }
        if person.neverSuggest { sentences.append("Never suggested, as you said.") }
        if person.archived { sentences.append("Archived: kept, not listed.") }
        return sentences.html { "<p>\($0)</p>" }
    }
}

/// Text as a value in the query of an address.
enum Query {
    static func encoded(_ text: String) -> String { SignInPage.escaped(text).replacing("/", with: "%2F") }
}
