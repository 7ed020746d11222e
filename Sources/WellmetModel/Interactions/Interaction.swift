/// Something that happened between me and people.
package struct Interaction: Sendable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case coffee, call, video, meeting, meal, message, mail, event
        case invitation, endorsement, recommendation, introduction
        case comment, reaction, note
    }

    /// Where it happened.
    package enum Channel: String, Sendable, Codable, CaseIterable {
        case inPerson = "in-person"
        case phone, video, mail, linkedin, x, instagram, facebook, slack, discord, mastodon, bluesky, matrix
        case whatsapp, signal, telegram, sms, other
    }

    /// Who it came from: me (`out`), them (`in`), or both of us, as in a conversation.
    package enum Direction: String, Sendable, Codable, CaseIterable {
        case `in`, out, both
    }

    /// How exactly the time is known.
    package enum Precision: String, Sendable, Codable {
        case day, minute, second
    }

    package let id: ID<Interaction>
    package var kind: Kind
    package var channel: Channel
    package var direction: Direction
    package var at: Instant
    package var precision: Precision
    package var minutes: Int?
    package var summary: String
    /// How many people it was meant for besides me: more than ten count half (ties.md 2.5).
    package var audience: Int
    /// Whether a message of mine waits for an answer; thanks, wishes and what was promised do not. Nothing tells it of theirs.
    package var wantsAnswer = true

    package init(
        id: ID<Interaction>, kind: Kind, channel: Channel, direction: Direction, at: Instant, precision: Precision = .minute,
        minutes: Int? = nil, summary: String = "", audience: Int = 1, wantsAnswer: Bool = true
    ) {
        self.id = id
        self.kind = kind
        self.channel = channel
        self.direction = direction
        self.at = at
        self.precision = precision
        self.minutes = minutes
        self.summary = summary
        self.audience = audience
        self.wantsAnswer = wantsAnswer
    }

    /// How long something can last, in minutes: two days at most.
    package static let possibleMinutes = 1...2880

    /// Whether those who took part saw each other.
    package var isMeeting: Bool {
        direction == .both && weight > 0 && [Kind.coffee, .video, .meeting, .meal, .event].contains(kind)
    }

    /// What it counts in a tie, from 0 (nothing) to 1 (a contact). Conventions, not findings (ties.md 2.5 and rulings.md).
    package var weight: Double { Interaction.weight(kind, audience: audience) }

    package static func weight(_ kind: Kind, audience: Int) -> Double {
        switch kind {
        case .note: 0
        case .reaction: 0.1
        case .comment, .event, .invitation, .endorsement, .recommendation: 0.5
        case .coffee, .call, .video, .meeting, .meal, .message, .mail, .introduction: audience > 10 ? 0.5 : 1
        }
    }

    /// Whether it leaves the turn to the other: a one-to-one message or mail of theirs, or one of mine that waits for an answer.
    package var leavesTheTurn: Bool {
        (kind == .message || kind == .mail) && audience <= 1 && (direction != .out || wantsAnswer)
    }
}
