internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let offset = min(max(0, Int(request.query["from"]) ?? 0), 10_000_000)
        let details = try await visitor.network.details(
            of: person, at: visitor.now, offset: offset, limit: PersonView.timelinePage)
        guard details.person.id == person else { return moved(request, from: person, to: details.person.id) }
        let view = try await view(of: details, visitor, offset: offset)
        var page = PersonPage(view: view)
        if request.query["like"] == "1" { page.alike = try await visitor.network.duplicates(of: person, limit: 3).found }
        return try await respond(page.page, to: request, visitor)
    }

    func showPeople(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await people(PeopleQuery(request.query, now: visitor.now), request, visitor)
    }

    /// The list that was asked for.
    func people(_ query: PeopleQuery, _ request: Request, _ visitor: Visitor) async throws -> Response {
        // What cannot be read asks for nobody.
        async let page =
            query.problem == nil
            ? visitor.network.people(query.filter, offset: query.offset, limit: PeopleQuery.pageSize)
            : PeoplePage(people: [], total: 0, offset: 0)
        async let circles = visitor.network.circleNames()
        async let tags = visitor.network.tagNames()
        async let discovered = visitor.network.people(PeopleQuery.discovered, limit: 0)
        async let views = visitor.network.views()
        async let remarks = query.problem == nil ? visitor.network.remarks(onPeopleIn: query.filter.terms, in: [query.text]) : []
        let list = PeopleListPage(
            query: query, people: try await page, circles: try await circles, tags: try await tags, remarks: try await remarks,
            discovered: try await discovered.total, views: try await views, visitor: visitor)
        return try await respond(list.page, to: request, visitor)
    }
}
