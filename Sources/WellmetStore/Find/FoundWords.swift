package import WellmetModel

extension FoundPerson {
    /// What found them besides their name and work, which lists show: "ada@example.org", "met at FOSDEM"; nil when nothing did.
    package var because: String? {
        let words = fits.compactMap { fit -> String? in
            switch fit.field {
            case .name, .organization, .title, .place: nil
            case .address: fit.word
            case .tag: "#\(fit.word)"
            case .formerOrganization: "was at \(fit.word.capitalizedFirst)"
            case .formerTitle: "what they did before"
            case .met: "how you met"
            }
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension FoundOrganization {
    /// "3 people now, 2 before".
    package var words: String {
        let people = hasMore ? "more than \(now) people" : now == 1 ? "1 person" : "\(now) people"
        return hasMore ? people : before == 0 ? people : now == 0 ? "\(before) before" : "\(people) now, \(before) before"
    }
}

extension FoundText {
    /// Nil for all else.
    package var interaction: ID<Interaction>? {
        if case .interaction(let id) = kind { id } else { nil }
    }

    /// What it is, before the names: "a note on", "with".
    package var what: String {
        switch kind {
        case .note: "a note on"
        case .interaction: "with"
        case .opportunity: people.isEmpty ? "an opportunity" : "an opportunity from"
        case .insight: people.isEmpty ? "an insight" : "an insight from"
        }
    }

    /// "note", "interaction", "opportunity", "insight".
    package var word: String {
        switch kind {
        case .note: "note"
        case .interaction: "interaction"
        case .opportunity: "opportunity"
        case .insight: "insight"
        }
    }
}
