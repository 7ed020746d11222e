package import Foundation
package import WellmetModel

/// What the reader of archives must be told, because no file says it.
package struct ReadOptions: Sendable {
    /// ISO 3166 code of the country whose numbering plan reads phone numbers without a country code; empty when not set.
    package var homeRegion = ""
    /// The zone of times that are written without one.
    package var zone: TimeZone
    /// Today, so that a date in the future never becomes an archive's as-of date; nil to believe every date.
    package var today: Day?
    /// Columns of an unknown CSV that are set by hand; the others are guessed.
    package var mapping: CSVMapping?
    /// Whether LinkedIn's uploaded address book is read too.
    package var addressBook = false
    /// Me on LinkedIn, a profile address or a name, for archives that do not tell.
    package var owner = ""
    /// How much is taken before a file is refused.
    package var limits = ReadLimits()

    package init(zone: TimeZone = .gmt) {
        self.zone = zone
    }

    /// Whether that day is still to come, wherever on earth it was written.
    func isToCome(_ day: Day?) -> Bool {
        guard let day, let today else { return false }
        return day > today.adding(1)
    }

    /// The day, unless it is still to come.
    func past(_ day: Day) -> Day? { isToCome(day) ? nil : day }
}

/// A path to read, and what it is called for people.
package struct ArchiveInput: Hashable, Sendable {
    /// A ZIP, a folder or a file.
    package var path: String
    /// The file's own name, which may hold its date, when it was uploaded under that and stored under another.
    package var name: String

    package init(path: String, name: String? = nil) {
        self.path = path
        self.name = name ?? String(path.split(separator: "/").last ?? "file")
    }
}
