/// How somebody knows another of the network, as far as the book tells.
package enum Acquaintance: Sendable, Hashable {
    /// The other is their manager, friend, or what it says; empty for "knows".
    case has(String)
    /// They are the other's manager, friend, or what it says; empty for "knows".
    case isTheir(String)
    /// I introduced the two, or one of them offered me the other.
    case introduced
    /// I met the other through them.
    case brought
    /// I met them through the other.
    case came
    /// They took part in so many things together, in small company.
    case together(Int)
    /// Both work there now.
    case colleagues(String)
    /// Both work or worked there.
    case formerColleagues(String)

    /// How surely they know each other: 0 to 1. A guess for each kind, in this order.
    package var strength: Double {
        switch self {
        case .has, .isTheir: 1
        case .introduced, .brought, .came: 0.9
        case .together(let count): min(0.9, 0.5 + 0.1 * Double(max(0, count)))
        case .colleagues: 0.6
        case .formerColleagues: 0.4
        }
    }

    /// What one knows of it, behind the name of the first: "knows Bob from 3 meetings".
    package func words(_ other: String) -> String {
        switch self {
        case .has(let label): label.isEmpty ? "knows \(other)" : "knows \(other), their \(label)"
        case .isTheir(let label): label.isEmpty ? "knows \(other)" : "is \(Acquaintance.genitive(other)) \(label)"
        case .introduced: "knows \(other) by an introduction"
        case .brought: "brought you together with \(other)"
        case .came: "came to you through \(other)"
        case .together(let count):
            "was with you and \(other) \(count == 1 ? "once" : count == 2 ? "twice" : "\(count) times")"
        case .colleagues(let place): "works with \(other) at \(place)"
        case .formerColleagues(let place): "was at \(place) as \(other) was"
        }
    }

    private static func genitive(_ name: String) -> String { name.hasSuffix("s") ? name + "’" : name + "’s" }
}

extension Warmth {
    /// How ready somebody is to do a favour, 0 to 1, by how alive the tie is; nil is somebody never in contact.
    package static func readiness(_ warmth: Warmth?) -> Double {
        switch warmth {
        case .close: 1
        case .steady: 0.85
        case .loose: 0.6
        case .faint: 0.35
        case .dormant: 0.2
        case nil: 0.1
        }
    }
}
