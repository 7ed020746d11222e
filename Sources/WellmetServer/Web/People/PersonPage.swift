internal import WellmetModel
internal import WellmetStore

/// A person's page: the brief first, then what happened, then every fact, edited in place.
struct PersonPage {
    let view: PersonView
    /// Of somebody who was just added, who they may be.
    var alike: [Duplicate] = []

    init(view: PersonView) { self.view = view }

    var page: Page {
        Page(
            title: (view.returned == nil ? "" : "Error: ") + view.person.name.full, place: .people, content: content, aside: view.aside)
    }

    private var content: HTML {
        """
        \(view.head)\(AlikeRemark(person: view.person.id, alike: alike).html)
        \(PersonBrief(view).html)
        \(view.identitiesSection)
        \(view.logLine)
        \(PersonTimeline(view).html)
        \(ContactYearChart(year: view.details.year, whose: .person(view.person.name.familiar)).html)
        \(view.followUpsSection)
        \(view.notesSection)
        \(view.positionsSection)
        \(view.metSection)
        \(view.linksSection)
        \(view.datesSection)
        \(view.nameSection)
        \(view.fieldsSection)
        """
    }
}

extension PersonView {
    /// The line in which one logs what happened with this person, whose name need not be in it.
    var logLine: HTML {
        let fields = fields(.log)
        let isWrong = isReturned(.log)
        return """
            <form id="log" method="post" action="\(path)/log#log" data-swap="#main" data-preview="/log/preview" \
            data-preview-into="#understood">\(Form.token(visitor))<input type="hidden" name="person" value="\(person.id)">\(fields.problem)
              <div class="field\(isWrong ? " is-wrong" : "")"><label for="log-line">Log something with \(person.name.familiar)</label>\
            \(logError(fields))<div class="pair">
              <textarea id="log-line" name="line" rows="1" autocomplete="off" placeholder="coffee yesterday 30m about hiring, \
            send the deck by friday" data-key="l" data-action="Log something with \(person.name.familiar)" data-enter aria-keyshortcuts="l"\
            \(isWrong ? " aria-invalid=\"true\" aria-describedby=\"log-line-error\"" as HTML : .empty)>\(fields.value("line"))</textarea>\
            <button class="button plain">Log</button></div></div>
              <div id="understood" aria-live="polite">\(isWrong ? returned?.effect : nil)</div>
            </form>
            """
    }

    private func logError(_ fields: FormFields) -> HTML {
        guard let error = fields.errors.first else { return .empty }
        return """
            <p class="error" id="log-line-error"><span class="visually-hidden">Error: </span>\(error.message)</p>
            """
    }

    private func now(_ words: String?) -> HTML { words.map { "<p>\($0)</p>" } ?? .empty }

    /// What a section says now, for whoever typed over an older state of it.
    func current(_ section: PersonSection, _ item: String) -> HTML {
        switch section {
        case .name: nameView
        case .met: metView
        case .circles: circlesView
        case .tags: tagsView
        case .rhythm: rhythmView
        case .fields: fieldsView
        case .notes:
            details.notes.first { $0.id.description == item }.map { "<div class=\"prose\">\(Markdown.html($0.text))</div>" } ?? .empty
        case .followUps:
            details.followUps.first { $0.id.description == item }
                .map { "<p>\($0.text) \(PersonBrief.due($0, visitor.today))</p>" } ?? .empty
        case .identities: now(details.identities.first { $0.id.description == item }?.value.words)
        case .positions: now(details.positions.first { $0.id.description == item }.map { "\($0.line), \($0.span.lowercased())" })
        case .dates: now(details.dates.first { $0.id.description == item }?.words)
        case .links: now(details.links.first { $0.id.description == item }?.words)
        case .log, .face, .quiet: .empty
        }
    }
}
