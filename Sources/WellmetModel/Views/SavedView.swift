/// A list of people that somebody keeps under a name: whom a filter asks for.
package struct SavedView: Sendable, Equatable {
    package let id: ID<SavedView>
    package let name: String
    /// The filter as it was written.
    package let filter: String

    package init(id: ID<SavedView>, name: String, filter: String) {
        self.id = id
        self.name = name
        self.filter = filter
    }

    /// The name in one line; an @ before it, by which commands tell a view from a word, is no part of it.
    ///
    /// - Throws: `FieldProblem` when nothing is left of it, or too much.
    package static func checked(name: String) throws(FieldProblem) -> String {
        let name = String(try UsualLength.line(name, "name").drop { $0 == "@" }).trimmed
        guard !folded(name).isEmpty else { throw FieldProblem("name", "Give the view a name, such as quiet clients") }
        guard name.count <= 60 else { throw FieldProblem("name", "A view’s name may have up to 60 characters") }
        return name
    }

    /// What a filter asks for, and the text of it as it is kept. It can name none of the views that there are.
    ///
    /// - Throws: `FilterError` where it cannot be read, or names a view; `FieldProblem` where it asks for nobody in particular.
    package static func checked(filter text: String, beside views: [SavedView] = []) throws -> (filter: Filter, text: String) {
        let text = text.trimmed
        let filter = try Filter(text)
        if let error = Filter.naming(views, in: text) { throw error }
        guard !filter.terms.isEmpty else { throw FieldProblem("filter", "Write whom the view asks for, such as circle:clients last:>90d") }
        return (filter, text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}

extension Filter {
    /// Whether both ask for the same people, whatever the order of their terms.
    package func asksTheSame(as other: Filter) -> Bool { Set(terms) == Set(other.terms) }
}
