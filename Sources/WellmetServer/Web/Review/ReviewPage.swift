internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// A month or a year of the network, said as a letter, with the pictures that there are.
struct ReviewPage {
    let review: Review
    /// Of the letter of a year, its days.
    let year: ContactYear?
    /// The circles now and a year ago; nil where the letter is of another time.
    let look: LookBack?
    /// Whom the letter names, with their pictures.
    let people: [ID<Person>: PersonLine]
    let visitor: Visitor
    /// Portraits beside a paragraph.
    private static let mostFaces = 4
    private var span: ReviewSpan { review.span }

    var page: Page { Page(title: "Your \(span.name)", place: .today, content: content) }

    private var content: HTML {
        let paragraphs = Letter(review).paragraphs
        return """
            <header class="page-head"><h1>Your \(span.name)</h1></header>
            \(paragraphs.isEmpty ? empty : "<div class=\"letter-text\">\(paragraphs.map(paragraph))</div>")
            \(year.map { ContactYearChart(year: $0, whose: .network).html } ?? .empty)
            \(look.map { CirclesChart(look: $0, visitor: visitor).html } ?? .empty)
            \(others)
            """
    }

    private func paragraph(_ pieces: [Letter.Piece]) -> HTML {
        let text = pieces.html { piece in
            switch piece {
            case .text(let text): HTML(text)
            case .person(let person): "<a href=\"/people/\(person.id)\">\(person.name)</a>"
            }
        }
        return "<div class=\"letter-part\">\(faces(Letter.people(of: pieces)))<p>\(text)</p></div>"
    }

    /// Beside the names, which lead to the same pages: so nobody hears them twice, nor comes by them with the keyboard.
    private func faces(_ named: [Review.Named]) -> HTML {
        let lines = named.compactMap { people[$0.id] }.prefix(Self.mostFaces)
        guard !lines.isEmpty else { return .empty }
        return """
            <div class="faces" aria-hidden="true">\(lines.html { person in
                "<a href=\"/people/\(person.id)\" title=\"\(person.name.full)\" tabindex=\"-1\">\(PersonMarks.avatar(person, size: .small))</a>"
            })</div>
            """
    }

    private var empty: HTML {
        GiftFrame.empty("Nothing is known of \(span.name)", "Log what happens, or bring in your messages: then this letter writes itself.")
    }

    private func link(_ span: ReviewSpan, _ words: String) -> HTML {
        span.isTold(since: review.since, today: visitor.today)
            ? "<li><a class=\"chip\" href=\"/review?of=\(span.code)\">\(words)</a></li>" : .empty
    }

    private var others: HTML {
        let other = span.other(today: visitor.today)
        let links =
            link(span.previous, "← \(span.previous.name)") + link(span.next, "\(span.next.name) →")
            + link(other, other.month == nil ? "All of \(other.name)" : other.name)
        return links.isEmpty ? .empty : "<nav class=\"group\" aria-label=\"Other letters\"><ul class=\"chips\">\(links)</ul></nav>"
    }
}

extension WebApp {
    func showReview(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let text = String(request.query["of"].prefix(40))
        let asked = ReviewSpan(words: text, today: visitor.today)
        // An address that names no month or year that began leads to no letter.
        if asked == nil, !text.isEmpty { throw HTTPError(.notFound) }
        let span = asked ?? ReviewSpan(before: visitor.today)
        let review = try await visitor.network.review(span, at: visitor.now)
        var year: ContactYear?
        if span.month == nil { year = try await visitor.network.contactYear(span.year, at: visitor.now) }
        // What ties were is known of a year ago, and of no other time.
        let isLately = span.month == nil && span.end.adding(45) > visitor.today
        var look: LookBack?
        if isLately { look = try await visitor.network.lookBack(at: visitor.now) }
        let named = Set(Letter(review).paragraphs.flatMap(Letter.people).map(\.id))
        let people = try await visitor.network.lines(of: named.sorted())
        return try await respond(
            ReviewPage(review: review, year: year, look: look, people: people, visitor: visitor).page, to: request, visitor)
    }
}
