package import Foundation

/// What one line such as `coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by friday` says.
///
/// Circles are written `+clients` or `circle:clients`, tags `#hiring`; a hyphen may stand for a space in either.
package struct LogLine: Hashable, Sendable {
    /// Whether something happened; false when the line only makes follow-ups ("remind me to call Ada in 2 weeks").
    ///
    /// Then `kind` is a note, the summary is empty and there is no interaction worth keeping.
    package var happened: Bool
    package var kind: Interaction.Kind
    package var channel: Interaction.Channel
    package var direction: Interaction.Direction
    /// Who took part, in the order of the line, nobody twice; at least one.
    package var people: [Mention]
    /// Never after `now`. A day without a time is its local noon, or `now` while that has not come.
    package var at: Instant
    package var precision: Interaction.Precision
    package var minutes: Int?
    /// Every word that was not understood otherwise, as written, without a leading "about".
    package var summary: String
    /// Without `+` or `circle:`, as written.
    package var circles: [String]
    /// Without `#`, as written.
    package var tags: [String]
    package var followUps: [Promise]
    /// How many more took part who are not named: "and 12 others".
    package var others = 0
    /// Whether it came to nothing: "cancelled coffee with Bob", "Bob didn't call". Then it is kept as a note, which is no contact.
    package var cameToNothing = false
    /// Whether a message of mine waits for an answer; thanks and wishes do not.
    package var wantsAnswer = true
    /// Whether no word of the line told the kind: then it is a meeting when a length is told, and else a note.
    package var kindIsGuessed = false
    /// What was understood as what, in the order of the line, never overlapping. No word lies outside of all spans.
    package var spans: [Span]

    /// Somebody named in the line.
    package struct Mention: Hashable, Sendable {
        /// As written, without a possessive ending; an address, a number or an id when that is all there is.
        package var text: String
        /// The address, handle or number that was written, if it was one.
        package var identity: Identity?
        /// UTF-8 offsets in the line.
        package var range: Range<Int>

        /// Whether it is an id, which nobody new has.
        package var isID: Bool { ID<Person>(text) != nil }

        /// The name of somebody new: in its parts, or a bare address or number in one piece.
        package var name: PersonName {
            identity?.value == text || text.hasPrefix("+") ? PersonName(given: text) : PersonName(written: text)
        }
    }

    /// A follow-up in the making.
    package struct Promise: Hashable, Sendable {
        /// What is to be done, without "remind me to", "I will", "she will" and the due date; the rest as written.
        package var text: String
        package var due: Day?
        package var owner: FollowUp.Owner
        /// Whom it names: of mine the one it is for ("send Bob the deck"), of theirs the one who promised ("Bob will send it").
        /// Nil when that is the people of the line.
        package var person: String?
        /// UTF-8 offsets in the line, opener and due date included.
        package var range: Range<Int>
    }

    /// A piece of the line that was understood.
    package struct Span: Hashable, Sendable {
        package enum Meaning: String, Sendable {
            case kind, person, when, duration, tag, circle
            /// What goes into the summary.
            case about
            /// A follow-up without its due date, which is a span of its own.
            case followUp = "follow-up"
            case due
            /// A word that only joins: "with", "and", "from".
            case link
        }

        package var meaning: Meaning
        /// UTF-8 offsets in the line, always between whole characters.
        package var range: Range<Int>
    }

    /// The most characters that a line may have.
    package static let limit = 4000

    /// Understands `text`, said at `now` in `zone`.
    ///
    /// `known` tells whether a text is the name of somebody in the book; it is asked at most six times per word and helps to find
    /// where a name ends. Without it capital letters, the words around and the length decide. Time is linear in the length.
    package static func parse(
        _ text: String, now: Instant, zone: TimeZone, known: @escaping (String) -> Bool = { _ in false }
    ) throws(LogLineError) -> LogLine {
        guard text.utf8.count <= limit * 16, text.count <= limit else { throw .tooLong(limit: limit) }
        var reader = LogLineReader(text, now: now, zone: zone, known: known)
        return try reader.read()
    }
}
