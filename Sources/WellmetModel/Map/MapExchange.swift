/// People who exchange places within their region, as long as that brings them nearer to those whom they know: some dozens of rounds
/// at most, each over everybody once.
struct MapExchange {
    private(set) var places: [MapPoint]

    private static let rounds = 40
    /// Places near the one that would be best which are tried.
    private static let tries = 4

    private var known: [[(person: Int, strength: Double)]]

    init(_ places: [MapPoint], groups: [[Int]], _ edges: [MapLayout.Edge]) {
        self.places = places
        known = Array(repeating: [], count: places.count)
        for edge in edges {
            known[edge.one].append((edge.other, edge.strength))
            known[edge.other].append((edge.one, edge.strength))
        }
        for _ in 0..<Self.rounds {
            var moved = false
            for group in groups where group.count > 1 {
                for person in group where !known[person].isEmpty && improve(person, in: group) { moved = true }
            }
            if !moved { break }
        }
    }

    /// Exchanges the place with the best of those who lie where the person would best lie. False when nothing is won.
    private mutating func improve(_ person: Int, in group: [Int]) -> Bool {
        let wish = wish(of: person)
        var near: [(person: Int, distance: Double)] = []
        for other in group where other != person {
            let distance = places[other].distance(to: wish)
            guard near.count < Self.tries || distance < near[near.count - 1].distance else { continue }
            let at = near.firstIndex { distance < $0.distance } ?? near.count
            near.insert((other, distance), at: at)
            if near.count > Self.tries { near.removeLast() }
        }
        var best = (gain: 1e-6, person: person)
        for (other, _) in near {
            let gain = gain(person, other)
            if gain > best.gain { best = (gain, other) }
        }
        guard best.person != person else { return false }
        places.swapAt(person, best.person)
        return true
    }

    /// The middle of all whom they know.
    private func wish(of person: Int) -> MapPoint {
        var (x, y, sum) = (0.0, 0.0, 0.0)
        for (other, strength) in known[person] {
            x += places[other].x * strength
            y += places[other].y * strength
            sum += strength
        }
        return MapPoint(x: x / sum, y: y / sum)
    }

    /// How much shorter all lines become when the two exchange places.
    private func gain(_ a: Int, _ b: Int) -> Double {
        func length(of person: Int, at place: MapPoint, _ besides: Int) -> Double {
            known[person].reduce(0) { $0 + ($1.person == besides ? 0 : $1.strength * places[$1.person].distance(to: place)) }
        }
        let before = length(of: a, at: places[a], b) + length(of: b, at: places[b], a)
        return before - length(of: a, at: places[b], b) - length(of: b, at: places[a], a)
    }
}
