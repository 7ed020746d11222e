/// Where everybody lies on the map: circles as round regions, people in no circle around them, and near each other who know each
/// other. The same people give the same map.
///
/// People lie on places that keep their distance, so that nobody ever lies on another; what brings acquaintances together is
/// exchanging places.
package struct MapLayout: Sendable {
    /// The region of a circle.
    package struct Region: Sendable {
        package let center: MapPoint
        package let radius: Double
        /// Where the line of its name stands, its middle.
        package let label: MapPoint
    }

    /// Somebody who knows somebody: places in the list of people, and how surely.
    struct Edge {
        let one: Int
        let other: Int
        let strength: Double
    }

    package let room: MapRoom
    package let width: Int
    package let height: Int
    package let regions: [Region]
    /// In the order of the people.
    package let places: [MapPoint]

    /// Wider than a page has room for is avoided, as long as the picture does not become a strip.
    private static let widest = 1000.0
    private static let margin = 10.0

    /// - Parameters:
    ///   - regions: for each person, in which region they lie; nil at the edge. The warmest come first, and lie inside.
    ///   - names: the letters of each region's name.
    init(regions: [Int?], names: [Int], edges: [Edge]) {
        let room = MapRoom(people: regions.count)
        var members = Array(repeating: [Int](), count: names.count)
        var others: [Int] = []
        for (person, region) in regions.enumerated() {
            if let region { members[region].append(person) } else { others.append(person) }
        }
        let discs = zip(members, names).map { MapDisc(people: $0.count, label: Double(min($1, Self.letters)) * 8.5, room) }
        var affinity = Array(repeating: Array(repeating: 0.0, count: names.count), count: names.count)
        for edge in edges {
            guard let a = regions[edge.one], let b = regions[edge.other], a != b else { continue }
            affinity[a][b] += edge.strength
            affinity[b][a] += edge.strength
        }
        var plan = MapPlan(discs, others: others.count, room, aspect: 1.6, affinity: affinity)
        for aspect in [1.35, 1.15, 1, 0.85, 0.7] where plan.box.width + Self.margin * 2 > Self.widest {
            plan = MapPlan(discs, others: others.count, room, aspect: aspect, affinity: affinity)
        }
        let shift = MapPoint(x: Self.margin - plan.box.left, y: Self.margin - plan.box.top)
        var places = Array(repeating: MapPoint(x: 0, y: 0), count: regions.count)
        for (region, people) in members.enumerated() {
            for (place, person) in zip(discs[region].places, people) { places[person] = place + plan.centers[region] + shift }
        }
        for (place, person) in zip(plan.edge, others) { places[person] = place + shift }
        self.room = room
        width = Int((plan.box.width + Self.margin * 2).rounded(.up))
        height = Int((plan.box.height + Self.margin * 2).rounded(.up))
        self.regions = zip(discs, plan.centers).map {
            Region(center: $1 + shift, radius: $0.radius, label: $0.label + $1 + shift)
        }
        self.places = MapExchange(places, groups: members + [others], edges).places
    }

    /// How many letters of a circle's name have room.
    package static let letters = 24
}

/// Where the discs lie, and around them the places of those who are in none.
private struct MapPlan {
    let centers: [MapPoint]
    let edge: [MapPoint]
    let box: MapBox

    init(_ discs: [MapDisc], others: Int, _ room: MapRoom, aspect: Double, affinity: [[Double]]) {
        let centers = MapPacking(discs.map(\.radius), aspect: aspect, affinity: affinity).centers
        let inner = zip(discs, centers).reduce(MapBox()) { $0.including($1.1, $1.0.radius) }
        let middle = inner.middle
        let apart = zip(discs, centers).map { (center: $1 - middle, radius: $0.radius + 5) }
        let lattice = MapLattice(room)
        func isFree(_ point: MapPoint) -> Bool {
            apart.allSatisfy { disc in
                // Of what the person takes, the point nearest to the disc.
                let near = MapPoint(
                    x: min(max(disc.center.x, point.x - room.aside), point.x + room.aside),
                    y: min(max(disc.center.y, point.y - room.radius), point.y + room.below))
                return near.distance(to: disc.center) >= disc.radius
            }
        }
        var (width, height) = (inner.width / 2 - room.aside, inner.height / 2 - room.radius)
        var free = others > 0 ? lattice.points(within: width, height).filter(isFree) : []
        while free.count < others {
            // Rows come above and below, or columns at both sides, whichever keeps the shape.
            if width < height * aspect { width += room.across / 2 } else { height += room.down / 2 }
            free = lattice.points(within: width, height).filter(isFree)
        }
        func farness(_ point: MapPoint) -> Double { max(abs(point.x) / max(1, width), abs(point.y) / max(1, height)) }
        let ranked = free.map { (point: $0, far: discs.isEmpty ? farness($0) : -farness($0)) }
            .sorted { a, b in (a.far, a.point.y, a.point.x) < (b.far, b.point.y, b.point.x) }
        self.centers = centers
        edge = ranked.prefix(others).map { $0.point + middle }
        box = edge.reduce(inner) { $0.including($1, aside: room.aside, above: room.radius, below: room.below) }
    }
}
