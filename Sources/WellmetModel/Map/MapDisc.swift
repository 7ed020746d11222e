/// The round region of a circle with a place for each of its people, around its own middle.
struct MapDisc {
    /// From the inside out.
    let places: [MapPoint]
    let radius: Double
    /// Where the line of its name stands.
    let label: MapPoint

    /// The smallest disc that takes so many people and a name of that width, in a pattern of staggered rows.
    init(people: Int, label width: Double, _ room: MapRoom) {
        let (across, down) = (room.across, room.down)
        // Around a person, between two, and between three: whichever takes the least.
        let middles = [MapPoint(x: 0, y: 0), MapPoint(x: across / 2, y: 0), MapPoint(x: across / 2, y: down / 3)]
        let all = middles.map { Self.round(people, width, around: $0, room) }
        let best = all.min { $0.radius < $1.radius } ?? all[0]
        self.places = best.places
        self.radius = best.radius
        self.label = best.label
    }

    private static func round(
        _ people: Int, _ width: Double, around middle: MapPoint, _ room: MapRoom
    ) -> (places: [MapPoint], radius: Double, label: MapPoint) {
        let reach = (Double(people) * room.across * room.down / .pi).squareRoot() + room.across * 2
        let near = MapLattice(room).points(within: reach, reach, around: middle).map { ($0, $0.distance(to: MapPoint(x: 0, y: 0))) }
        let places = near.sorted { a, b in (a.1, a.0.y, a.0.x) < (b.1, b.0.y, b.0.x) }.prefix(people).map(\.0)
        let top = (places.map(\.y).min() ?? 0) - room.radius
        var corners = [-width / 2, width / 2].flatMap { [MapPoint(x: $0, y: top - 20), MapPoint(x: $0, y: top - 6)] }
        let aside = room.aside * 0.85
        for place in places {
            for x in [-aside, aside] {
                corners.append(place + MapPoint(x: x, y: -room.radius * 0.85))
                corners.append(place + MapPoint(x: x, y: room.below))
            }
        }
        let (center, radius) = enclosing(corners)
        return (places.map { $0 - center }, radius + 8, MapPoint(x: -center.x, y: top - 8 - center.y))
    }

    /// The smallest circle around all points, but for a hundredth (Bădoiu and Clarkson 2003: ever shorter steps to the farthest).
    private static func enclosing(_ points: [MapPoint]) -> (MapPoint, Double) {
        var center = MapPoint(x: 0, y: 0)
        func farthest() -> MapPoint { points.max { $0.distance(to: center) < $1.distance(to: center) } ?? center }
        for step in 1...60 {
            let far = farthest()
            center.x += (far.x - center.x) / Double(step + 1)
            center.y += (far.y - center.y) / Double(step + 1)
        }
        return (center, farthest().distance(to: center))
    }
}

/// Staggered rows of places.
struct MapLattice {
    let room: MapRoom

    init(_ room: MapRoom) {
        self.room = room
    }

    /// All places so far to the sides and up and down, row by row, where `middle` lies at the origin.
    func points(within width: Double, _ height: Double, around middle: MapPoint = MapPoint(x: 0, y: 0)) -> [MapPoint] {
        var points: [MapPoint] = []
        let rows = Int((height + abs(middle.y)) / room.down) + 1
        let columns = Int((width + abs(middle.x)) / room.across) + 2
        for row in -rows...rows {
            let shift = row.isMultiple(of: 2) ? 0 : room.across / 2
            for column in -columns...columns {
                let point = MapPoint(x: Double(column) * room.across + shift, y: Double(row) * room.down) - middle
                if abs(point.x) <= width, abs(point.y) <= height { points.append(point) }
            }
        }
        return points
    }
}
