package import Foundation

extension Candidate {
    /// Why the person is worth a word at `now`, most urgent first, promises before all; empty when nothing is, or while the person
    /// is hidden. Days are those of `zone`.
    ///
    /// That a tie is dormant is said only when `dormant` asks for it: the list offers one a week.
    package func reasons(at now: Instant, in zone: TimeZone, dormant: Bool = false) -> [Reason] {
        let moment = Moment(now: now, today: Day(now, in: zone), zone: zone)
        if let hiddenUntil, moment.today < hiddenUntil { return [] }
        var found = followUps.compactMap { reason(for: $0, moment) }
        found += [replyReason(moment), askReason(moment)].compactMap(\.self)
        found += silenceReasons(moment)
        if dormant, let reason = dormantReason(moment) { found.append(reason) }
        found += occasions.compactMap { reason(for: $0, moment) }
        return found
            .filter { reason in !resting.contains { $0.covers(reason, on: moment.today) } }
            .enumerated()
            .sorted { a, b in
                if a.element.kind.isPromise != b.element.kind.isPromise { return a.element.kind.isPromise }
                if a.element.kind.isPromise, a.element.day != b.element.day { return a.element.day < b.element.day }
                if a.element.urgency != b.element.urgency { return a.element.urgency > b.element.urgency }
                return a.offset < b.offset
            }
            .map(\.element)
    }

    /// Now, and the day that it is here.
    private struct Moment {
        let now: Instant
        let today: Day
        let zone: TimeZone

        func day(_ instant: Instant) -> Day { Day(instant, in: zone) }
        func days(since day: Day) -> Int { today.number &- day.number }
        func words(_ day: Day) -> String { Wording.on(day, today: today) }
    }

    private func reason(for followUp: OpenFollowUp, _ moment: Moment) -> Reason? {
        if followUp.origin == .rule { return thankReason(followUp, moment) }
        guard let due = followUp.due, due <= moment.today else { return nil }
        let words = PromiseWording(followUp.text)
        let when = due == moment.today ? "due today" : "due \(Wording.on(due, today: moment.today, preposition: ""))"
        let sentence = followUp.owner == .mine
            ? "You \(words.promised()), \(when)."
            : "\(name.familiar.nonEmpty ?? "They") \(words.promised()), \(when)."
        return Reason(
            kind: followUp.owner == .mine ? .followUpMine : .followUpTheirs, urgency: Urgency.due, sentence: sentence,
            day: due, days: moment.days(since: due), text: followUp.text, followUp: followUp.id)
    }

    private func thankReason(_ followUp: OpenFollowUp, _ moment: Moment) -> Reason? {
        let days = moment.days(since: followUp.since)
        guard (0...Urgency.thankLasts).contains(days) else { return nil }
        // A message of that very day is thanks already; an invitation of that day only made the connection.
        if let wrote = tie.lastPersonalOut, moment.day(wrote) >= followUp.since { return nil }
        if let mine = tie.lastOut, moment.day(mine) > followUp.since { return nil }
        return Reason(
            kind: .thank, urgency: Urgency.thank(days: days),
            sentence: "You connected \(moment.words(followUp.since)) and have not written yet.",
            day: followUp.since, days: days, text: followUp.text, followUp: followUp.id)
    }

    private func replyReason(_ moment: Moment) -> Reason? {
        guard let since = tie.owedSince else { return nil }
        let days = moment.now.daysSafely(since: since)
        guard days > 0, days < Urgency.replyLasts else { return nil }
        let day = moment.day(since)
        return Reason(
            kind: .reply, urgency: Urgency.reply(days: days), sentence: "The last word was theirs, \(moment.words(day)).",
            day: day, days: moment.days(since: day))
    }

    private func askReason(_ moment: Moment) -> Reason? {
        guard let since = tie.askedSince, tie.unanswered <= Urgency.asksAtMost else { return nil }
        guard moment.now.daysSafely(since: since) < Urgency.askLasts else { return nil }
        let day = moment.day(since)
        let sentence: String
        if tie.unanswered < 2 {
            if let theirs = tie.lastIn, since.daysSafely(since: theirs) <= Urgency.askContinues { return nil }
            guard moment.today >= day.adding(workingDays: Urgency.askWorkingDays) else { return nil }
            sentence = "You wrote \(moment.words(day)) and have not heard back."
        } else {
            guard moment.now.daysSafely(since: since) >= Urgency.askAgain else { return nil }
            sentence = "You wrote twice, last \(moment.words(day)), and have not heard back."
        }
        return Reason(kind: .ask, urgency: Urgency.ask, sentence: sentence, day: day, days: moment.days(since: day))
    }

    private func silenceReasons(_ moment: Moment) -> [Reason] {
        guard let last = tie.lastContact, let silence = tie.silence(at: moment.now) else { return [] }
        let day = moment.day(last)
        let days = moment.days(since: day)
        let since = Wording.on(day, today: moment.today, preposition: "")
        let usual = Int(min(1_000_000, pace.rounded()))
        var reasons: [Reason] = []
        if let from = tie.cadenceOverdue(cadenceDays), silence >= from {
            reasons.append(Reason(
                kind: .cadence, urgency: Tie.lateness(silence: silence, rhythm: pace),
                sentence: "You want to be in touch \(Wording.every(usual)); it has been \(Wording.elapsed(silence, usual: pace)).",
                day: day, days: days, usual: usual))
        }
        if let span = tie.rhythmOverdue(cadenceDays, circleLogMean: circleLogMean), silence >= span.from, silence < span.until {
            reasons.append(Reason(
                kind: .rhythm, urgency: Tie.lateness(silence: silence, rhythm: pace),
                sentence: "You two usually talk \(DayWords.rhythm(days: pace)); it has been \(Wording.elapsed(silence, usual: pace)).",
                day: day, days: days, usual: usual))
        }
        if let span = tie.fadingSpan(cadenceDays, circleLogMean: circleLogMean), silence >= span.from, silence < span.until {
            reasons.append(Reason(
                kind: .fading, urgency: 1 - tie.probability(within: 30, at: moment.now),
                sentence: "You two have been in touch \(tie.contacts) times, but not since \(since).",
                day: day, days: days, usual: usual))
        }
        return reasons
    }

    private func dormantReason(_ moment: Moment) -> Reason? {
        guard let last = tie.lastContact, let from = tie.dormantFrom(marked: importance == .high), moment.now >= from else { return nil }
        let day = moment.day(last)
        let since = Wording.on(day, today: moment.today, preposition: "")
        let sentence = tie.bestSlow >= Urgency.dormantLevel
            ? "You two have been in touch \(tie.contacts) times, but not since \(since): an old tie often has news."
            : "Somebody who matters to you, and not a word since \(since)."
        return Reason(
            kind: .dormant, urgency: Urgency.dormant, sentence: sentence, day: day, days: moment.days(since: day),
            usual: Int(min(1_000_000, pace.rounded())))
    }

    private func reason(for occasion: Occasion, _ moment: Moment) -> Reason? {
        // Somebody never in contact is a name; and who was written to since has had the word.
        guard occasion.day <= moment.today, moment.today <= occasion.until, tie.isMutual else { return nil }
        if let mine = tie.lastOut, moment.day(mine) >= occasion.day { return nil }
        let days = moment.days(since: occasion.day)
        return Reason(
            kind: occasion.reasonKind, urgency: Urgency.occasion, sentence: Wording.sentence(occasion, days: days),
            day: occasion.day, days: days, text: occasion.text.nonEmpty)
    }
}
