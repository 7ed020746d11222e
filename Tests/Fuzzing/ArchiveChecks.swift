import Foundation
import WellmetModel

@testable import WellmetFormats

/// Whole files, read as `wellmet import` reads them.
enum ArchiveChecks {
    /// Any bytes as one file: a ZIP, gzip, cards, a CSV.
    static func file(_ bytes: [UInt8]) throws(BrokenInvariant) { try read(bytes, name: "file") }

    /// Bytes as the CSV of an address book.
    static func contacts(_ bytes: [UInt8]) throws(BrokenInvariant) { try read(bytes, name: "contacts-2026-03-14.csv") }

    /// A ZIP of files: each is its name in a line, then its bytes up to a record separator (0x1E).
    static func linkedIn(_ bytes: [UInt8]) throws(BrokenInvariant) {
        let path = path("archive")
        defer { unlink(path) }
        do throws(ArchiveError) {
            let zip = try ZipWriter(path: path)
            for member in bytes.split(separator: 0x1E).prefix(20) {
                let parts = member.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
                try zip.begin(String(decoding: parts[0].filter { $0 != 0 }, as: UTF8.self))
                try zip.append(parts.count > 1 ? Array(parts[1]) : [])
            }
            try zip.close()
        } catch {
            return  // a name that no ZIP can have
        }
        try read(path, name: "Basic_LinkedInDataExport_03-14-2026.zip")
    }

    static func check(_ person: ArchivePerson) throws(BrokenInvariant) {
        try hold(person.place.line >= 1, "a person on line \(person.place.line)")
        try hold(!person.name.isEmpty || !person.identities.isEmpty, "a person without a name or an identity")
        let texts = [person.name.full, person.organization, person.title, person.location] + person.identities.map(\.value)
        try hold(!texts.contains { $0.contains("\0") }, "a NUL in \(texts)")
        for identity in person.identities {
            try hold(!identity.value.isEmpty && identity.value.utf8.count <= 1000, "an identity of no use: \(identity)")
        }
        try hold(Set(person.identities.map { "\($0.kind) \($0.value)" }).count == person.identities.count, "an identity twice")
        for date in person.dates { try hold(PartialDate(date.date.description) == date.date, "a date that is none: \(date)") }
    }

    private static func read(_ bytes: [UInt8], name: String) throws(BrokenInvariant) {
        let path = path(name)
        defer { unlink(path) }
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
        try read(path, name: name)
    }

    private static func read(_ path: String, name: String) throws(BrokenInvariant) {
        var options = ReadOptions()
        options.homeRegion = "DE"
        options.today = Day(year: 2026, month: 3, day: 14)
        options.addressBook = true
        options.limits.entries = 50
        options.limits.entryBytes = 1 << 20
        options.limits.totalBytes = 4 << 20
        options.limits.skippedRows = 5
        let input = ArchiveInput(path: path, name: name)
        var found: [Archive] = []
        var guess: CSVGuess?
        do throws(ArchiveError) {
            found = try Archive.read([input], options: options)
            guess = try Archive.guess(input, options: options)
        } catch {
            return try hold(!error.description.isEmpty, "an error that says nothing")
        }
        for archive in found { try check(archive) }
        if let guess { try check(guess) }
    }

    private static func check(_ archive: Archive) throws(BrokenInvariant) {
        for person in archive.people { try check(person) }
        for interaction in archive.interactions {
            try hold(!interaction.people.isEmpty, "an interaction with nobody")
            try hold(interaction.audience >= 1, "an audience of \(interaction.audience)")
            try hold(interaction.at >= .distantPast && interaction.at <= .distantFuture, "out of time: \(interaction.at)")
            try hold(!interaction.key.isEmpty, "an interaction without a key")
        }
        for file in archive.files { try hold(file.rows >= 0, "\(file.rows) rows") }
        for skipped in archive.skipped { try hold(skipped.place.line >= 1, "skipped line \(skipped.place.line)") }
    }

    /// A mapping is kept as text: it must mean the same when it is read again.
    private static func check(_ guess: CSVGuess) throws(BrokenInvariant) {
        let text = guess.mapping.text
        let again: CSVMapping
        do throws(ArchiveError) {
            again = try CSVMapping(text)
        } catch {
            throw BrokenInvariant("a mapping cannot be read again: \(text): \(error)")
        }
        try hold(again.text == text, "a mapping changes when it is read again: \(text) → \(again.text)")
    }

    /// Of this process and of one parser: the tests run several at once.
    private static func path(_ name: String) -> String {
        FileManager.default.temporaryDirectory.path + "/wellmet-fuzzing-\(getpid())-" + name
    }
}
