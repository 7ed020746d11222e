/// What somebody can say to a line of today.
package enum Answer: Equatable, Sendable {
    /// It is done: logs it.
    case done
    /// Not before that day.
    case later(until: Day)
    /// Not for this reason: it rests for one cadence.
    case notForThisReason(Reason.Kind)
    /// The person rests until that day.
    case pause(until: Day)
    /// Never suggest the person again.
    case never

    /// What the answer to `nudge`, given on `today`, changes. Days that have passed count as tomorrow.
    package func effect(on nudge: Nudge, today: Day) -> AnswerEffect {
        var effect = AnswerEffect()
        let tomorrow = today.adding(1)
        switch self {
        case .done:
            effect.logsContact = true
            effect.keptFollowUps = Answer.kept(nudge)
            if let reason = nudge.reasons.first, reason.kind == .followUpTheirs {
                // Asking does not keep their promise: it stays open, and is not asked after again tomorrow.
                effect.rests = [ReasonRest(kind: reason.kind, until: today.adding(7), followUp: reason.followUp)]
            }
        case .later(let day):
            effect.hiddenUntil = max(day, tomorrow)
        case .notForThisReason(let kind):
            let until = today.adding(max(1, nudge.restDays))
            let followUps = nudge.reasons.filter { $0.kind == kind }.compactMap(\.followUp)
            effect.rests =
                followUps.isEmpty
                ? kind.family.map { ReasonRest(kind: $0, until: until) }
                : followUps.map { ReasonRest(kind: kind, until: until, followUp: $0) }
        case .pause(let day):
            effect.pausedUntil = max(day, tomorrow)
        case .never:
            effect.neverSuggest = true
        }
        return effect
    }

    /// My promise that the line is about, and thanks that any word makes good; others on the line stay open.
    private static func kept(_ nudge: Nudge) -> [ID<FollowUp>] {
        nudge.reasons.enumerated().compactMap { place, reason in
            reason.kind == .thank || place == 0 && reason.kind == .followUpMine ? reason.followUp : nil
        }
    }
}

/// What an answer changes, for the store to apply as one batch that can be undone.
package struct AnswerEffect: Equatable, Sendable {
    /// Whether an interaction from me, now, is logged with the person.
    package var logsContact = false
    /// Follow-ups that are kept by it.
    package var keptFollowUps: [ID<FollowUp>] = []
    /// The first day on which the person may be suggested again.
    package var hiddenUntil: Day?
    /// Until when the person rests.
    package var pausedUntil: Day?
    /// Reasons that rest from now on.
    package var rests: [ReasonRest] = []
    /// Whether the person is muted for ever.
    package var neverSuggest = false

    package init() {}
}
