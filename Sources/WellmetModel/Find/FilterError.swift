/// What is wrong with a term of a filter.
package enum FilterProblem: Error, Hashable, Sendable {
    /// No field has that name; `near` is one that is written much the same.
    case noField(String, near: String?)
    case noValue(FilterField)
    /// The value is none of the field's; `hint` tells what it takes.
    case badValue(String, FilterField, hint: String)
    /// Nothing of that field has such a name; `near` is one that is written much the same, `all` are those that there are.
    case noSuch(String, FilterField, near: String?, all: [String])
    /// A span that ends before it begins; `turned` is the other way about.
    case backwards(String, turned: String)
    /// The field takes one value.
    case several(String)
    case tooLong(limit: Int)
    case tooMany(limit: Int)
    /// It names a view, which asks for that.
    case view(String, asks: String)
    /// More words and people than are looked up for one filter.
    case tooManySought(limit: Int)
}

/// A filter that cannot be read, with the place of what is wrong.
package struct FilterError: Error, Hashable, Sendable {
    package let problem: FilterProblem
    package let text: String
    /// In letters of the text.
    package let place: Range<Int>
    package var mark: FilterMark { FilterMark(text: text, place: place) }

    init(_ problem: FilterProblem, in text: String, at place: Range<Int>) {
        self.problem = problem
        self.text = text
        self.place = place
    }
}

extension FilterError: CustomStringConvertible {
    package var description: String {
        switch problem {
        case .noField(let name, let near?): "There is no “\(name):” to filter by. Did you mean “\(near):”?"
        case .noField(let name, nil):
            "There is no “\(name):” to filter by. These are: \(FilterField.told.map { "\($0):" }.joined(separator: ", ")). "
                + "To look for the word itself, quote it: \"\(name):…\"."
        case .noValue(let field): "“\(field.name):” says nothing: write what, as in \(field.name):\(field.example)."
        case .badValue(let value, let field, let hint): "“\(value)” is nothing that “\(field.name):” takes: \(hint)."
        case .noSuch(let value, let field, let near?, _): "There is no \(field.name) “\(value)”. Did you mean “\(near)”?"
        case .noSuch(let value, let field, nil, let all):
            "There is no \(field.name) “\(value)”. These are: \(all.joined(separator: ", "))."
        case .backwards(let value, let turned): "“\(value)” ends before it begins. Did you mean “\(turned)”?"
        case .several(let field): "“\(field):” takes one value."
        case .tooLong(let limit): "A filter has at most \(limit) letters."
        case .tooMany(let limit): "A filter has at most \(limit) terms."
        case .view(let name, let filter): "“@\(name)” is a view, and a filter cannot name one. Write what the view asks for: \(filter)"
        case .tooManySought(let limit): "A filter asks with “about:” and “knows:” for at most \(limit) things."
        }
    }
}

extension FilterField {
    /// The names of all fields, each once.
    package static var told: [String] {
        var seen: Set<FilterField> = []
        return names.filter { seen.insert($0.field).inserted }.map(\.name)
    }

    /// The name that is written much the same: one letter more, less or another, or two changed about.
    static func near(_ name: String) -> String? { near(name, among: names.map(\.name)) }

    static func near(_ name: String, among all: [String]) -> String? {
        let name = folded(name)
        let close = all.map { (name: $0, distance: Spelling.distance($0, name)) }.filter {
            $0.distance <= 1 + $0.name.count / 6
        }
        return close.min { $0.distance < $1.distance }?.name
    }
}
