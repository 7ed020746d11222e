internal import WellmetModel
internal import WellmetStore

/// One line for what happened, what was understood of it, and what was logged lately.
struct LogPage {
    let visitor: Visitor
    let recent: [TimelineEntry]
    var line = ""
    /// Whom the line is about when it names nobody.
    var person: PersonLine?
    /// Where to go when it is logged; empty for this page.
    var back = ""
    var understood: HTML = .empty
    /// What is wrong, and the id of the field where to right it.
    var problem: (words: String, field: String)?

    init(visitor: Visitor, recent: [TimelineEntry]) {
        self.visitor = visitor
        self.recent = recent
    }

    var page: Page { Page(title: (problem == nil ? "" : "Error: ") + "What happened?", place: .log, content: content) }

    private var content: HTML {
        """
        \(summary)
        <header class="page-head"><h1>\(person.map { "What happened with \($0.name.familiar)?" } ?? "What happened?")</h1>\
        <p>One line, as you would tell a friend: what, \(person == nil ? "with whom, " : "")when, about what, and what was promised.</p>\
        </header>
        \(form)
        \(examples)
        \(lately)
        """
    }

    private var summary: HTML {
        guard let problem else { return .empty }
        return """
            <div class="problem" id="problem" role="alert" tabindex="-1"><h2>There is a problem</h2>\
            <ul><li><a href="#\(problem.field)">\(problem.words)</a></li></ul></div>
            """
    }

    private var form: HTML {
        let isWrong = problem?.field == "line"
        return """
            <form method="post" action="/log" data-preview="/log/preview" data-preview-into="#understood" \
            data-swap="#main">\(Form.token(visitor))\
            \(person.map { "<input type=\"hidden\" name=\"person\" value=\"\($0.id)\">" as HTML } ?? .empty)\
            \(back.isEmpty ? .empty : Form.back(back))
              <div class="field\(isWrong ? " is-wrong" : "")">\
            \(isWrong ? error : .empty)\
            <textarea class="line wide" id="line" name="line" rows="1" aria-label="What happened" autocomplete="off" autofocus \
            data-key="l" data-enter \
            aria-keyshortcuts="l"\(isWrong ? " aria-invalid=\"true\" aria-describedby=\"line-error\"" as HTML : "") \
            placeholder="\(placeholder)">
            \(line)</textarea></div>
              <div id="understood" aria-live="polite">\(understood)</div>
              <div class="actions"><button class="button">Log it</button>\
            <button class="button plain" formaction="/log/check" data-auto-hide>Check first</button></div>
            </form>
            """
    }

    private var error: HTML {
        "<p class=\"error\" id=\"line-error\"><span class=\"visually-hidden\">Error: </span>\(problem?.words ?? "")</p>"
    }

    private var placeholder: String {
        person == nil
            ? "coffee with Ada yesterday 30m about hiring" : "coffee yesterday 30m about hiring, send the deck by friday"
    }

    private var examples: HTML {
        guard person == nil else { return .empty }
        return """
            <section class="group" aria-labelledby="like"><h2 id="like">Lines that work</h2><ul class="prose quiet">
            <li>call with Tomás this morning, he sends the contract by Monday</li>
            <li>met Priya Raman at the Remote Work Summit last Wednesday #speakers</li>
            <li>wrote to George on LinkedIn two days ago</li></ul></section>
            """
    }

    // MARK: Logged lately

    private var lately: HTML {
        guard !recent.isEmpty else { return .empty }
        return """
            <section class="group" id="timeline" aria-labelledby="recent"><h2 id="recent">Logged lately</h2><ol>
            \(recent.html(entry))
            </ol></section>
            """
    }

    private func entry(_ entry: TimelineEntry) -> HTML {
        let happened = entry.interaction
        let words = HappeningWords(happened.kind, happened.channel, happened.direction)
        let names = entry.others.enumerated().html { index, person in
            "\(index == 0 ? "" : index == entry.others.count - 1 ? " and " : ", ")<a href=\"/people/\(person.id)\">\(person.name)</a>"
        }
        let length = happened.minutes.map { ", " + DayWords.duration(minutes: $0) } ?? ""
        let sentence: HTML = "<b>\(words.title)</b> \(words.joint)\(words.joint.isEmpty ? "" : " ")\(names)\(length)"
        return """
            <li class="entry" id="interaction-\(happened.id)">\(Time.short(happened, visitor))<div><p>\(sentence)</p>\
            \(happened.summary.isEmpty ? .empty : "<p class=\"about\">\(happened.summary)</p>" as HTML)</div>\
            <form class="small" method="post" action="/interactions/\(happened.id)/delete" data-swap="#main">\
            \(Form.token(visitor))\(Form.back("/log"))<input type="hidden" name="version" value="\(entry.version)">\
            <a href="/interactions/\(happened.id)?back=/log">Edit<span class="visually-hidden"> \(words.title)</span></a> \
            <button class="link-button bad">Delete<span class="visually-hidden"> \(words.title)</span></button></form></li>
            """
    }

}

extension Time {
    /// "Thu 15", "15 Mar", "15 Mar 2024": short enough for a column.
    static func short(_ interaction: Interaction, _ visitor: Visitor) -> HTML {
        let day = Day(interaction.at, in: visitor.zone)
        let age = visitor.today.number - day.number
        let month = months[day.month - 1].prefix(3)
        let words = age < 21 ? "\(weekdays[day.weekday - 1].prefix(3)) \(day.day)" : "\(day.day) \(month)"
        let isDay = interaction.precision == .day
        let exact = isDay ? full(day) : "\(full(day)), \(interaction.at.clock(in: visitor.zone))"
        let year = day.year == visitor.today.year || age < 183 ? "" : " \(day.year)"
        return
            "<time datetime=\"\(isDay ? day.description : interaction.at.iso8601(in: visitor.zone))\" title=\"\(exact)\">\(words)\(year)</time>"
    }
}
