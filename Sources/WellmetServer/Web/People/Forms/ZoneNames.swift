internal import Foundation

/// Time zones as people write them.
enum ZoneNames {
    /// The identifier that somebody means: "europe/lisbon", "Lisbon", "New York"; empty for an empty text.
    static func identifier(_ text: String) throws(FormErrors) -> String {
        let wanted = text.replacing(" ", with: "_").lowercased()
        guard !wanted.isEmpty else { return "" }
        let all = TimeZone.knownTimeZoneIdentifiers
        if let found = all.first(where: { $0.lowercased() == wanted }) { return found }
        if let found = all.first(where: { $0.lowercased().hasSuffix("/" + wanted) }) { return found }
        if TimeZone(identifier: text) != nil { return text }
        throw FormErrors("zone", "“\(String(text.prefix(40)))” is no time zone: write one as Europe/Lisbon")
    }
}

/// Languages by their names: tags such as "en" or "pt-BR" in words, anything else as it was written.
enum LanguageName {
    static func words(_ text: String) -> String {
        guard text.utf8.count <= 10, text.utf8.prefix(4).count < 4 || text.contains("-") else { return text }
        return Locale(identifier: "en").localizedString(forIdentifier: text) ?? text
    }
}
