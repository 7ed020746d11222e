internal import WellmetModel

extension LinkedInCollector {
    /// Connections.csv in its three eras: with or without the notes above, with or without `URL`.
    mutating func readConnections(_ reader: CSVReader, _ header: CSVHeader, _ name: String) throws(ArchiveError) -> Int {
        let (first, last) = (header["First Name"], header["Last Name"])
        let (url, mail) = (header["URL"], header["Email Address"])
        let (company, position, connected) = (header["Company"], header["Position"], header["Connected On"])
        return try each(reader, header, name) { all, place in
            let given = reader.text(first)
            let family = reader.text(last)
            let when = reader.text(connected)
            let date = LinkedInDate(when)
            let profile = Identity.linkedIn(reader.text(url))
            let address = reader.isEmpty(mail) ? nil : Identity(.mail, reader.text(mail))
            all.saw(date?.day)
            if given.isEmpty, family.isEmpty, profile == nil, address == nil {
                all.skipped.add(
                    place, when.isEmpty ? "no name and no profile" : "hidden: LinkedIn gives only the date (\(when.prefix(40)))")
                return
            }
            var person = ArchivePerson(place: place, name: PersonName(first: given, last: family))
            if let profile { person.identities.append(profile) }
            if let address { person.identities.append(address) }
            person.organization = reader.text(company)
            person.title = reader.text(position)
            if all.options.isToCome(date?.day) {
                all.skipped.add(place, dateToCome(when) + ": taken without the date")
            } else {
                if date == nil, !when.isEmpty { all.skipped.add(place, unreadableDate(when) + ": taken without the date") }
                person.connectedOn = date?.day
            }
            all.add(person)
        }
    }

    /// Notes.csv: what I wrote about people.
    mutating func readNotes(_ reader: CSVReader, _ header: CSVHeader, _ name: String) throws(ArchiveError) -> Int {
        let (first, last) = (header["Connection First Name"], header["Connection Last Name"])
        let (url, note, created) = (header["Connection Profile URL"], header["Note"], header["Created On"])
        var persons: [ArchivePerson] = []
        let zone = options.zone
        let rows = try each(reader, header, name) { all, place in
            let written = PersonName(first: reader.text(first), last: reader.text(last))
            let profile = Identity.linkedIn(reader.text(url))
            let text = reader.text(note)
            guard !text.isEmpty else { return all.skipped.add(place, "the note is empty") }
            guard profile != nil || !written.isEmpty else { return all.skipped.add(place, "a note about nobody: no name and no profile") }
            let date = LinkedInDate(reader.text(created))
            all.saw(date?.day)
            var person = ArchivePerson(place: place, name: written)
            if let profile { person.identities.append(profile) }
            person.notes = [ArchiveNote(text: text, at: all.options.isToCome(date?.day) ? nil : date?.instant(in: zone)?.at)]
            persons.append(person)
        }
        notes += persons
        return rows
    }

    /// Contacts.csv and ImportedContacts.csv: an address book that somebody once uploaded.
    mutating func readAddressBook(_ reader: CSVReader, _ header: CSVHeader, _ name: String) throws(ArchiveError) -> Int {
        let region = options.homeRegion
        return try each(reader, header, name) { all, place in
            var written = PersonName(first: reader.text(header["FirstName"]), last: reader.text(header["LastName"]))
            if written.isEmpty { written = PersonName(written: reader.text(header["FullName"])) }
            var row = ContactRow(place: place, region: region)
            row.person.name = written
            for (column, field) in [("Emails", CSVField.mail), ("PhoneNumbers", .phone), ("Sites", .website), ("Profiles", .website)] {
                row.add(field, reader.text(header[column]))
            }
            row.add(.organization, reader.text(header["Companies"]))
            row.add(.title, reader.text(header["Title"]))
            row.add(.place, reader.text(header["Location"]))
            row.add(.birthday, reader.text(header["Birthday"]))
            guard let person = row.finished else { return all.skipped.add(place, "no name and no address") }
            all.add(person)
        }
    }

    /// Profile.csv: one row, about me.
    mutating func readProfile(_ reader: CSVReader, _ header: CSVHeader, _ name: String) throws(ArchiveError) -> Int {
        let (first, last) = (header["First Name"], header["Last Name"])
        return try each(reader, header, name) { all, _ in
            let written = PersonName(first: reader.text(first), last: reader.text(last)).full
            if all.owner.profileName.isEmpty { all.owner.profileName = written }
        }
    }
}
