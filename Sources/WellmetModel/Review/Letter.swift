/// A review, said as a letter.
package struct Letter: Equatable, Sendable {
    /// A run of text, or somebody's name.
    package enum Piece: Equatable, Sendable {
        case text(String)
        case person(Review.Named)
    }

    /// Each a few sentences.
    package private(set) var paragraphs: [[Piece]] = []

    package init(_ review: Review) {
        guard !review.isEmpty else { return }
        add(touch(review))
        add(newcomers(review))
        add(closer(review))
        add(faded(review))
        add(given(review))
        add(givers(review))
        add(back(review))
        add(circles(review))
    }

    /// The people whom a paragraph names, each once, in their order.
    package static func people(of paragraph: [Piece]) -> [Review.Named] {
        var seen: Set<ID<Person>> = []
        return paragraph.compactMap { piece in
            guard case .person(let person) = piece, seen.insert(person.id).inserted else { return nil }
            return person
        }
    }

    /// A paragraph as plain text.
    package static func text(_ paragraph: [Piece]) -> String {
        paragraph.map { piece in
            switch piece {
            case .text(let text): text
            case .person(let person): person.name
            }
        }.joined()
    }

    private mutating func add(_ paragraph: [Piece]) {
        if !paragraph.isEmpty { paragraphs.append(paragraph) }
    }

    private func touch(_ review: Review) -> [Piece] {
        let when = review.isOver ? "In \(review.span.name)" : "So far in \(review.span.name)"
        guard review.people > 0 else { return [.text("\(when) you were in touch with nobody, as far as Wellmet knows.")] }
        if let only = review.only {
            return [.text("\(when) you were in touch with "), .person(only), .text(review.newCount == 1 ? ", for the first time." : ".")]
        }
        return [.text("\(when) you were in touch with \(Letter.counted(review.people, "person", "people")).")]
    }

    private func newcomers(_ review: Review) -> [Piece] {
        // Of one alone the paragraph before has told.
        guard review.newCount > 0, review.only == nil else { return [] }
        let rest = review.newCount - review.new.count
        return [.text("For the first time with ")] + Letter.list(review.new, more: rest) + [.text(".")]
    }

    private func closer(_ review: Review) -> [Piece] {
        guard !review.closer.isEmpty else { return [] }
        var pieces: [Piece] = [.text("You came closer to ")]
        for (place, closer) in review.closer.enumerated() {
            if place > 0 { pieces.append(.text(place == review.closer.count - 1 ? " and " : ", ")) }
            pieces += [.person(closer.person), .text(" (\(closer.from.word), now \(closer.to.word))")]
        }
        return pieces + [.text(".")]
    }

    private func faded(_ review: Review) -> [Piece] {
        guard let first = review.faded.first else { return [] }
        let words = review.faded.count == 1 ? " is a tie that fell silent. A short word would be enough." : " are ties that fell silent. "
        guard review.faded.count > 1 else { return [.person(first), .text(words)] }
        return Letter.list(review.faded, more: 0) + [.text(words + "A short word to "), .person(first), .text(" would be a beginning.")]
    }

    private func given(_ review: Review) -> [Piece] {
        var parts: [String] = []
        if !review.opportunities.isEmpty {
            let titles = review.opportunities.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
            let more = review.opportunities.count > 3 ? " and more" : ""
            parts.append("\(Letter.counted(review.opportunities.count, "opportunity", "opportunities")) (\(titles)\(more))")
        }
        if review.insights > 0 {
            let tried = review.tried == 0 ? "none tried yet" : review.tried == review.insights ? "all tried" : "\(review.tried) tried"
            parts.append("\(Letter.counted(review.insights, "insight", "insights")) (\(tried))")
        }
        if review.introducedToMe > 0 { parts.append(Letter.counted(review.introducedToMe, "introduction", "introductions")) }
        if review.promisesKeptToMe > 0 { parts.append(Letter.counted(review.promisesKeptToMe, "kept promise", "kept promises")) }
        return parts.isEmpty ? [] : [.text("What came your way: \(Letter.joined(parts)).")]
    }

    /// Who gave, and who has heard nothing from me since.
    private func givers(_ review: Review) -> [Piece] {
        let named = review.givers.prefix(Letter.named(of: review.givers.count, most: Letter.mostGivers))
        guard !named.isEmpty else { return [] }
        var pieces: [Piece] = [.text("You have it from ")]
        let rest = review.givers.count - named.count
        for (place, giver) in named.enumerated() {
            if place > 0 { pieces.append(.text(place == named.count - 1 && rest == 0 ? " and " : ", ")) }
            pieces += [.person(giver.person), .text(" (\(giver.words))")]
        }
        pieces.append(.text(rest > 0 ? " and \(rest) more." : "."))
        let open = named.filter { !$0.isThanked }.map(\.person)
        guard !open.isEmpty else { return pieces }
        return pieces + [.text(" A word of thanks is still open to ")] + Letter.list(open, more: 0) + [.text(".")]
    }

    private static let mostGivers = 4

    private func back(_ review: Review) -> [Piece] {
        var parts: [[Piece]] = []
        if review.thanked > 0 {
            let words = review.thanked == 1 ? "sent a word of thanks to " : "sent \(review.thanked) words of thanks to "
            let one = Letter.only(review.thankedPeople)
            parts.append([.text(words)] + (one.map { [.person($0), .text(", who was new")] } ?? [.text("people who were new")]))
        }
        if review.introducedByMe > 0 {
            parts.append([.text("brought people together \(review.introducedByMe == 1 ? "once" : "\(review.introducedByMe) times")")])
        }
        if !review.opportunitiesForOthers.isEmpty {
            let titles = review.opportunitiesForOthers.prefix(3).map { "“\($0.title)” for \($0.name)" }.joined(separator: ", ")
            let more = review.opportunitiesForOthers.count > 3 ? " and more" : ""
            let count = Letter.counted(review.opportunitiesForOthers.count, "opportunity", "opportunities")
            parts.append([.text("had \(count) for others (\(titles)\(more))")])
        }
        if review.promisesKept > 0 {
            let words = "kept \(Letter.counted(review.promisesKept, "promise", "promises"))"
            parts.append(Letter.only(review.promisesKeptTo).map { [.text(words + " to "), .person($0)] } ?? [.text(words)])
        }
        return parts.isEmpty ? [] : [.text("You ")] + Letter.joined(parts) + [.text(".")]
    }

    /// Whom of each circle one was in touch with, and then the circles of which it was nobody: no shares, which would read as grades.
    private func circles(_ review: Review) -> [Piece] {
        let shares = review.circles.filter { $0.members > 0 }
        let whole = shares.filter { $0.only == nil && $0.inTouch == $0.members }.map(\.name)
        var told: [[Piece]] = shares.filter { $0.only != nil || (1..<$0.members).contains($0.inTouch) }.map { share in
            if let only = share.only { return [.person(only), .text(" of \(share.name)")] }
            return [.text("\(Letter.counted(share.inTouch, "person", "people")) of \(share.name)")]
        }
        if !whole.isEmpty { told.append([.text("everybody of \(Letter.joined(whole))")]) }
        let touched = told.isEmpty ? [] : [.text("In your circles you were in touch with ")] + Letter.joined(told) + [.text(".")]
        let quiet = shares.filter { $0.inTouch == 0 }.map(\.name)
        guard !quiet.isEmpty else { return touched }
        let names = Letter.joined(quiet, last: " or ")
        let words =
            review.isOver
            ? "There was no word with anyone of \(names): one to any of them would be a beginning."
            : "You have not yet spoken with anyone of \(names)."
        return touched + [.text((touched.isEmpty ? "" : " ") + words)]
    }

    /// How many of a list of people are named: it does not end in one who is only counted.
    package static func named(of count: Int, most: Int) -> Int { count == most + 1 ? count : min(count, most) }

    private static func only(_ people: [Review.Named]) -> Review.Named? { people.count == 1 ? people.first : nil }

    private static func list(_ people: [Review.Named], more: Int) -> [Piece] {
        var pieces: [Piece] = []
        for (place, person) in people.enumerated() {
            if place > 0 { pieces.append(.text(place == people.count - 1 && more == 0 ? " and " : ", ")) }
            pieces.append(.person(person))
        }
        return more > 0 ? pieces + [.text(" and \(more) more")] : pieces
    }

    static func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

    static func joined(_ parts: [String], last word: String = " and ") -> String {
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + word + last
    }

    private static func joined(_ parts: [[Piece]]) -> [Piece] {
        var pieces: [Piece] = []
        for (place, part) in parts.enumerated() {
            if place > 0 { pieces.append(.text(place == parts.count - 1 ? " and " : ", ")) }
            pieces += part
        }
        return pieces
    }
}
