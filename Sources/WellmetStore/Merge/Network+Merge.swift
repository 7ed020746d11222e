internal import Foundation
package import WellmetModel

/// What a merge of two people would do: both sides, what is kept, and what moves.
package struct MergePreview: Sendable {
    /// Who stays.
    package let keep: PersonLine
    /// Who becomes one with them.
    package let drop: PersonLine
    package let plan: MergePlan
    /// What comes from the other, in words: "12 interactions", "2 notes".
    package let moves: [String]
    /// How many interactions the one who stays has, and the other.
    package let interactions: (keep: Int, drop: Int)
    /// That somebody said that the two are not the same; nil when nobody did.
    package let said: SaidNotSame?
}

/// Somebody who was merged into another.
package struct MergedPerson: Sendable {
    package let id: ID<Person>
    package let name: String
    /// The change that merged them; undoing it takes the merge back.
    package let batch: BatchNumber
}

extension Network {
    /// What merging `drop` into `keep` would do; nothing is written. Ids of people who were merged before are followed.
    ///
    /// - Throws: `StoreError.notFound` when one is not there, `.invalid` when both are one person already.
    package func mergePreview(
        _ keep: ID<Person>, _ drop: ID<Person>, taking: Set<MergePart> = []
    ) async throws -> MergePreview {
        let account = account
        return try await read { tx in
            let (keep, drop) = try MergePair.checked(keep, drop, account: account, tx: tx)
            let plan = MergePlan(
                keeping: try MergeSide.read(keep, account: account, tx: tx), absorbing: try MergeSide.read(drop, account: account, tx: tx),
                taking: taking)
            let lines = try PeopleQueries.lines(of: [keep, drop], account: account, tx: tx)
            guard lines.count == 2 else { throw StoreError.notFound("That person") }
            func interactions(_ person: ID<Person>) throws -> Int {
                try tx.row("SELECT count(*) AS n FROM participant WHERE account = \(account) AND person = \(person)")?["n"].int ?? 0
            }
            let moves = try MovesOfMerge.read([drop], account: account, tx: tx)[drop] ?? []
            return MergePreview(
                keep: lines[0], drop: lines[1], plan: plan, moves: moves, interactions: (try interactions(keep), try interactions(drop)),
                said: try NotSame.said(keep, drop, account: account, tx: tx))
        }
    }

    /// Makes one of two people, in one transaction: `keep` stays, all that hangs on `drop` becomes theirs, and the id of `drop` leads to
    /// them. Can be taken back by undoing the batch, or by `unmerge`.
    ///
    /// `taking` names facts of which the value of `drop` is kept where both know one; the other value goes into a field.
    ///
    /// - Throws: `StoreError.notFound` when one is not there, `.invalid` when both are one person already.
    @discardableResult
    package func merge(
        _ keep: ID<Person>, _ drop: ID<Person>, taking: Set<MergePart> = [], at now: Instant
    ) async throws -> Written<ID<Person>> {
        let account = account
        let (names, pair) = try await read { tx in
            let pair = try MergePair.checked(keep, drop, account: account, tx: tx)
            return (try MergePair.title(pair, account: account, tx: tx), pair)
        }
        return try await write(BatchEntry(.edit, names), at: now) { change in
            // Somebody may have merged them at this moment.
            let now = try MergePair.checked(pair.keep, pair.drop, account: account, tx: change.tx)
            try change.merge(now.drop, into: now.keep, taking: taking)
            return now.keep
        }
    }

    /// Who was merged into a person, the last first.
    package func merged(into person: ID<Person>) async throws -> [MergedPerson] {
        let account = account
        return try await read { tx in
            let person = try Redirect.standing(person, account: account, tx: tx)
            return try tx.rows(
                "SELECT id, name, batch FROM redirect WHERE account = \(account) AND person = \(person) ORDER BY batch DESC, id"
            ).map { MergedPerson(id: try $0["id"].required(), name: $0["name"].text, batch: $0["batch"].int64 ?? 0) }
        }
    }

    /// Takes the last merge into a person back; by an id that somebody had who was merged into another, that one.
    ///
    /// - Throws: `StoreError.refused` when nobody was merged into them, or an import did it, or what stands in the way.
    package func unmerge(_ person: ID<Person>, at now: Instant) async throws -> UndoReport {
        let merged = try await merged(into: person)
        guard let last = merged.first(where: { $0.id == person }) ?? merged.first else {
            throw StoreError.refused("Nobody was merged into \(try await name(of: person)).")
        }
        if let batch = try await batch(last.batch), batch.copiesNothing {
            throw StoreError.refused(
                "“\(last.name)” was united with them by “\(batch.title)” and comes apart only with the whole import (change \(batch.number))."
            )
        }
        return try await undo(last.batch, at: now)
    }

    /// Whoever has an id by now that somebody had who was merged into them; nil when nobody was.
    package func redirect(of id: ID<Person>) async throws -> ID<Person>? {
        let account = account
        return try await read { tx in try Redirect.person(of: id, account: account, tx: tx) }
    }

    /// Notes that two people are not the same: they are not suggested again. A batch is made only when it was not noted before.
    ///
    /// - Throws: `StoreError.invalid` when they are one person.
    @discardableResult
    package func markNotSame(_ one: ID<Person>, _ other: ID<Person>, at now: Instant) async throws -> Written<Void> {
        let account = account
        let (pair, names) = try await read { tx in
            let pair = try MergePair.checked(one, other, account: account, tx: tx)
            return (pair, try MergePair.names(pair, account: account, tx: tx))
        }
        return try await write(BatchEntry(.edit, "Noted that \(names.keep) and \(names.drop) are not the same person"), at: now) {
            try $0.markNotSame(pair.keep, pair.drop)
        }
    }

    /// Forgets that two people are not the same: they may be suggested again.
    @discardableResult
    package func unmarkNotSame(_ one: ID<Person>, _ other: ID<Person>, at now: Instant) async throws -> Written<Void> {
        let account = account
        let (pair, names) = try await read { tx in
            let pair = try MergePair.checked(one, other, account: account, tx: tx)
            return (pair, try MergePair.names(pair, account: account, tx: tx))
        }
        return try await write(BatchEntry(.edit, "\(names.keep) and \(names.drop) may be the same person after all"), at: now) {
            try $0.delete(.notSame, NotSame.key(pair.keep, pair.drop))
        }
    }
}

/// Two people who are to be merged.
private enum MergePair {
    /// Both as they are now, those followed who were merged before.
    static func checked(
        _ keep: ID<Person>, _ drop: ID<Person>, account: AccountID, tx: any Transaction
    ) throws -> (keep: ID<Person>, drop: ID<Person>) {
        let pair = (
            keep: try Redirect.standing(keep, account: account, tx: tx), drop: try Redirect.standing(drop, account: account, tx: tx)
        )
        let names = try names(pair, account: account, tx: tx)
        guard pair.keep != pair.drop else {
            throw StoreError.invalid(
                keep == drop
                    ? "\(names.keep) cannot be merged with themselves: name two people." : "Both are one person already: \(names.keep).")
        }
        return pair
    }

    static func names(
        _ pair: (keep: ID<Person>, drop: ID<Person>), account: AccountID, tx: any Transaction
    ) throws -> (keep: String, drop: String) {
        func name(_ id: ID<Person>) throws -> String {
            guard let row = try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(id)") else {
                throw StoreError.notFound("That person")
            }
            return row["full_name"].text
        }
        return (try name(pair.keep), try name(pair.drop))
    }

    static func title(_ pair: (keep: ID<Person>, drop: ID<Person>), account: AccountID, tx: any Transaction) throws -> String {
        let names = try names(pair, account: account, tx: tx)
        return names.keep == names.drop ? "Merged two entries of \(names.keep)" : "Merged \(names.drop) into \(names.keep)"
    }
}
