internal import Synchronization
internal import WellmetModel
internal import WellmetStore

/// The settings as the page calls them.
extension Settings {
    var facts: [(label: String, value: String)] {
        [
            ("Your name", name), ("Home country", region), ("Time zone", zone),
            ("Your day", "\(SettingsPage.hour(dayStarts)) to \(SettingsPage.hour(dayEnds))"),
            ("People a day, at most", String(capacity)), ("Single keys", singleKeys ? "on" : "off"),
            ("Light and dark", SettingsPage.themes.first { $0.0 == theme.rawValue }?.1.lowercased() ?? ""),
        ]
    }

    /// What the form showed when it was made.
    var version: String { FormVersion.of(facts.map(\.value)) }

    /// What differs from `old`, each with what it was: "Home country: PT, was DE."
    func changes(from old: Settings) -> [String] {
        zip(facts, old.facts).filter { $0.value != $1.value }.map { now, before in
            "\(now.label): \(now.value.nonEmpty ?? "empty"), was \(before.value.nonEmpty ?? "empty")."
        }
    }
}

/// The settings that each session replaced last, until its next page has said so. They are in no address, since a name is among them.
final class ReplacedSettings: Sendable {
    private let old = Mutex<[[UInt8]: Settings]>([:])

    func keep(_ settings: Settings, for session: Session) { old.withLock { $0[session.token] = settings } }

    func take(for session: Session) -> Settings? { old.withLock { $0.removeValue(forKey: session.token) } }
}
