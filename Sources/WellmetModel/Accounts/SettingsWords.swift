/// The settings as people call them.
extension Settings {
    package var facts: [(label: String, value: String)] {
        func hour(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }
        return [
            ("your name", name), ("home country", region), ("time zone", zone), ("your day", "\(hour(dayStarts)) to \(hour(dayEnds))"),
            ("people a day", String(capacity)), ("single keys", singleKeys ? "on" : "off"),
            ("light and dark", theme == .device ? "as the device" : theme.rawValue),
        ]
    }

    /// What differs from `old`, each with what it was: "home country DE → PT, people a day 3 → 5".
    package func changes(from old: Settings) -> String {
        zip(facts, old.facts).filter { $0.value != $1.value }
            .map { "\($0.label) \($1.value.nonEmpty ?? "nothing") → \($0.value.nonEmpty ?? "nothing")" }
            .joined(separator: ", ")
    }
}
