internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showToday(_ request: Request, _ context: WebContext) async throws -> Response {
        try await respond(try await todayPage(try context.signedIn()).page, to: request, try context.signedIn())
    }

    private func todayPage(_ visitor: Visitor) async throws -> TodayPage {
        let today = try await visitor.network.today(at: visitor.now)
        return TodayPage(
            today: today, visitor: visitor, answered: try await answeredLines(visitor, today.day),
            week: try await visitor.network.answerWeek(to: today.day))
    }

    /// Today again, with what is wrong said at the field.
    private func today(_ error: FieldError, _ request: Request, _ visitor: Visitor) async throws -> Response {
        var today = try await todayPage(visitor)
        today.error = error
        var page = today.page
        // The line may have gone in the meantime, and the field with it.
        if !page.content.text.contains("id=\"\(error.field)\"") { page.notice = Notice.plain(error.message) }
        return try await respond(page, to: request, visitor, status: .unprocessableContent)
    }

    /// The five answers to a line, by their names in the address.
    func answerToday(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let form = try await FormBody.read(request)
        let answer: Answer
        switch context.parameters.get("answer") {
        case "done": answer = .done
        case "later", "pause":
            let day: Day
            do {
                day = try self.day(form, visitor)
            } catch let error as StoreError {
                let field = context.parameters.get("answer") == "pause" ? "pause-\(person)" : "until-\(person)"
                return try await today(FieldError(field: field, message: error.description), request, visitor)
            }
            answer = context.parameters.get("answer") == "pause" ? .pause(until: day) : .later(until: day)
        case "never": answer = .never
        case "not-this":
            guard let kind = Reason.Kind(rawValue: form["reason"]) else { throw StoreError.invalid("Say which reason should rest.") }
            answer = .notForThisReason(kind)
        default: throw HTTPError(.notFound)
        }
        let followUp: ID<FollowUp>? = form["follow-up"].nonEmpty.flatMap { ID($0) }
        let written = try await visitor.network.answer(answer, for: person, about: followUp, at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/#nudge-\(person)"))
    }

    /// The day that a button or the date field of a menu names.
    private func day(_ form: FormBody, _ visitor: Visitor) throws -> Day {
        guard let day = Day(form["until"]) ?? Day(form["date"]) else {
            throw StoreError.invalid("Choose a day, such as \(visitor.today.adding(7)).")
        }
        guard day > visitor.today else { throw StoreError.invalid("\(day) is not in the future. Choose a later day.") }
        return day
    }

    func keepFollowUp(_ request: Request, _ context: WebContext) async throws -> Response {
        try await closeFollowUp(.kept, request, context)
    }

    func dropFollowUp(_ request: Request, _ context: WebContext) async throws -> Response {
        try await closeFollowUp(.dropped, request, context)
    }

    private func closeFollowUp(_ state: FollowUp.State, _ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let written = try await visitor.network.close(try await followUp(form, request, context), as: state, at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/"))
    }

    /// The follow-up that the address names, still as the form showed it.
    ///
    /// - Throws: `StaleVersion`; 404 when there is none.
    private func followUp(_ form: FormBody, _ request: Request, _ context: WebContext) async throws -> FollowUp {
        guard let followUp = try await context.signedIn().network.followUp(try request.id("id", context)) else {
            throw HTTPError(.notFound)
        }
        guard form["version"] == followUp.version else { throw StaleVersion() }
        return followUp
    }

    func postponeFollowUp(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let followUp = try await followUp(form, request, context)
        let day: Day
        do {
            day = try self.day(form, visitor)
        } catch let error as StoreError {
            return try await today(FieldError(field: "until-\(followUp.id)", message: error.description), request, visitor)
        }
        let written = try await visitor.network.postpone(followUp, until: day, at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/"))
    }

    /// What was answered today, each with its undo.
    private func answeredLines(_ visitor: Visitor, _ day: Day) async throws -> [AnsweredLine] {
        try await visitor.network.answers(on: day)
    }
}
