/// What somebody types at the end of a filter: the beginning of a field's name, or of a value.
package struct FilterTyping: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
        case field(String)
        case value(FilterField, String)
    }

    package let part: Part
    /// Where what is typed begins, in letters of the text. A suggestion stands from there to the end.
    package let start: Int

    /// Nil where nothing can be offered: within a word that is quoted, behind a field that is not there, in a text too long.
    package init?(_ text: String) {
        guard text.utf8.count <= 2000 else { return nil }
        let end = text.count
        guard let piece = FilterPiece.all(of: text).last, piece.place.upperBound == end else {
            (part, start) = (.field(""), end)
            return
        }
        let typed = piece.values.last.flatMap { $0.place.upperBound == end ? $0 : nil }
        guard let field = piece.field else {
            if piece.values.contains(where: \.isQuoted) { return nil }
            let word = piece.values.map(\.text).joined()
            // A lone minus is a word by itself, and the beginning of what is not asked for.
            (part, start) = word == "-" ? (.field(""), end) : (.field(word), end - word.count)
            return
        }
        guard let known = FilterField.named(folded(field)) else { return nil }
        (part, start) = (.value(known, typed?.text ?? ""), typed?.place.lowerBound ?? end)
    }

    /// The field whose values the network knows, and what is typed of one; nil where the language itself has them all.
    package var asked: (field: FilterField.Text, typed: String)? {
        switch part {
        case .value(.text(let field), let typed): (field, typed)
        case .value(.day(.met), let typed): (.metAt, typed)
        default: nil
        }
    }

    /// What can stand there, with `values` of the network: nothing for what is whole already.
    package func suggestions(_ values: [FilterValueCount] = []) -> [FilterSuggestion] {
        switch part {
        case .field(let typed): return FilterTyping.fields(folded(typed))
        case .value(let field, let typed):
            let known = FilterTyping.choices(of: field).filter { folded($0).hasPrefix(folded(typed)) }.map { FilterValueCount($0) } + values
            return known.compactMap { value in
                guard folded(value.text) != folded(typed) else { return nil }
                let text = Filter.written(value.text)
                // A place that is called as a month is.
                if case .day(.met) = field, value.people != nil, !FilterValue.isPlace(value.text, isQuoted: text != value.text) {
                    return nil
                }
                return FilterSuggestion(text: text, about: value.people.map { $0 == 1 ? "1 person" : "\($0) people" } ?? "")
            }
        }
    }

    private static func fields(_ typed: String) -> [FilterSuggestion] {
        var seen: Set<FilterField> = []
        return FilterField.names.filter { $0.name.hasPrefix(typed) && seen.insert($0.field).inserted }.map {
            FilterSuggestion(text: $0.name + ":", about: $0.field.words)
        }
    }

    private static func choices(of field: FilterField) -> [String] {
        switch field {
        case .has: FilterField.Thing.allCases.map(\.rawValue)
        case .importance: Person.Importance.allCases.map(\.rawValue)
        case .warmth: Warmth.allCases.sorted { $0.rawValue > $1.rawValue }.map(\.word) + [">=4", "<=2"]
        case .archived: ["yes", "no"]
        case .standing: ["discovered"]
        case .day(.last): ["today", "yesterday", "<2w", "<30d", ">30d", ">90d", ">180d", ">1y", "never"]
        case .day(.added): ["today", "yesterday", "<7d", "<30d", "<1y"]
        case .day(.met): ["today", "yesterday", "<30d", "<1y", "known", "unknown"]
        case .day(.birthday):
            (1...12).compactMap { PartialDate(month: $0)?.words.lowercased() } + ["today", "yesterday", "known", "unknown"]
        case .text: []
        }
    }
}

/// A value that people of the network have.
package struct FilterValueCount: Sendable, Equatable {
    package let text: String
    /// How many have it; nil where nobody counted.
    package let people: Int?

    package init(_ text: String, people: Int? = nil) {
        self.text = text
        self.people = people
    }
}

/// How a filter that is being typed can go on.
package struct FilterSuggestion: Sendable, Equatable {
    /// As it stands in the filter: `circle:`, `"old friends"`.
    package let text: String
    /// What the text does not say by itself; may be empty.
    package let about: String
}

extension FilterField {
    /// What it asks for, in a few words.
    package var words: String {
        switch self {
        case .text(.name): "the name alone"
        case .text(.circle): "who is in the circle"
        case .text(.tag): "who has the tag"
        case .text(.city): "where they live"
        case .text(.company): "where they work now"
        case .text(.worked): "where they work or worked"
        case .text(.title): "what they do"
        case .text(.address): "an address of theirs"
        case .text(.language): "what they speak"
        case .text(.zone): "the time zone"
        case .text(.through): "who introduced you"
        case .text(.source): "where they came from"
        case .text(.metAt), .day(.met): "when or where you met"
        case .text(.about): "what they have to do with"
        case .text(.knows): "who knows somebody"
        case .day(.last): "when you were last in touch"
        case .day(.added): "when they came into the book"
        case .day(.birthday): "when they were born"
        case .warmth: "how warm the tie is"
        case .has: "what there is: mail, note, follow-up …"
        case .importance: "low, normal, high"
        case .archived: "who is in the archive"
        case .standing: "who was only seen so far"
        }
    }
}
