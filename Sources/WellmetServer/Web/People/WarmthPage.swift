internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// A tie over time, in pictures: how warm it was and what moved it, and the days of the last year.
struct WarmthPage {
    let details: PersonDetails
    let story: WarmthStory
    let visitor: Visitor

    var page: Page {
        let name = details.person.name
        let charts =
            WarmthChart(story: story, visitor: visitor, name: name.familiar).html
            + ContactYearChart(year: details.year, whose: .person(name.familiar)).html
        return Page(
            title: "\(name.full) over time", place: .people,
            content: """
                <header class="page-head"><h1>You and \(PersonMarks.link(details.person.id, name.familiar)), over time</h1></header>
                \(story.history.isEmpty && details.year.contacts.isEmpty
                    ? "<p class=\"quiet\">Nothing is known yet of the last two years.</p>" : charts)
                """)
    }
}

extension WebApp {
    func showWarmth(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let details = try await visitor.network.details(of: person, at: visitor.now, limit: 0)
        let story = try await visitor.network.warmthStory(of: person, at: visitor.now)
        return try await respond(WarmthPage(details: details, story: story, visitor: visitor).page, to: request, visitor)
    }
}
