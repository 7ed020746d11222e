internal import WellmetModel

/// What happened, as Monica tells it: activities of the account, calls and conversations of each contact.
struct MonicaHistory {
    let options: ReadOptions
    let types: [String: JSONValue]
    private(set) var interactions: [ArchiveInteraction] = []
    private(set) var skipped: [SkippedRow] = []
    /// Who took part in each activity.
    private var guests: [String: [ArchiveParticipant]] = [:]

    init(options: ReadOptions, types: [String: JSONValue]) {
        self.options = options
        self.types = types
    }

    mutating func add(_ contact: JSONValue, of person: ArchiveParticipant, at place: RowPlace) {
        for uuid in contact.children("activity") { guests[uuid.text, default: []].append(person) }
        for call in contact.children("call") {
            let properties = call["properties"]
            let feelings = properties["emotions"].elements.map(\.text).joined(separator: ", ")
            add(
                call, "call", "called_at", [person], at: place, kind: .call, channel: .phone,
                direction: properties["contact_called"].flag ? .in : .out,
                summary: MonicaContact.titled(properties["content"].text, feelings.isEmpty ? "" : "felt \(feelings)", by: " — "))
        }
        for conversation in contact.children("conversation") { add(conversation: conversation, with: person, at: place) }
    }

    /// Messages keep their order on a day of which the hour is not told.
    private mutating func add(conversation: JSONValue, with person: ArchiveParticipant, at place: RowPlace) {
        let (kind, channel) = way(types[conversation["properties"]["contact_field_type"].text])
        let messages = conversation["properties"]["messages"].elements
        if messages.isEmpty {
            add(
                conversation, "conversation", "happened_at", [person], at: place, kind: kind, channel: channel, direction: .both,
                summary: "")
        }
        for (index, message) in messages.enumerated() {
            add(
                message, "message", "written_at", [person], at: place, kind: kind, channel: channel,
                direction: message["properties"]["written_by_me"].flag ? .out : .in, summary: message["properties"]["content"].text,
                second: index)
        }
    }

    mutating func add(activity: JSONValue, at place: RowPlace) {
        let people = guests[activity["uuid"].text] ?? []
        let properties = activity["properties"]
        guard !people.isEmpty else { return skip(place, "an activity in which nobody took part: \(properties["summary"].text)") }
        let type = types[properties["type"].text]
        let key = type?["translation_key"].text ?? ""
        let isMeal = key.hasPrefix("ate_") || ["picknicked", "picnicked", "went_bar"].contains(key)
        let name = type?["name"].text.nonEmpty ?? MonicaBook.words(key)
        let kind = isMeal ? .meal : Interaction.Kind(saidIn: name) ?? .meeting
        let told = MonicaContact.titled(properties["summary"].text, properties["description"].text, by: " — ")
        add(
            activity, "activity", "happened_at", people, at: place, kind: kind,
            channel: kind == .call ? .phone : kind == .video ? .video : .inPerson,
            direction: .both, summary: kind == .meeting ? MonicaContact.titled(name, told, by: ": ") : told)
    }

    private mutating func add(
        _ json: JSONValue, _ word: String, _ date: String, _ people: [ArchiveParticipant], at place: RowPlace, kind: Interaction.Kind,
        channel: Interaction.Channel, direction: Interaction.Direction, summary: String, second: Int = 0
    ) {
        guard let uuid = json["uuid"].text.nonEmpty else { return skip(place, "\(word) without a UUID: \(summary)") }
        guard let date = MonicaDate(json["properties"][date].text) ?? MonicaDate(json["created_at"].text) else {
            return skip(place, "\(word) without a date: \(summary)")
        }
        guard !options.isToCome(date.day) else { return skip(place, "\(word) on \(date.day), which is still to come: \(summary)") }
        let (at, precision) = date.instant(in: options.zone)
        interactions.append(
            ArchiveInteraction(
                place: place, key: "\(word)/\(uuid)", kind: kind, channel: channel, direction: direction,
                at: precision == .day ? at.adding(seconds: Double(min(second, 3600))) : at, precision: precision, people: people,
                summary: summary, audience: people.count))
    }

    private mutating func skip(_ place: RowPlace, _ reason: String) {
        skipped.append(SkippedRow(place: place, reason: PlainText.shortened(reason, to: 200)))
    }

    /// How one writes to each other over a type of contact field.
    private func way(_ type: JSONValue?) -> (Interaction.Kind, Interaction.Channel) {
        if type?["type"].text == "email" { return (.mail, .mail) }
        if type?["type"].text == "phone" { return (.message, .sms) }
        let name = folded(type?["name"].text ?? "")
        return (.message, name == "twitter" ? .x : Interaction.Channel(rawValue: name) ?? .other)
    }
}
