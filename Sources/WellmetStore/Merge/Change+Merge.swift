internal import WellmetModel

extension Change {
    /// Makes one of two people: `person` stays, with what the plan keeps of either; the id of `other` leads to them from now on.
    ///
    /// `taking` names facts of which the other's value is kept where both know one.
    @discardableResult
    func merge(_ other: ID<Person>, into person: ID<Person>, taking: Set<MergePart> = []) throws -> MergePlan {
        let plan = MergePlan(
            keeping: try MergeSide.read(person, account: account, tx: tx), absorbing: try MergeSide.read(other, account: account, tx: tx),
            taking: taking)
        for position in plan.positions { try fold(position) }
        for position in plan.pastPositions { try update(.position, [SQLValue(position)], ["current": .integer(0)]) }
        for date in plan.droppedDates { try delete(.date, [SQLValue(date)]) }
        if let birthday = plan.birthday {
            let date = birthday.date
            try update(
                .date, [SQLValue(birthday.id)], ["year": SQLValue(date.year), "month": SQLValue(date.month), "day": SQLValue(date.day)])
        }
        if plan.takesFace { try swapFace(of: other, to: person) }
        try write(plan.person)
        for field in plan.fields { try addToField(field.label, field.value, of: person) }
        try absorb(other, into: person, taking: taking)
        return plan
    }

    private func fold(_ position: FoldedPosition) throws {
        try update(
            .position, [SQLValue(position.kept)],
            [
                "title": SQLValue(position.title), "starts": SQLValue(position.from), "ends": SQLValue(position.to),
                "current": SQLValue(position.current),
                "seen_first": SQLValue(position.seenFirst), "seen_last": SQLValue(position.seenLast),
            ])
        try delete(.position, [SQLValue(position.dropped)])
    }

    /// The picture of `other`, or that there is to be none, in the place of what the person has.
    private func swapFace(of other: ID<Person>, to person: ID<Person>) throws {
        guard let face = try current(.face, [SQLValue(other)]), try current(.face, [SQLValue(person)]) != nil else { return }
        try update(
            .face, [SQLValue(person)],
            [
                "source": face["source"], "kind": face["kind"], "width": face["width"], "height": face["height"],
                "digest": face["digest"], "content": face["content"],
            ])
    }

    private func write(_ person: Person) throws {
        try update(
            .person, [SQLValue(person.id)],
            [
                "standing": SQLValue(person.standing), "given": SQLValue(person.name.given), "family": SQLValue(person.name.family),
                "additional": SQLValue(person.name.additional), "prefix": SQLValue(person.name.prefix),
                "suffix": SQLValue(person.name.suffix), "nickname": SQLValue(person.name.nickname),
                "phonetic_given": SQLValue(person.name.phoneticGiven), "phonetic_family": SQLValue(person.name.phoneticFamily),
                "full_name": SQLValue(person.name.full), "sort_key": SQLValue(person.name.sortKey),
                "pronouns": SQLValue(person.pronouns), "zone": SQLValue(person.zone), "place": SQLValue(person.place),
                "languages": SQLValue(person.languages.joined(separator: ", ")), "met_on": SQLValue(person.met.on),
                "met_place": SQLValue(person.met.place), "met_story": SQLValue(person.met.story),
                "met_through": SQLValue(person.met.through), "importance": SQLValue(person.importance),
                "cadence_days": SQLValue(person.cadenceDays), "paused_until": SQLValue(person.pausedUntil),
                "never_suggest": SQLValue(person.neverSuggest), "archived": SQLValue(person.archived),
            ])
    }

    /// Puts a value beside what a field of that label holds.
    func addToField(_ label: String, _ value: String, of person: ID<Person>) throws {
        let held =
            try tx.row("SELECT value FROM field WHERE account = \(account) AND person = \(person) AND label = \(label)")?["value"].text
            ?? ""
        try apply(.setField(label: label, value: ArchiveField(label: label, value: value).beside(held)), to: person)
    }

    /// Notes that two people are not the same. Returns whether that was not so already.
    @discardableResult
    func markNotSame(_ one: ID<Person>, _ other: ID<Person>) throws -> Bool {
        let key = NotSame.key(one, other)
        guard try current(.notSame, key) == nil else { return false }
        try insert(.notSame, ["person": key[0], "other": key[1]])
        return true
    }

    /// Who has that id by now, when somebody was merged into them; nil when nobody was.
    func redirected(_ id: ID<Person>) throws -> ID<Person>? { try Redirect.person(of: id, account: account, tx: tx) }
}

/// Two people of whom somebody said that they are two.
enum NotSame {
    /// The lower id first.
    static func key(_ one: ID<Person>, _ other: ID<Person>) -> [SQLValue] {
        one < other ? [SQLValue(one), SQLValue(other)] : [SQLValue(other), SQLValue(one)]
    }

    /// That somebody said so of the two; nil when nobody did. A merge and an import write it anew, and do not tell the day.
    static func said(_ one: ID<Person>, _ other: ID<Person>, account: AccountID, tx: any Transaction) throws -> SaidNotSame? {
        let key = key(one, other)
        let row = try tx.row(
            """
            SELECT batch.kind AS kind, batch.made_at AS made_at, (SELECT count(*) FROM redirect
              WHERE redirect.account = batch.account AND redirect.batch = batch.number) AS merges
            FROM not_same JOIN batch ON batch.account = not_same.account AND batch.number = not_same.batch
            WHERE not_same.account = \(account) AND not_same.person = \(key[0]) AND not_same.other = \(key[1])
            """)
        guard let row else { return nil }
        let isOwn = row["kind"].text == BatchEntry.Kind.edit.rawValue && row["merges"].int == 0
        let zone = try Settings.read(account: account, tx: tx).timeZone
        return SaidNotSame(on: isOwn ? row["made_at"].instant.map { Day($0, in: zone) } : nil)
    }
}

/// Where the ids of people lead who were merged into others.
enum Redirect {
    /// Who has that id by now, when somebody was merged into them; nil when nobody was. A chain is one step: every merge turns the
    /// older redirects to the one who stays.
    static func person(of id: ID<Person>, account: AccountID, tx: any Transaction) throws -> ID<Person>? {
        try tx.row("SELECT person FROM redirect WHERE account = \(account) AND id = \(id)")?["person"].id()
    }

    /// The id itself where somebody has it, else whoever they were merged into, else the id that nobody has.
    static func standing(_ id: ID<Person>, account: AccountID, tx: any Transaction) throws -> ID<Person> {
        let isThere = try tx.row("SELECT 1 AS found FROM person WHERE account = \(account) AND id = \(id)") != nil
        return isThere ? id : try person(of: id, account: account, tx: tx) ?? id
    }
}

extension MergeSide {
    /// - Throws: `StoreError.notFound` when there is no such person.
    static func read(_ id: ID<Person>, account: AccountID, tx: any Transaction) throws -> MergeSide {
        guard let row = try tx.row("SELECT * FROM person WHERE account = \(account) AND id = \(id)") else {
            throw StoreError.notFound("That person")
        }
        var side = MergeSide(person: try Person(row: row))
        if let through = side.person.met.through {
            side.metThrough =
                try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(through)")?["full_name"].text ?? ""
        }
        side.dates = try tx.rows("SELECT * FROM date WHERE account = \(account) AND person = \(id) ORDER BY id")
            .compactMap(ImportantDate.init(row:))
        side.positions = try PersonDetails.positions(of: id, account: account, tx: tx)
        side.face = try FaceMarks.read([id], account: account, tx: tx)[id]
        side.wantsNoFace =
            try tx.row("SELECT kind FROM face WHERE account = \(account) AND person = \(id)")?["kind"].text == "none"
        return side
    }
}
