internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// One person of today: who, why now, how, and the five answers.
struct NudgeLine {
    let line: Today.Line
    /// The first line's draft is open.
    let isFirst: Bool
    let visitor: Visitor
    let error: FieldError?
    private var person: PersonLine { line.person }
    private var nudge: Nudge { line.nudge }

    init(line: Today.Line, isFirst: Bool, visitor: Visitor, error: FieldError? = nil) {
        self.line = line
        self.error = error
        self.isFirst = isFirst
        self.visitor = visitor
    }

    var html: HTML {
        """
        <li class="nudge" id="nudge-\(person.id)" data-item tabindex="-1">
          \(PersonMarks.avatar(person))
          <div>
            <h3><a class="name" href="/people/\(person.id)" data-open>\(person.name.full)</a></h3>
            \(about)
            <ul class="reasons">\(nudge.reasons.html { "<li>\($0.sentence)</li>" })\(last)</ul>
            \(SuggestionFold(line: line, id: "draft-\(person.id)", isOpen: isFirst, visitor: visitor).html)
            <div class="answers" role="group" aria-label="Answer for \(person.name.full)">
            \(Answers(person: person, visitor: visitor).done)
            \(Answers.later("/today/\(person.id)/later", field: "until-\(person.id)", visitor, error))
            \(notThis)
            \(Answers(person: person, visitor: visitor).pause(error))
            <a class="button ghost" href="/log?person=\(person.id)" data-key="l" aria-keyshortcuts="l">Log in words <kbd>l</kbd></a>
            </div>
          </div>
        </li>
        """
    }

    private var about: HTML {
        let text = PersonMarks.about(person)
        return text.isEmpty ? .empty : "<p class=\"about\">\(text)</p>"
    }

    /// What was said last, when that is known.
    private var last: HTML {
        guard let last = line.last, last.kind != .invitation,
            let said = last.summary.split(whereSeparator: \.isWhitespace).joined(separator: " ").nonEmpty
        else {
            return .empty
        }
        let short = said.count > 120 ? said.prefix(119) + "…" : said[...]
        let joint = folded(said).hasPrefix("about ") ? " " : ": "
        return """
            <li class="quiet">Last: \(InteractionWords(last, with: person.name.familiar).kind)\(joint)\(short), \
            \(Time.ago(last.at, visitor, precision: last.precision))</li>
            """
    }

    private var notThis: HTML {
        let action: HTML = "<form method=\"post\" action=\"/today/\(person.id)/not-this\" data-swap=\"#today\">\(Form.token(visitor))"
        guard nudge.reasons.count > 1 else {
            return """
                \(action)<button class="button ghost" name="reason" value="\(nudge.reasons.first?.kind.rawValue ?? "")" data-key="x" \
                aria-keyshortcuts="x">Not for this reason <kbd>x</kbd></button></form>
                """
        }
        return """
            <details class="menu" name="menus">
              <summary class="button ghost" data-key="x" aria-keyshortcuts="x">Not for this reason <kbd>x</kbd></summary>
              \(action)\(nudge.reasons.html {
                  "<button class=\"choice\" name=\"reason\" value=\"\($0.kind.rawValue)\">\($0.kind.label)</button>"
              })</form>
            </details>
            """
    }
}

/// What there is to do, with both clocks where one is to talk, and a message to copy or to take where it goes.
struct SuggestionFold {
    let line: Today.Line
    let id: String
    let isOpen: Bool
    let visitor: Visitor
    private var nudge: Nudge { line.nudge }

    init(line: Today.Line, id: String, isOpen: Bool, visitor: Visitor) {
        self.line = line
        self.id = id
        self.isOpen = isOpen
        self.visitor = visitor
    }

    var html: HTML {
        let (sentence, draft) = (nudge.suggestion.sentence, nudge.draft.text)
        guard !draft.isEmpty else { return "<p class=\"quiet\">\(sentence)</p>\(clocks)" }
        let rows = max(3, min(12, draft.split(separator: "\n", omittingEmptySubsequences: false).count + 2))
        return """
            \(clocks)<details class="fold draft"\(isOpen ? " open" as HTML : "")>
              <summary data-key="w" aria-keyshortcuts="w">\(sentence)</summary>
              <textarea id="\(id)" aria-label="Draft message to \(line.person.name.full)" rows="\(rows)">\(draft)</textarea>
              <div class="actions"><button class="button plain" type="button" data-copy="#\(id)" hidden>Copy</button>\
            \(way)</div>
            </details>
            """
    }

    /// Both clocks, where one is to talk.
    private var clocks: HTML {
        guard [.phone, .video, .inPerson].contains(nudge.suggestion.channel),
            let words = Clocks.words(line.person.zone, Pronouns(line.person.pronouns, name: line.person.name), visitor)
        else { return .empty }
        return "<p class=\"about clocks\">\(words)</p>"
    }

    /// Where the draft goes: a mail with it inside, or their profile.
    private var way: HTML {
        let wanted = nudge.suggestion.channel.flatMap { Identity.Kind(reachedBy: $0) }
        let order = [wanted, .mail, .linkedin].compactMap(\.self)
        guard let identity = order.lazy.compactMap({ kind in line.identities.first { $0.kind == kind } }).first, let url = identity.url
        else { return .empty }
        switch identity.kind {
        case .mail:
            let subject = nudge.draft.subject.isEmpty ? "" : "subject=\(Query.encoded(nudge.draft.subject))&"
            let body = Query.encoded(nudge.draft.text.replacing("\n", with: "\r\n"))
            return "<a class=\"button ghost\" href=\"\(url + "?" + subject + "body=" + body)\">Write a mail</a>"
        case .phone: return "<a class=\"button ghost\" href=\"\(url)\">Call \(identity.shown)</a>"
        default: return "<a class=\"button ghost\" href=\"\(url)\" rel=\"noreferrer\">Open on \(identity.kind.word)</a>"
        }
    }
}

extension Reason.Kind {
    /// As the menu names it.
    var label: String {
        switch self {
        case .followUpMine, .followUpTheirs: "The promise"
        case .thank: "The thank-you"
        case .reply: "Their last word"
        case .ask: "My question"
        case .cadence, .rhythm: "The silence"
        case .fading: "That it fades"
        case .dormant: "The long silence"
        case .birthday: "The birthday"
        case .newJob: "The new job"
        case .workAnniversary: "The work anniversary"
        case .occasion: "The occasion"
        }
    }
}

/// The answers that every line shares.
struct Answers {
    let person: PersonLine
    let visitor: Visitor
    private var today: Day { visitor.today }

    init(person: PersonLine, visitor: Visitor) {
        self.person = person
        self.visitor = visitor
    }

    var done: HTML {
        """
        <form method="post" action="/today/\(person.id)/done" data-swap="#today">\(Form.token(visitor))\
        <button class="button plain yes" data-key="e" aria-keyshortcuts="e">Done <kbd>e</kbd></button></form>
        """
    }

    /// A menu of days to put something off until; open, with what is wrong, when `error` is about its field.
    static func later(_ action: String, field: String, _ visitor: Visitor, _ error: FieldError?, fields: HTML = .empty) -> HTML {
        let isWrong = error?.field == field
        let today = visitor.today
        let monday = today.adding(8 - today.weekday)
        return """
            <details class="menu" name="menus"\(isWrong ? " open" as HTML : .empty)>
              <summary class="button ghost" data-key="s" aria-keyshortcuts="s">Later <kbd>s</kbd></summary>
              <form method="post" action="\(action)" data-swap="#today">\(Form.token(visitor))\(fields)
                \(choice(today.adding(1), "Tomorrow"))
                \(choice(monday, "Next week"))
                \(choice(today.adding(months: 1), "In a month"))
                \(date(field, "Or a date", button: "Set", today, error))
              </form>
            </details>
            """
    }

    /// A date of one's own in a menu, with what is wrong with it.
    private static func date(_ field: String, _ label: String, button: String, _ today: Day, _ error: FieldError?) -> HTML {
        let error = error.flatMap { $0.field == field ? $0 : nil }
        let message: HTML? = error.map {
            """
            <p class="error" id="problem" role="alert" tabindex="-1"><span class="visually-hidden">Error: </span>\($0.message)</p>
            """
        }
        return """
            <div class="field"><label for="\(field)">\(label)</label>\(message)<div class="pair">
              <input class="short" type="date" id="\(field)" name="date" min="\(today.adding(1))"\
            \(error == nil ? .empty : " aria-invalid=\"true\" aria-describedby=\"problem\"" as HTML)>
              <button class="button plain">\(button)</button></div></div>
            """
    }

    func pause(_ error: FieldError?) -> HTML {
        """
        <details class="menu" name="menus"\(error?.field == "pause-\(person.id)" ? " open" as HTML : .empty)>
          <summary class="button ghost" data-key="p" aria-keyshortcuts="p">Pause <kbd>p</kbd></summary>
          <form method="post" action="/today/\(person.id)/pause" data-swap="#today">\(Form.token(visitor))
            \(Answers.choice(today.adding(months: 1), "For a month"))
            \(Answers.choice(today.adding(months: 3), "For three months"))
            \(Answers.choice(today.adding(months: 6), "For half a year"))
            \(Answers.date("pause-\(person.id)", "Or until", button: "Pause", today, error))
          </form>
        </details>
        """
    }

    private static func choice(_ day: Day, _ words: String) -> HTML {
        "<button class=\"choice\" name=\"until\" value=\"\(day)\">\(words) <span>\(Time.short(day))</span></button>"
    }
}

/// One follow-up that is due.
struct PromiseLine {
    let line: Today.Line
    let visitor: Visitor
    let error: FieldError?
    private var person: PersonLine { line.person }

    init(line: Today.Line, visitor: Visitor, error: FieldError? = nil) {
        self.line = line
        self.error = error
        self.visitor = visitor
    }

    var html: HTML {
        line.nudge.reasons.filter { $0.kind.isPromise }.enumerated().html { promise($0.element, isFirst: $0.offset == 0) }
    }

    /// What to do and the draft are for the first promise of the line.
    private func promise(_ reason: Reason, isFirst: Bool) -> HTML {
        guard let id = reason.followUp else { return .empty }
        let version = FormVersion.field(reason.promiseVersion)
        let fold = isFirst ? SuggestionFold(line: line, id: "draft-\(id)", isOpen: false, visitor: visitor).html : .empty
        return """
            <li class="promise" id="follow-up-\(id)" data-item tabindex="-1">
              \(PersonMarks.avatar(person, size: .small))
              <div>
                <p><a class="name" href="/people/\(person.id)" data-open>\(person.name.full)</a>: \(reason.sentence)</p>
                \(fold)
                <div class="answers" role="group" aria-label="Answer for \(person.name.full)">
                \(kept(reason, id, version))
                \(Answers.later("/follow-ups/\(id)/later", field: "until-\(id)", visitor, error, fields: version))
                <form method="post" action="/follow-ups/\(id)/dropped" data-swap="#today">\(Form.token(visitor))\(version)\
            <button class="button ghost" data-key="x" aria-keyshortcuts="x">Drop it <kbd>x</kbd></button></form>
                </div>
              </div>
            </li>
            """
    }

    /// My promise is kept by what I do, which is logged; theirs by what came.
    private func kept(_ reason: Reason, _ id: ID<FollowUp>, _ version: HTML) -> HTML {
        guard reason.kind == .followUpMine else {
            return """
                <form method="post" action="/follow-ups/\(id)/kept" data-swap="#today">\(Form.token(visitor))\(version)\
                <button class="button plain yes" data-key="e" aria-keyshortcuts="e">It came <kbd>e</kbd></button></form>
                """
        }
        return """
            <form method="post" action="/today/\(person.id)/done" data-swap="#today">\(Form.token(visitor))\
            <input type="hidden" name="follow-up" value="\(id)">\
            <button class="button plain yes" data-key="e" aria-keyshortcuts="e">Done <kbd>e</kbd></button></form>
            """
    }
}
