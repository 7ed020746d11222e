extension Filter {
    /// Reads what somebody wrote.
    ///
    /// - Throws: `FilterError`, which points at the word.
    package init(_ text: String) throws(FilterError) {
        guard text.utf8.count <= Filter.limit else {
            // Nobody looks for a mark below ten thousand letters.
            throw FilterError(.tooLong(limit: Filter.limit), in: String(text.prefix(60)) + "…", at: 0..<61)
        }
        var terms: [FilterTerm] = []
        for piece in FilterPiece.all(of: text) {
            do throws(FilterProblem) {
                terms += try piece.terms()
            } catch {
                throw FilterError(error, in: text, at: piece.place(of: error))
            }
        }
        guard terms.count <= Filter.most else { throw FilterError(.tooMany(limit: Filter.most), in: text, at: 0..<text.count) }
        let sought = terms.reduce(0) { $0 + $1.test.sought }
        guard sought <= Filter.mostSought else {
            throw FilterError(.tooManySought(limit: Filter.mostSought), in: text, at: 0..<text.count)
        }
        self.terms = terms
    }

    /// A value as it stands behind a field: with spaces or commas in quotation marks, and with a backslash before a mark that it holds.
    package static func written(_ value: String) -> String {
        // A colon with a slash behind it is an address on the web.
        let needsMarks = value.hasPrefix("/") || value.contains { $0.isWhitespace || $0 == "," || FilterPiece.escaped.contains($0) }
        guard needsMarks else { return value }
        return "\"" + value.map { FilterPiece.escaped.contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
    }

    /// Bytes that a filter may have, and terms.
    private static let limit = 2000
    private static let most = 40
    /// Values that cost a look into texts, or at who knows whom.
    private static let mostSought = 8
}

extension FilterTest {
    fileprivate var sought: Int {
        switch self {
        case .text(.about, let values), .text(.knows, let values): values.count
        default: 0
        }
    }
}

/// A piece of a filter between spaces: `-circle:"old friends",clients`.
struct FilterPiece {
    var isNegated = false
    /// What stands before the colon, as written; nil for a word.
    var field: String?
    var values: [Value] = []
    /// Where it stands in the text, in letters.
    var place = 0..<0
    var fieldPlace = 0..<0

    struct Value {
        var text = ""
        var isQuoted = false
        var place = 0..<0
    }

    static func all(of text: String) -> [FilterPiece] {
        let letters = Array(text)
        var pieces: [FilterPiece] = []
        var at = 0
        while at < letters.count {
            if letters[at].isWhitespace { at += 1 } else { pieces.append(FilterPiece(letters, &at)) }
        }
        return pieces
    }

    /// Reads one piece, and moves `at` behind it. A quotation that does not end goes on to the end.
    private init(_ letters: [Character], _ at: inout Int) {
        let start = at
        if letters[at] == "-", at + 1 < letters.count, !letters[at + 1].isWhitespace {
            isNegated = true
            at += 1
        }
        let first = at
        while at < letters.count, letters[at].isLetter || letters[at] == "-" || letters[at] == "_" { at += 1 }
        // An address on the web has a colon too.
        let isField = at > first && at < letters.count && letters[at] == ":" && !(at + 1 < letters.count && letters[at + 1] == "/")
        if isField {
            field = String(letters[first..<at])
            fieldPlace = first..<at
            at += 1
        } else {
            at = first
        }
        var value = Value(place: at..<at)
        func end(_ value: inout Value, at: Int) {
            value.place = value.place.lowerBound..<at
            if !value.text.isEmpty || value.isQuoted { values.append(value) }
            value = Value(place: (at + 1)..<(at + 1))
        }
        /// A letter, or what a backslash lets stand for itself.
        func take() {
            let isEscape = letters[at] == "\\" && at + 1 < letters.count && FilterPiece.escaped.contains(letters[at + 1])
            value.text.append(letters[isEscape ? at + 1 : at])
            at += isEscape ? 2 : 1
        }
        while at < letters.count, !letters[at].isWhitespace {
            if FilterPiece.quotes.contains(letters[at]) {
                value.isQuoted = true
                at += 1
                while at < letters.count, !FilterPiece.quotes.contains(letters[at]) { take() }
                at = min(letters.count, at + 1)
            } else if letters[at] == ",", isField {
                end(&value, at: at)
                at += 1
            } else {
                take()
            }
        }
        end(&value, at: at)
        place = start..<at
    }

    static let quotes: Set<Character> = ["\"", "“", "”", "„"]
    /// What a backslash lets stand for itself.
    static let escaped = quotes.union(["\\"])

    func terms() throws(FilterProblem) -> [FilterTerm] {
        guard let field else {
            let text = values.map(\.text).joined()
            return text.nonEmpty.map { [FilterTerm(.word($0), isNegated: isNegated)] } ?? []
        }
        guard let known = FilterField.named(folded(field)) else { throw .noField(field, near: FilterField.near(field)) }
        guard !values.isEmpty, values.allSatisfy({ $0.text.nonEmpty != nil }) else { throw .noValue(known) }
        return [FilterTerm(try test(known), isNegated: isNegated)]
    }

    private func test(_ field: FilterField) throws(FilterProblem) -> FilterTest {
        switch field {
        case .text(.source): return .text(.source, try each(FilterValue.source))
        case .text(let text): return .text(text, values.map(\.text.trimmed))
        case .day(.met) where values.allSatisfy({ FilterValue.isPlace($0.text, isQuoted: $0.isQuoted) }):
            return .text(.metAt, values.map(\.text.trimmed))
        case .day(let day): return .day(day, try each { text throws(FilterProblem) in try FilterValue.day(text, of: day) })
        case .warmth: return .warmth(try each(FilterValue.warmth))
        case .has: return .has(Set(try each { text throws(FilterProblem) in try FilterValue.choice(text, of: field) }))
        case .importance: return .importance(Set(try each { text throws(FilterProblem) in try FilterValue.choice(text, of: field) }))
        case .archived: return .archived(try one { text throws(FilterProblem) in try FilterValue.yes(text, of: field) })
        case .standing: return .standing(try one { text throws(FilterProblem) in try FilterValue.choice(text, of: field) })
        }
    }

    private func each<Found>(_ read: (String) throws(FilterProblem) -> Found) throws(FilterProblem) -> [Found] {
        var found: [Found] = []
        for value in values { found.append(try read(value.text.trimmed)) }
        return found
    }

    private func one<Found>(_ read: (String) throws(FilterProblem) -> Found) throws(FilterProblem) -> Found {
        guard values.count == 1 else { throw .several(field ?? "") }
        return try read(values[0].text.trimmed)
    }

    /// Where the word stands that a problem is about: the field's name, a value, else the whole.
    func place(of problem: FilterProblem) -> Range<Int> {
        switch problem {
        case .noField: fieldPlace
        case .badValue(let text, _, _), .noSuch(let text, _, _, _), .backwards(let text, _):
            values.first { $0.text.trimmed == text }?.place ?? place
        default: place
        }
    }
}
