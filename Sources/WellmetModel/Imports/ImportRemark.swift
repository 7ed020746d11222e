/// What an archive's reader left out as a whole. Each surface adds in its own words what to do about it.
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
    /// A file of contacts that has a header and nothing below it.
    case noRows(file: String)

    /// What was left out and why: a sentence.
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
            let more = names.count > 8 ? " and \(names.count - 8) more" : ""
            return "\(who): \(names.prefix(8).joined(separator: ", "))\(more). Nothing of them is removed."
        case .picturesElsewhere(let count):
            let what = count == 1 ? "1 card names a picture" : "\(count) cards name pictures"
            return "\(what) on the web, which Wellmet does not fetch; the address stays in the card."
        case .noRows(let file): return "\(file) has a header and no rows below it: there is nobody in it."
        case .accountsGone(let messages, let people):
            let who = people == 1 ? "1 person whose account is" : "\(people) people whose accounts are"
            return "\(ImportRemark.left(messages)) left out: with \(who) gone, one in each conversation."
        }
    }

    private static func left(_ messages: Int) -> String { messages == 1 ? "1 message" : "\(messages) messages" }
}
