internal import Foundation

/// That a reason holds, before anything is put into words: all that is needed to weigh a person.
struct Finding {
    enum Subject {
        case followUp(OpenFollowUp)
        case occasion(Occasion)
        /// The message or contact that it counts from.
        case since(Instant)
    }

    let kind: Reason.Kind
    let urgency: Double
    let subject: Subject
}

/// Now, and the day that it is here.
struct Moment {
    let now: Instant
    let today: Day
    let zone: TimeZone

    init(_ now: Instant, in zone: TimeZone) {
        self.now = now
        self.zone = zone
        today = Day(now, in: zone)
    }

    func day(_ instant: Instant) -> Day { Day(instant, in: zone) }
    func days(since day: Day) -> Int { today.number &- day.number }
}

extension Candidate {
    /// Which reasons hold at `moment`, in no particular order; none while the person is hidden, and only promises with a date
    /// while they are paused or muted.
    func findings(at moment: Moment, dormant: Bool) -> [Finding] {
        if let hiddenUntil, moment.today < hiddenUntil { return [] }
        var found = followUps.compactMap { due($0, at: moment) }
        if isMuted || pausedUntil.map({ moment.today < $0 }) ?? false {
            found.removeAll { !$0.kind.isPromise }
        } else {
            found = silence(at: moment, dormant: dormant) + found
            if let finding = turn(at: moment) { found.append(finding) }
            for occasion in occasions where isOpen(occasion, at: moment) {
                found.append(Finding(kind: occasion.reasonKind, urgency: Urgency.occasion, subject: .occasion(occasion)))
            }
        }
        if !resting.isEmpty { found.removeAll { finding in resting.contains { $0.covers(finding, on: moment.today) } } }
        return found
    }

    /// How much the person is needed for `findings`, but for the fairness between circles.
    func need(for findings: [Finding], at now: Instant) -> Need {
        let quiet = findings.reduce(1) { $0 * (1 - $1.urgency) }
        let isPromise = findings.contains { $0.kind.isPromise }
        return Need(
            worth: worth, urgency: 1 - quiet, unlikely: isPromise ? 1 : tie.unlikely(at: now),
            rest: ignoredShowings.isEmpty ? 1 : Urgency.rest(ignoredShowings: ignoredShowings), fair: 1)
    }

    private func due(_ followUp: OpenFollowUp, at moment: Moment) -> Finding? {
        guard followUp.origin == .rule else {
            guard let due = followUp.due, due <= moment.today else { return nil }
            let kind: Reason.Kind = followUp.owner == .mine ? .followUpMine : .followUpTheirs
            return Finding(kind: kind, urgency: Urgency.due, subject: .followUp(followUp))
        }
        let days = moment.days(since: followUp.since)
        guard (0...Urgency.thankLasts).contains(days) else { return nil }
        // A message of that very day is thanks already; an invitation of that day only made the connection.
        if let wrote = tie.lastPersonalOut, moment.day(wrote) >= followUp.since { return nil }
        if let mine = tie.lastOut, moment.day(mine) > followUp.since { return nil }
        return Finding(kind: .thank, urgency: Urgency.thank(days: days), subject: .followUp(followUp))
    }

    /// Whose turn it is: the last word was theirs, or mine and needs an answer.
    private func turn(at moment: Moment) -> Finding? {
        if let since = tie.owedSince {
            let days = moment.now.daysSafely(since: since)
            guard days > 0, days < Urgency.replyLasts else { return nil }
            return Finding(kind: .reply, urgency: Urgency.reply(days: days), subject: .since(since))
        }
        guard let since = tie.askedSince, tie.unanswered <= Urgency.asksAtMost else { return nil }
        var due = [moment.day(since).adding(Urgency.askAgain)]
        if tie.unanswered < Urgency.asksAtMost {
            if let theirs = tie.lastIn, since.daysSafely(since: theirs) <= Urgency.askContinues { return nil }
            let first = moment.day(since).adding(workingDays: Urgency.askWorkingDays)
            due = [first, first.adding(Urgency.askAgain)]
        }
        guard due.contains(where: { (0..<Urgency.askOpen).contains(moment.days(since: $0)) }) else { return nil }
        return Finding(kind: .ask, urgency: Urgency.ask, subject: .since(since))
    }

    private func silence(at moment: Moment, dormant: Bool) -> [Finding] {
        guard let last = tie.lastContact, let silence = tie.silence(at: moment.now) else { return [] }
        var found: [Finding] = []
        func add(_ kind: Reason.Kind, _ urgency: Double) {
            found.append(Finding(kind: kind, urgency: urgency, subject: .since(last)))
        }
        // Days count, not hours: from the morning of its day on the cadence is as late as in its last hour.
        if let day = tie.cadenceDay(cadenceDays, in: moment.zone), day <= moment.today {
            add(.cadence, Tie.lateness(silence: max(silence, pace), rhythm: pace))
        }
        if let span = tie.rhythmOverdue(cadenceDays, circleLogMean: circleLogMean), silence >= span.from, silence < span.until {
            add(.rhythm, Tie.lateness(silence: silence, rhythm: pace))
        }
        if let span = tie.fadingSpan(cadenceDays, circleLogMean: circleLogMean), silence >= span.from, silence < span.until {
            add(.fading, 1 - tie.probability(within: 30, at: moment.now))
        }
        if dormant, let from = tie.dormantFrom(marked: importance == .high), moment.now >= from {
            add(.dormant, Urgency.dormant)
        }
        return found
    }

    /// Whether `occasion` is on and I have not been in touch since it began. Somebody never in contact is a name.
    private func isOpen(_ occasion: Occasion, at moment: Moment) -> Bool {
        guard tie.lastContact != nil, occasion.day <= moment.today, moment.today <= occasion.until else { return false }
        return tie.lastOut.map { moment.day($0) < occasion.day } ?? true
    }
}

extension ReasonRest {
    func covers(_ finding: Finding, on today: Day) -> Bool {
        guard today < until, kind == finding.kind else { return false }
        guard let followUp else { return true }
        guard case .followUp(let open) = finding.subject else { return false }
        return open.id == followUp
    }
}
