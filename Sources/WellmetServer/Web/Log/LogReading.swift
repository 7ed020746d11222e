internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// A log line as it was understood, with whom each name means as far as that is decided.
struct LogReading: Sendable {
    /// Somebody of the line.
    struct Somebody: Sendable {
        enum Meaning: Sendable {
            case known(PersonLine)
            case new(PersonName, Identity?)
            /// Several fit, or nobody does, and nothing was chosen yet.
            case open
        }

        /// As written.
        let text: String
        let candidates: [PersonLine]
        let meaning: Meaning
        /// Whether there is, or was, something to choose.
        let isChoice: Bool
        /// What the page calls the choice: "person-0".
        let field: String
    }

    let line: LogLine
    let people: [Somebody]
    /// Open promises that it may keep, and whether it is said that it does: so it is until somebody says otherwise.
    var promises: [(promise: FollowUp, isKept: Bool)] = []

    /// What the store is told, or nil while something is still to be chosen.
    var decided: [LogPerson]? {
        var decided: [LogPerson] = []
        for somebody in people {
            switch somebody.meaning {
            case .known(let person): decided.append(.known(person.id))
            case .new(let name, let identity): decided.append(.new(name, identity))
            case .open: return nil
            }
        }
        return decided
    }

    /// Understands `text`. Without a name in it, the line is about `person`, on whose page it was written.
    ///
    /// - Throws: `LogLineError`.
    static func read(_ text: String, person: PersonLine?, choices: FormBody, _ visitor: Visitor) async throws -> LogReading {
        let understood: UnderstoodLine
        do {
            understood = try await visitor.network.understand(text, normalised: PhoneNumbers.normalised, at: visitor.now)
        } catch LogLineError.noPerson where person != nil {
            understood = try await visitor.network.understand(
                "with \(person?.name.full ?? ""): \(text)", normalised: PhoneNumbers.normalised, at: visitor.now)
        }
        var people = understood.mentions.enumerated().map { index, match in
            somebody(match, field: "person-\(index)", person: person, choices: choices)
        }
        if let person, !people.contains(where: { $0.candidates.contains { $0.id == person.id } }) {
            people.append(
                Somebody(text: person.name.full, candidates: [person], meaning: .known(person), isChoice: false, field: ""))
        }
        var reading = LogReading(line: understood.line, people: people)
        let known = people.compactMap { somebody in if case .known(let person) = somebody.meaning { person.id } else { nil } }
        reading.promises = try await visitor.network.promisesKept(by: understood.line, with: known, at: visitor.now).map { promise in
            let (offered, kept) = (choices.all("offered"), choices.all("kept"))
            return (promise, kept.contains(promise.id.description) || !offered.contains(promise.id.description))
        }
        return reading
    }

    /// The promises that are said to be kept, of those that were shown.
    func kept(_ choices: FormBody) -> [ID<FollowUp>] {
        promises.map(\.promise.id).filter { choices.all("kept").contains($0.description) }
    }

    private static func somebody(_ match: MentionMatch, field: String, person: PersonLine?, choices: FormBody) -> Somebody {
        let text = match.mention.text
        let chosen = choices[field]
        let meaning: Somebody.Meaning
        if let known = match.candidates.first(where: { $0.id == person?.id }), chosen.isEmpty {
            meaning = .known(known)
        } else if match.candidates.count == 1 {
            meaning = .known(match.candidates[0])
        } else if let known = match.candidates.first(where: { $0.id.description == chosen }) {
            meaning = .known(known)
        } else if chosen == newValue(text), !match.mention.isID {
            meaning = .new(match.mention.name, match.mention.identity)
        } else {
            meaning = .open
        }
        return Somebody(
            text: text, candidates: match.candidates, meaning: meaning, isChoice: match.candidates.count != 1 && !match.mention.isID,
            field: field)
    }

    /// The value of "somebody new": it holds the name, so that a choice made for one name is never taken for another when the
    /// line changes.
    static func newValue(_ text: String) -> String { "new \(text)" }
}
