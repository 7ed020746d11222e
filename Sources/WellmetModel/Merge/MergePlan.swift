/// What becomes of two people who are one: the one who stays, with what is kept of either. Pure: the store does as it says.
package struct MergePlan: Sendable {
    /// A fact that is known of either, and what becomes of it.
    package struct Line: Sendable, Equatable {
        package let part: MergePart
        package let kept: String
        /// What the other one says; equal to `kept` where both say the same.
        package let other: String
        /// Which of the two is kept: what the other says comes where nothing was known, or was asked for.
        package let takesOther: Bool
        package let isSame: Bool

        /// Whether both say something, and not the same.
        package var isDisagreement: Bool { !isSame && !kept.isEmpty && !other.isEmpty }
        package var outcome: String { takesOther ? other : kept }
        /// What is not kept; empty when nothing is lost.
        package var besides: String { isDisagreement ? takesOther ? kept : other : "" }
    }

    /// The person who stays, as they will be.
    package let person: Person
    /// What is known of either, in the order of the parts.
    package let lines: [Line]
    /// Values that are not kept, as fields of the person who stays.
    package let fields: [(label: String, value: String)]
    /// Dates of the other that are known already, or stand in a field.
    package let droppedDates: [ID<ImportantDate>]
    /// A birthday of the one who stays that becomes more complete, or another.
    package let birthday: (id: ID<ImportantDate>, date: PartialDate)?
    /// Positions that both have, as one.
    package let positions: [FoldedPosition]
    /// Work of either that is no longer current: both say where they are, and one is kept. It stays as work of before.
    package let pastPositions: [ID<Position>]
    /// Whether the other's picture takes the place of what is there.
    package let takesFace: Bool

    /// `taking` names parts of which the other's value is wanted where both know one.
    package init(keeping one: MergeSide, absorbing other: MergeSide, taking: Set<MergePart> = []) {
        lines = MergePlan.lines(one, other, taking)
        let taken = Set(lines.filter(\.takesOther).map(\.part))
        person = MergePlan.person(one, other, taken)
        fields = MergePlan.fields(lines)
        (droppedDates, birthday) = MergePlan.dates(one, other, taken)
        positions = FoldedPosition.all(one.positions, other.positions)
        pastPositions = MergePlan.past(one, other, taken, positions)
        takesFace = taken.contains(.picture)
    }

    private static func lines(_ one: MergeSide, _ other: MergeSide, _ taking: Set<MergePart>) -> [Line] {
        MergePart.allCases.compactMap { part in
            let (kept, others) = (one.value(part), other.value(part))
            guard !kept.isEmpty || !others.isEmpty else { return nil }
            // The same in other letters is the same; of two pictures nobody can say so.
            let isSame =
                part == .picture ? one.face == other.face && one.wantsNoFace == other.wantsNoFace : folded(kept) == folded(others)
            if isSame || part == .birthday && isPart(other.birthday?.date, of: one.birthday?.date) {
                return Line(part: part, kept: kept, other: others, takesOther: false, isSame: true)
            }
            if part == .birthday, isPart(one.birthday?.date, of: other.birthday?.date) {
                return Line(part: part, kept: kept, other: others, takesOther: true, isSame: true)
            }
            return Line(
                part: part, kept: kept, other: others, takesOther: kept.isEmpty || !others.isEmpty && taking.contains(part), isSame: false)
        }
    }

    /// Whether `date` says nothing else than `whole`, only less: `--03-14` of `1990-03-14`.
    private static func isPart(_ date: PartialDate?, of whole: PartialDate?) -> Bool {
        guard let date, let whole, date != whole else { return false }
        return date.isPart(of: whole)
    }

    private static func past(
        _ one: MergeSide, _ other: MergeSide, _ taken: Set<MergePart>, _ folded: [FoldedPosition]
    ) -> [ID<Position>] {
        let (ones, others) = (one.positions.filter(\.current), other.positions.filter(\.current))
        guard !ones.isEmpty, !others.isEmpty else { return [] }
        let shared = Set(folded.flatMap { [$0.kept, $0.dropped] })
        return (taken.contains(.work) ? ones : others).map(\.id).filter { !shared.contains($0) }
    }

    private static func person(_ one: MergeSide, _ other: MergeSide, _ taken: Set<MergePart>) -> Person {
        var person = one.person
        let others = other.person
        if taken.contains(.name) {
            let nickname = person.name.nickname
            person.name = others.name
            if person.name.nickname.isEmpty || !taken.contains(.nickname) { person.name.nickname = nickname }
        } else if taken.contains(.nickname) {
            person.name.nickname = others.name.nickname
        }
        if taken.contains(.pronouns) { person.pronouns = others.pronouns }
        if taken.contains(.place) { person.place = others.place }
        if taken.contains(.zone) { person.zone = others.zone }
        if taken.contains(.metOn) { person.met.on = others.met.on }
        if taken.contains(.metPlace) { person.met.place = others.met.place }
        if taken.contains(.metThrough) { person.met.through = others.met.through }
        if taken.contains(.metStory) { person.met.story = others.met.story }
        if taken.contains(.importance) { person.importance = others.importance }
        if taken.contains(.cadence) { person.cadenceDays = others.cadenceDays }
        if taken.contains(.pause) { person.pausedUntil = others.pausedUntil }
        // Nobody meets through themselves.
        if person.met.through == one.person.id || person.met.through == others.id { person.met.through = nil }
        person.languages += others.languages.filter { language in !person.languages.contains { folded($0) == folded(language) } }
        // Whoever is in the book with one name is in it, and a wish to hear nothing of somebody holds whatever they are called.
        if others.standing == .book { person.standing = .book }
        person.archived = person.archived && (others.archived || others.standing == .discovered)
        person.neverSuggest = person.neverSuggest || others.neverSuggest
        return person
    }

    private static func fields(_ lines: [Line]) -> [(label: String, value: String)] {
        lines.compactMap { line in line.part.label.flatMap { line.besides.isEmpty ? nil : ($0, line.besides) } }
    }

    private static func dates(
        _ one: MergeSide, _ other: MergeSide, _ taken: Set<MergePart>
    ) -> (dropped: [ID<ImportantDate>], birthday: (id: ID<ImportantDate>, date: PartialDate)?) {
        var dropped: [ID<ImportantDate>] = []
        for date in other.dates {
            let isKnown = one.dates.contains { $0.label == date.label && $0.date == date.date }
            if isKnown || date.label == ImportantDate.birthday && one.birthday != nil { dropped.append(date.id) }
        }
        guard taken.contains(.birthday), let mine = one.birthday, let theirs = other.birthday else { return (dropped, nil) }
        return (dropped, (mine.id, theirs.date))
    }
}

/// A position that both of two people have: the one who stays keeps it, with what the other's row knows besides.
package struct FoldedPosition: Sendable {
    package let kept: ID<Position>
    package let dropped: ID<Position>
    package let title: String
    package let from: PartialDate?
    package let to: PartialDate?
    package let current: Bool
    package let seenFirst: Day?
    package let seenLast: Day?

    /// Nil when they are two: another company or title, or times that contradict each other. Where only one of them knows a title,
    /// they are one unless `titled` asks for the same.
    init?(_ one: Position, _ other: Position, titled: Bool) {
        let isSameTitle = folded(one.title) == folded(other.title)
        let isUntitled = !titled && !one.organization.isEmpty && (one.title.isEmpty || other.title.isEmpty)
        guard folded(one.organization) == folded(other.organization), isSameTitle || isUntitled else { return nil }
        func fits(_ a: PartialDate?, _ b: PartialDate?) -> Bool { a == nil || b == nil || a == b }
        guard fits(one.from, other.from), fits(one.to, other.to) else { return nil }
        (kept, dropped) = (one.id, other.id)
        title = one.title.isEmpty ? other.title : one.title
        from = one.from ?? other.from
        to = one.to ?? other.to
        // An end that only one of them knows of is an end.
        current = to == nil && (one.current || other.current)
        seenFirst = [one.seenFirst, other.seenFirst].compactMap(\.self).min()
        seenLast = [one.seenLast, other.seenLast].compactMap(\.self).max()
    }

    static func all(_ ones: [Position], _ others: [Position]) -> [FoldedPosition] {
        var (free, rest) = (ones, others)
        var found: [FoldedPosition] = []
        // What is the same word by word comes first.
        for titled in [true, false] {
            rest.removeAll { other in
                for (place, one) in free.enumerated() {
                    guard let position = FoldedPosition(one, other, titled: titled) else { continue }
                    free.remove(at: place)
                    found.append(position)
                    return true
                }
                return false
            }
        }
        return found
    }
}
