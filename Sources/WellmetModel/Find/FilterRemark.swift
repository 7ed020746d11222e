/// A place in a filter that somebody wrote, to be pointed at.
package struct FilterMark: Hashable, Sendable {
    package let text: String
    /// In letters of the text.
    package let place: Range<Int>
}

/// What is to be said of a filter that can be read, and most likely asks for something else than was meant.
package struct FilterRemark: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    /// The word that it is about; nil where none is to be pointed at.
    package let mark: FilterMark?

    package init(_ description: String, mark: FilterMark? = nil) {
        self.description = description
        self.mark = mark
    }

    /// What is said of a name, which is pointed at where one of the texts has it.
    package init(_ unknown: UnknownName, in texts: [String]) {
        self.init(unknown.description, mark: texts.lazy.compactMap { unknown.mark(in: $0) }.first)
    }

    /// Circles and tags that are not there, “or” between terms, and views that are named where none can be. The terms are those of the
    /// texts, and others that were chosen otherwise.
    package static func all(
        on terms: [FilterTerm], in texts: [String], circles: [String], tags: [String], views: [SavedView]
    ) -> [FilterRemark] {
        let unknown = UnknownName.all(in: terms, circles: circles, tags: tags).map { FilterRemark($0, in: texts) }
        return unknown + texts.flatMap(wordless) + texts.flatMap(alternatives)
            + texts.compactMap { Filter.naming(views, in: $0).map { FilterRemark($0.description, mark: $0.mark) } }
    }

    // MARK: Nothing to look for

    /// What is said of a word without a letter or figure, which nobody has, and of a quotation without an end.
    private static func wordless(in text: String) -> [FilterRemark] {
        let letters = Array(text)
        let words = FilterPiece.all(of: text).compactMap { piece -> FilterRemark? in
            let said = String(letters[piece.place.clamped(to: 0..<letters.count)])
            guard piece.field == nil, !piece.isAlternative, !said.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            return FilterRemark("“\(said)” has no letter to look for.", mark: FilterMark(text: text, place: piece.place))
        }
        let marks = letters.indices.filter { letters[$0] == "\"" && ($0 == 0 || letters[$0 - 1] != "\\") }
        guard let last = marks.last, !marks.count.isMultiple(of: 2) else { return words }
        return words + [FilterRemark("This quotation mark is not closed.", mark: FilterMark(text: text, place: last..<(last + 1)))]
    }

    // MARK: “or”

    /// What is said of “or” and “|”, by which other languages put alternatives. A word “or” at an end may be somebody's name.
    private static func alternatives(in text: String) -> [FilterRemark] {
        let pieces = FilterPiece.all(of: text)
        return pieces.indices.compactMap { at in
            let piece = pieces[at]
            func remark(_ said: String, instead: String?) -> FilterRemark {
                let hint =
                    instead.map { "Did you mean \($0)?" }
                    ?? "Several values of a field are written city:berlin,lisbon; other alternatives are two filters, and can be two views."
                return FilterRemark("“\(said)” is looked for as a word. \(hint)", mark: FilterMark(text: text, place: piece.place))
            }
            if piece.isAlternative {
                let (before, after) = (pieces[..<at].last, pieces[(at + 1)...].first)
                guard before != nil && after != nil || piece.said.hasPrefix("|") else { return nil }
                return remark(piece.said, instead: before.flatMap { before in after.flatMap { before.joined(with: $0, in: text) } })
            }
            guard piece.said.contains("|"), !piece.values.contains(where: \.isQuoted) else { return nil }
            let values = piece.values.flatMap { $0.text.split(separator: "|") }.map { Filter.written($0.trimmed) }
            let whole = piece.field.map { (piece.isNegated ? "-" : "") + $0 + ":" + values.joined(separator: ",") }
            return remark(piece.said, instead: values.isEmpty ? nil : whole)
        }
    }
}

extension FilterPiece {
    /// The value, or all of them, without the marks around.
    fileprivate var said: String { values.map(\.text).joined(separator: ",") }

    fileprivate var isAlternative: Bool {
        field == nil && !isNegated && !values.contains(where: \.isQuoted) && ["or", "|", "||"].contains(said.lowercased())
    }

    /// Both as one term, where they ask the same field: `city:berlin,lisbon`.
    fileprivate func joined(with other: FilterPiece, in text: String) -> String? {
        guard let field, let its = other.field, let known = FilterField.named(folded(field)), known == FilterField.named(folded(its)),
            !isNegated, !other.isNegated
        else { return nil }
        return "\(field):" + (values + other.values).map { Filter.written($0.text) }.joined(separator: ",")
    }
}

extension UnknownName {
    /// Where a filter names it.
    fileprivate func mark(in text: String) -> FilterMark? {
        let field: FilterField.Text = what == "person" ? .knows : what == "tag" ? .tag : .circle
        for piece in FilterPiece.all(of: text) where piece.field.flatMap({ FilterField.named(folded($0)) }) == .text(field) {
            let value = piece.values.first { value in
                let said = value.text.trimmed
                return said == name || what == "tag" && said.drop { $0 == "#" } == name
            }
            if let value { return FilterMark(text: text, place: value.place) }
        }
        return nil
    }
}

extension Filter {
    /// The error of a filter that names one of the views, as `wellmet people @quiet` does: a view is a filter of its own, and no part of one.
    /// Nil where it names none.
    package static func naming(_ views: [SavedView], in text: String) -> FilterError? {
        guard text.contains("@"), !views.isEmpty else { return nil }
        let known = Dictionary(views.map { (folded($0.name), $0) }) { first, _ in first }
        let pieces = FilterPiece.all(of: text)
        for at in pieces.indices where pieces[at].field == nil && pieces[at].said.hasPrefix("@") {
            // A name may have spaces: the longest that is one.
            for end in pieces.indices[at...].prefix(12).reversed() where pieces[at...end].allSatisfy({ $0.field == nil }) {
                let name = pieces[at...end].map(\.said).joined(separator: " ").drop { $0 == "@" }
                guard let view = known[folded(name.trimmed)] else { continue }
                let place = pieces[at].place.lowerBound..<pieces[end].place.upperBound
                return FilterError(.view(view.name, asks: view.filter), in: text, at: place)
            }
        }
        return nil
    }
}
