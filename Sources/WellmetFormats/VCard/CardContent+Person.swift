internal import WellmetModel

extension CardContent {
    /// The person whom the card tells of; nil when it names nobody.
    ///
    /// What has no place of its own in Wellmet becomes a field, so that it is seen and found.
    func person(at place: RowPlace, region: String) -> ArchivePerson? {
        var row = ContactRow(place: place, region: region)
        row.person.name = name
        row.person.uid = uid
        if name.given.isEmpty, name.family.isEmpty, let company = organization.first {
            row.person.name.nickname = formattedName.isEmpty ? company : formattedName
        }
        row.add(.custom, otherName, column: CustomField.otherName)
        for more in nicknames.dropFirst() { row.add(.custom, more, column: "nickname") }
        row.person.pronouns = pronouns.first ?? ""
        for entry in mails { row.add(.mail, entry.value, label: entry.label, column: "mail") }
        for entry in phones {
            row.add(
                .phone, CardContent.number(entry.value), label: entry.label,
                column: entry.label.isEmpty ? "phone" : "phone (\(entry.label))")
        }
        for entry in urls { row.add(.website, entry.value, label: CardContent.siteLabel(entry.label), column: "website") }
        for entry in profiles { row.addProfile(entry) }
        for entry in messaging { row.addProfile(entry) }
        row.add(.organization, organization.first ?? "")
        for unit in organization.dropFirst() { row.add(.custom, unit, column: "department") }
        row.add(.title, title.isEmpty ? role : title)
        if !title.isEmpty { row.add(.custom, role, column: "role") }
        addDates(to: &row)
        row.person.circles = circles
        for field in fields { row.add(.custom, field.value, column: field.label.isEmpty ? "field" : field.label) }
        if !self.place.isEmpty {
            row.add(.place, self.place)
        } else if let home = addresses.first(where: { $0.label.contains("home") }) ?? addresses.first {
            row.add(.place, home.locality)
            row.add(.place, home.country)
        }
        for address in addresses {
            row.add(.custom, address.line, column: address.label.isEmpty ? "address" : "address (\(address.label))")
        }
        for entry in related where !CardBook.isReference(entry.value) { row.person.links.append(CardBook.link(entry, region: region)) }
        var tags: Set<String> = []
        row.person.tags = categories.compactMap(CardContent.tag).filter { tags.insert($0).inserted }
        for note in notes { row.add(.note, note) }
        for language in languages { row.add(.language, language) }
        if zone.contains("/") { row.add(.zone, zone) } else { row.add(.custom, zone, column: "time zone") }
        row.add(.custom, gender, column: "gender")
        return row.finished
    }

    /// What the card shows as the name where that says something else than the name's parts, as 李伟 of Li, Wei; else empty.
    var otherName: String {
        guard !formattedName.isEmpty, !(name.given.isEmpty && name.family.isEmpty) else { return "" }
        let shown = foldedWords(formattedName)
        let titles = foldedWords(name.prefix + " " + name.suffix)
        let known = Set(name.words + titles + foldedWords((nicknames + organization).joined(separator: " ")))
        guard !shown.allSatisfy(known.contains), !name.agrees(with: shown.filter { !titles.contains($0) }) else { return "" }
        // Programs show an address where they know no more.
        return (mails + phones).contains { folded($0.value) == folded(formattedName) } ? "" : formattedName
    }

    /// The day of REV, in either form of ISO 8601; nil when it tells none.
    var revisionDay: Day? {
        let day = revision.prefix { $0 != "T" && $0 != " " }
        return PartialDate(day)?.exact
    }

    private func addDates(to row: inout ContactRow) {
        for day in [birthday, anniversary, deathDate].compactMap(\.self) + dates {
            let label = day.label.isEmpty ? "day" : day.label
            if let date = day.date {
                row.person.dates.append(ArchiveDate(label: label, date: date))
            } else {
                row.add(.custom, day.text, column: label)
            }
        }
    }

    /// `tel:+49-151-…;ext=1` as a number (RFC 3966).
    private static func number(_ value: String) -> String {
        guard value.lowercased().hasPrefix("tel:") else { return value }
        return String(value.dropFirst(4).prefix { $0 != ";" })
    }

    private static func siteLabel(_ label: String) -> String { label == "homepage" ? "" : label }

    /// A category as a tag, one word; nil for what says nothing of anybody (`myContacts`).
    static func tag(_ category: String) -> String? {
        let tag = foldedWords(category).joined(separator: "-")
        return tag.isEmpty || ["mycontacts", "my-contacts", "contacts"].contains(tag) ? nil : tag
    }
}

extension ContactRow {
    /// A profile or a messenger's address: an identity where Wellmet knows the network, else a field under its name.
    fileprivate mutating func addProfile(_ entry: CardEntry) {
        var value = entry.value
        for prefix in ["x-apple:", "matrix:u/", "twitter:", "skype:", "xmpp:", "aim:", "sip:"] where value.lowercased().hasPrefix(prefix) {
            value = String(value.dropFirst(prefix.count))
            if prefix == "matrix:u/" { value = "@" + value }
        }
        let kinds: [String: CSVField] = [
            "twitter": .x, "x": .x, "linkedin": .linkedin, "github": .github, "instagram": .instagram, "facebook": .facebook,
            "mastodon": .mastodon, "bluesky": .bluesky,
        ]
        if let field = kinds[entry.service] { return add(field, value, label: "", column: entry.service) }
        if value.contains("://") {
            return add(.website, value, label: entry.label, column: entry.service.isEmpty ? "profile" : entry.service)
        }
        add(.custom, value, column: entry.service.isEmpty ? "messenger" : entry.service)
    }
}
