internal import WellmetModel

/// How a text speaks of somebody: as they said, else by name.
struct Pronouns {
    /// "She", "He", "Ada": always with a verb in the singular.
    let subject: String
    /// The subject inside a sentence: "she", "he", "Ada".
    let inside: String
    /// "her", "him", "Ada".
    let object: String
    /// "hers", "his", "theirs".
    let possessive: String

    init(_ person: Person) {
        self.init(person.pronouns, name: person.name)
    }

    init(_ pronouns: String, name: PersonName) {
        let words = foldedWords(pronouns)
        switch words.first {
        case "she": (subject, inside, object, possessive) = ("She", "she", "her", "hers")
        case "he": (subject, inside, object, possessive) = ("He", "he", "him", "his")
        default:
            let name = name.familiar
            (subject, inside, object, possessive) = (name, name, name, "theirs")
        }
    }
}
