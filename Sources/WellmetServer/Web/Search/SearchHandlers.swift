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
        let found = try await visitor.network.search(text, limit: 8, at: visitor.now)
        // The first views are on every page, where the palette finds them.
        let typed = folded(request.query["q"])
        let views = typed.isEmpty ? [] : try await visitor.network.views().dropFirst(Layout.viewsInRail)
        return try json(
            views.filter { folded($0.name).contains(typed) }.prefix(3).map(SearchEntry.init)
                + found.people.map { SearchEntry($0.line, isNear: found.isNear) } + found.organizations.prefix(3).map(SearchEntry.init))
    }
}

/// What was found, as the palette's list shows it.
private struct SearchEntry: Encodable {
    let name: String
    let about: String
    let path: String
    var initials: String?
    var hue: Int?
    /// The address of the picture, where there is one.
    var face: String?
    /// Whether it is spelled otherwise than was typed.
    var near: Bool?

    init(_ person: PersonLine, isNear: Bool) {
        near = isNear ? true : nil
        name = person.name.full
        about = [person.work, person.place].first { !$0.isEmpty } ?? ""
        path = "/people/\(person.id)"
        initials = PersonMarks.initials(person.name)
        hue = PersonMarks.hue(person.id)
        face = person.face.map { FaceMark.path(person.id, $0, size: 96) }
    }

    init(_ view: SavedView) {
        name = view.name
        about = "View"
        path = view.path
    }

    init(_ organization: FoundOrganization) {
        name = organization.name
        about = organization.words
        path = organization.path
    }

    init(_ text: FoundText, _ words: [String], _ visitor: Visitor) {
        name = Excerpt(text.text, words: words, around: 40).pieces.map(\.text).joined()
        about =
            "\(text.people.first?.name ?? text.word.capitalizedFirst), \(Day(text.at, in: visitor.zone).words(relativeTo: visitor.today))"
        path = text.path
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
