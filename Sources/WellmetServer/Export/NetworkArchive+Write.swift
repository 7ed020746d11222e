internal import Foundation
internal import WellmetFormats
package import WellmetModel
package import WellmetStore

extension NetworkArchive {
    /// Writes everything of a network to `path`, as it is at this moment: first what another Wellmet takes in, then what people and other
    /// programs read.
    ///
    /// Some dozens of people are in memory at once, however many there are; tables wait in files.
    ///
    /// - Throws: `ArchiveError.unwritable` when the place does not take it; what was begun is left to the caller.
    package static func write(
        _ network: Network, of account: String, to path: String, at now: Instant, progress: (String) -> Void = { _ in }
    ) async throws -> NetworkManifest {
        try await network.atOneMoment { network in
            let settings = try await network.settings()
            let zip = try NetworkZip(path: path)
            progress("Writing the rows…")
            try zip.add("README.txt", readme)
            try await network.export {
                try zip.begin($0.fileName)
            } append: {
                try zip.append($0)
            }
            let book = try await network.everybody(.book)
            progress("Writing cards…")
            try zip.begin("contacts.vcf")
            var cards = try await LeavingCards(book, everybody: true, of: network, as: CardExport(version: .v40, region: settings.region))
            while let card = try await cards.next() { try zip.append(card.bytes) }
            progress("Writing pages…")
            try await writePages(try await book + network.everybody(.discovered), network, settings.timeZone, zip)
            return try zip.close(account: account, at: now)
        }
    }

    /// Writes a page of each, and the tables of all of them, which wait meanwhile: a ZIP takes one member after the other.
    private static func writePages(_ people: [ID<Person>], _ network: Network, _ zone: TimeZone, _ zip: NetworkZip) async throws {
        let (table, moments) = (try SpooledFile(), try SpooledFile())
        // Without their names they are gone with us, however we end.
        table.remove()
        moments.remove()
        var lines = PeopleTable()
        var rows = MomentsTable(zone: zone)
        var names = PageNames()
        for part in Network.cardParts(people) {
            for person in try await network.wholePeople(part) {
                try zip.add("people/\(names.next(person.person.name.full)).md", PersonText.text(person, zone: zone))
                lines.append(person)
                rows.append(person)
            }
            try table.write(lines.take())
            try moments.write(rows.take())
        }
        // Those of whom there is nobody still have their first line.
        try table.write(lines.take())
        try moments.write(rows.take())
        for (name, file) in [("people.csv", table), ("interactions.csv", moments)] {
            try zip.begin(name)
            try file.eachPiece { try zip.append($0) }
        }
    }

    private static let readme = """
        This is everything that Wellmet knows of one network.

        network/           the rows of each table, an object of JSON a line: what “wellmet import” takes in again
        photos/            pictures of people, as they were given; their names are the ids of network/person.jsonl
        contacts.vcf       contact cards (vCard 4.0) of everybody in the book, which other address books read
        people.csv         people as a table
        interactions.csv   what happened as a table, a row for each person who took part
        people/            a page of each person, in Markdown
        manifest.json      which files are here, with their lengths and checksums (SHA-256)

        To bring it back: wellmet account add NAME, then wellmet import THIS.zip --account NAME
        The form is described in Docs/Export.md of Wellmet.

        """
}

/// Names of pages, each once, on file systems too that do not tell capitals, or have uses of their own for some letters.
struct PageNames {
    private static let unsafe = Set("/\\:*?\"<>|")
    /// A file's name has room for 255 bytes on most systems.
    private static let room = 200
    private var taken: Set<String> = []
    /// How many of each name there were, so that the thousandth need not try all numbers.
    private var counts: [String: Int] = [:]

    mutating func next(_ name: String) -> String {
        let safe = UploadedFiles.safeName(String(name.map { PageNames.unsafe.contains($0) ? " " : $0 }))
        let stem = PageNames.cut(safe, to: PageNames.room)
        let key = stem.lowercased()
        while true {
            let count = counts[key, default: 0] + 1
            counts[key] = count
            let ending = count == 1 ? "" : " (\(count))"
            let whole = PageNames.cut(stem, to: PageNames.room - ending.utf8.count) + ending
            if taken.insert(whole.lowercased()).inserted { return whole }
        }
    }

    /// The beginning that fits; a letter that is too long by itself, with hundreds of accents, loses some of them.
    private static func cut(_ text: String, to bytes: Int) -> String {
        var letters = text[...]
        while letters.utf8.count > bytes { letters.removeLast() }
        guard letters.isEmpty else { return String(letters) }
        var scalars = text.unicodeScalars[...]
        while scalars.reduce(0, { $0 + UTF8.width($1) }) > bytes { scalars = scalars.dropLast() }
        return String(scalars)
    }
}
