internal import WellmetModel
internal import WellmetStore

/// What happened, by month, the newest first; a page of it at a time.
struct PersonTimeline {
    let view: PersonView
    private var details: PersonDetails { view.details }
    private var visitor: Visitor { view.visitor }

    init(_ view: PersonView) {
        self.view = view
    }

    var html: HTML {
        """
        <section class="section" id="timeline" aria-labelledby="timeline-title">
          <h2 id="timeline-title">What happened</h2>
          \(details.timelineTotal == 0 ? empty : months)
          \(pages)
        </section>
        """
    }

    private var empty: HTML {
        "<p class=\"view quiet\">Nothing is written down yet. Log the first line above, in words.</p>"
    }

    private var entries: ArraySlice<TimelineEntry> {
        details.timeline.prefix(view.offset == 0 ? PersonView.timelineStart : PersonView.timelinePage)
    }

    private var months: HTML {
        var text = HTML.empty
        var open: (Int, Int)?
        for entry in entries {
            let day = Day(entry.interaction.at, in: visitor.zone)
            if open?.0 != day.year || open?.1 != day.month {
                let end: HTML = open == nil ? .empty : "</ol>"
                text = text + "\(end)<h3 class=\"month\">\(Time.months[day.month - 1]) \(day.year)</h3><ol data-list>"
                open = (day.year, day.month)
            }
            text = text + line(entry, day)
        }
        return open == nil ? "<p class=\"view quiet\">There is nothing further back.</p>" : text + "</ol>"
    }

    private func line(_ entry: TimelineEntry, _ day: Day) -> HTML {
        let interaction = entry.interaction
        let words = InteractionWords(interaction, with: details.person.name.familiar, others: entry.others)
        let isDay = interaction.precision == .day
        let machine = isDay ? day.description : interaction.at.iso8601(in: visitor.zone)
        let exact = isDay ? Time.full(day) : "\(Time.full(day)), \(interaction.at.clock(in: visitor.zone))"
        let summary: HTML = interaction.summary.isEmpty ? .empty : "<p class=\"about\">\(interaction.summary)</p>"
        return """
            <li class="entry" id="interaction-\(interaction.id)" data-item><time datetime="\(machine)" title="\(exact)">\
            \(Time.weekdays[day.weekday - 1].prefix(3)) \(day.day)</time><div><p>\(words.html)</p>\(summary)</div>\
            <a class="quiet small" href="/interactions/\(interaction.id)?person=\(details.person.id)" data-open>Edit\
            <span class="visually-hidden">: \(words.plain), \(Time.full(day))</span></a></li>
            """
    }

    private var pages: HTML {
        let (first, last, total) = (view.offset + 1, view.offset + entries.count, details.timelineTotal)
        guard total > PersonView.timelineStart || view.offset > 0 else { return .empty }
        func link(_ words: String, _ offset: Int, _ rel: String) -> HTML {
            """
            <li><a class="button plain" rel="\(rel)" href="\(view.path)\(offset > 0 ? "?from=\(offset)" : "")#timeline" \
            data-swap="#timeline">\(words)</a></li>
            """
        }
        let place = last < first ? "\(total) in all" : "\(first) to \(last) of \(total)"
        return """
            <nav class="pages" aria-label="Pages of what happened"><p>\(place)</p><ul>\
            \(view.offset > 0 ? link("Later", max(0, view.offset - PersonView.timelinePage), "prev") : .empty)\
            \(last < total ? link("Earlier", last, "next") : .empty)</ul></nav>
            """
    }
}
