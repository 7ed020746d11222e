internal import WellmetModel
internal import WellmetStore

/// Leads and chances: those in which something may still happen, and the rest folded.
struct OpportunitiesPage {
    let running: [OpportunityLine]
    let over: [OpportunityLine]
    /// Whose alone, when the address asks for somebody's.
    var person: (id: ID<Person>, name: String)?
    let visitor: Visitor
    var returned: GiftReturned?

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + "Opportunities", place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem())
            <header class="page-head"><h1>Opportunities</h1><p>\(opening)</p></header>
            \(GiftFrame.tabs(.opportunities))
            \(running.isEmpty ? empty : "<ul data-list>\(running.map { $0.row(visitor) })</ul>")
            \(GiftFrame.over("\(Count.of(over.count, "more", "more")) won, lost or let go", over.map { $0.row(visitor) }))
            <section class="group" aria-labelledby="new"><h2 id="new">A new opportunity</h2>
            \(OpportunityForm(gift: gift, line: nil, from: person?.name ?? "", visitor: visitor).html("/opportunities", button: "Note it down"))
            </section>
            """
    }

    private var opening: HTML {
        guard let person else { return "Leads and chances that people gave you: for you, or for somebody you know." }
        return "Of \(GiftFrame.person(person.id, person.name)). <a href=\"/opportunities\">All opportunities</a>"
    }

    private var empty: HTML {
        GiftFrame.empty(
            "Nothing is open",
            "When somebody says “you should talk to them”, note it down here: who said it, where it is, and what is to be done next. "
                + "Wellmet then tells you who could help, and today reminds you of the next step.")
    }
}

extension OpportunityLine {
    var path: String { "/opportunities/\(opportunity.id)" }

    func row(_ visitor: Visitor) -> HTML { GiftFrame.row(path, content.title, [about, next(visitor)]) }

    /// "Client at Acme · from Ada Lovelace · for Bob · pursued"
    var about: HTML {
        let place = content.organization.isEmpty ? "" : " at \(content.organization)"
        return GiftFrame.line([
            HTML(content.kind.word.capitalizedFirst + place),
            fromName.isEmpty ? .empty : "from \(GiftFrame.person(content.from, fromName))",
            content.forName.isEmpty ? .empty : "for \(GiftFrame.person(content.forPerson, content.forName))", HTML(opportunity.state.word),
        ])
    }

    func next(_ visitor: Visitor) -> HTML {
        guard !opportunity.state.isOver else { return .empty }
        if content.next.isEmpty { return opportunity.stepDone.isEmpty ? .empty : "Done: \(opportunity.stepDone). What is next?" }
        return "Next: \(content.next) \(GiftFrame.due(content.nextOn, visitor.today))"
    }

    /// What its form showed when it was made.
    var version: String { FormVersion.of([String(describing: opportunity)]) }
}

/// The form of an opportunity: a new one when there is no line.
struct OpportunityForm {
    let gift: GiftFields
    let line: OpportunityLine?
    /// Who gave a new one, when that is known.
    var from = ""
    let visitor: Visitor

    func html(_ path: String, button: String) -> HTML {
        let (fields, content) = (gift.fields, line?.content)
        let kinds = Opportunity.Kind.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        return """
            <form method="post" action="\(path)" data-swap="#main">\(Form.token(visitor))\(line.map { FormVersion.field($0.version) } ?? .empty)
            \(fields.text("title", "What", content?.title ?? "", style: "wide", attributes: " autocomplete=\"off\" data-action=\"New opportunity\""))
            <div class="field pair">\(fields.select("kind", "Kind", kinds, content?.kind.rawValue ?? Opportunity.Kind.client.rawValue))\
            \(fields.text("organization", "Where", content?.organization ?? "", attributes: " autocomplete=\"off\""))</div>
            <div class="field pair">\(gift.person("from", "From whom", line?.fromName ?? from))\
            \(gift.person("for", "For whom, if not for you", content?.forName ?? ""))</div>
            <div class="field pair">\(fields.text("next", "Next step", content?.next ?? "", attributes: " autocomplete=\"off\""))\
            \(gift.day("next-on", "By", content?.nextOn))</div>
            \(fields.area("notes", "Notes", content?.notes ?? "", rows: line == nil ? 2 : 4))
            <div class="actions"><button class="button">\(button)</button>\
            \(line == nil ? .empty : "<a class=\"button ghost\" href=\"\(path)\">Cancel</a>" as HTML)</div></form>
            """
    }
}
