internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

extension Person.Importance: ExpressibleByArgument {}
extension Interaction.Kind: ExpressibleByArgument {}

/// What `add` and `edit` can say about a person.
struct PersonFacts: ParsableArguments {
    @Option(name: .long, help: "What one calls them.") var nickname: String?
    @Option(name: .long, help: "A title before the name: Dr.") var prefix: String?
    @Option(name: .long, help: "What stands behind the name: Ph.D.") var suffix: String?
    @Option(name: .long, help: "The given name, where it is not the first word.") var given: String?
    @Option(name: .long, help: "The family name, where it is not the last word.") var family: String?
    @Option(name: .long, help: "Middle names.") var additional: String?
    @Option(name: .long, help: "How the given name sounds.") var phoneticGiven: String?
    @Option(name: .long, help: "How the family name sounds; lists are ordered by it.") var phoneticFamily: String?
    @Option(name: .long, help: "Such as she/her.") var pronouns: String?

    @Option(name: .long, help: Self.address("A mail address")) var mail: [String] = []
    @Option(name: .long, help: Self.address("A phone number, in your home region or with its country code")) var phone: [String] = []
    @Option(name: .long, help: Self.address("A LinkedIn profile or its last part")) var linkedin: [String] = []
    @Option(name: .long, help: Self.address("A GitHub handle")) var github: [String] = []
    @Option(name: .long, help: Self.address("A Mastodon handle, with its server")) var mastodon: [String] = []
    @Option(name: .long, help: Self.address("A Bluesky handle")) var bluesky: [String] = []
    @Option(name: .long, help: Self.address("An X handle")) var x: [String] = []
    @Option(name: .long, help: Self.address("An Instagram handle")) var instagram: [String] = []
    @Option(name: .long, help: Self.address("A Facebook profile")) var facebook: [String] = []
    @Option(name: .long, help: Self.address("A Slack id")) var slack: [String] = []
    @Option(name: .long, help: Self.address("A Matrix id")) var matrix: [String] = []
    @Option(name: .long, help: Self.address("A website")) var website: [String] = []

    @Option(name: .long, help: ArgumentHelp("Where they work.", valueName: "name")) var org: String?
    @Option(name: .long, help: ArgumentHelp("What they do there.", valueName: "text")) var title: String?
    @Option(name: .long, help: ArgumentHelp("Since when: 2021, 2021-03, or a day.", valueName: "date")) var since: String?

    @Option(name: .long, help: ArgumentHelp("A circle to put them in.", valueName: "name")) var circle: [String] = []
    @Option(name: .long, help: ArgumentHelp("A tag, one word.", valueName: "word")) var tag: [String] = []
    @Option(name: .long, help: ArgumentHelp("Where they live, as one says it.", valueName: "text")) var place: String?
    @Option(name: .long, help: "Their time zone, such as Europe/Lisbon.") var zone: String?
    @Option(name: .long, help: "A language, the preferred one first; all of them are said at once.") var language: [String] = []

    @Option(name: .long, help: ArgumentHelp("When you met: 2024, 2024-05, or a day; “-” for nothing.", valueName: "date")) var metOn:
        String?
    @Option(name: .long, help: ArgumentHelp("Where you met.", valueName: "text")) var metAt: String?
    @Option(name: .long, help: ArgumentHelp("Who introduced you; “-” for nobody.", valueName: "person"), completion: .people)
    var metThrough: String?
    @Option(name: .long, help: ArgumentHelp("How you met, in a sentence.", valueName: "text")) var metStory: String?

    @Option(name: .long, help: ArgumentHelp("Such as 1815-12-10 or “10 December”.", valueName: "date")) var birthday: String?
    @Option(name: .long, help: ArgumentHelp("Another day of their year: “anniversary=2019-06-01”.", valueName: "label=date")) var date:
        [String] = []
    @Option(name: .long, help: ArgumentHelp("Who they have to do with: “manager=Grace Hopper”.", valueName: "label=person")) var link:
        [String] = []
    @Option(name: .long, help: ArgumentHelp("Anything else: “shoe size=43”.", valueName: "label=value")) var field: [String] = []
    @Option(name: .long, help: ArgumentHelp("A note, in Markdown.", valueName: "text")) var note: [String] = []

    @Option(name: .long, parsing: .number, help: ArgumentHelp("How often you want to be in touch.", valueName: "days")) var cadence: Int?
    @Option(name: .long, help: "How much they matter to you.") var importance: Person.Importance?
    @Option(name: .long, help: ArgumentHelp("No suggestion before that day.", valueName: "day")) var pauseUntil: String?
    @Flag(name: .long, help: "Never suggest them.") var never = false

    private static func address(_ what: String) -> ArgumentHelp {
        ArgumentHelp("\(what).", valueName: "value")
    }
}

extension PersonFacts {
    /// The name as `text` and the options spell it, or nil when neither says anything.
    func name(_ text: String?, from old: PersonName = PersonName()) -> PersonName? {
        let parts = [nickname, prefix, suffix, given, family, additional, phoneticGiven, phoneticFamily]
        guard text != nil || parts.contains(where: { $0 != nil }) else { return nil }
        var name = old
        if let text {
            let written = PersonName(written: text)
            (name.given, name.additional, name.family) = (written.given, written.additional, written.family)
            if !written.prefix.isEmpty { name.prefix = written.prefix }
            if !written.suffix.isEmpty { name.suffix = written.suffix }
        }
        name.nickname = nickname?.trimmed ?? name.nickname
        name.prefix = prefix?.trimmed ?? name.prefix
        name.suffix = suffix?.trimmed ?? name.suffix
        name.given = given?.trimmed ?? name.given
        name.family = family?.trimmed ?? name.family
        name.additional = additional?.trimmed ?? name.additional
        name.phoneticGiven = phoneticGiven?.trimmed ?? name.phoneticGiven
        name.phoneticFamily = phoneticFamily?.trimmed ?? name.phoneticFamily
        return name
    }

    /// What the options say, but for the name and the job, as changes. `old` is who the person is so far; nil for a new one.
    func edits(for old: PersonDetails?, in open: OpenNetwork) async throws -> [PersonEdit] {
        var edits: [PersonEdit] = []
        if let pronouns { edits.append(.pronouns(pronouns)) }
        edits += try identities(region: open.settings.region).map(PersonEdit.addIdentity)
        edits += circle.map(PersonEdit.joinCircle) + tag.map(PersonEdit.tag)
        if let place { edits.append(.place(place)) }
        if let zone {
            guard zone.trimmed.isEmpty || TimeZone(identifier: zone.trimmed) != nil else { throw SettingsError.zone(zone) }
            edits.append(.zone(zone.trimmed))
        }
        if !language.isEmpty { edits.append(.languages(language)) }
        if let met = try await met(old: old?.person.met ?? Person.Meeting(), in: open) { edits.append(.met(met)) }
        edits += try await dates(for: old, in: open)
        edits += note.map { .addNote($0, at: nil) }
        if let cadence { edits.append(.cadence(cadence)) }
        if let importance { edits.append(.importance(importance)) }
        if let pauseUntil { edits.append(.pause(until: try open.dayToCome(pauseUntil))) }
        if never { edits.append(.neverSuggest(true)) }
        return edits
    }

    private func identities(region: String) throws -> [Identity] {
        let values: [(Identity.Kind, [String])] = [
            (.mail, mail), (.phone, phone), (.linkedin, linkedin), (.github, github), (.mastodon, mastodon), (.bluesky, bluesky), (.x, x),
            (.instagram, instagram), (.facebook, facebook), (.slack, slack), (.matrix, matrix), (.website, website),
        ]
        return try values.flatMap { kind, texts in
            try texts.map { text in
                let (value, label) = PersonFacts.labelled(text)
                return try Identity.read(kind, value, label: label, region: region)
            }
        }
    }

    /// `ada@example.com (work)` as value and label.
    static func labelled(_ text: String) -> (value: String, label: String) {
        let text = text.trimmed
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex else { return (text, "") }
        return (text[..<open].trimmed, text[text.index(after: open)...].dropLast().trimmed)
    }

    /// `label=value`, both of them said.
    static func pair(_ text: String, option: String) throws -> (label: String, value: String) {
        guard let mark = text.firstIndex(of: "="), let label = text[..<mark].nonEmpty else {
            throw CommandFailure.usage("--\(option) “\(text)” needs a label and a value: --\(option) \"label=value\".")
        }
        return (label, text[text.index(after: mark)...].trimmed)
    }

    private func met(old: Person.Meeting, in open: OpenNetwork) async throws -> Person.Meeting? {
        guard metOn != nil || metAt != nil || metThrough != nil || metStory != nil else { return nil }
        var met = old
        if let metOn { met.on = PersonFacts.isNothing(metOn) ? nil : try open.partialDate(metOn) }
        met.place = metAt ?? met.place
        met.story = metStory ?? met.story
        if let metThrough { met.through = PersonFacts.isNothing(metThrough) ? nil : try await open.person(metThrough).id }
        return met
    }

    /// Whether a value takes away what is there.
    private static func isNothing(_ text: String) -> Bool { text.trimmed.isEmpty || text.trimmed == "-" }

    private func dates(for old: PersonDetails?, in open: OpenNetwork) async throws -> [PersonEdit] {
        var edits: [PersonEdit] = []
        let labelled = try date.map { try PersonFacts.pair($0, option: "date") } + (birthday.map { [(label: "birthday", value: $0)] } ?? [])
        for (label, value) in labelled {
            // There is one of each: the new one takes the old one's place.
            edits += (old?.dates ?? []).filter { folded($0.label) == folded(label) }.map { .removeDate($0.id) }
            edits.append(.addDate(label: label, try open.partialDate(value, everyYear: true)))
        }
        for text in link {
            let (label, name) = try PersonFacts.pair(text, option: "link")
            let found = try await open.network.find(name)
            guard found.count <= 1 else { throw CommandFailure.several(name, found) }
            edits.append(.addLink(label: label, to: found.first?.id, name: found.first?.name.full ?? name))
        }
        for text in field {
            let (label, value) = try PersonFacts.pair(text, option: "field")
            edits.append(.setField(label: label, value: value))
        }
        return edits
    }
}

extension Identity {
    /// The identity that somebody typed; phone numbers are read in the home region.
    static func read(_ kind: Kind, _ text: String, label: String = "", region: String) throws(CommandFailure) -> Identity {
        let found = kind == .phone ? PhoneNumbers.identity(text, region: region, label: label) : Identity(kind, text, label: label)
        guard let found else {
            let hint =
                kind == .phone
                ? "Write it as one dials it in \(region), or with its country code: +351 21 123 4567. The region is set by “wellmet account settings --region”."
                : "Enter \(kind.example)."
            throw .usage("“\(text)” is no \(kind.word). \(hint)")
        }
        return found
    }
}
