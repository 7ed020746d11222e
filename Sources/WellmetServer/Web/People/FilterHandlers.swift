internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// What the filter that is typed can go on with: of `q` is given what stands before the cursor.
    func showFilterJSON(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let text = request.query.untrimmed("q")
        guard let typing = FilterTyping(text) else { return try json(FilterOffer(from: 0, list: [])) }
        var values: [FilterValueCount] = []
        if let (field, typed) = typing.asked { values = try await visitor.network.values(of: field, beginning: typed) }
        return try json(
            FilterOffer(
                from: text.prefix(typing.start).utf16.count,
                list: typing.suggestions(values).map { FilterOffer.Entry(text: $0.text, about: $0.about) }))
    }
}

/// What the script's list shows at the field.
private struct FilterOffer: Encodable {
    struct Entry: Encodable {
        let text: String
        let about: String
    }

    /// From where on the text is replaced, as the browser counts its letters.
    let from: Int
    let list: [Entry]
}
