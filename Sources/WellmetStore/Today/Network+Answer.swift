internal import Foundation
package import WellmetModel

extension Network {
    /// Answers a line of today, as one batch that can be undone; the free place is filled again.
    ///
    /// *Done* logs a contact from me, now, by the suggested way, unless `logs` is false because the caller has logged it. Of
    /// several promises on the line it is about the first, or the one that `followUp` names.
    ///
    /// - Throws: `StoreError.notFound` when the person is not on today's list and the answer needs a line, or when that
    ///   promise is no more on it: somebody else was faster, or clicked twice.
    package func answer(
        _ answer: Answer, for person: ID<Person>, about followUp: ID<FollowUp>? = nil, logs: Bool = true, at now: Instant
    ) async throws -> Written<Void> {
        let day = try await today(at: now).day
        let name = try await name(of: person)
        let (account, zone) = (account, try await settings().timeZone)
        let entry = BatchEntry(.answer, answer.title(name))
        return try await write(entry, at: now) { change in
            let today = try Today.read(account: account, day: day, now: now, zone: zone, tx: change.tx)
            var nudge = (today.promises + today.picks).first { $0.person.id == person }?.nudge
            if let followUp { nudge = nudge?.led(by: followUp) }
            if let nudge {
                let effect = answer.effect(on: nudge, today: day)
                try change.apply(effect, to: person, nudge: nudge, logs: logs)
                try change.mark(nudge, person, answer: answer, day: day)
                try change.reckonTies()
                try TodayList(change, day: day, zone: zone).fill()
            } else {
                switch answer {
                case .pause(let until): try change.apply(.pause(until: max(until, day.adding(1))), to: person)
                case .never: try change.apply(.neverSuggest(true), to: person)
                case .later(let until): try change.rest(person, Rest.everything, until: max(until, day.adding(1)))
                case .done, .notForThisReason: throw StoreError.notFound("\(name) on today's list")
                }
            }
        }
    }
}

extension Answer {
    /// As the table `nudge` spells it.
    var stored: String {
        switch self {
        case .done: "done"
        case .later: "later"
        case .notForThisReason: "not-this"
        case .pause: "pause"
        case .never: "never"
        }
    }

    /// The answers after which nothing more is said of the person that day, as they are stored.
    static let quieting: Set<String> = ["pause", "never"]

    /// As the ledger tells it.
    func title(_ name: String) -> String {
        switch self {
        case .done: "Done: \(name)"
        case .later(let day): "Later, on \(PartialDate(day).words): \(name)"
        case .notForThisReason: "Not for this reason: \(name)"
        case .pause(let day): "Paused until \(PartialDate(day).words): \(name)"
        case .never: "Never suggest: \(name)"
        }
    }
}

extension Change {
    func apply(_ effect: AnswerEffect, to person: ID<Person>, nudge: Nudge, logs: Bool) throws {
        if effect.logsContact {
            var closer: ID<Interaction>?
            if logs {
                let interaction = Interaction(
                    id: newID(), kind: nudge.suggestion.kindOfContact, channel: nudge.suggestion.channel ?? .other, direction: .out,
                    at: now, precision: .minute, summary: "", wantsAnswer: nudge.suggestion.action.waitsForAnswer)
                try add([NewInteraction(interaction: interaction, people: [person])])
                closer = interaction.id
            }
            for followUp in effect.keptFollowUps { try close(followUp, as: .kept, by: closer) }
        }
        if let day = effect.hiddenUntil { try rest(person, Rest.everything, until: day) }
        if let day = effect.pausedUntil { try apply(.pause(until: day), to: person) }
        if effect.neverSuggest { try apply(.neverSuggest(true), to: person) }
        for item in effect.rests { try rest(person, item.stored, until: item.until) }
    }

    /// Lets a reason, or the whole person, rest until that day.
    func rest(_ person: ID<Person>, _ reason: String, until: Day) throws {
        let key: [SQLValue] = [SQLValue(person), .text(reason)]
        if try current(.rest, key) == nil {
            try insert(.rest, ["person": SQLValue(person), "reason": .text(reason), "until_day": SQLValue(until)])
        } else {
            try update(.rest, key, ["until_day": SQLValue(until)])
        }
        peopleToRefresh.insert(person)
    }

    /// Notes the answer on the day's line; a promise's line comes into being with it, at rank 0.
    func mark(_ nudge: Nudge, _ person: ID<Person>, answer: Answer, day: Day) throws {
        let key = [SQLValue(day), SQLValue(person)]
        if try current(.nudge, key) == nil {
            try insert(
                .nudge,
                [
                    "day": SQLValue(day), "person": SQLValue(person), "rank": SQLValue(0), "content": .text(try nudge.stored()),
                    "answer": .text(answer.stored), "answered_at": SQLValue(now),
                ])
            peopleToRefresh.insert(person)
        } else {
            try update(.nudge, key, ["answer": .text(answer.stored), "answered_at": SQLValue(now)])
        }
    }
}

extension Suggestion {
    /// What doing it most likely was.
    var kindOfContact: Interaction.Kind {
        switch channel {
        case .phone: .call
        case .video: .video
        case .inPerson: .meeting
        case .mail: .mail
        default: .message
        }
    }
}

/// A line of a day that was answered, with the batch that undoes it.
package struct AnsweredLine: Sendable {
    package let person: ID<Person>
    /// "Done: Ada Lovelace".
    package let title: String
    package let batch: BatchNumber
}

extension Network {
    /// The lines of a day that were answered, the last answer first.
    package func answers(on day: Day) async throws -> [AnsweredLine] {
        let account = account
        return try await read { tx in
            try tx.rows(
                """
                SELECT nudge.person AS person, batch.title AS title, batch.number AS number FROM nudge
                JOIN batch ON batch.account = nudge.account AND batch.number = nudge.touched
                WHERE nudge.account = \(account) AND nudge.day = \(day) AND nudge.answer IS NOT NULL AND batch.state = 'applied'
                ORDER BY batch.number DESC
                """
            ).map { AnsweredLine(person: try $0["person"].required(), title: $0["title"].text, batch: $0["number"].int64 ?? 0) }
        }
    }
}
