internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// The last year of the whole network, in pictures.
struct LookBackPage {
    let look: LookBack
    let visitor: Visitor

    var page: Page { Page(title: "Looking back", place: .today, content: content) }

    private var content: HTML {
        let isEmpty = look.year.contacts.isEmpty && look.circles.isEmpty
        return """
            <header class="page-head"><h1>Looking back</h1><p>\(opening) <a href="/review">The letter of last month</a></p></header>
            \(ContactYearChart(year: look.year, whose: .network).html)
            \(CirclesChart(look: look, visitor: visitor).html)
            \(isEmpty ? Self.nothing : .empty)
            """
    }

    private var opening: String {
        let contacts = look.year.contacts.values.reduce(0, +)
        guard contacts > 0 else { return "Nothing is known yet of the last twelve months." }
        return "\(Count.of(contacts, "contact", "contacts")) since \(Time.date(look.year.from, visitor.today))."
    }

    private static let nothing: HTML = """
        <div class="empty">\(Icon.cup)<h2>Nothing to look back on yet</h2><p>Log what happens, or bring in your messages: then this page fills \
        by itself.</p><div class="actions"><a class="button" href="/log" data-action>Log something</a>\
        <a class="button plain" href="/import">Import people</a></div></div>
        """
}

extension WebApp {
    func showLookBack(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let look = try await visitor.network.lookBack(at: visitor.now)
        return try await respond(LookBackPage(look: look, visitor: visitor).page, to: request, visitor)
    }
}
