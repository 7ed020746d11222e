package import Foundation

/// What an account has set. Each has a value from the start.
package struct Settings: Codable, Equatable, Sendable {
    /// My time zone, an IANA identifier. Days, due dates and today are reckoned in it.
    package var zone = "UTC"
    /// The country (ISO 3166, "DE") in which phone numbers without a country code are read.
    package var region = "US"
    /// How many people today suggests at most, besides follow-ups with a date.
    package var capacity = 3
    /// The hours of my working day, from 0 to 24, used for drafts and meetings.
    package var dayStarts = 9
    package var dayEnds = 17
    /// What I am called in messages; empty until I say.
    package var name = ""
    /// Whether keys such as `j` and `e` act without a modifier on the pages.
    package var singleKeys = true
    package var theme = Theme.device

    /// Light or dark pages.
    package enum Theme: String, Codable, Sendable {
        /// As the device says.
        case device = ""
        case light, dark
    }

    package init() {}

    package var timeZone: TimeZone { TimeZone(identifier: zone) ?? .gmt }

    /// Whether it names a country, by its two letters (ISO 3166).
    package static func isRegion(_ code: String) -> Bool { countries.contains(code.uppercased()) }

    private static let countries = Set(
        Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && !["ZZ", "XA", "XB"].contains($0) })

    /// The settings with each value brought into what is allowed, or the first that is not, in words.
    package func checked() throws(SettingsError) -> Settings {
        guard TimeZone(identifier: zone) != nil else { throw .zone(zone) }
        guard Settings.isRegion(region) else { throw .region(region) }
        guard (0...50).contains(capacity) else { throw .capacity(capacity) }
        guard (0...23).contains(dayStarts), (1...24).contains(dayEnds), dayStarts < dayEnds else { throw .hours(dayStarts, dayEnds) }
        var copy = self
        copy.region = region.uppercased()
        copy.name = name.trimmed
        return copy
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        zone = try values.decodeIfPresent(String.self, forKey: .zone) ?? zone
        region = try values.decodeIfPresent(String.self, forKey: .region) ?? region
        capacity = try values.decodeIfPresent(Int.self, forKey: .capacity) ?? capacity
        dayStarts = try values.decodeIfPresent(Int.self, forKey: .dayStarts) ?? dayStarts
        dayEnds = try values.decodeIfPresent(Int.self, forKey: .dayEnds) ?? dayEnds
        name = try values.decodeIfPresent(String.self, forKey: .name) ?? name
        singleKeys = try values.decodeIfPresent(Bool.self, forKey: .singleKeys) ?? singleKeys
        theme = try values.decodeIfPresent(Theme.self, forKey: .theme) ?? theme
    }
}

/// A setting that cannot be.
package enum SettingsError: Error, Equatable, CustomStringConvertible {
    case zone(String)
    case region(String)
    case capacity(Int)
    case hours(Int, Int)

    package var description: String {
        switch self {
        case .zone(let zone): "“\(zone)” is no time zone. Write one as “Europe/Lisbon”."
        case .region(let region): "“\(region)” is no country code. Write two letters, as “DE”."
        case .capacity(let n): "Today can hold 0 to 50 people; \(n) is not possible."
        case .hours(let from, let to):
            "A working day from \(from) to \(to) is not possible: choose hours from 0 to 24, the first before the last."
        }
    }
}
