internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// The home page: promises that are due, and a handful of people, each with reasons, a draft and five answers.
struct TodayPage {
    let today: Today
    let visitor: Visitor
    let answered: [AnsweredLine]
    let week: AnswerWeek
    /// What is wrong with a day that was typed into a line's menu.
    var error: FieldError?

    init(today: Today, visitor: Visitor, answered: [AnsweredLine], week: AnswerWeek) {
        self.week = week
        self.today = today
        self.visitor = visitor
        self.answered = answered
    }

    var page: Page { Page(title: (error == nil ? "" : "Error: ") + "Today", place: .today, content: content) }

    private var content: HTML {
        """
        <div id="today">
        <header class="page-head"><h1>\(Time.weekdays[today.day.weekday - 1]), \(today.day.day) \(Time.months[today.day.month - 1])</h1>\
        <p>\(opening)</p></header>
        \(promises)
        \(people)
        \(otherDays)
        \(done)
        \(AnswerWeekChart(week: week).html)
        \(today.hasTies ? "<p class=\"quiet small\"><a href=\"/look-back\" data-action>Look back over the year</a></p>" : .empty)
        </div>
        """
    }

    // MARK: The opening

    private var greeting: String {
        let hour = Int(visitor.now.clock(in: visitor.zone).prefix(2)) ?? 12
        let word = hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening"
        return visitor.settings.name.isEmpty ? word : "\(word), \(visitor.settings.name)"
    }

    private var opening: String {
        let due = today.promises.reduce(0) { $0 + $1.nudge.reasons.count(where: \.kind.isPromise) }
        let waiting = today.picks.count
        let first = due == 0 ? nil : due == 1 ? "One promise is due" : "\(Numbers.word(due).capitalizedFirst) promises are due"
        let second =
            waiting == 0
            ? nil
            : waiting == 1 ? "one person would be glad to hear from you" : "\(Numbers.word(waiting)) people would be glad to hear from you"
        switch (first, second) {
        case (let first?, let second?): return "\(greeting). \(first), and \(second)."
        case (let first?, nil): return "\(greeting). \(first)."
        case (nil, let second?): return "\(greeting). \(second.capitalizedFirst)."
        case (nil, nil): return "\(greeting)."
        }
    }

    // MARK: Lines

    private var promises: HTML {
        guard !today.promises.isEmpty else { return .empty }
        return """
            <section class="group" aria-labelledby="due"><h2 id="due">Promises due</h2><ul data-list>
            \(today.promises.html { PromiseLine(line: $0, visitor: visitor, error: error).html })
            </ul></section>
            """
    }

    private var people: HTML {
        guard !today.picks.isEmpty else { return today.promises.isEmpty ? empty : .empty }
        return """
            <section class="group" aria-labelledby="reach"><h2 id="reach">People to reach out to</h2><ul data-list>
            \(today.picks.enumerated().html { NudgeLine(line: $0.element, isFirst: $0.offset == 0, visitor: visitor, error: error).html })
            </ul></section>
            """
    }

    /// Days of people who have no line, in one sentence.
    private var otherDays: HTML {
        guard !today.otherDays.isEmpty else { return .empty }
        let days = today.otherDays.map { day -> HTML in
            "the \(day.label.isEmpty ? "day" : day.label) of \(PersonMarks.link(day.person, day.name))"
        }
        let list = days.dropFirst().reduce(days[0]) { $0 + ", " + $1 }
        return "<p class=\"quiet\" id=\"other-days\">Also today: \(list).</p>"
    }

    private var done: HTML {
        guard !answered.isEmpty else { return .empty }
        return """
            <section class="group" aria-labelledby="answered"><h2 id="answered">Answered today</h2><ul data-list>
            \(answered.html { line in
                """
                <li class="answered" id="nudge-\(line.person)" data-item tabindex="-1"><span>\(line.title)</span>
                  <form method="post" action="/undo/\(line.batch)" data-swap="#today">\(Form.token(visitor))\
                <button class="link-button">Undo</button></form></li>
                """
            })
            </ul></section>
            """
    }

    private var empty: HTML {
        if today.isBookEmpty {
            return """
                <div class="empty">\(Icon.cup)<h2>Your book is empty yet</h2>
                <p>Bring the people you know: your LinkedIn archive, your contacts, or one person by hand. \
                From then on this page says whom to reach out to, and why.</p>
                <div class="actions"><a class="button" href="/import" data-action>Import people</a>\
                <a class="button plain" href="/people/new">Add one by hand</a></div></div>
                """
        }
        if !answered.isEmpty {
            return """
                <div class="empty">\(Icon.cup)<h2>That was today</h2>
                <p>Everybody on the list has their answer. See you tomorrow.</p></div>
                """
        }
        if !today.hasTies {
            return """
                <div class="empty">\(Icon.cup)<h2>Nobody to miss yet</h2>
                <p>Wellmet knows of no word from you to anybody in your book. Write down what happens in one line, bring in your \
                messages, or say how often you want to be in touch with a circle: then this page fills by itself.</p>
                <div class="actions"><a class="button" href="/log" data-action>Log something</a>\
                <a class="button plain" href="/circles">Give a circle a cadence</a></div></div>
                """
        }
        return """
            <div class="empty">\(Icon.cup)<h2>Nobody is waiting for you today</h2>
            <p>No promises are due, and everyone you care about has heard from you lately. Enjoy the coffee.</p>
            <div class="actions"><a class="button plain" href="/circles">Give a circle a cadence</a></div></div>
            """
    }
}

/// Small numbers in words, as a letter has them.
enum Numbers {
    static func word(_ n: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return words.indices.contains(n) ? words[n] : String(n)
    }
}
