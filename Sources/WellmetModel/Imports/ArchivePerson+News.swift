extension ArchivePerson {
    /// The row without what `held`, the person as the book has them, says already, and without what does not take the place of
    /// what stands there: a place, pronouns, a birthday.
    func beyond(_ held: ArchivePerson) -> ArchivePerson {
        var row = without(held.marks)
        if !held.location.isEmpty { row.location = "" }
        if !held.zone.isEmpty { row.zone = "" }
        if !held.pronouns.isEmpty { row.pronouns = "" }
        if !held.languages.isEmpty { row.languages = [] }
        let tags = Set(held.tags)
        row.tags.removeAll { tags.contains(folded(ArchivePerson.tagWord($0))) }
        let labels = Set(held.dates.map { folded($0.label) })
        row.dates.removeAll { date in
            let label = folded(date.label)
            return ["birthday", "met"].contains(label) && labels.contains(label)
        }
        let values = Dictionary(held.fields.map { ($0.label, $0.value) }, uniquingKeysWith: { first, _ in first })
        row.fields.removeAll { field in values[field.label].map { field.stands(in: $0) } ?? false }
        if let meeting = row.meeting {
            let rest = ArchiveMeeting(
                place: held.meeting?.place.isEmpty ?? true ? meeting.place : "",
                story: held.meeting?.story.isEmpty ?? true ? meeting.story : "", through: meeting.through)
            row.meeting = rest.isEmpty ? nil : rest
        }
        return row
    }

    /// A tag as the book has it: one word.
    package static func tagWord(_ tag: String) -> String {
        tag.split(whereSeparator: { $0.isWhitespace || $0 == "#" }).joined(separator: "-")
    }

    /// What it tells besides name, work and addresses, in a few words each: "place", "department", "2 notes".
    var detailWords: [String] {
        var words: [String] = []
        for (word, isTold) in [
            ("place", !location.isEmpty), ("time zone", !zone.isEmpty), ("pronouns", !pronouns.isEmpty),
            ("languages", !languages.isEmpty), ("cadence", attention?.cadenceDays != nil),
            ("how you met", meeting != nil || dates.contains { $0.label == "met" }),
        ] where isTold { words.append(word) }
        words += ArchivePerson.few(dates.filter { $0.label != "met" }.map { $0.label.nonEmpty ?? "date" }, "dates")
        words += ArchivePerson.few(fields.map { $0.label.nonEmpty ?? "field" }, "fields")
        words += ArchivePerson.few(circles.map { "circle \($0)" }, "circles", upTo: 1)
        words += ArchivePerson.few(tags.map { "tag \($0)" }, "tags", upTo: 1)
        words += ArchivePerson.few(links.map { $0.label.nonEmpty ?? "link" }, "links")
        words += ArchivePerson.few((followUps ?? []).map { _ in "a follow-up" }, "follow-ups", upTo: 1)
        words += ArchivePerson.few(notes.map { _ in "a note" }, "notes", upTo: 1)
        return words
    }

    /// Each of them, or how many there are.
    private static func few(_ words: [String], _ many: String, upTo most: Int = 3) -> [String] {
        words.count > most ? ["\(words.count) \(many)"] : words
    }
}
