internal import WellmetModel

extension PersonName {
    init(row: Row) {
        self.init(
            given: row["given"].text, family: row["family"].text, additional: row["additional"].text, prefix: row["prefix"].text,
            suffix: row["suffix"].text)
        nickname = row["nickname"].text
        phoneticGiven = row["phonetic_given"].text
        phoneticFamily = row["phonetic_family"].text
    }
}

extension Person {
    init(row: Row) throws {
        self.init(
            id: try row["id"].required(), name: PersonName(row: row), standing: try row["standing"].choice(),
            pronouns: row["pronouns"].text, zone: row["zone"].text, place: row["place"].text,
            languages: row["languages"].text.split(separator: ",").compactMap(\.nonEmpty),
            met: Meeting(
                on: row["met_on"].partialDate, place: row["met_place"].text, story: row["met_story"].text,
                through: row["met_through"].id()),
            importance: try row["importance"].choice(), cadenceDays: row["cadence_days"].int, pausedUntil: row["paused_until"].day,
            neverSuggest: row["never_suggest"].bool, archived: row["archived"].bool)
    }
}

extension Identity {
    init(row: Row) throws {
        self.init(
            kind: try row["kind"].choice(), normalised: row["value"].text, display: row["display"].text, label: row["label"].text)
    }
}

extension Position {
    /// From a row of position joined with its organization's name as `organization_name`.
    init(row: Row) throws {
        self.init(
            id: try row["id"].required(), organization: row["organization_name"].text, title: row["title"].text,
            from: row["starts"].partialDate, to: row["ends"].partialDate, current: row["current"].bool, seenFirst: row["seen_first"].day,
            seenLast: row["seen_last"].day)
    }
}

extension Circle {
    init(row: Row) throws {
        self.init(
            id: try row["id"].required(), name: row["name"].text, cadenceDays: row["cadence_days"].int,
            pausedUntil: row["paused_until"].day)
    }
}

extension FollowUp {
    init(row: Row) throws {
        self.init(
            id: try row["id"].required(), person: try row["person"].required(), text: row["text"].text, due: row["due"].day,
            owner: try row["owner"].choice(), origin: try row["origin"].choice(), state: try row["state"].choice())
    }
}

extension Interaction {
    init(row: Row) throws {
        self.init(
            id: try row["id"].required(), kind: try row["kind"].choice(), channel: try row["channel"].choice(),
            direction: try row["direction"].choice(), at: row["at"].instant ?? .distantPast,
            precision: try row["at_precision"].choice(), minutes: row["minutes"].int, summary: row["summary"].text,
            audience: row["audience"].int ?? 1, wantsAnswer: row["wants_answer"].int != 0)
    }
}
