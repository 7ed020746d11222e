internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showSettings(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        var page = try await settingsPage(visitor)
        switch request.query["saved"] {
        case "settings": page.notice = "Nothing to change: it was so already."
        case "password": page.notice = "The password is changed, and other browsers are signed out."
        case "session": page.notice = "Signed out there."
        default: break
        }
        return try await respond(page.page, to: request, visitor)
    }

    private func settingsPage(_ visitor: Visitor) async throws -> SettingsPage {
        let circles = try await visitor.network.circles(at: visitor.now)
        var page = SettingsPage(
            visitor: visitor, sessions: try await store.sessions(of: visitor.account.id, at: visitor.now),
            backups: BackupShelf(data: folder))
        page.circles = (circles.count, circles.count { $0.circle.cadenceDays != nil })
        return page
    }

    func saveSettings(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        guard form["version"] == visitor.settings.version else {
            var page = try await settingsPage(visitor)
            page.form = FormFields(typed: form)
            page.isStale = true
            return try await respond(page.page, to: request, visitor, status: .conflict)
        }
        do {
            let settings = try SettingsForm.settings(form, from: visitor.settings)
            guard let batch = try await visitor.network.change(to: settings, at: visitor.now).batch else {
                return redirect(to: "/settings?saved=settings")
            }
            return done(batch, to: "/settings")
        } catch let error as FormErrors {
            var page = try await settingsPage(visitor)
            page.form = FormFields(typed: form, errors: error.list)
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
    }

    /// Changes the password, which ends all sessions, and begins a new one here. Guesses of the old one are slowed as at the sign-in.
    func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let attempt = SignInThrottle.Try(account: visitor.account.name, address: context.clientAddress)
        var errors: [FieldError] = []
        let wait = throttle.begin(attempt, at: visitor.now)
        if wait > 0 {
            errors.append(FieldError(field: "old", message: "Too many tries. Wait \(Count.of(wait, "second", "seconds")) and try again"))
        } else {
            let hash = try await store.passwordHash(of: visitor.account.id)
            let isRight = await passwords.matches(form.untrimmed("old"), hash: hash)
            if isRight || hash == nil {
                throttle.succeeded(attempt)
            } else {
                errors.append(FieldError(field: "old", message: "That is not your password now"))
            }
        }
        if form.untrimmed("new").count < Password.shortest {
            errors.append(FieldError(field: "new", message: "A password needs at least \(Password.shortest) characters"))
        }
        guard errors.isEmpty else {
            var page = try await settingsPage(visitor)
            // Passwords never come back to the page.
            page.password = FormFields(errors: errors)
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
        try await store.setPassword(hash: try await passwords.hash(form.untrimmed("new")), of: visitor.account.id)
        return try await signIn(visitor.account.id, to: "/settings?saved=password", request, context)
    }

    func endSession(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let name = context.parameters.get("id") ?? ""
        let sessions = try await store.sessions(of: visitor.account.id, at: visitor.now)
        guard let session = sessions.first(where: { SettingsSessions.name($0) == name }) else { throw HTTPError(.notFound) }
        try await store.endSessions(of: visitor.account.id, token: session.token)
        return redirect(to: "/settings?saved=session#sessions")
    }

    func endOtherSessions(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        try await store.endSessions(of: visitor.account.id, except: visitor.session.token)
        return redirect(to: "/settings?saved=session#sessions")
    }
}
