internal import Foundation

/// Discs beside each other, none on another: each touches what lies already, where the picture grows least and those lie near
/// whose people know each other.
struct MapPacking {
    /// The middles, in the order of the radii.
    private(set) var centers: [MapPoint]
    private let radii: [Double]
    private let gap = 12.0

    /// - Parameter affinity: how much the people of two discs have to do with each other.
    init(_ radii: [Double], aspect: Double, affinity: [[Double]]) {
        self.radii = radii
        centers = Array(repeating: MapPoint(x: 0, y: 0), count: radii.count)
        let order = radii.indices.sorted { (radii[$1], $0) < (radii[$0], $1) }
        var placed: [Int] = []
        for disc in order {
            if !placed.isEmpty { centers[disc] = best(for: disc, placed, aspect, affinity[disc]) }
            placed.append(disc)
        }
    }

    private func best(for disc: Int, _ placed: [Int], _ aspect: Double, _ affinity: [Double]) -> MapPoint {
        let box = placed.reduce(MapBox()) { $0.including(centers[$1], radii[$1]) }
        let (middle, known) = (box.middle, placed.reduce(0) { $0 + affinity[$1] })
        var best = (cost: Double.infinity, point: MapPoint(x: box.right + radii[disc] + gap, y: 0))
        for point in candidates(for: disc, placed) where isFree(point, disc, placed) {
            let grown = box.including(point, radii[disc])
            var cost = max(grown.width / aspect, grown.height) + 0.1 * point.distance(to: middle)
            if known > 0 {
                cost += 0.15 * placed.reduce(0) { $0 + affinity[$1] * point.distance(to: centers[$1]) } / known
            }
            // A hair's breadth is no reason: of equals the first stays.
            if cost < best.cost - 1e-6 { best = (cost, point) }
        }
        return best.point
    }

    private func isFree(_ point: MapPoint, _ disc: Int, _ placed: [Int]) -> Bool {
        placed.allSatisfy { point.distance(to: centers[$0]) >= radii[$0] + radii[disc] + gap - 1e-6 }
    }

    /// Where it touches one disc, at a few places around it, or two.
    private func candidates(for disc: Int, _ placed: [Int]) -> [MapPoint] {
        var points: [MapPoint] = []
        for (place, a) in placed.enumerated() {
            let far = radii[a] + radii[disc] + gap
            for step in 0..<24 {
                let angle = Double(step) * .pi / 12
                points.append(centers[a] + MapPoint(x: far * cos(angle), y: far * sin(angle)))
            }
            for b in placed[..<place] { points += touching(a, far, b, radii[b] + radii[disc] + gap) }
        }
        return points
    }

    /// Both places so far from two middles.
    private func touching(_ a: Int, _ fromA: Double, _ b: Int, _ fromB: Double) -> [MapPoint] {
        let apart = centers[a].distance(to: centers[b])
        guard apart > 0, apart < fromA + fromB else { return [] }
        let along = (fromA * fromA - fromB * fromB + apart * apart) / (2 * apart)
        let beside = fromA * fromA - along * along
        guard beside >= 0 else { return [] }
        let unit = MapPoint(x: (centers[b].x - centers[a].x) / apart, y: (centers[b].y - centers[a].y) / apart)
        let foot = centers[a] + MapPoint(x: unit.x * along, y: unit.y * along)
        let height = beside.squareRoot()
        return [height, -height].map { foot + MapPoint(x: -unit.y * $0, y: unit.x * $0) }
    }
}

/// A rectangle that grows with what it holds.
struct MapBox {
    var left = Double.infinity
    var top = Double.infinity
    var right = -Double.infinity
    var bottom = -Double.infinity

    var width: Double { max(0, right - left) }
    var height: Double { max(0, bottom - top) }
    var middle: MapPoint { right >= left ? MapPoint(x: (left + right) / 2, y: (top + bottom) / 2) : MapPoint(x: 0, y: 0) }

    func including(_ point: MapPoint, _ radius: Double) -> MapBox { including(point, aside: radius, above: radius, below: radius) }

    func including(_ point: MapPoint, aside: Double, above: Double, below: Double) -> MapBox {
        MapBox(
            left: min(left, point.x - aside), top: min(top, point.y - above), right: max(right, point.x + aside),
            bottom: max(bottom, point.y + below))
    }
}
