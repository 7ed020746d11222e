internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// A month or a year of the network, said as a letter, with the pictures that there are.
struct ReviewPage {
    let review: Review
    /// Of the last twelve months; nil where the letter is of another time.
    let look: LookBack?
    let visitor: Visitor
    private var span: ReviewSpan { review.span }

    var page: Page { Page(title: "Your \(span.name)", place: .today, content: content) }

    private var content: HTML {
        let paragraphs = Letter(review).paragraphs
        return """
            <header class="page-head"><h1>Your \(span.name)</h1></header>
            \(paragraphs.isEmpty ? empty : "<div class=\"prose letter-text\">\(paragraphs.map(paragraph))</div>")
            \(look.map { ContactYearChart(year: $0.year, whose: .network).html } ?? .empty)
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
        return "<p>\(text)</p>"
    }

    private var empty: HTML {
        GiftFrame.empty("Nothing is known of \(span.name)", "Log what happens, or bring in your messages: then this letter writes itself.")
    }

    private func link(_ span: ReviewSpan, _ words: String) -> HTML {
        span.first > visitor.today ? .empty : "<li><a class=\"chip\" href=\"/review?of=\(span.code)\">\(words)</a></li>"
    }

    private var others: HTML {
        let other = span.month == nil ? ReviewSpan(before: visitor.today) : ReviewSpan(year: span.year)
        return """
            <nav class="group" aria-label="Other letters"><ul class="chips">\(link(span.previous, "← \(span.previous.name)"))\
            \(link(span.next, "\(span.next.name) →"))\(link(other, "All of \(other.name)"))</ul></nav>
            """
    }
}

extension WebApp {
    func showReview(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let asked = ReviewSpan(words: String(request.query["of"].prefix(40)), today: visitor.today)
        let span = asked ?? ReviewSpan(before: visitor.today)
        let review = try await visitor.network.review(span, at: visitor.now)
        // The calendar of contact is of the last twelve months.
        let isLately = span.month == nil && span.end.adding(45) > visitor.today
        var look: LookBack?
        if isLately { look = try await visitor.network.lookBack(at: visitor.now) }
        return try await respond(ReviewPage(review: review, look: look, visitor: visitor).page, to: request, visitor)
    }
}
