package import Foundation

/// One line of today: a person, why now, and what to do. Stored as JSON with the day's picks.
package struct Nudge: Equatable, Sendable, Codable {
    /// Where the line stands.
    package enum Group: String, Sendable, Codable {
        /// A follow-up with a date is due; not limited by capacity.
        case promise
        case suggestion
    }

    package let person: ID<Person>
    package let group: Group
    /// The main one first; never empty in a list.
    package let reasons: [Reason]
    package let suggestion: Suggestion
    package let draft: Draft
    package let need: Need
    /// For how many days a reason of this line rests when it is set aside.
    package let restDays: Int

    package init(
        person: ID<Person>, group: Group, reasons: [Reason], suggestion: Suggestion, draft: Draft, need: Need, restDays: Int
    ) {
        self.person = person
        self.group = group
        self.reasons = reasons
        self.suggestion = suggestion
        self.draft = draft
        self.need = need
        self.restDays = restDays
    }

    /// Whether it is here because the tie is dormant, of which there is one a week.
    package var isDormant: Bool { reasons.contains { $0.kind == .dormant } }

    /// The same line with the reason of that follow-up first; nil when it has none such.
    package func led(by followUp: ID<FollowUp>) -> Nudge? {
        guard let place = reasons.firstIndex(where: { $0.followUp == followUp }) else { return nil }
        var reasons = reasons
        reasons.insert(reasons.remove(at: place), at: 0)
        return Nudge(
            person: person, group: group, reasons: reasons, suggestion: suggestion, draft: draft, need: need, restDays: restDays)
    }

    /// The same line with what is still true of it, in the words of now; nil when nothing of it is.
    package func renewed(by candidate: Candidate, at now: Instant, in zone: TimeZone) -> Nudge? {
        let found = candidate.reasons(at: now, in: zone, dormant: true)
        let reasons = reasons.compactMap { old in found.first { $0.kind == old.kind && $0.followUp == old.followUp } }
        guard !reasons.isEmpty else { return nil }
        guard reasons.map(\.sentence) != self.reasons.map(\.sentence) else { return self }
        let suggestion = Suggestion(for: candidate, reasons: reasons, at: now)
        let draft = Draft(for: candidate, reasons: reasons, by: suggestion, today: Day(now, in: zone))
        return Nudge(
            person: person, group: group, reasons: reasons, suggestion: suggestion, draft: draft, need: need, restDays: restDays)
    }

    init(_ contender: Contender, group: Group, at moment: Moment) {
        let candidate = contender.candidate
        let reasons = candidate.reasons(for: contender.findings, at: moment)
        let suggestion = Suggestion(for: candidate, reasons: reasons, at: moment.now)
        self.init(
            person: candidate.id, group: group, reasons: reasons, suggestion: suggestion,
            draft: Draft(for: candidate, reasons: reasons, by: suggestion, today: moment.today), need: contender.need,
            restDays: candidate.restDays)
    }
}
