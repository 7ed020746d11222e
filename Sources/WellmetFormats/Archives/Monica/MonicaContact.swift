internal import Foundation
internal import WellmetModel

/// A contact of Monica as a person (`ExportResources/Contact/Contact`). What has no place of its own in Wellmet becomes a note or a field
/// that says what it is.
struct MonicaContact {
    let json: JSONValue
    let book: MonicaBook
    let properties: JSONValue
    let reminders: MonicaReminders
    private let place: RowPlace

    init(_ json: JSONValue, place: RowPlace, book: MonicaBook) {
        self.json = json
        properties = json["properties"]
        self.place = place
        self.book = book
        reminders = MonicaContact.reminders(json, exportedOn: book.exportedOn)
    }

    private static func reminders(_ json: JSONValue, exportedOn: Day?) -> MonicaReminders {
        let properties = json["properties"]
        let ofDates = Set(["deceased_reminder", "first_met_reminder"].map { properties[$0]["uuid"].text })
        let birthday = date(properties["birthdate"])
        let meanings = json.children("reminder").filter { !ofDates.contains($0["uuid"].text) }.map {
            MonicaReminder($0, exportedOn: exportedOn).meaning(birthday: birthday)
        }
        let isFree = cadence(properties) == nil && !properties["is_dead"].flag
        return MonicaReminders(meanings, takesCadence: isFree)
    }

    private static func cadence(_ properties: JSONValue) -> Int? {
        properties["stay_in_touch_frequency"].number.flatMap { Cadence.possible.contains($0) ? $0 : nil }
    }

    static func name(_ properties: JSONValue) -> PersonName {
        var name = PersonName(
            given: properties["first_name"].text, family: properties["last_name"].text, additional: properties["middle_name"].text)
        name.nickname = properties["nickname"].text
        return name
    }

    /// A birthday and so on: without its year where that is not known, the year alone where only an age was told.
    static func date(_ special: JSONValue) -> PartialDate? {
        guard let day = MonicaDate(special["date"].text)?.day else { return nil }
        if special["is_age_based"].flag { return PartialDate(year: day.year) }
        return special["is_year_unknown"].flag ? PartialDate(month: day.month, day: day.day) : PartialDate(day)
    }

    /// Nil when the contact has neither a name nor an address.
    func person() -> ArchivePerson? {
        var row = ContactRow(place: place, region: book.options.homeRegion)
        row.person.uid = json["uuid"].text
        row.person.name = MonicaContact.name(properties)
        row.add(.organization, properties["company"].text)
        row.add(.title, properties["job"].text)
        row.person.tags = properties["tags"].elements.compactMap(\.text.nonEmpty)
        row.add(.custom, book.types[properties["gender"].text]?["name"].text ?? "", column: "gender")
        row.add(.custom, properties["food_preferences"].text, column: "food preferences")
        for field in json.children("contact_field") { add(field["properties"], to: &row) }
        for (index, address) in json.children("address").enumerated() { add(address["properties"], isFirst: index == 0, to: &row) }
        for pet in json.children("pet") {
            row.add(.custom, MonicaContact.named(pet["properties"]["name"].text, pet["properties"]["category"].text), column: "pet")
        }
        for document in json.children("document") { row.add(.custom, book.documents[document.text] ?? "", column: "document") }
        let introducer = properties["first_met_through"].text
        row.add(metThrough: book.name(of: introducer), uid: introducer)
        addDates(to: &row)
        let relatives = book.relatives(of: row.person.uid)
        row.person.links = relatives.links
        row.person.dates += relatives.dates
        row.person.notes = notes
        row.person.attention = attention
        addReminders(to: &row.person)
        row.person.face = photo.flatMap { book.faces[$0] }
        return row.finished
    }

    /// The picture that they get, by its UUID: the one that stands for them, else the first of their photos that can be shown.
    var photo: String? {
        ([properties["avatar"]["avatar_photo"]] + json.children("photo")).map(\.text).first { book.faces[$0] != nil }
    }

    private var attention: ArchiveAttention? {
        let attention = ArchiveAttention(
            cadenceDays: MonicaContact.cadence(properties),
            isImportant: properties["is_starred"].flag, isArchived: properties["is_active"].bool == false,
            isNeverSuggested: properties["is_dead"].flag)
        return attention.isEmpty ? nil : attention
    }

    /// An e-mail address, a number, a profile, by what the type of the field is called: two types are known by `type`, the others by name.
    private func add(_ field: JSONValue, to row: inout ContactRow) {
        let (type, text) = (book.types[field["type"].text], field["data"].text)
        let name = type?["name"].text.nonEmpty ?? "contact"
        let kinds: [String: CSVField] = [
            "email": .mail, "phone": .phone, "facebook": .facebook, "twitter": .x, "x": .x, "linkedin": .linkedin, "instagram": .instagram,
            "github": .github, "mastodon": .mastodon, "bluesky": .bluesky, "website": .website, "homepage": .website,
        ]
        let kind = kinds[type?["type"].text ?? ""] ?? kinds[folded(name)] ?? (text.contains("://") ? .website : .custom)
        row.add(kind, text, column: name)
    }

    private func add(_ address: JSONValue, isFirst: Bool, to row: inout ContactRow) {
        // Monica keeps a country by its code (ISO 3166).
        let code = address["country"].text
        let country = Locale(identifier: "en").localizedString(forRegionCode: code) ?? code
        let city = [address["postal_code"].text, address["city"].text].compactMap(\.nonEmpty).joined(separator: " ")
        let parts = [address["street"].text, city, address["province"].text, country]
        row.add(.address, parts.compactMap(\.nonEmpty).joined(separator: ", "), label: address["name"].text)
        guard isFirst else { return }
        row.add(.place, address["city"].text)
        row.add(.place, country)
    }

    private func addDates(to row: inout ContactRow) {
        for (key, label) in [("birthdate", "birthday"), ("deceased_date", "death"), ("first_met_date", "met")] {
            if let date = MonicaContact.date(properties[key]) { row.person.dates.append(ArchiveDate(label: label, date: date)) }
        }
        if properties["is_dead"].flag, MonicaContact.date(properties["deceased_date"]) == nil {
            row.add(.custom, "yes", column: "deceased")
        }
    }

    private func addReminders(to person: inout ArchivePerson) {
        person.followUps = reminders.followUps.isEmpty ? nil : reminders.followUps
        person.dates += reminders.dates
        person.notes += reminders.notes.map { note($0, json["created_at"]) }
        if let days = reminders.cadenceDays { person.attention = ArchiveAttention(cadenceDays: days, beside: person.attention) }
        let open = json.children("task").filter { !$0["properties"]["completed"].flag }.map(MonicaContact.words).compactMap(\.nonEmpty)
        if !open.isEmpty { person.followUps = (person.followUps ?? []) + open.map { ArchiveFollowUp(text: $0) } }
    }

    /// The title of a task or a reminder with its description.
    static func words(of json: JSONValue) -> String {
        titled(json["properties"]["title"].text, json["properties"]["description"].text, by: " — ")
    }

    static func titled(_ title: String, _ text: String, by mark: String = "\n\n") -> String {
        [title, text].compactMap(\.nonEmpty).joined(separator: mark)
    }

    /// "Rex (Dog)", or either of them.
    static func named(_ name: String, _ kind: String) -> String {
        name.isEmpty || kind.isEmpty ? name + kind : "\(name) (\(kind))"
    }
}

extension JSONValue {
    /// The children of that type of a contact.
    func children(_ type: String) -> [JSONValue] {
        self["data"].elements.first { $0["type"].text == type }?["values"].elements ?? []
    }
}
