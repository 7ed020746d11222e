internal import Foundation
internal import WellmetModel
internal import WellmetStore

// The field names here are those of Docs/CommandLine.md: stable, so that scripts can rely on them.

extension JSON {
    /// A person as lists give them.
    init(_ person: PersonLine, in open: OpenNetwork) {
        let tie = person.tie
        self = .object([
            ("id", JSON(person.id)),
            ("name", JSON(person.name.full)),
            ("given", JSON(person.name.given)),
            ("family", JSON(person.name.family)),
            ("work", JSON(person.work)),
            ("place", JSON(person.place)),
            ("circles", JSON(person.circles)),
            ("standing", JSON(person.standing.rawValue)),
            ("archived", JSON(person.archived)),
            ("last_contact", JSON(tie.lastContact, in: open.zone)),
            ("last_in", JSON(tie.lastIn, in: open.zone)),
            ("last_out", JSON(tie.lastOut, in: open.zone)),
            ("warmth", JSON(Warmth.word(of: tie, at: open.now))),
        ])
    }

    /// Who somebody is, where the rest is known already.
    static func who(_ id: ID<Person>, _ name: String) -> JSON {
        .object([("id", JSON(id)), ("name", JSON(name))])
    }

    /// Everything about one person.
    init(_ details: PersonDetails, in open: OpenNetwork) {
        let person = details.person
        let zone = TimeZone(identifier: person.zone)
        self = .object(
            JSON.standing(details, in: open) + [
                ("local_time", JSON(zone.map { open.now.iso8601(in: $0) })),
                ("positions", .list(details.positions.map(JSON.init))),
                ("identities", .list(details.identities.map(JSON.init))),
                ("circles", .list(details.circles.map(JSON.init))),
                ("tags", JSON(details.tags)),
                (
                    "met",
                    .object([
                        ("on", JSON(person.met.on)), ("place", JSON(person.met.place)), ("story", JSON(person.met.story)),
                        ("through", details.metThrough.map { JSON.who($0.id, $0.name) } ?? .null),
                    ])
                ),
                (
                    "dates",
                    .list(
                        details.dates.map {
                            .object([("id", JSON($0.id)), ("label", JSON($0.label)), ("date", JSON($0.date))])
                        })
                ),
                (
                    "notes",
                    .list(
                        details.notes.map {
                            .object([("id", JSON($0.id)), ("at", JSON($0.at, in: open.zone)), ("text", JSON($0.text))])
                        })
                ),
                (
                    "links",
                    .list(
                        details.links.map {
                            .object([("id", JSON($0.id)), ("label", JSON($0.label)), ("name", JSON($0.name)), ("person", JSON($0.other))])
                        })
                ),
                (
                    "fields",
                    .list(
                        details.fields.map {
                            .object([("id", JSON($0.id)), ("label", JSON($0.label)), ("value", JSON($0.value))])
                        })
                ),
                ("follow_ups", .list(details.followUps.map { JSON($0, of: person.name.full) })),
                (
                    "changes",
                    .list(
                        details.occasions.map {
                            .object([("kind", JSON($0.kind)), ("detail", JSON($0.detail)), ("on", JSON($0.on)), ("until", JSON($0.until))])
                        })
                ),
                ("gifts", JSON(details.gifts)),
                ("interactions", .list(details.timeline.map { JSON($0, in: open.zone) })),
                ("interaction_count", JSON(details.timelineTotal)),
                ("version", JSON(details.version)),
            ])
    }

    private static func standing(_ details: PersonDetails, in open: OpenNetwork) -> [(String, JSON)] {
        let (person, tie) = (details.person, details.tie)
        let cadence = details.cadence(on: open.today)
        return [
            ("id", JSON(person.id)),
            ("name", JSON(person.name.full)),
            ("name_parts", JSON(person.name)),
            ("pronouns", JSON(person.pronouns)),
            ("work", JSON(details.work)),
            ("place", JSON(person.place)),
            ("zone", JSON(person.zone)),
            ("languages", JSON(person.languages)),
            ("standing", JSON(person.standing.rawValue)),
            ("archived", JSON(person.archived)),
            ("importance", JSON(person.importance.rawValue)),
            ("cadence_days", JSON(person.cadenceDays)),
            ("cadence_in_force", JSON(cadence)),
            ("due", JSON(details.due(in: open))),
            ("paused_until", JSON(person.pausedUntil)),
            ("never_suggest", JSON(person.neverSuggest)),
            ("last_contact", JSON(tie.lastContact, in: open.zone)),
            ("last_in", JSON(tie.lastIn, in: open.zone)),
            ("last_out", JSON(tie.lastOut, in: open.zone)),
            ("warmth", JSON(Warmth.word(of: tie, at: open.now))),
            ("warmth_reason", JSON(details.warmth(in: open))),
        ]
    }

    init(_ name: PersonName) {
        self = .object([
            ("prefix", JSON(name.prefix)), ("given", JSON(name.given)), ("additional", JSON(name.additional)),
            ("family", JSON(name.family)),
            ("suffix", JSON(name.suffix)), ("nickname", JSON(name.nickname)), ("phonetic_given", JSON(name.phoneticGiven)),
            ("phonetic_family", JSON(name.phoneticFamily)),
        ])
    }

    init(_ position: Position) {
        self = .object([
            ("id", JSON(position.id)), ("organization", JSON(position.organization)), ("title", JSON(position.title)),
            ("from", JSON(position.from)), ("to", JSON(position.to)), ("current", JSON(position.current)),
            ("seen_first", JSON(position.seenFirst)), ("seen_last", JSON(position.seenLast)),
        ])
    }

    init(_ identity: Listed<Identity>) {
        let value = identity.value
        self = .object([
            ("id", JSON(identity.id)), ("kind", JSON(value.kind.rawValue)), ("value", JSON(value.value)), ("display", JSON(value.display)),
            ("label", JSON(value.label)), ("url", JSON(value.url)),
        ])
    }

    init(_ circle: Circle) {
        self = .object([
            ("id", JSON(circle.id)), ("name", JSON(circle.name)), ("cadence_days", JSON(circle.cadenceDays)),
            ("paused_until", JSON(circle.pausedUntil)),
        ])
    }

    init(_ followUp: FollowUp, of name: String) {
        self = .object([
            ("id", JSON(followUp.id)), ("person", .who(followUp.person, name)), ("text", JSON(followUp.text)), ("due", JSON(followUp.due)),
            ("owner", JSON(followUp.owner.rawValue)), ("origin", JSON(followUp.origin.rawValue)), ("state", JSON(followUp.state.rawValue)),
        ])
    }

    init(_ entry: TimelineEntry, in zone: TimeZone) {
        self = .object(
            JSON.members(of: entry.interaction, in: zone) + [
                ("with", .list(entry.others.map { .who($0.id, $0.name) })), ("batch", JSON(entry.batch)),
            ])
    }

    static func members(of interaction: Interaction, in zone: TimeZone) -> [(String, JSON)] {
        [
            ("id", JSON(interaction.id)), ("kind", JSON(interaction.kind.rawValue)), ("channel", JSON(interaction.channel.rawValue)),
            ("direction", JSON(interaction.direction.rawValue)), ("at", JSON(interaction.at, in: zone)),
            ("precision", JSON(interaction.precision.rawValue)), ("minutes", JSON(interaction.minutes)),
            ("summary", JSON(interaction.summary)),
        ]
    }

    /// A line of today; `number` is the one by which it can be answered.
    init(_ line: Today.Line, number: Int, in open: OpenNetwork) {
        let nudge = line.nudge
        self = .object([
            ("number", JSON(number)),
            ("person", JSON(line.person, in: open)),
            (
                "reasons",
                .list(
                    nudge.reasons.map {
                        .object([
                            ("kind", JSON($0.kind.rawValue)), ("sentence", JSON($0.sentence)), ("day", JSON($0.day)),
                            ("days", JSON($0.days)),
                            ("usual_days", JSON($0.usual)), ("text", JSON($0.text)), ("follow_up", JSON($0.followUp)),
                        ])
                    })
            ),
            (
                "suggestion",
                .object([
                    ("action", JSON(nudge.suggestion.action.rawValue)), ("channel", JSON(nudge.suggestion.channel?.rawValue)),
                    ("sentence", JSON(nudge.suggestion.sentence)),
                ])
            ),
            ("draft", .object([("subject", JSON(nudge.draft.subject)), ("text", JSON(nudge.draft.text))])),
        ])
    }

    init(_ batch: Batch, in zone: TimeZone) {
        self = .object([
            ("batch", JSON(batch.number)), ("title", JSON(batch.title)), ("kind", JSON(batch.kind)), ("actor", JSON(batch.actor)),
            ("state", JSON(batch.state.rawValue)), ("at", JSON(batch.at, in: zone)), ("undoes", JSON(batch.undoes)),
        ])
    }
}

extension JSON {
    /// What somebody gave, as a person's page counts it.
    init(_ gifts: PersonGifts) {
        self = .object([
            ("opportunities", JSON(gifts.opportunities)), ("insights", JSON(gifts.insights)), ("introductions", JSON(gifts.introductions)),
            ("untried", JSON(gifts.untried?.content.text)),
        ])
    }
}
