internal import Foundation
package import WellmetModel

/// What is known of a name in a log line.
package struct MentionMatch: Sendable {
    package let mention: LogLine.Mention
    /// Nobody, one, or several who fit.
    package let candidates: [PersonLine]
}

/// A log line as it was understood, with who is meant.
package struct UnderstoodLine: Sendable {
    package let line: LogLine
    package let mentions: [MentionMatch]
}

/// Who a name in a log line is.
package enum LogPerson: Sendable {
    case known(ID<Person>)
    case new(PersonName, Identity?)
}

extension [LogPerson] {
    /// The same without those who were named twice.
    package var distinct: [LogPerson] {
        var seen: Set<ID<Person>> = []
        return filter { person in
            guard case .known(let id) = person else { return true }
            return seen.insert(id).inserted
        }
    }
}

/// What a log wrote.
package struct Logged: Sendable {
    package let interaction: ID<Interaction>?
    package let people: [ID<Person>]
    package let followUps: [ID<FollowUp>]
    /// Those of the people whom the line took into the book: seen only so far, or in the archive.
    package let takenIn: [ID<Person>]
}

extension Network {
    /// Understands a log line: what happened, when, and which people fit each name. Writes nothing.
    ///
    /// `normalised` spells an address or number of the line as the book does, as far as that needs more than its form.
    ///
    /// - Throws: `LogLineError` when the line cannot be understood.
    package func understand(
        _ text: String, normalised: @escaping @Sendable (Identity) -> Identity = { $0 }, at now: Instant
    ) async throws -> UnderstoodLine {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            var line = try LogLine.parse(text, now: now, zone: zone) { name in
                // A name that cannot be looked up is one that nobody bears.
                (try? PersonLookup.find(name, account: account, tx: tx).isEmpty) == false
            }
            for i in line.people.indices { line.people[i].identity = line.people[i].identity.map(normalised) }
            let mentions = try line.people.map { mention in
                let text = mention.identity.map(\.value) ?? mention.text
                return MentionMatch(mention: mention, candidates: try PersonLookup.find(text, account: account, tx: tx))
            }
            // What is kept is read later: by then an id tells nothing.
            for match in mentions where match.mention.isID {
                guard let name = match.candidates.first?.name.full else { continue }
                line.summary = line.summary.replacing(match.mention.text, with: name)
                for i in line.followUps.indices {
                    line.followUps[i].text = line.followUps[i].text.replacing(match.mention.text, with: name)
                }
            }
            return UnderstoodLine(line: line, mentions: mentions)
        }
    }

    /// Open promises with those people that the line may be keeping: for the person who logs to say.
    package func promisesKept(by line: LogLine, with people: [ID<Person>], at now: Instant) async throws -> [FollowUp] {
        guard line.happened, !people.isEmpty else { return [] }
        let account = account
        return try await read { tx in
            let today = Day(now, in: try Settings.read(account: account, tx: tx).timeZone)
            let names = try tx.rows("SELECT full_name FROM person WHERE account = \(account) AND id IN (\(list: people))")
            let words = Set(names.flatMap { foldedWords($0[0].text) })
            return try tx.rows(
                """
                SELECT * FROM follow_up
                WHERE account = \(account) AND person IN (\(list: people)) AND origin <> 'rule' AND \(FollowUp.isOpen(on: today))
                ORDER BY due NULLS LAST, id
                """
            ).map(FollowUp.init(row:)).filter { line.mayKeep($0.text, by: $0.owner, names: words) }
        }
    }

    /// Writes what a log line says, as one batch: the interaction, the circles and tags of its people, the follow-ups, and
    /// people who are new.
    ///
    /// `people` are those of the line's mentions, in their order; `keeping` are promises that it keeps.
    package func log(
        _ line: LogLine, people: [LogPerson], keeping: [ID<FollowUp>] = [], at now: Instant
    ) async throws -> Written<Logged> {
        guard !people.isEmpty else { throw StoreError.invalid("Nobody was named: say with whom.") }
        let names = try await names(of: people.distinct)
        let title =
            line.happened
            ? "Logged \(line.kind.rawValue) with \(names.joined(separator: ", "))" : "Follow-up with \(names.joined(separator: ", "))"
        let zone = try await settings().timeZone
        let strangers = try await strangers(among: people, countsArchive: !line.followUps.isEmpty)
        return try await write(BatchEntry(.log, title + strangers), at: now) { change in
            let logged = try change.log(line, people: people, zone: zone)
            for followUp in keeping { try change.close(followUp, as: .kept, by: logged.interaction) }
            return logged
        }
    }

    /// Who comes into the book with what is written of them, for its title: empty, or behind a space in brackets.
    func strangers(among people: [LogPerson], countsArchive: Bool) async throws -> String {
        let ids = people.compactMap { person -> ID<Person>? in if case .known(let id) = person { id } else { nil } }
        let account = account
        let names = try await read { tx in
            try tx.rows(
                """
                SELECT full_name FROM person WHERE account = \(account) AND id IN (\(list: ids))
                  AND (standing = 'discovered' OR (archived = 1 AND \(countsArchive) = 1)) ORDER BY sort_key
                """
            ).map { $0[0].text }
        }
        return names.isEmpty ? "" : " (now in your book: \(names.joined(separator: ", ")))"
    }

    private func names(of people: [LogPerson]) async throws -> [String] {
        var names: [String] = []
        for person in people {
            switch person {
            case .known(let id): names.append(try await name(of: id))
            case .new(let name, _): names.append(name.full)
            }
        }
        return names
    }

    /// Replaces what an interaction says; the tie follows.
    ///
    /// - Throws: `StaleVersion` when `version` is given and another batch has written it since; then nothing is written.
    package func edit(
        _ interaction: Interaction, people: [ID<Person>], ifVersion version: BatchNumber? = nil, at now: Instant
    ) async throws -> Written<Void> {
        guard !people.isEmpty else { throw StoreError.invalid("An interaction needs at least one person: delete it instead.") }
        guard interaction.at <= now else { throw StoreError.invalid("That is in the future: an interaction is something that happened.") }
        if let minutes = interaction.minutes, !Interaction.possibleMinutes.contains(minutes) {
            throw StoreError.invalid("Something lasts from 1 minute to two days; \(minutes) minutes is not possible.")
        }
        let title = "Edited: \(try await words(of: interaction.id))"
        return try await write(BatchEntry(.edit, title), at: now) { change in
            guard let row = try change.current(.interaction, [SQLValue(interaction.id)]) else {
                throw StoreError.notFound("That interaction")
            }
            if let version, row["touched"].int64 != version { throw StaleVersion() }
            try change.rewrite(interaction, people: people)
        }
    }

    /// Deletes an interaction.
    ///
    /// - Throws: `StaleVersion` when `version` is given and another batch has written it since; then nothing is written.
    package func delete(
        _ interaction: ID<Interaction>, ifVersion version: BatchNumber? = nil, at now: Instant
    ) async throws -> Written<Void> {
        let title = "Deleted: \(try await words(of: interaction))"
        return try await write(BatchEntry(.edit, title), at: now) { change in
            if let version, let row = try change.current(.interaction, [SQLValue(interaction)]), row["touched"].int64 != version {
                throw StaleVersion()
            }
            try change.forget(interaction)
            try change.remove(interaction)
        }
    }

    /// "coffee with Ada Lovelace and 2 others, 3 May 2026"
    private func words(of id: ID<Interaction>) async throws -> String {
        let (happened, people) = try await interaction(id)
        let zone = try await settings().timeZone
        let more = people.count > 1 ? " and \(people.count - 1) \(people.count == 2 ? "other" : "others")" : ""
        let who = people.first.map { " with \($0.name.full)\(more)" } ?? ""
        return "\(happened.kind.word)\(who), \(PartialDate(Day(happened.at, in: zone)).words)"
    }

    /// Open promises that were made in that interaction.
    package func promises(madeBy interaction: ID<Interaction>, at now: Instant) async throws -> [FollowUp] {
        let account = account
        let today = Day(now, in: try await settings().timeZone)
        return try await read { tx in
            try tx.rows(
                "SELECT * FROM follow_up WHERE account = \(account) AND interaction = \(interaction) AND \(FollowUp.isOpen(on: today))"
            ).map(FollowUp.init(row:))
        }
    }

    /// The interaction, with the people who took part.
    ///
    /// - Throws: `StoreError.notFound` when there is none.
    package func interaction(_ id: ID<Interaction>) async throws -> (interaction: Interaction, people: [PersonLine]) {
        let account = account
        return try await read { tx in
            guard let row = try tx.row("SELECT * FROM interaction WHERE account = \(account) AND id = \(id)") else {
                throw StoreError.notFound("That interaction")
            }
            let rows = try tx.rows(
                PeopleQueries.columns + """
                     FROM participant JOIN person ON person.account = participant.account AND person.id = participant.person
                    JOIN tie ON tie.account = person.account AND tie.person = person.id
                    WHERE participant.account = \(account) AND participant.interaction = \(id) ORDER BY person.sort_key
                    """)
            return (try Interaction(row: row), try PeopleQueries.lines(rows, account: account, tx: tx))
        }
    }

    /// The batch that wrote the interaction last: what an edit says it was made from.
    ///
    /// - Throws: `StoreError.notFound` when there is none.
    package func version(of interaction: ID<Interaction>) async throws -> BatchNumber {
        let account = account
        return try await read { tx in
            let row = try tx.row("SELECT touched FROM interaction WHERE account = \(account) AND id = \(interaction)")
            guard let version = row?["touched"].int64 else { throw StoreError.notFound("That interaction") }
            return version
        }
    }

    /// Writes interactions in the order of time, as a source brings them: one batch for all, in chunks.
    ///
    /// For generated networks and benchmarks; an archive comes in by `apply`.
    package func record(
        _ interactions: some Sequence<(Interaction, [ID<Person>])>, title: String, chunk: Int = 4000, at now: Instant
    ) async throws -> BatchNumber? {
        let (account, entry) = (account, BatchEntry(.demo, title, by: .importer))
        var batch: BatchNumber?
        var part: [NewInteraction] = []
        part.reserveCapacity(chunk)
        func flush(isLast: Bool) async throws {
            let (known, items) = (batch, part)
            let body: @Sendable (any Transaction) throws -> BatchNumber? = { tx in
                let change =
                    try known.map { try Change(tx, account: account, continuing: $0, entry: entry, at: now) }
                    ?? Change(tx, account: account, entry: entry, at: now)
                try change.add(items)
                try change.finish()
                return change.batchIfAny
            }
            batch = isLast ? try await engine.write(body) : try await engine.writeSoon(body).value
            part.removeAll(keepingCapacity: true)
        }
        for (interaction, people) in interactions {
            if part.count == chunk { try await flush(isLast: false) }
            part.append(NewInteraction(interaction: interaction, people: people))
        }
        if !part.isEmpty { try await flush(isLast: true) }
        return batch
    }
}

extension Change {
    func log(_ line: LogLine, people: [LogPerson], zone: TimeZone) throws -> Logged {
        var ids: [ID<Person>] = []
        var new: Set<ID<Person>> = []
        for person in people.distinct {
            switch person {
            case .known(let id):
                guard try current(.person, [SQLValue(id)]) != nil else { throw StoreError.notFound("That person") }
                ids.append(id)
            case .new(let name, let identity):
                let id = try addPerson(name, standing: .book, edits: identity.map { [.addIdentity($0)] } ?? [])
                new.insert(id)
                ids.append(id)
            }
        }
        // Whoever is logged with by hand is no stranger any more, and a promise to somebody in the archive must not vanish there.
        let takenIn = try ids.filter { try !new.contains($0) && takeIn($0, outOfArchive: !line.followUps.isEmpty) }
        for id in ids {
            for circle in line.circles { try apply(.joinCircle(circle), to: id) }
            for tag in line.tags { try apply(.tag(tag), to: id) }
        }
        var interaction: ID<Interaction>?
        if line.happened {
            let happened = Interaction(
                id: newID(), kind: line.kind, channel: line.channel, direction: line.direction, at: line.at, precision: line.precision,
                minutes: line.minutes, summary: line.summary.withPlainLineEnds, audience: ids.count + line.others,
                wantsAnswer: line.wantsAnswer)
            try add([NewInteraction(interaction: happened, people: ids)])
            interaction = happened.id
            if happened.weight > 0, happened.direction != .in {
                for id in ids { answersToday[id] = .contact(Day(happened.at, in: zone)) }
            }
            for id in ids {
                if new.contains(id) {
                    // Nobody met by a message or a call.
                    guard happened.isMeeting else { continue }
                    _ = try addThanks(.meeting, to: id, metOn: Day(line.at, in: zone), zone: zone)
                } else {
                    try keepThanks(by: happened, with: [id], in: zone)
                }
            }
        }
        var followUps: [ID<FollowUp>] = []
        for promise in line.followUps {
            for id in try addressees(of: promise, among: ids) {
                followUps.append(
                    try addFollowUp(promise.text, with: id, due: promise.due, owner: promise.owner, origin: .log, from: interaction))
            }
        }
        return Logged(interaction: interaction, people: ids, followUps: followUps, takenIn: takenIn)
    }

    /// Whom a promise of the line is about: whoever it names, else everybody of the line.
    private func addressees(of promise: LogLine.Promise, among ids: [ID<Person>]) throws -> [ID<Person>] {
        guard let name = promise.person else { return ids }
        let found = try PersonLookup.find(name, account: account, tx: tx).map(\.id)
        let inLine = ids.filter { found.contains($0) }
        return inLine.isEmpty ? (found.count == 1 ? found : ids) : inLine
    }
}
