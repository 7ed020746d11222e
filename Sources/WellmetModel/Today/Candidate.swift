/// An open follow-up, as today needs it.
package struct OpenFollowUp: Equatable, Sendable {
    package let id: ID<FollowUp>
    package let text: String
    package let due: Day?
    package let owner: FollowUp.Owner
    package let origin: FollowUp.Origin
    /// The day that made it: for thanks, the day of the connection.
    package let since: Day

    package init(id: ID<FollowUp>, text: String, due: Day?, owner: FollowUp.Owner, origin: FollowUp.Origin, since: Day) {
        self.id = id
        self.text = text
        self.due = due
        self.owner = owner
        self.origin = origin
        self.since = since
    }
}

/// Somebody who may be on today's list, with everything that decides it.
///
/// People who are archived or only discovered are no candidates.
package struct Candidate: Equatable, Sendable {
    package var id: ID<Person>
    package var name: PersonName
    package var tie: Tie
    /// The cadence that holds (`Cadence.chosen`); nil when nobody said.
    package var cadenceDays: Int?
    /// `CircleRhythm.logMean` of the person's circles.
    package var circleLogMean: Double
    package var circles: [ID<Circle>]
    package var importance: Person.Importance
    /// Whether nobody else in one of the circles is a tie, muted people counted: muting changes nobody else's numbers.
    package var isOnlyTieIntoCircle: Bool
    /// Those of about now; others are passed over.
    package var occasions: [Occasion]
    /// Open ones only.
    package var followUps: [OpenFollowUp]
    /// How many days ago each showing was that got no answer, from 1.
    package var ignoredShowings: [Int]
    /// Reasons that were set aside.
    package var resting: [ReasonRest]
    /// Snoozed: the first day on which the person may be shown again, with promises and all.
    package var hiddenUntil: Day?
    /// Paused: the first day on which the person may be suggested again. Promises with a date are not suggestions.
    package var pausedUntil: Day?
    /// Never suggested, because somebody said so; promises with a date come all the same.
    package var isMuted: Bool
    /// The last day on which the person stood on a list; nil for never.
    package var lastSuggested: Day?
    /// The channel of the last thing that came from them or of us both.
    package var answeredOn: Interaction.Channel?
    /// Other ways to reach them, best first: the channel of my last word, then those of which an address is known.
    package var ways: [Interaction.Channel] = []
    /// Whether they live by another clock than mine: too far to meet in person.
    package var isFar = false
    /// `NeedBound.value` as it holds now; nil where nobody has reckoned it, or a promise may reach the worth.
    package var sharperBound: Double?

    package init(
        id: ID<Person>, name: PersonName, tie: Tie = Tie(), cadenceDays: Int? = nil,
        circleLogMean: Double = CircleRhythm().logMean, circles: [ID<Circle>] = [], importance: Person.Importance = .normal,
        isOnlyTieIntoCircle: Bool = false, occasions: [Occasion] = [], followUps: [OpenFollowUp] = [],
        ignoredShowings: [Int] = [], resting: [ReasonRest] = [], hiddenUntil: Day? = nil, pausedUntil: Day? = nil,
        isMuted: Bool = false, lastSuggested: Day? = nil, answeredOn: Interaction.Channel? = nil
    ) {
        self.id = id
        self.name = name
        self.tie = tie
        self.cadenceDays = cadenceDays
        self.circleLogMean = circleLogMean
        self.circles = circles
        self.importance = importance
        self.isOnlyTieIntoCircle = isOnlyTieIntoCircle
        self.occasions = occasions
        self.followUps = followUps
        self.ignoredShowings = ignoredShowings
        self.resting = resting
        self.hiddenUntil = hiddenUntil
        self.pausedUntil = pausedUntil
        self.isMuted = isMuted
        self.lastSuggested = lastSuggested
        self.answeredOn = answeredOn
    }

    /// How much a word with the person is worth (`Urgency.worth`): no need is ever greater.
    package var worth: Double {
        Urgency.worth(importance: importance, bestSlow: tie.bestSlow, isOnlyTieIntoCircle: isOnlyTieIntoCircle)
    }

    /// The most that the need can be: the worth, where the source knows nothing sharper.
    package var needBound: Double { min(sharperBound ?? worth, worth) }

    /// The days between contacts that are meant to be or usual.
    package var pace: Double { tie.pace(cadenceDays, circleLogMean: circleLogMean) }

    /// For how many days a reason rests that is set aside: one cadence, else one rhythm, else thirty days.
    package var restDays: Int {
        guard cadenceDays != nil || tie.pauses > 0 else { return Urgency.restDays }
        return Int(max(1, min(3650, (pace - 1e-6).rounded(.up))))
    }
}

/// The number by which people stand in today's list, with its factors, so that it can say why.
package struct Need: Equatable, Sendable, Codable {
    /// `Candidate.worth`.
    package let worth: Double
    /// All reasons together: 1 − Π(1 − urgency).
    package let urgency: Double
    /// The probability that we are not in touch within a week anyway; 1 for promises.
    package let unlikely: Double
    /// What ignored showings leave.
    package let rest: Double
    /// What the shares of the circles leave.
    package var fair: Double

    package init(worth: Double, urgency: Double, unlikely: Double, rest: Double, fair: Double) {
        self.worth = worth
        self.urgency = urgency
        self.unlikely = unlikely
        self.rest = rest
        self.fair = fair
    }

    /// The need itself; never above `worth`.
    package var value: Double { worth * urgency * unlikely * rest * fair }
}
