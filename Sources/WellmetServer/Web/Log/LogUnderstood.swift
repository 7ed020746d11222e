internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What was understood of a log line, and what is still to be chosen: a part of the page, and the answer of the preview.
struct LogUnderstood {
    let reading: LogReading
    let visitor: Visitor
    private var line: LogLine { reading.line }

    init(reading: LogReading, visitor: Visitor) {
        self.reading = reading
        self.visitor = visitor
    }

    var html: HTML {
        """
        <div class="understood"><dl class="brief">
        \(line.happened ? "<dt>What</dt><dd>\(what)</dd>" : .empty)\(with)\
        \(line.happened ? "<dt>When</dt><dd>\(when)</dd>" : .empty)\
        \(line.summary.isEmpty ? .empty : "<dt>About</dt><dd>\(line.summary)</dd>")\
        \(line.circles.isEmpty ? .empty : "<dt>Circles</dt><dd>\(line.circles.joined(separator: ", "))</dd>")\
        \(line.tags.isEmpty ? .empty : "<dt>Tags</dt><dd>\(line.tags.map { "#" + $0 }.joined(separator: " "))</dd>")\
        \(line.followUps.html(promise))
        \(line.kindIsGuessed && line.kind != .note ? "<dt>Kind</dt><dd>Guessed: no word says what it was.</dd>" : .empty)\
        \(line.cameToNothing ? "<dt>Contact</dt><dd>It came to nothing: kept as a note, not as contact.</dd>" : .empty)
        </dl>\(promises)\(reading.people.filter(\.isChoice).html(choice))</div>
        """
    }

    /// What is shown while a line cannot be understood yet.
    static func hint(_ error: LogLineError) -> HTML {
        if case .empty = error { return .empty }
        return "<div class=\"understood\"><p class=\"quiet\">\(error.description)</p></div>"
    }

    // MARK: What, with whom, when

    private var what: String {
        let words = HappeningWords(line.kind, line.channel, line.direction)
        return words.title + (line.minutes.map { ", " + DayWords.duration(minutes: $0) } ?? "")
    }

    private var with: HTML {
        let people = reading.people.html { somebody in
            switch somebody.meaning {
            case .known(let person):
                """
                <a class="who" href="/people/\(person.id)">\(PersonMarks.avatar(person, size: .small))\(person.name.full)\
                </a> 
                """
            case .new(let name, _): "<span class=\"who\">\(name.full) <span class=\"quiet\">somebody new</span></span> "
            case .open: .empty
            }
        }
        return people.isEmpty ? .empty : "<dt>\(line.happened ? "With" : "For")</dt><dd>\(people)</dd>"
    }

    private var when: String {
        let day = Day(line.at, in: visitor.zone)
        let distance = visitor.today.number - day.number
        let said = distance < 2 || distance > 6 ? day.words(relativeTo: visitor.today) + ", " : ""
        let date = "\(Time.weekdays[day.weekday - 1]) \(day.day) \(Time.months[day.month - 1])"
        let year = day.year == visitor.today.year ? "" : " \(day.year)"
        return (distance > 60 ? "" : said) + date + year + (line.precision == .day ? "" : ", " + line.at.clock(in: visitor.zone))
    }

    private func promise(_ promise: LogLine.Promise) -> HTML {
        let due = promise.due.map { ", by \(Time.weekdays[$0.weekday - 1]) \($0.day) \(Time.months[$0.month - 1])" } ?? ""
        let each = promise.person == nil && reading.people.count > 1 ? ", for each of them" : ""
        return "<dt>\(promise.owner == .mine ? "You promise" : "They promise")</dt><dd>\(promise.text.capitalizedFirst)\(due)\(each)</dd>"
    }

    // MARK: Choices

    private var promises: HTML {
        guard !reading.promises.isEmpty else { return .empty }
        return """
            <fieldset class="field"><legend>Does it keep a promise?</legend>
            \(reading.promises.html { item in
                let id = item.promise.id.description
                let who: HTML = item.promise.owner == .mine ? "Mine" : "Theirs"
                return """
                    <input type="hidden" name="offered" value="\(id)"><label class="option"><input type="checkbox" name="kept" \
                    value="\(id)"\(item.isKept ? " checked" as HTML : "")> <span>\(who): \(item.promise.text)</span></label>
                    """
            })</fieldset>
            """
    }

    private func choice(_ somebody: LogReading.Somebody) -> HTML {
        let question = somebody.candidates.isEmpty ? "Nobody called \(somebody.text) is in your book" : "Which \(somebody.text)?"
        let new = somebody.candidates.isEmpty ? "Add \(somebody.text) as somebody new" : "Somebody new called \(somebody.text)"
        let hint: HTML = somebody.candidates.isEmpty ? "<p class=\"hint\">Or write the name differently above.</p>" : .empty
        return """
            <fieldset class="field" id="\(somebody.field)"><legend>\(question)</legend>\(hint)
            \(asides(Array(somebody.candidates.prefix(12))).html { choice in
                let (person, aside) = choice
                let isChosen = if case .known(let known) = somebody.meaning { known.id == person.id } else { false }
                let words: HTML = "\(person.name.full) <span class=\"quiet\">\(aside)</span>"
                return option(somebody.field, person.id.description, isChosen, words)
            })
            \(option(
                somebody.field, LogReading.newValue(somebody.text), isNew(somebody), HTML(new),
                isAlone: somebody.candidates.isEmpty))</fieldset>
            """
    }

    private func isNew(_ somebody: LogReading.Somebody) -> Bool {
        if case .new = somebody.meaning { true } else { false }
    }

    private func option(_ field: String, _ value: String, _ isChosen: Bool, _ words: HTML, isAlone: Bool = false) -> HTML {
        """
        <label class="option"><input type="\(isAlone ? "checkbox" : "radio")" name="\(field)" \
        value="\(value)"\(isChosen ? " checked" as HTML : "")> <span>\(words)</span></label>
        """
    }

    /// What tells each from the others; when they came into the book where all else is the same.
    private func asides(_ people: [PersonLine]) -> [(PersonLine, String)] {
        let all = people.map(aside)
        return zip(people, all).map { person, aside in
            guard all.count(where: { $0 == aside }) > 1 else { return (person, aside) }
            let last = person.tie.lastContact.map { "last in touch \(Day($0, in: visitor.zone).words(relativeTo: visitor.today))" }
            let added = "added \(Day(person.id.instant, in: visitor.zone).words(relativeTo: visitor.today))"
            return (person, [aside, last ?? "never in touch", added].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    /// What tells somebody from a namesake.
    private func aside(_ person: PersonLine) -> String {
        let outside = person.standing == .discovered ? "not in your book yet" : person.archived ? "archived" : ""
        let last = person.tie.lastContact.map { "last in touch \(Day($0, in: visitor.zone).words(relativeTo: visitor.today))" } ?? ""
        let known = [person.work, person.place].filter { !$0.isEmpty }
        return ((known.isEmpty ? [last] : known) + [outside]).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
