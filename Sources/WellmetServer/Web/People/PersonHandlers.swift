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
        let view = try await view(of: details, visitor, offset: offset)
        return try await respond(PersonPage(view: view).page, to: request, visitor)
    }

    func showPeople(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let query = PeopleQuery(request.query, now: visitor.now)
        async let page = visitor.network.people(query.filter, offset: query.offset, limit: PeopleQuery.pageSize)
        async let circles = visitor.network.circleNames()
        async let tags = visitor.network.tagNames()
        async let discovered = visitor.network.people(PeopleQuery.discovered, limit: 0)
        let list = PeopleListPage(
            query: query, people: try await page, circles: try await circles, tags: try await tags,
            discovered: try await discovered.total, visitor: visitor)
        return try await respond(list.page, to: request, visitor)
    }

    /// The people whom the palette offers while one types.
    func showPeopleJSON(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let text = String(request.query["q"].prefix(200))
        // Half a term is no filter yet.
        guard let filter = try? Filter(text), !filter.terms.isEmpty else { return try json([PaletteEntry]()) }
        let people = try await visitor.network.people(PeopleFilter(filter, at: visitor.now), limit: 8).people
        return try json(people.map(PaletteEntry.init))
    }
}

/// Somebody as the palette's list shows them.
private struct PaletteEntry: Encodable {
    let name: String
    let about: String
    let path: String
    let initials: String
    let hue: Int
    /// The address of the picture, where there is one.
    let face: String?

    init(_ person: PersonLine) {
        name = person.name.full
        about = [person.work, person.place].first { !$0.isEmpty } ?? ""
        path = "/people/\(person.id)"
        initials = PersonMarks.initials(person.name)
        hue = PersonMarks.hue(person.id)
        face = person.face.map { FaceMark.path(person.id, $0, size: 96) }
    }
}
