internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showSearch(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let typed = String(request.query["q"].prefix(400)).trimmed
        // Fields are asked of people: the list answers them.
        var wrong: FilterError?
        do throws(FilterError) {
            if try Filter(typed).hasFields {
                return Response(status: .seeOther, headers: [.location: "/people?q=" + Query.encoded(typed)])
            }
        } catch {
            // What is no filter is words; said is what was meant as one, in case nothing has these.
            wrong = error
        }
        let text = SearchText(typed)
        async let names = visitor.network.search(text, at: visitor.now)
        async let texts = visitor.network.searchTexts(text)
        let page = SearchPage(typed: typed, names: try await names, texts: try await texts, wrong: wrong, visitor: visitor)
        return try await respond(page.page, to: request, visitor)
    }

    /// What the palette offers while one types: people and organizations, or with `what=texts` what was written.
    func showSearchJSON(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let text = SearchText(request.query["q"])
        if request.query["what"] == "texts" {
            let found = try await visitor.network.searchTexts(text, limit: 5)
            return try json(found.texts.map { SearchEntry($0, found.words, visitor) })
        }
        let typed = String(request.query["q"].prefix(400)).trimmed
        async let found = visitor.network.search(text, limit: 8, organizations: 3, at: visitor.now)
        async let places = places(for: typed, visitor)
        let (names, named) = (try await found, try await places)
        return try json(
            named + names.people.map { SearchEntry($0.line, isNear: names.isNear) }
                + names.organizations.map { SearchEntry($0, isNear: names.isNear) })
    }

    /// Views, circles and pages of that name, and the people of whom the conditions hold.
    private func places(for typed: String, _ visitor: Visitor) async throws -> [SearchEntry] {
        let text = folded(typed)
        guard !text.isEmpty else { return [] }
        // The first views are on every page, where the palette finds them.
        let views = try await visitor.network.views().dropFirst(Layout.viewsInRail).filter { folded($0.name).contains(text) }
        let circles = try await visitor.network.circleNames().filter { folded($0).hasPrefix(text) }
        let isFilter = (try? Filter(typed))?.hasFields ?? false  // what is no filter is words
        return (isFilter ? [SearchEntry(filter: typed)] : []) + views.prefix(3).map { SearchEntry($0) }
            + circles.prefix(3).map(SearchEntry.init(circle:)) + SearchEntry.places(for: text)
    }
}

extension FoundOrganization {
    /// Everybody who works or worked there.
    var path: String { "/people?q=" + Query.encoded("worked:\"\(name.replacing("\"", with: ""))\"") }
}

extension FoundText {
    /// Where it stands: a note is on the page of its person, all else has one of its own.
    var path: String {
        switch kind {
        case .note: people.first.map { "/people/\($0.id)#notes" } ?? "/people"
        case .interaction(let id): "/interactions/\(id)"
        case .opportunity(let id): "/opportunities/\(id)"
        case .insight(let id): "/insights/\(id)"
        }
    }
}
