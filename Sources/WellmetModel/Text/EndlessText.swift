/// A text that is longer than anything that people write in its place: a name of a whole page, a title of ten thousand letters.
package struct EndlessText: Error, Hashable, Sendable {
    /// "title", "organization"
    package let what: String
    package let letters: Int
    package let most: Int

    /// "the title has 20000 letters, and 1000 fit"
    package var words: String { "the \(what) has \(letters) letters, and \(most) fit" }

    /// Letters and marks that a line may have: a title, a place, a label.
    package static let line = 1000
    /// Letters that a person's whole name may have.
    package static let name = 300

    /// The first that is too long; nil for none.
    static func first(_ lines: [(what: String, text: String)]) -> EndlessText? {
        for (what, text) in lines where text.utf8.count > line {
            let letters = text.unicodeScalars.count
            if letters > line { return EndlessText(what: what, letters: letters, most: line) }
        }
        return nil
    }
}

extension PersonName {
    /// The part that is too long to be kept, or the whole; nil for a usual name.
    package var endless: EndlessText? {
        let parts = [
            ("given name", given), ("family name", family), ("middle name", additional), ("title before the name", prefix),
            ("suffix of the name", suffix), ("nickname", nickname), ("phonetic name", phoneticGiven), ("phonetic name", phoneticFamily),
        ]
        if let part = EndlessText.first(parts) { return part }
        guard full.utf8.count > EndlessText.name, full.count > EndlessText.name else { return nil }
        return EndlessText(what: "name", letters: full.count, most: EndlessText.name)
    }
}

extension PersonEdit {
    /// What it would write that is too long to be kept; nil for usual texts.
    package var endless: EndlessText? {
        switch self {
        case .name(let name): name.endless
        case .pronouns(let text): EndlessText.first([("pronouns", text)])
        case .place(let text): EndlessText.first([("place", text)])
        case .languages(let all): EndlessText.first([("list of languages", all.joined(separator: ", "))])
        case .met(let met): EndlessText.first([("place where you met", met.place)])
        case .addIdentity(let identity), .editIdentity(_, let identity):
            EndlessText.first([("address", identity.value), ("address", identity.display), ("label", identity.label)])
        case .addPosition(let organization, let title, _, _), .editPosition(_, let organization, let title, _, _, _):
            EndlessText.first([("organization", organization), ("title", title)])
        case .joinCircle(let name): EndlessText.first([("name of the circle", name)])
        case .tag(let tag): EndlessText.first([("tag", tag)])
        case .addDate(let label, _), .editDate(_, let label, _): EndlessText.first([("label", label)])
        case .addLink(let label, _, let name), .editLink(_, let label, _, let name):
            EndlessText.first([("label", label), ("name", name)])
        case .setField(let label, _), .editField(_, let label, _): EndlessText.first([("label", label)])
        default: nil
        }
    }
}

extension Archive {
    /// Rows that hold a line too long to be kept leave it: each with its place and what is too long.
    package mutating func takeEndless() -> [SkippedRow] {
        var rows: [SkippedRow] = []
        func isKept(_ place: RowPlace, _ endless: EndlessText?) -> Bool {
            if let endless { rows.append(SkippedRow(place: place, reason: endless.words)) }
            return endless == nil
        }
        people = people.filter { isKept($0.place, $0.endless) }
        interactions = interactions.filter { interaction in
            let long = interaction.people.first { $0.name.utf8.count > EndlessText.name }
            return isKept(interaction.place, long.flatMap { PersonName(given: $0.name).endless })
        }
        return rows
    }
}

extension ArchivePerson {
    fileprivate var endless: EndlessText? {
        if let name = name.endless { return name }
        var lines = [
            ("title", title), ("organization", organization), ("place", location), ("pronouns", pronouns),
            ("list of languages", languages.joined(separator: ", ")), ("place where you met", meeting?.place ?? ""),
        ]
        lines += identities.flatMap { [("address", $0.value), ("address", $0.display), ("label", $0.label)] }
        lines += circles.map { ("name of the circle", $0) } + tags.map { ("tag", $0) } + dates.map { ("label", $0.label) }
        lines += links.flatMap { [("label", $0.label), ("name", $0.name)] } + fields.map { ("label", $0.label) }
        return EndlessText.first(lines)
    }
}
