/// Something to do with many people at once, as somebody writes it: `circle:clients`, `-tag:press`, `cadence:30`, `archive`.
package enum PeopleAction: Sendable, Hashable {
    case join(String)
    case leave(String)
    case tag(String)
    case untag(String)
    /// Days, or nil to leave it to the circles.
    case cadence(Int?)
    case importance(Person.Importance)
    case pause(Day)
    case resume
    case archive, restore, accept, never, suggest
    case delete

    /// Reads what somebody wrote; days are seen from `today`.
    package init(_ text: String, today: Day) throws(PeopleActionError) {
        let text = text.trimmed
        let isTaken = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let (word, value) = (folded(parts.first.map { $0.trimmed } ?? ""), parts.count > 1 ? parts[1].trimmed : "")
        guard let action = try PeopleAction.read(word, value, isTaken: isTaken, text, today) else {
            let known = PeopleAction.beginnings.filter { !$0.hasPrefix("-") }.map { String($0.prefix { $0 != ":" }) }
            let near = known.contains(word) ? nil : FilterField.near(word, among: known)
            // What is proposed is an action itself.
            let meant = near.map { (isTaken && ["circle", "tag"].contains($0) ? "-" : "") + $0 + (parts.count > 1 ? ":\(value)" : "") }
            throw .unknown(text, near: meant.flatMap { PeopleAction.isOne($0, today: today) ? $0 : nil })
        }
        if parts.count > 1, action.isAlone { throw .standsAlone(String(text.prefix { $0 != ":" })) }
        self = action
    }

    private static func isOne(_ text: String, today: Day) -> Bool {
        do {
            _ = try PeopleAction(text, today: today)
            return true
        } catch {
            return false
        }
    }

    private static func read(
        _ word: String, _ value: String, isTaken: Bool, _ text: String, _ today: Day
    ) throws(PeopleActionError) -> PeopleAction? {
        switch (word, isTaken) {
        case ("circle", _), ("tag", _):
            let sign = isTaken ? "-" : ""
            guard !value.drop(while: { word == "tag" && $0 == "#" }).isEmpty else {
                throw .needsValue(text, example: sign + (word == "tag" ? "tag:press" : "circle:clients"))
            }
            if word == "tag", value.contains(where: \.isWhitespace) {
                let one = value.split(whereSeparator: \.isWhitespace).joined(separator: "-")
                throw .badValue(value, "is no tag, as a tag is one word", example: "\(sign)tag:\(one)")
            }
            return word == "tag" ? (isTaken ? .untag(value) : .tag(value)) : (isTaken ? .leave(value) : .join(value))
        case ("cadence", true),
            ("cadence", false) where value == "none":
            return .cadence(nil)
        case ("cadence", false):
            let example = "cadence:30 or cadence:none"
            guard !value.isEmpty else { throw .needsValue(text, example: example) }
            guard let days = Int(value), (1...3660).contains(days) else {
                throw .badValue(value, "is no number of days from 1 to 3660", example: example)
            }
            return .cadence(days)
        case ("importance", false):
            let example = "importance:low, importance:normal or importance:high"
            guard !value.isEmpty else { throw .needsValue(text, example: example) }
            guard let importance = Person.Importance(rawValue: folded(value)) else {
                throw .badValue(value, "is no importance", example: example)
            }
            return .importance(importance)
        case ("pause", false):
            guard !value.isEmpty else { throw .needsValue(text, example: "pause:2027-01-15") }
            let day: Day
            do {
                day = try DatePhrase.day(value, relativeTo: today, tendency: .future)
            } catch {
                throw .badValue(value, "is no day", example: "pause:2027-01-15")
            }
            guard day > today else { throw .badValue(value, "is no day that is still to come", example: "pause:\(today.adding(30))") }
            return .pause(day)
        case ("archive", _), ("restore", _): return (word == "archive") != isTaken ? .archive : .restore
        case ("resume", false), ("pause", true): return .resume
        case ("accept", false): return .accept
        case ("delete", false): return .delete
        case ("never", _), ("suggest", _): return (word == "never") != isTaken ? .never : .suggest
        default: return nil
        }
    }

    /// Whether nothing can stand behind its word.
    private var isAlone: Bool {
        switch self {
        case .archive, .restore, .accept, .never, .suggest, .delete, .resume: true
        default: false
        }
    }

    /// What is edited; nil when nothing of them stays.
    package var edit: PersonEdit? {
        switch self {
        case .join(let circle): .joinCircle(circle)
        case .leave(let circle): .leaveCircle(circle)
        case .tag(let tag): .tag(tag)
        case .untag(let tag): .untag(tag)
        case .cadence(let days): .cadence(days)
        case .importance(let importance): .importance(importance)
        case .pause(let day): .pause(until: day)
        case .resume: .pause(until: nil)
        case .archive: .archived(true)
        case .restore: .archived(false)
        case .accept: .accepted
        case .never: .neverSuggest(true)
        case .suggest: .neverSuggest(false)
        case .delete: nil
        }
    }

    /// What becomes of people: "into the circle clients", "archived".
    package var words: String {
        switch self {
        case .join(let circle): "into the circle \(circle)"
        case .leave(let circle): "out of the circle \(circle)"
        case .tag(let tag): "tagged #\(folded(tag.drop { $0 == "#" }))"
        case .untag(let tag): "without the tag #\(folded(tag.drop { $0 == "#" }))"
        case .cadence(let days?): days == 1 ? "a cadence of a day" : "a cadence of \(days) days"
        case .cadence(nil): "no cadence of their own"
        case .importance(let importance): "of \(importance.rawValue) importance"
        case .pause(let day): "resting until \(day)"
        case .resume: "no longer resting"
        case .archive: "archived"
        case .restore: "back from the archive"
        case .accept: "accepted into the book"
        case .never: "never suggested"
        case .suggest: "suggested again"
        case .delete: "deleted"
        }
    }

    /// What is going to be so of people: "will be in the circle clients", "will be archived".
    package var future: String {
        switch self {
        case .join(let circle): "will be in the circle \(circle)"
        case .leave(let circle): "will be no longer in the circle \(circle)"
        case .cadence: "will have \(words)"
        default: "will be \(words)"
        }
    }

    /// Whether both cannot be done with the same people: which one would hold is nothing that a text should decide by its order.
    package func contradicts(_ other: PeopleAction) -> Bool {
        switch (self, other) {
        case (.join(let one), .leave(let two)), (.leave(let one), .join(let two)): folded(one.trimmed) == folded(two.trimmed)
        case (.tag(let one), .untag(let two)), (.untag(let one), .tag(let two)): folded(one.trimmed) == folded(two.trimmed)
        case (.cadence, .cadence), (.importance, .importance), (.pause, .pause): self != other
        case (.pause, .resume), (.resume, .pause), (.archive, .restore), (.restore, .archive), (.never, .suggest), (.suggest, .never): true
        case (.delete, _), (_, .delete): self != other
        default: false
        }
    }

    /// As `init(_:today:)` reads it.
    package var text: String {
        switch self {
        case .join(let circle): "circle:\(circle)"
        case .leave(let circle): "-circle:\(circle)"
        case .tag(let tag): "tag:\(tag)"
        case .untag(let tag): "-tag:\(tag)"
        case .cadence(let days): "cadence:" + (days.map(String.init) ?? "none")
        case .importance(let importance): "importance:\(importance.rawValue)"
        case .pause(let day): "pause:\(day)"
        case .resume: "resume"
        case .archive: "archive"
        case .restore: "restore"
        case .accept: "accept"
        case .never: "never"
        case .suggest: "suggest"
        case .delete: "delete"
        }
    }

    /// How each begins, for who types.
    package static let beginnings = [
        "circle:", "-circle:", "tag:", "-tag:", "cadence:", "importance:", "pause:", "resume", "archive", "restore", "accept", "never",
        "suggest", "delete",
    ]

    /// How each is written, for those who ask.
    package static let told =
        "circle:NAME, tag:WORD, cadence:DAYS, cadence:none, importance:high, pause:DAY, resume, archive, restore, accept, never, suggest, delete"
}

/// Why a text is nothing that can be done with people.
package enum PeopleActionError: Error, Hashable, Sendable {
    /// `near` is one that is written much the same.
    case unknown(String, near: String?)
    /// Nothing stands behind the colon.
    case needsValue(String, example: String)
    /// The value is none; the second text says why, in words that go on from it.
    case badValue(String, String, example: String)
    /// The word takes no value.
    case standsAlone(String)
}

extension PeopleActionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown(let text, let near?): "“\(text)” is nothing that can be done with people. Did you mean \(near)?"
        case .unknown(let text, nil):
            "“\(text)” is nothing that can be done with people. There are: \(PeopleAction.told). A minus before a circle or tag takes it away."
        case .needsValue(let text, let example): "“\(text)” does not say which. Write it as \(example)."
        case .badValue(let value, let reason, let example): "“\(value)” \(reason). Write it as \(example)."
        case .standsAlone(let word): "“\(word)” stands alone: leave out the colon and what is behind it."
        }
    }

    /// The same where the action was chosen from a menu and only the value is written.
    package var ofValue: String? {
        func told(_ example: String) -> String {
            let word = example.prefix { $0 != ":" }
            return "Write into “Which” what is meant, such as \(example.replacing("\(word):", with: ""))."
        }
        switch self {
        case .needsValue(_, let example): return told(example)
        case .badValue(let value, let reason, let example): return "“\(value)” \(reason). \(told(example))"
        case .unknown, .standsAlone: return nil
        }
    }
}
