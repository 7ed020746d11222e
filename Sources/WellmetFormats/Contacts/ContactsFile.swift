internal import WellmetModel

/// Reads a contacts file: Google's, Outlook's or any other with a mapping of its columns.
struct ContactsFile {
    let name: String
    let options: ReadOptions

    /// A reader that stands on the header.
    typealias Opened = (reader: CSVReader, header: CSVHeader)

    /// Google's, from a reader that stands on its header.
    func google(_ opened: Opened) throws(ArchiveError) -> Archive {
        let contacts = GoogleContacts(header: opened.header, region: options.homeRegion)
        return try archive(.google, opened) { reader, place in contacts.person(reader, place: place) }
    }

    /// Any other, by what `guess` says of its columns.
    func mapped(_ guess: CSVGuess, _ opened: Opened) throws(ArchiveError) -> Archive {
        let columns = guess.columns
        let region = options.homeRegion
        let dayFirst = guess.dayFirst
        func person(_ place: RowPlace, _ cell: (Int) -> String) -> ArchivePerson? {
            var row = ContactRow(place: place, region: region, dayFirst: dayFirst)
            let cells = columns.map { cell($0.number - 1) }
            for (column, text) in zip(columns, cells) { row.add(column.field, text, label: column.label, column: column.name) }
            var person = row.finished
            person?.rowMarks = [ArchiveRow.mark(cells)]
            return person
        }
        var archive = try archive(guess.source, opened) { reader, place in person(place) { reader.text($0) } }
        if !guess.hasHeader {
            let names = opened.header.names
            let place = RowPlace(file: name, line: 1)
            if let first = person(place, { names.indices.contains($0) ? names[$0] : "" }) { archive.people.insert(first, at: 0) }
            if !archive.files.isEmpty { archive.files[0].rows += 1 }
            archive.remarks.removeAll { $0 == .noRows(file: name) }
        }
        return archive
    }

    private func archive(
        _ source: Archive.Source, _ opened: Opened, _ person: (CSVReader, RowPlace) -> ArchivePerson?
    ) throws(ArchiveError) -> Archive {
        let (reader, header) = opened
        var archive = Archive(source: source)
        var skipped = SkippedLog(limit: options.limits.skippedRows)
        var rows = 0
        let width = header.width
        while try reader.next() {
            rows += 1
            let place = RowPlace(file: name, line: reader.line)
            if reader.count > width, (width..<reader.count).contains(where: { !reader.isEmpty($0) }) {
                skipped.add(place, "\(reader.count) cells where the header has \(width): a separator without quotes around it?")
            } else if let person = person(reader, place) {
                archive.people.append(person)
            } else {
                skipped.add(
                    place,
                    reader.count < width
                        ? "ends after \(reader.count) of \(width) cells, without a name or an address" : "no name and no address")
            }
        }
        skipped.add(reader, file: name)
        archive.files = [ArchiveFile(name: name, understoodAs: "contacts" + reader.encodingRemark, rows: rows)]
        archive.skipped = skipped.all
        if rows == 0, archive.skipped.isEmpty { archive.remarks.append(.noRows(file: name)) }
        return archive
    }
}
