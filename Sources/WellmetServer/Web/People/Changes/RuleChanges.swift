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

    /// What the form would do to today's list, as a part of the page that is put in while one chooses.
    func previewRhythm(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let details = try await visitor.network.details(of: person, at: visitor.now, limit: 0)
        return html(try await rhythmEffect(try await FormBody.read(request), details, visitor))
    }

    /// The same on a whole page, for browsers without script.
    func checkRhythm(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let details = try await visitor.network.details(
            of: try request.id("person", context), at: visitor.now, limit: PersonView.timelinePage)
        let form = try await FormBody.read(request)
        var returned = ReturnedForm(section: .rhythm, item: "", form: form, errors: [])
        returned.effect = try await rhythmEffect(form, details, visitor)
        let page = PersonPage(view: try await view(of: details, visitor, returned: returned)).page
        return try await respond(page, to: request, visitor)
    }

    private func rhythmEffect(_ form: FormBody, _ details: PersonDetails, _ visitor: Visitor) async throws -> HTML {
        do {
            let days = try RhythmForm.days(form)
            let rests = details.person.pausedUntil.flatMap { $0 > visitor.today ? $0 : nil }
            let effect = try await visitor.network.effect(ofCadence: days, pausedUntil: rests, on: details.person.id, at: visitor.now)
            return EffectWords(effect, details, visitor, pausedUntil: rests).html
        } catch let error as FormErrors {
            return error.list.html { "<div class=\"remark bad\"><p>\($0.message).</p></div>" }
        }
    }

    // MARK: Quiet

    func pausePerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.quiet, title: "Paused", request, context) { sent in
            guard let until = try sent.form.day("until") else { throw FormErrors("until", "Choose a day") }
            guard until > sent.visitor.today else { throw FormErrors("until", "\(Time.full(until)) is not in the future") }
            return [.pause(until: until)]
        }
    }

    func previewPause(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let details = try await visitor.network.details(of: person, at: visitor.now, limit: 0)
        guard let until = Day(try await FormBody.read(request)["until"]), until > visitor.today else { return html(.empty) }
        let effect = try await visitor.network.effect(
            ofCadence: details.person.cadenceDays, pausedUntil: until, on: person, at: visitor.now)
        return html(EffectWords(effect, details, visitor, pausedUntil: until).html)
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

/// The cadence that a form asks for: of the list, or so many days.
enum RhythmForm {
    static func days(_ form: FormBody) throws(FormErrors) -> Int? {
        if let days = try form.number("days", in: 1...3660) { return days }
        return try form.number("cadence", in: 1...3660)
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
