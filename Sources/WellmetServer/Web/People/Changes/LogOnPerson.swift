internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// Logs a line written on a person's page: it is about them, whether it names them or not.
    func logOnPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        try await send(.log, replaces: false, request, context) { sent, _ in
            let text = sent.form["line"].split(whereSeparator: \.isNewline).joined(separator: " ")
            let person = try await sent.visitor.network.find(sent.details.person.id.description).first
            do {
                let reading = try await LogReading.read(text, person: person, choices: sent.form, sent.visitor)
                if let people = reading.decided {
                    return try await sent.visitor.network.log(
                        reading.line, people: people, keeping: reading.kept(sent.form), at: sent.visitor.now
                    ).batch
                }
                var errors = FormErrors("line", "Choose who else is meant")
                errors.understood = LogUnderstood(reading: reading, visitor: sent.visitor).html
                throw errors
            } catch let error as LogLineError {
                throw FormErrors("line", error.description)
            }
        }
    }
}
