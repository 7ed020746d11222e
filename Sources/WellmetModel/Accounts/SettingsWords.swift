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

extension Settings {
    /// What is set at once: one setting, or two of which neither is right without the other.
    package struct Part: Sendable {
        package let label: String
        package let isSame: @Sendable (Settings, Settings) -> Bool
        package let copy: @Sendable (_ from: Settings, _ to: inout Settings) -> Void

        fileprivate init(
            _ label: String, _ isSame: @escaping @Sendable (Settings, Settings) -> Bool,
            _ copy: @escaping @Sendable (_ from: Settings, _ to: inout Settings) -> Void
        ) {
            self.label = label
            self.isSame = isSame
            self.copy = copy
        }
    }

    package static let parts = [
        Part("your name", { $0.name == $1.name }, { $1.name = $0.name }),
        Part("home country", { $0.region == $1.region }, { $1.region = $0.region }),
        Part("time zone", { $0.zone == $1.zone }, { $1.zone = $0.zone }),
        Part(
            "your day", { ($0.dayStarts, $0.dayEnds) == ($1.dayStarts, $1.dayEnds) },
            { ($1.dayStarts, $1.dayEnds) = ($0.dayStarts, $0.dayEnds) }),
        Part("people a day", { $0.capacity == $1.capacity }, { $1.capacity = $0.capacity }),
        Part("single keys", { $0.singleKeys == $1.singleKeys }, { $1.singleKeys = $0.singleKeys }),
        Part("light and dark", { $0.theme == $1.theme }, { $1.theme = $0.theme }),
    ]
}
