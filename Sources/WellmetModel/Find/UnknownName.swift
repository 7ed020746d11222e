/// A circle, a tag, a view or a person that somebody asks for and that is not there: a slip of the hand, most often.
package struct UnknownName: Sendable, Equatable, CustomStringConvertible {
    /// "circle", "tag", "view", "person"
    package let what: String
    package let name: String
    /// What is spelled nearly so, the nearest first; at most three.
    package let near: [String]

    package var description: String {
        let hint =
            switch near.count {
            case 0: ""
            case 1: " Did you mean \(near[0])?"
            default: " Did you mean \(near.dropLast().joined(separator: ", ")) or \(near[near.count - 1])?"
            }
        return "There is no \(what) “\(name)”.\(hint)"
    }

    /// Those that the terms name.
    package static func all(in terms: [FilterTerm], circles: [String], tags: [String]) -> [UnknownName] {
        terms.flatMap { term -> [UnknownName] in
            switch term.test {
            case .text(.circle, let values): values.compactMap { UnknownName("circle", $0, among: circles) }
            case .text(.tag, let values): values.compactMap { UnknownName("tag", String($0.drop { $0 == "#" }), among: tags) }
            default: []
            }
        }
    }

    /// Somebody who is not there, with the names that are spelled nearly so.
    package static func person(_ name: String, near: [String]) -> UnknownName { UnknownName(what: "person", name: name, near: near) }

    /// A view that is asked for by name; nil for one that is there.
    package static func view(_ name: String, among views: [SavedView]) -> UnknownName? {
        UnknownName("view", name, among: views.map(\.name))
    }

    /// The circle of that name; nil for one that is there.
    package static func circle(_ name: String, among all: [String]) -> UnknownName? { UnknownName("circle", name, among: all) }

    /// The tag; nil for one that is there.
    package static func tag(_ tag: String, among all: [String]) -> UnknownName? {
        UnknownName("tag", String(tag.drop { $0 == "#" }), among: all)
    }

    private init(what: String, name: String, near: [String]) {
        self.what = what
        self.name = name
        self.near = near
    }

    /// Nil for one that is there.
    private init?(_ what: String, _ name: String, among all: [String]) {
        let typed = folded(name)
        let known = Dictionary(all.map { (folded($0), $0) }) { first, _ in first }
        guard known[typed] == nil else { return nil }
        let words = known.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        let slips = max(1, NearWords.slips(in: typed))
        let found = NearWords(typed, slips: slips, limit: 3).found { from in
            words.first { !$0.unicodeScalars.lexicographicallyPrecedes(from.unicodeScalars) }
        }
        self.what = what
        self.name = name
        // To a letter or two everything is near.
        near = typed.unicodeScalars.count < 3 ? [] : found.compactMap { known[$0.word] }
    }
}

/// A name in a filter that several people bear.
package struct SharedName: Sendable, Equatable, CustomStringConvertible {
    package let name: String
    /// All of them, by their whole names.
    package let people: [String]

    package init(_ name: String, of people: [String]) {
        self.name = name
        self.people = people
    }

    /// "“ada” can be Ada Byron or Ada Lovelace: whoever knows one of them fits."
    package var description: String {
        var names: [String] = []
        for person in people where !names.contains(person) { names.append(person) }
        if let only = names.first, names.count == 1 { return "Several people are called \(only): whoever knows one of them fits." }
        if names.count > 4 { names = names.prefix(3) + ["others"] }
        return "“\(name)” can be \(names.dropLast().joined(separator: ", ")) or \(names.last ?? ""): whoever knows one of them fits."
    }
}
