internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What one wants to know before a call: when last and what was said, what is promised both ways, what changed, how it stands.
struct PersonBrief {
    let view: PersonView
    private var details: PersonDetails { view.details }
    private var visitor: Visitor { view.visitor }

    init(_ view: PersonView) {
        self.view = view
    }

    var html: HTML {
        let mine = details.followUps.filter { $0.owner == .mine }
        let theirs = details.followUps.filter { $0.owner == .theirs }
        return """
            <dl class="brief" id="brief">
              \(last)\(next)\(promises("You promised", mine))\(promises("\(view.pronouns.subject) promised", theirs))\(gifts)\(changes)\(warmth)
            </dl>
            """
    }

    private var last: HTML {
        guard let entry = view.lastContact else {
            return "<dt>Last</dt><dd>You two have not been in touch yet, as far as Wellmet knows.</dd>"
        }
        let interaction = entry.interaction
        let words = InteractionWords(interaction, with: details.person.name.familiar, others: entry.others)
        let summary: HTML = interaction.summary.isEmpty ? "." : ": \(interaction.summary)"
        let when = Time.ago(interaction.at, visitor, precision: interaction.precision)
        return "<dt>Last</dt><dd>\(when.capitalizedFirst), \(words.plain)\(summary)</dd>"
    }

    /// When to be in touch again; the promises stand below.
    private var next: HTML {
        let person = details.person
        if let until = details.rests(on: visitor.today) {
            return "<dt>Next</dt><dd>Rests until \(Time.full(until)). <a href=\"#quiet\">Change</a></dd>"
        }
        guard let days = Cadence.chosen(person: person.cadenceDays, circles: details.circles, on: visitor.today),
            let day = details.tie.cadenceDay(days, in: visitor.zone), !person.neverSuggest, !person.archived
        else { return .empty }
        let words: HTML =
            day < visitor.today
            ? "Was due \(PersonBrief.time(day, visitor.today))" : "Be in touch \(PersonBrief.time(day, visitor.today))"
        return "<dt>Next</dt><dd>\(words): <a href=\"#rhythm\">\(CadenceWords.words(days))</a>.</dd>"
    }

    private func promises(_ title: String, _ followUps: [FollowUp]) -> HTML {
        guard !followUps.isEmpty else { return .empty }
        return "<dt>\(title)</dt>"
            + followUps.prefix(5).html { followUp in
                "<dd>\(followUp.text.capitalizedFirst) \(PersonBrief.due(followUp, visitor.today))</dd>"
            }
    }

    /// What the network gave by them, and what of it is good to know before one meets them.
    private var gifts: HTML {
        let (gifts, id) = (details.gifts, details.person.id)
        guard !gifts.isEmpty else { return .empty }
        func link(_ count: Int, _ path: String, _ one: String, _ many: String) -> HTML? {
            count == 0 ? nil : "<a href=\"/\(path)?person=\(id)\">\(Count.of(count, one, many))</a>"
        }
        let links = [
            link(gifts.opportunities, "opportunities", "opportunity", "opportunities"),
            link(gifts.insights, "insights", "insight", "insights"),
            link(gifts.introductions, "introductions", "introduction", "introductions"),
        ].compactMap(\.self)
        let untried: HTML = gifts.untried.map { ". Not tried yet: “\($0.content.short)”" } ?? .empty
        return "<dt>Given</dt><dd>\(HTML(trusted: links.map(\.text).joined(separator: ", ")))\(untried)</dd>"
    }

    /// "· by Friday 23 October", "· was due 2 weeks ago"; empty without a date.
    static func due(_ followUp: FollowUp, _ today: Day) -> HTML {
        guard let day = followUp.due else { return .empty }
        let time = time(day, today)
        return day < today ? "<span class=\"due late\">· was due \(time)</span>" : "<span class=\"due\">· due \(time)</span>"
    }

    private static func time(_ day: Day, _ today: Day) -> HTML {
        "<time datetime=\"\(day)\" title=\"\(Time.full(day))\">\(day.words(relativeTo: today))</time>"
    }

    /// The changes of the last half year, the newest first.
    private var changes: HTML {
        let recent = details.occasions.filter { visitor.today.number - $0.on.number <= 183 && $0.on <= visitor.today }.prefix(3)
        guard !recent.isEmpty else { return .empty }
        return "<dt>What changed</dt>"
            + recent.html { occasion in
                "<dd>\(occasion.words), \(seen(occasion)).\(before(occasion))</dd>"
            }
    }

    /// Between which imports a new job began, when they tell; else when it was seen.
    private func seen(_ occasion: StoredOccasion) -> HTML {
        let today = visitor.today
        if occasion.kind == Occasion.Kind.newJob.rawValue,
            let from = details.positions.first(where: { $0.current && $0.line == occasion.detail })?.seenFirst,
            let former = details.positions.first(where: { !$0.current && $0.seenLast != nil })?.seenLast, former < from
        {
            return "new since between \(Time.date(former, today)) and \(Time.date(from, today))"
        }
        return "seen \(PersonBrief.time(occasion.on, today))"
    }

    /// What they did before a new job, when that is known.
    private func before(_ occasion: StoredOccasion) -> HTML {
        guard occasion.kind == Occasion.Kind.newJob.rawValue, let former = details.positions.first(where: { !$0.current })
        else { return .empty }
        return " Before: \(former.line)."
    }

    private var warmth: HTML {
        guard let warmth = Warmth.of(details.tie, at: visitor.now), let last = details.tie.lastContact else { return .empty }
        let weeks = details.weeksInTouch
        let share =
            weeks <= 0
            ? "you were last in touch \(Day(last, in: visitor.zone).words(relativeTo: visitor.today))"
            : "you two were in touch in \(weeks >= 10 ? "each" : String(weeks)) of the last 10 weeks"
        let rhythm =
            details.tie.pauses >= 3
            ? "; usually \(DayWords.rhythm(days: details.tie.rhythm.days(circleLogMean: CircleRhythm().logMean)))" : ""
        let balance =
            switch details.tie.balance {
            case .even: ""
            case .mostlyMe: "; mostly you begin"
            case .mostlyThem: "; mostly \(view.pronouns.inside) begins"
            }
        return """
            <dt>Warmth</dt><dd><span class="warmth warmth-\(warmth.rawValue)"><i aria-hidden="true"></i>A \(details.tie.isNew(at: visitor.now) ? "new" : warmth.word) tie</span>: \
            \(share)\(rhythm)\(balance). <a href="\(view.path)/warmth">Over time</a></dd>
            """
    }
}

extension PersonView {
    /// The newest contact that the page knows of; notes are none.
    var lastContact: TimelineEntry? { offset == 0 ? details.timeline.first { $0.interaction.weight > 0 } : nil }
}

extension StoredOccasion {
    /// "New job: Head of Design at Acme".
    var words: String {
        let name = kind.replacing("-", with: " ").capitalizedFirst
        return detail.isEmpty ? name : "\(name): \(detail)"
    }
}

extension HTML {
    /// With the first letter of its text in capitals, be it behind a tag.
    var capitalizedFirst: HTML {
        var text = text
        var index = text.startIndex
        while index < text.endIndex, text[index] == "<" {
            guard let end = text[index...].firstIndex(of: ">") else { return self }
            index = text.index(after: end)
        }
        guard index < text.endIndex else { return self }
        text.replaceSubrange(index...index, with: text[index].uppercased())
        return HTML(trusted: text)
    }
}
