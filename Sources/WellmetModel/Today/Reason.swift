/// Why somebody is on today's list: the facts, and one sentence that tells them.
///
/// Stored as JSON with the day's picks, so that the names of its fields and kinds stay.
package struct Reason: Equatable, Sendable, Codable {
    /// What the reason is; answers and resting reasons name it too.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// I promised something, and it is due.
        case followUpMine = "follow-up-mine"
        /// They promised something, and it is due.
        case followUpTheirs = "follow-up-theirs"
        /// A new connection that I have not written to.
        case thank
        /// The last word was theirs. Without the text a guess.
        case reply
        /// I wrote, and they have not answered.
        case ask
        /// The chosen cadence is overdue.
        case cadence
        /// The learned rhythm is overdue.
        case rhythm
        /// A tie that was something falls silent.
        case fading
        /// A tie that was something has been silent for a year.
        case dormant
        case birthday
        case newJob = "new-job"
        case workAnniversary = "work-anniversary"
        /// Any other day or change worth a word.
        case occasion

        /// The kinds that rest together when one is set aside: a cadence overdue is not said again as a tie that fades.
        package var family: [Kind] { isSilence ? [.cadence, .rhythm, .fading, .dormant] : [self] }

        /// Whether the reason is that we have not been in touch.
        package var isSilence: Bool {
            switch self {
            case .cadence, .rhythm, .fading, .dormant: true
            default: false
            }
        }

        /// Whether it is a day or a change worth a word.
        var isOccasion: Bool { self == .birthday || self == .newJob || self == .workAnniversary || self == .occasion }

        /// Whether it is a follow-up that stands in its own group, outside capacity.
        package var isPromise: Bool { self == .followUpMine || self == .followUpTheirs }
    }

    package let kind: Kind
    /// 0 to 1, from `Urgency`.
    package let urgency: Double
    /// For people, complete and with its full stop.
    package let sentence: String
    /// The day that it counts from: of the last contact, the message, the connection, the occasion, or on which something is due.
    package let day: Day
    /// Whole days from `day` to the day of the list; negative where it is still to come.
    package let days: Int
    /// The usual or chosen days between two contacts.
    package let usual: Int?
    /// The promise, the new position, the occasion.
    package let text: String?
    /// The follow-up that is due or gives thanks.
    package let followUp: ID<FollowUp>?

    package init(
        kind: Kind, urgency: Double, sentence: String, day: Day, days: Int, usual: Int? = nil, text: String? = nil,
        followUp: ID<FollowUp>? = nil
    ) {
        self.kind = kind
        self.urgency = urgency
        self.sentence = sentence
        self.day = day
        self.days = days
        self.usual = usual
        self.text = text
        self.followUp = followUp
    }
}

/// A reason that was set aside and rests.
package struct ReasonRest: Equatable, Sendable, Codable {
    package let kind: Reason.Kind
    /// The first day on which it may be said again.
    package let until: Day
    /// The one follow-up that rests; nil for reasons of other kinds.
    package let followUp: ID<FollowUp>?

    package init(kind: Reason.Kind, until: Day, followUp: ID<FollowUp>? = nil) {
        self.kind = kind
        self.until = until
        self.followUp = followUp
    }
}
