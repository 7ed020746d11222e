internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// The changes of everything, or of the person in the query; `before` goes on where a page ended.
    func showHistory(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let query = request.query
        var person: PersonLine?
        if let text = query["person"].nonEmpty {
            guard let id = ID<Person>(text), let found = try await visitor.network.find(id.description).first else {
                throw HTTPError(.notFound)
            }
            person = found
        }
        let before = BatchNumber(query["before"])
        let limit = 50
        let batches = try await visitor.network.history(of: person?.id, before: before, limit: limit)
        let page = HistoryPage(
            visitor: visitor, batches: batches, person: person, isFull: batches.count == limit, isOlder: before != nil)
        return try await respond(page.page, to: request, visitor)
    }

    func showStory(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        guard let number = context.parameters.get("batch").flatMap({ BatchNumber($0) }) else { throw HTTPError(.notFound) }
        let story = try await visitor.network.story(of: number)
        return try await respond(StoryPage(story: story, visitor: visitor).page, to: request, visitor)
    }
}
