internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// Where somebody belongs, how often they come up, and whether at all.
extension WebApp {
    func changeCircles(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.circles, replaces: true, request, context) { sent in
            let now = Set(sent.details.circles.map(\.name))
            let known = Set(try await sent.visitor.network.circleNames())
            var wanted = Set(sent.form.all("circle"))
            if let stranger = wanted.subtracting(known).sorted().first { throw FormErrors("new", "There is no circle “\(stranger)”") }
            if let new = sent.form["new"].nonEmpty {
                guard new.count <= 60 else { throw FormErrors("new", "A circle's name has at most 60 characters") }
                wanted.insert(new)
            }
            return wanted.subtracting(now).sorted().map(PersonEdit.joinCircle)
                + now.subtracting(wanted).sorted().map(PersonEdit.leaveCircle)
        }
    }

    func changeTags(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.tags, replaces: true, request, context) { sent in
            let now = Set(sent.details.tags)
            let typed = sent.form["tags"].split { $0.isWhitespace || $0 == "," }
            let wanted = Set(typed.map { folded($0.drop { $0 == "#" }) }.filter { !$0.isEmpty })
            if let long = wanted.first(where: { $0.count > 60 }) {
                throw FormErrors("tags", "“\(long.prefix(20))…” is too long for a tag")
            }
            return wanted.subtracting(now).sorted().map(PersonEdit.tag) + now.subtracting(wanted).sorted().map(PersonEdit.untag)
        }
    }

    func changeRhythm(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.rhythm, replaces: true, request, context) { sent in
            let days = try RhythmForm.days(sent.form)
            let importance: Person.Importance = try sent.form.choice("importance")
            let now = sent.details.person
            return (days == now.cadenceDays ? [] : [.cadence(days)]) + (importance == now.importance ? [] : [.importance(importance)])
        }
    }

    func previewCircles(_ request: Request, _ context: WebContext) async throws -> Response {
        try await preview(request, context, circlesEffect)
    }

    func checkCircles(_ request: Request, _ context: WebContext) async throws -> Response {
        try await check(.circles, request, context, circlesEffect)
    }

    func previewRhythm(_ request: Request, _ context: WebContext) async throws -> Response {
        try await preview(request, context, rhythmEffect)
    }

    func checkRhythm(_ request: Request, _ context: WebContext) async throws -> Response {
        try await check(.rhythm, request, context, rhythmEffect)
    }

    func previewPause(_ request: Request, _ context: WebContext) async throws -> Response {
        try await preview(request, context, pauseEffect)
    }

    func checkPause(_ request: Request, _ context: WebContext) async throws -> Response {
        try await check(.quiet, request, context, pauseEffect)
    }

    // MARK: What a form would do to today's list

    private typealias Effect = (FormBody, PersonDetails, Visitor) async throws -> HTML

    /// As a part of the page that is put in while one chooses.
    private func preview(_ request: Request, _ context: WebContext, _ effect: Effect) async throws -> Response {
        let visitor = try context.signedIn()
        let details = try await visitor.network.details(of: try request.id("person", context), at: visitor.now, limit: 0)
        return html(try await words(of: effect, try await FormBody.read(request), details, visitor))
    }

    /// On a whole page, for browsers without script.
    private func check(
        _ section: PersonSection, _ request: Request, _ context: WebContext, _ effect: Effect
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let details = try await visitor.network.details(
            of: try request.id("person", context), at: visitor.now, limit: PersonView.timelinePage)
        let form = try await FormBody.read(request)
        var returned = ReturnedForm(section: section, item: "", form: form, errors: [])
        returned.effect = try await words(of: effect, form, details, visitor)
        let page = PersonPage(view: try await view(of: details, visitor, returned: returned)).page
        return try await respond(page, to: request, visitor)
    }

    private func words(of effect: Effect, _ form: FormBody, _ details: PersonDetails, _ visitor: Visitor) async throws -> HTML {
        do {
            return try await effect(form, details, visitor)
        } catch let error as FormErrors {
            return error.list.html { "<div class=\"remark bad\"><p>\($0.message).</p></div>" }
        }
    }

    private func circlesEffect(_ form: FormBody, _ details: PersonDetails, _ visitor: Visitor) async throws -> HTML {
        let rests = details.rests(on: visitor.today)
        // A circle that is yet to be made has no cadence.
        let effect = try await visitor.network.effect(
            ofCadence: details.person.cadenceDays, pausedUntil: rests, inCircles: Set(form.all("circle")), on: details.person.id,
            at: visitor.now)
        return EffectWords(effect, details, visitor, pausedUntil: rests).html
    }

    private func rhythmEffect(_ form: FormBody, _ details: PersonDetails, _ visitor: Visitor) async throws -> HTML {
        let days = try RhythmForm.days(form)
        let rests = details.rests(on: visitor.today)
        let effect = try await visitor.network.effect(ofCadence: days, pausedUntil: rests, on: details.person.id, at: visitor.now)
        return EffectWords(effect, details, visitor, pausedUntil: rests).html
    }

    private func pauseEffect(_ form: FormBody, _ details: PersonDetails, _ visitor: Visitor) async throws -> HTML {
        let until = try PauseForm.until(form, today: visitor.today)
        let effect = try await visitor.network.effect(
            ofCadence: details.person.cadenceDays, pausedUntil: until, on: details.person.id, at: visitor.now)
        return EffectWords(effect, details, visitor, pausedUntil: until).html
    }

    // MARK: Quiet

    func pausePerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Paused", request, context) { sent in
            [.pause(until: try PauseForm.until(sent.form, today: sent.visitor.today))]
        }
    }

    func wakePerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Ended the pause of", request, context) { _ in [.pause(until: nil)] }
    }

    func neverSuggest(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Never suggest", request, context) { _ in [.neverSuggest(true)] }
    }

    func suggestAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Suggest again:", request, context) { _ in [.neverSuggest(false)] }
    }

    func archivePerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Archived", request, context) { _ in [.archived(true)] }
    }

    func restorePerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Brought back", request, context) { _ in [.archived(false)] }
    }

    func acceptPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Accepted", request, context) { _ in [.accepted] }
    }
}

/// Until when a form wants somebody to rest: a day, or one of the list.
enum PauseForm {
    static func until(_ form: FormBody, today: Day) throws(FormErrors) -> Day {
        let (day, choice) = (try form.day("until"), try form.day("for"))
        guard let until = day ?? choice else { throw FormErrors("until", "Choose a day") }
        guard until > today else { throw FormErrors("until", "\(Time.full(until)) is not in the future") }
        return until
    }
}

extension PersonDetails {
    /// Until when they rest; nil when they do not.
    func rests(on today: Day) -> Day? { person.pausedUntil.flatMap { $0 > today ? $0 : nil } }
}

/// The cadence that a form asks for: of the list, or so many days.
enum RhythmForm {
    static func days(_ form: FormBody) throws(FormErrors) -> Int? {
        if let days = try form.number("days", in: 1...Cadence.longest) { return days }
        return try form.number("cadence", in: 1...Cadence.longest)
    }
}

/// What a cadence or a pause would do, in words.
struct EffectWords {
    private let effect: PersonEffect
    private let details: PersonDetails
    private let visitor: Visitor
    private let pausedUntil: Day?

    init(_ effect: PersonEffect, _ details: PersonDetails, _ visitor: Visitor, pausedUntil: Day?) {
        self.effect = effect
        self.details = details
        self.visitor = visitor
        self.pausedUntil = pausedUntil
    }

    var html: HTML { "<div class=\"remark\"><p>\(sentence)</p></div>" }

    private var sentence: String {
        let name = details.person.name.familiar
        guard effect.isSuggestible else { return "Today would not change: \(name) is not suggested as it is." }
        guard details.tie.lastContact != nil else {
            return "Today would not change: you two have not been in touch yet, and a cadence begins with the first contact."
        }
        let rests = pausedUntil.map { " \(name) would rest until \(Time.full($0))." } ?? ""
        guard let from = effect.dueFrom else { return "Today would not change: silence alone would not bring \(name) up.\(rests)" }
        let day = Day(from, in: visitor.zone)
        if day <= visitor.today {
            return "Today would change: \(name) is overdue by that, and would join the people who are waiting. At most "
                + "\(Numbers.word(visitor.settings.capacity)) are shown a day."
        }
        return "Today would not change: \(name) would come up \(day.words(relativeTo: visitor.today)) (\(Time.short(day))), "
            + "unless you are in touch before.\(rests)"
    }
}
