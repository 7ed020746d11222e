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
        add(back(review))
        add(circles(review))
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
        return [.text("\(when) you were in touch with \(Letter.counted(review.people, "person", "people")).")]
    }

    private func newcomers(_ review: Review) -> [Piece] {
        guard review.newCount > 0 else { return [] }
        let rest = review.newCount - review.new.count
        let thanks = review.thanked == 0 ? "" : " You sent \(Letter.counted(review.thanked, "word", "words")) of thanks."
        return [.text("For the first time with ")] + Letter.list(review.new, more: rest) + [.text(".\(thanks)")]
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
        return parts.isEmpty ? [] : [.text("You were given \(Letter.joined(parts)).")]
    }

    private func back(_ review: Review) -> [Piece] {
        var parts: [String] = []
        if review.introducedByMe > 0 {
            parts.append("brought people together \(review.introducedByMe == 1 ? "once" : "\(review.introducedByMe) times")")
        }
        if review.promisesKept > 0 { parts.append("kept \(Letter.counted(review.promisesKept, "promise", "promises"))") }
        return parts.isEmpty ? [] : [.text("You \(Letter.joined(parts)).")]
    }

    private func circles(_ review: Review) -> [Piece] {
        let shares = review.circles.filter { $0.members > 0 }
        guard !shares.isEmpty else { return [] }
        let words = shares.map { "\($0.name) \($0.inTouch) of \($0.members)" }
        return [.text("Of your circles you were in touch with: \(words.joined(separator: ", ")).")]
    }

    private static func list(_ people: [Review.Named], more: Int) -> [Piece] {
        var pieces: [Piece] = []
        for (place, person) in people.enumerated() {
            if place > 0 { pieces.append(.text(place == people.count - 1 && more == 0 ? " and " : ", ")) }
            pieces.append(.person(person))
        }
        return more > 0 ? pieces + [.text(" and \(more) more")] : pieces
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

    private static func joined(_ parts: [String]) -> String {
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
