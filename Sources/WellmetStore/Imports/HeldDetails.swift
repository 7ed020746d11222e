internal import Foundation
internal import WellmetModel

/// What the book has of a person where a row of an archive may tell more; nothing of somebody new.
struct HeldDetails {
    var hasPlace = false
    var hasZone = false
    var hasPronouns = false
    var hasLanguages = false
    var meeting = Person.Meeting()
    var hasBirthday = false
    var notes: Set<String> = []
    var links: Set<ArchiveLink> = []
    var fields: [String: String] = [:]

    /// Of somebody new, of whom at most is known how we met.
    init(meeting: Person.Meeting) {
        self.meeting = meeting
    }

    /// Of somebody in the book, as far as `row` tells something there.
    init(of person: ID<Person>, for row: ArchivePerson, _ change: Change) throws {
        let (tx, account) = (change.tx, change.account)
        if let current = try change.current(.person, [SQLValue(person)]) {
            hasPlace = !current["place"].text.isEmpty
            hasZone = !current["zone"].text.isEmpty
            hasPronouns = !current["pronouns"].text.isEmpty
            hasLanguages = !current["languages"].text.isEmpty
            meeting = Person.Meeting(
                on: current["met_on"].partialDate, place: current["met_place"].text, story: current["met_story"].text,
                through: current["met_through"].id())
        }
        if !row.dates.isEmpty {
            hasBirthday = try tx.rows("SELECT label FROM date WHERE account = \(account) AND person = \(person)")
                .contains { folded($0["label"].text) == ImportantDate.birthday }
        }
        if !row.notes.isEmpty {
            notes = Set(
                try tx.rows("SELECT text FROM note WHERE account = \(account) AND person = \(person)")
                    .map { $0["text"].text.withPlainLineEnds })
        }
        if !row.links.isEmpty {
            links = Set(
                try tx.rows(
                    """
                    SELECT coalesce(person.full_name, link.name) AS name, link.label AS label FROM link
                    LEFT JOIN person ON person.account = link.account AND person.id = link.other
                    WHERE link.account = \(account) AND link.person = \(person)
                    """
                )
                .map { ArchiveLink(label: $0["label"].text, name: $0["name"].text) })
        }
        if !row.fields.isEmpty || !row.dates.isEmpty {
            for field in try tx.rows("SELECT label, value FROM field WHERE account = \(account) AND person = \(person)") {
                fields[field["label"].text] = field["value"].text
            }
        }
    }
}

extension ArchivePerson {
    /// What the row tells besides name, work and identities. What is there already, or was set by hand, stays.
    func detailEdits(beside held: HeldDetails, today: Day) -> [PersonEdit] {
        guard hasDetails else { return [] }
        var edits: [PersonEdit] = []
        if !location.isEmpty, !held.hasPlace { edits.append(.place(location)) }
        if !zone.isEmpty, !held.hasZone, TimeZone(identifier: zone) != nil { edits.append(.zone(zone)) }
        if !pronouns.isEmpty, !held.hasPronouns { edits.append(.pronouns(pronouns)) }
        if !languages.isEmpty, !held.hasLanguages { edits.append(.languages(languages)) }
        edits += circles.compactMap(\.nonEmpty).map(PersonEdit.joinCircle)
        edits += tags.map(ArchivePerson.tagWord).filter { !$0.isEmpty }.map(PersonEdit.tag)
        edits += dateEdits(beside: held)
        if let met = meeting(beside: held.meeting, today: today) { edits.append(.met(met)) }
        edits += fieldEdits(beside: held, today: today)
        edits += notes.filter { note in
            let text = note.text.withPlainLineEnds.trimmed
            return !text.isEmpty && !held.notes.contains(text)
        }
        .map { .addNote($0.text, at: $0.at) }
        edits += links.filter { $0.name.nonEmpty != nil && !held.links.contains($0) }
            .map { .addLink(label: $0.label, to: nil, name: $0.name) }
        return edits
    }

    /// The days besides that on which we met. Nobody is born twice: the day that is there may have been corrected.
    private func dateEdits(beside held: HeldDetails) -> [PersonEdit] {
        dates.filter { $0.label != "met" && !(held.hasBirthday && folded($0.label) == ImportantDate.birthday) }
            .map { .addDate(label: $0.label.nonEmpty ?? "date", $0.date) }
    }

    /// How we met, with what the row tells where the book has nothing; nil when it tells nothing there.
    private func meeting(beside held: Person.Meeting, today: Day) -> Person.Meeting? {
        var met = held
        if met.on == nil { met.on = dates.first { $0.label == "met" && $0.date.earliest <= today }?.date }
        if met.place.isEmpty { met.place = meeting?.place ?? "" }
        if met.story.isEmpty { met.story = meeting?.story ?? "" }
        return met == held ? nil : met
    }

    /// Each label once, with what stands there already and what the row brings besides. A day of a meeting that is still to come
    /// is none on which we met, and stays as a field.
    private func fieldEdits(beside held: HeldDetails, today: Day) -> [PersonEdit] {
        var held = held.fields
        var labels: [String] = []
        var changed: Set<String> = []
        let toCome = dates.filter { $0.label == "met" && $0.date.earliest > today }
        for field in fields + toCome.map({ ArchiveField(label: "met", value: $0.date.description) }) {
            guard let value = field.value.nonEmpty else { continue }
            let label = field.label.nonEmpty ?? "other"
            let whole = ArchiveField(label: label, value: value).beside(held[label] ?? "")
            guard whole != held[label] else { continue }
            held[label] = whole
            if changed.insert(label).inserted { labels.append(label) }
        }
        return labels.map { .setField(label: $0, value: held[$0] ?? "") }
    }
}
