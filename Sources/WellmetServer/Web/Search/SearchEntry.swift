internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What was found, as the palette's list shows it.
struct SearchEntry: Encodable {
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

    /// People of whom those conditions hold.
    init(filter: String) {
        name = "People: \(filter)"
        about = "Filter"
        path = "/people?q=" + Query.encoded(filter)
    }

    /// The people of a circle.
    init(circle: String) {
        name = circle
        about = "Circle"
        path = "/people?q=" + Query.encoded("circle:" + Filter.written(circle))
    }

    private init(_ name: String, _ about: String, _ path: String) {
        (self.name, self.about, self.path) = (name, about, path)
        // What the page itself offers comes first.
        near = true
    }

    /// What can be reached from anywhere, besides the pages that every page leads to.
    private static let places = [
        SearchEntry("Import people", "Do", "/import"), SearchEntry("Undo something", "Do", "/history"),
        SearchEntry("Download everything", "Do", "/settings"), SearchEntry("Change several people", "Do", "/people/several"),
        SearchEntry("Seen, not yet in your book", "People", "/people?q=is:discovered"),
        SearchEntry("Archived people", "People", "/people?q=archived:yes"),
    ]

    /// Those in whose name every word of the text begins one.
    static func places(for text: String) -> [SearchEntry] {
        let typed = foldedWords(text)
        return typed.isEmpty
            ? [] : places.filter { place in typed.allSatisfy { word in foldedWords(place.name).contains { $0.hasPrefix(word) } } }
    }

    init(_ organization: FoundOrganization, isNear: Bool) {
        near = isNear ? true : nil
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
