/// What an archive's reader left out as a whole, or read although something was wrong with it. Each surface adds in its own words what to do about it.
package enum ImportRemark: Sendable, Hashable, CustomStringConvertible {
    /// Nothing tells which of the people is me, so that no message has a direction.
    case noOwner(messages: Int)
    /// The others in these messages deleted their accounts.
    case accountsGone(messages: Int, people: Int)
    /// Phone numbers that are none of the home region and say no country: kept as fields.
    case strangeNumbers(count: Int, region: String)
    /// Connections that the archive before told, and this one does not.
    case gone(names: [String])
    /// Cards that tell where a picture is and do not hold it.
    case picturesElsewhere(count: Int)
    /// Cards of groups, each of which is a tag of its people.
    case groups(names: [String])
    /// What is wrong with cards that were read all the same, and where they stand.
    case imperfect(reason: String, places: [RowPlace])
    /// What the file holds and Wellmet has no place for: "3 documents", and why.
    case leftOut(what: String, why: String)
    /// Reminders of every year, which are dates; and those that come more often or less, with how many people have one's rhythm as their cadence.
    case reminders(yearly: Int, repeating: Int, cadences: Int)
    /// Addresses and numbers that two people of different names have, in words: only one of the two keeps each.
    case shared([String])
    /// A file of contacts that has a header and nothing below it.
    case noRows(file: String)

    /// Names and places that are told; the rest is counted.
    private static let shown = 8

    /// What was left out, or is wrong, and why: in a sentence or two.
    package var description: String {
        switch self {
        case .noOwner(let messages):
            return "\(ImportRemark.left(messages)) left out: nothing tells which of the people is you."
        case .strangeNumbers(let count, let region):
            let what = count == 1 ? "1 phone number is kept as a field" : "\(count) phone numbers are kept as fields"
            return "\(what): without a country code and no number of \(region.isEmpty ? "any region" : region), which is your region."
        case .gone(let names):
            let who =
                names.count == 1
                ? "1 person is no longer among your connections" : "\(names.count) people are no longer among your connections"
            return "\(who): \(ImportRemark.listed(names, separator: ", ")). Nothing of them is removed."
        case .picturesElsewhere(let count):
            let what = count == 1 ? "1 card names a picture" : "\(count) cards name pictures"
            return "\(what) on the web, which Wellmet does not fetch; the address stays in the card."
        case .groups(let names):
            let what = names.count == 1 ? "1 group is a tag" : "\(names.count) groups are tags"
            return "\(what) of its people: \(ImportRemark.listed(names, separator: ", "))."
        case .imperfect(let reason, let places):
            let others = ImportRemark.listed(places.dropFirst().map(\.description), separator: "; ")
            return "\(places.first.map { "\($0): " } ?? "")\(reason)." + (others.isEmpty ? "" : " Likewise \(others).")
        case .leftOut(let what, let why):
            return "Left out: \(what). \(why.prefix(1).uppercased() + why.dropFirst()). Keep the file for them."
        case .reminders(let yearly, let repeating, let cadences):
            return ImportRemark.reminders(yearly, repeating, cadences)
        case .shared(let things):
            let what =
                things.count == 1 ? "1 address or number is of two people" : "\(things.count) addresses and numbers are of two people each"
            return "\(what): \(ImportRemark.listed(things, separator: "; ")). The first keeps it, the other has it as a field."
        case .noRows(let file): return "\(file) has a header and no rows below it: there is nobody in it."
        case .accountsGone(let messages, let people):
            let who = people == 1 ? "1 person whose account is" : "\(people) people whose accounts are"
            return "\(ImportRemark.left(messages)) left out: with \(who) gone, one in each conversation."
        }
    }

    private static func reminders(_ yearly: Int, _ repeating: Int, _ cadences: Int) -> String {
        var sentences: [String] = []
        if repeating > 0 {
            let what = repeating == 1 ? "1 repeating reminder" : "\(repeating) repeating reminders"
            sentences.append("\(what): a follow-up comes once, so that each is one for its next day.")
        }
        if cadences > 0 {
            let who = cadences == 1 ? "1 person without a rhythm of their own has" : "\(cadences) people without a rhythm of their own have"
            sentences.append("\(who) that of the reminder as cadence: every 3 months is 90 days.")
        }
        if yearly > 0 {
            sentences.append(
                yearly == 1 ? "1 yearly reminder is a date of its person." : "\(yearly) yearly reminders are dates of their people.")
        }
        return sentences.joined(separator: " ")
    }

    private static func listed(_ things: [String], separator: String) -> String {
        things.prefix(shown).joined(separator: separator) + (things.count > shown ? " and \(things.count - shown) more" : "")
    }

    private static func left(_ messages: Int) -> String { messages == 1 ? "1 message" : "\(messages) messages" }
}
