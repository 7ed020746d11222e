/// One of two people who are to be merged, as far as it bears on what is kept.
package struct MergeSide: Sendable {
    package var person: Person
    /// Through whom I met them.
    package var metThrough = ""
    package var dates: [ImportantDate] = []
    package var positions: [Position] = []
    /// Of the picture, by its digest; nil when nobody chose one.
    package var face: UInt64?
    /// Whether somebody chose to have none.
    package var wantsNoFace = false

    package init(person: Person) { self.person = person }
}

/// A single fact of a person, of which only one value can be kept.
package enum MergePart: String, Sendable, CaseIterable, Codable {
    case name, nickname, pronouns, place
    case zone = "time-zone"
    case metOn = "met"
    case metPlace = "met-at"
    case metThrough = "met-through"
    case metStory = "how-we-met"
    case birthday, work, picture, importance, cadence, pause

    /// As one says it: "time zone".
    package var words: String {
        switch self {
        case .zone: "time zone"
        case .metOn: "day we met"
        case .metPlace: "where we met"
        case .metThrough: "met through"
        case .metStory: "how we met"
        default: rawValue
        }
    }

    /// The label of the field that holds the value which is not kept; nil for what is no fact, and for what has no words.
    package var label: String? {
        switch self {
        // Other work stays as work of before.
        case .importance, .cadence, .pause, .picture, .work: nil
        case .metOn: "other day we met"
        case .metPlace: "also met at"
        case .metThrough: "also met through"
        case .metStory: "how we met, too"
        default: "other \(words)"
        }
    }
}

extension MergeSide {
    /// The value in words; empty when nothing is known.
    package func value(_ part: MergePart) -> String {
        switch part {
        case .name: person.name.full
        // Of somebody who has no other name it is the name.
        case .nickname: person.name.given.isEmpty && person.name.family.isEmpty ? "" : person.name.nickname
        case .pronouns: person.pronouns
        case .place: person.place
        case .zone: person.zone
        case .metOn: person.met.on?.words ?? ""
        case .metPlace: person.met.place
        case .metThrough: metThrough
        case .metStory: person.met.story
        case .birthday: birthday?.date.words ?? ""
        case .work: positions.first(where: \.current)?.line ?? ""
        case .picture: wantsNoFace ? "none, by choice" : face == nil ? "" : "a picture"
        case .importance: person.importance == .normal ? "" : person.importance.rawValue
        case .cadence: person.cadenceDays.map { $0 == 1 ? "every day" : "every \($0) days" } ?? ""
        case .pause: person.pausedUntil.map { "until \(PartialDate($0).words)" } ?? ""
        }
    }

    var birthday: ImportantDate? { dates.first { $0.label == ImportantDate.birthday } }
}
