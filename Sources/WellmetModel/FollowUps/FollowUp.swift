package import Foundation

/// A promise with a due date, mine or theirs; closed by the interaction that kept it.
package struct FollowUp: Sendable {
    package enum Owner: String, Sendable, Codable { case mine, theirs }
    /// Who made it: somebody by hand, a log line, or a rule (thank a new connection).
    package enum Origin: String, Sendable, Codable { case hand, log, rule }
    package enum State: String, Sendable, Codable { case open, kept, dropped }
    /// What a rule asks to thank somebody new for, by the text of its follow-up.
    package enum Thanks: String, Sendable {
        case connecting = "Thank them for connecting"
        case meeting = "Tell them that it was good to meet"
    }

    /// Whether `interaction` is what a rule asks for that thanks somebody met on `since`: any message of mine of that day or later,
    /// and any other contact from me or of us both after that day.
    package static func isThanked(by interaction: Interaction, since: Day, in zone: TimeZone) -> Bool {
        guard interaction.direction != .in, interaction.weight > 0 else { return false }
        let day = Day(interaction.at, in: zone)
        let isMessage = interaction.kind == .message || interaction.kind == .mail
        return isMessage && interaction.direction == .out ? day >= since : day > since
    }

    package let id: ID<FollowUp>
    package let person: ID<Person>
    package let text: String
    package let due: Day?
    package let owner: Owner
    package let origin: Origin
    package let state: State

    package init(
        id: ID<FollowUp>, person: ID<Person>, text: String, due: Day?, owner: Owner, origin: Origin, state: State
    ) {
        self.id = id
        self.person = person
        self.text = text
        self.due = due
        self.owner = owner
        self.origin = origin
        self.state = state
    }
}
