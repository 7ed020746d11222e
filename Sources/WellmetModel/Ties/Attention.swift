package import Foundation

/// What decides, beside the tie itself, from when on somebody is due.
package struct AttentionRules: Equatable, Sendable {
    /// The cadence that holds (`Cadence.chosen`); it replaces the learned rhythm.
    package var cadenceDays: Int?
    /// `CircleRhythm.logMean` of the person's circles.
    package var circleLogMean: Double
    /// The person rests until then.
    package var pausedUntil: Instant?

    package init(cadenceDays: Int?, circleLogMean: Double, pausedUntil: Instant? = nil) {
        self.cadenceDays = cadenceDays
        self.circleLogMean = circleLogMean
        self.pausedUntil = pausedUntil
    }
}

/// Instants that follow from a tie as long as nothing happens: kept in indexed columns, so that nobody is looked at before it is time.
extension Tie {
    /// The instant from which, without new contact, somebody is due by cadence, by rhythm or because the tie fades. A cadence counts
    /// days, which begin at another instant in each zone: this is before all of them, and `dueFrom` is one zone's.
    ///
    /// Nil when that never comes: nobody in contact yet, no cadence and too little history, or the time is over before a pause ends.
    package func attentionFrom(_ rules: AttentionRules) -> Instant? {
        guard let lastContact else { return nil }
        let starts = [
            cadenceOverdue(rules.cadenceDays),
            rhythmOverdue(rules.cadenceDays, circleLogMean: rules.circleLogMean)?.from,
            fadingSpan(rules.cadenceDays, circleLogMean: rules.circleLogMean)?.from,
        ]
        guard let days = starts.compactMap(\.self).min() else { return nil }
        let from = max(lastContact.reaching(days: days), rules.pausedUntil ?? .distantPast)
        guard let until = attentionUntil(rules) else { return from }
        return from < until ? from : nil
    }

    /// `attentionFrom` in a zone: by a chosen cadence the beginning of its day, or the end of a pause.
    package func dueFrom(_ rules: AttentionRules, in zone: TimeZone) -> Instant? {
        attentionFrom(rules).map { from in cadenceDay(rules.cadenceDays, in: zone).map { max(from, $0.start(in: zone)) } ?? from }
    }

    /// The day on which a chosen cadence is used up: so many days after that of the last contact. Nil without either.
    package func cadenceDay(_ cadenceDays: Int?, in zone: TimeZone) -> Day? {
        guard let cadenceDays, let lastContact else { return nil }
        return Day(lastContact, in: zone).adding(min(max(1, cadenceDays), Cadence.longest))
    }

    /// The instant at which the reasons of `attentionFrom` are over, as the tie is dormant by then; nil when they have no end
    /// (a cadence was chosen) or never begin.
    package func attentionUntil(_ rules: AttentionRules) -> Instant? {
        guard let lastContact, cadenceOverdue(rules.cadenceDays) == nil else { return nil }
        let ends = [
            rhythmOverdue(rules.cadenceDays, circleLogMean: rules.circleLogMean)?.until,
            fadingSpan(rules.cadenceDays, circleLogMean: rules.circleLogMean)?.until,
        ]
        return ends.compactMap(\.self).max().map { lastContact.reaching(days: $0) }
    }

    /// The instant from which, without new contact, the tie is dormant but worth a word: a year of silence after contact every
    /// two months or better, or of anybody `marked` by hand. Nil when that never comes.
    package func dormantFrom(marked: Bool) -> Instant? {
        guard let lastContact, marked || (isMutual && bestSlow >= Urgency.dormantLevel) else { return nil }
        return lastContact.reaching(days: Urgency.dormantDays)
    }

    /// When their one-to-one message came that is the last word between us; nil when it is not, or I never wrote to or met them.
    package var owedSince: Instant? {
        guard isMutual, let theirs = lastPersonalIn else { return nil }
        if let mine = lastOut, mine >= theirs { return nil }
        return theirs
    }

    /// When I wrote the one-to-one message that waits for an answer and is the last word between us; nil when it is not.
    package var askedSince: Instant? {
        guard let mine = lastPersonalOut, unanswered > 0, mine == lastContact else { return nil }
        return mine
    }

    /// Whether I ever wrote to or met them. Who only ever wrote to me is a name and no tie (ties.md 2.5).
    package var isMutual: Bool { lastOut != nil }

    /// Days of silence before which the day of the chosen cadence has come nowhere.
    private func cadenceOverdue(_ cadenceDays: Int?) -> Double? {
        cadenceDays.map { Double(max(1, $0)) - Urgency.cadenceLead }
    }

    /// Days of silence between which the learned rhythm is overdue.
    func rhythmOverdue(_ cadenceDays: Int?, circleLogMean: Double) -> (from: Double, until: Double)? {
        guard cadenceDays == nil, isMutual, pauses >= Urgency.rhythmPauses else { return nil }
        let usual = rhythm.days(circleLogMean: circleLogMean)
        return (usual * Urgency.rhythmFrom, max(Urgency.dormantDays, usual * Urgency.quietEnds))
    }

    /// Days of silence between which the tie is fading.
    func fadingSpan(_ cadenceDays: Int?, circleLogMean: Double) -> (from: Double, until: Double)? {
        guard isMutual, bestSlow >= Urgency.fadingLevel else { return nil }
        let usual = pace(cadenceDays, circleLogMean: circleLogMean)
        return (max(Urgency.fadingDays, usual * Urgency.fadingFrom), max(Urgency.dormantDays, usual * Urgency.quietEnds))
    }

    /// The days between contacts that are meant to be or usual: the chosen cadence, else the learned rhythm.
    package func pace(_ cadenceDays: Int?, circleLogMean: Double) -> Double {
        cadenceDays.map { Double(max(1, $0)) } ?? rhythm.days(circleLogMean: circleLogMean)
    }
}
