/// How much room each person has on the map, by how many there are: what is written beside them, and how far apart they lie.
package enum MapRoom: Sendable, CaseIterable {
    /// The whole name stands below.
    case name
    /// The given name stands below.
    case given
    /// Initials alone.
    case initials

    package init(people: Int) {
        self = people <= 90 ? .name : people <= 200 ? .given : .initials
    }

    /// The radius of a person, in pixels.
    package var radius: Double {
        switch self {
        case .name: 17
        case .given: 15
        case .initials: 13
        }
    }

    /// How many letters of the name have room.
    package var letters: Int {
        switch self {
        case .name: 14
        case .given: 9
        case .initials: 0
        }
    }

    /// From one person to the next in a row.
    var across: Double {
        switch self {
        case .name: 100
        case .given: 68
        case .initials: 37
        }
    }

    /// From one row to the next.
    var down: Double {
        switch self {
        case .name: 62
        case .given: 55
        case .initials: 33
        }
    }

    /// What one person takes to either side of their middle.
    var aside: Double { self == .initials ? radius : across / 2 - 3 }

    /// What one person takes below their middle.
    var below: Double { self == .initials ? radius : radius + 16 }
}
