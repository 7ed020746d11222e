internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showForget(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let preview = try await store.previewForgetting(person, in: visitor.account.id)
        return try await respond(ForgetPage(preview: preview, visitor: visitor).page, to: request, visitor)
    }

    func forgetPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let form = try await FormBody.read(request)
        guard form.has("sure") else { return redirect(to: "/people/\(person)/forget") }
        let report = try await store.forget(person, in: visitor.account.id, at: visitor.now)
        return try await respond(ForgottenPage(report: report).page, to: request, visitor)
    }
}
