import Testing

@testable import WellmetModel

@Suite struct NetworkMapTests {
    private func id<Entity>(_ number: Int, _: Entity.Type = Entity.self) throws -> ID<Entity> {
        let digits = String(number, radix: 16)
        return try #require(ID("0199a0de-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits))
    }

    private func circle(_ number: Int, _ name: String) throws -> Circle {
        Circle(id: try id(number), name: name, cadenceDays: nil, pausedUntil: nil)
    }

    private func person(_ number: Int, in circles: [Circle] = []) throws -> MapPerson {
        let name = PersonName(given: "Person", family: "\(number)")
        return MapPerson(id: try id(number), name: name, circles: Set(circles.map(\.id)), tie: Tie(), at: .onDay(0))
    }

    private func pair(_ one: Int, _ other: Int, _ how: Acquaintance = .has("")) throws -> MapPair {
        MapPair(one: try id(one), other: try id(other), how: how)
    }

    /// A made-up network of that size: people in none, one or two of the circles, most of whom know somebody.
    private func network(_ count: Int, circles: [Circle], seed: UInt64 = 1) throws -> NetworkMap {
        var random = SeededRandom(seed: seed)
        let people = try (0..<count).map { number in
            let theirs = (0..<random.below(3)).compactMap { _ in random.one(of: circles) }
            return try person(number, in: theirs)
        }
        let pairs = try (0..<count).map { try pair($0, random.below(count), random.chance(0.7) ? .together(2) : .colleagues("Acme")) }
        return NetworkMap(people: people, circles: circles, pairs: pairs, total: count)
    }

    @Test(arguments: [1, 2, 7, 40, 90, 91, 200, 201, 500])
    func `nobody lies on another, outside of the picture or outside of their circle`(count: Int) throws {
        for number in [0, 1, 3, 8] {
            let circles = try (0..<number).map { try circle($0, "circle \($0)") }
            let map = try network(count, circles: circles, seed: UInt64(count + number))
            let layout = map.layout
            #expect(layout.places.count == count && map.people.count == count && map.regions.count == count)
            for (person, place) in layout.places.enumerated() {
                let radius = layout.room.radius
                #expect(place.x >= radius && place.x <= Double(layout.width) - radius)
                #expect(place.y >= radius && place.y <= Double(layout.height) - radius)
                for other in layout.places[..<person] { #expect(place.distance(to: other) >= radius * 2 + 1) }
                for (index, region) in layout.regions.enumerated() {
                    let isHome = map.regions[person] == index
                    let apart = place.distance(to: region.center)
                    #expect(isHome ? apart + radius <= region.radius + 1 : apart >= region.radius + radius)
                }
                let theirs = map.people[person].circles
                #expect(map.regions[person].map { theirs.contains(map.circles[$0].id) } ?? theirs.isEmpty)
            }
            for (index, region) in layout.regions.enumerated() {
                for other in layout.regions[..<index] {
                    #expect(region.center.distance(to: other.center) >= region.radius + other.radius)
                }
            }
        }
    }

    @Test func `a picture of many is no wider than a page, and no strip`() throws {
        let circles = try (0..<8).map { try circle($0, "circle \($0)") }
        let layout = try network(500, circles: circles).layout
        #expect(layout.width <= 1000 && layout.height <= 1600 && layout.room == .initials)
        let alone = try network(500, circles: []).layout
        #expect(alone.width <= 1000 && alone.height <= 1200)
    }

    @Test func `the same network gives the same map, in whatever order it is told who knows whom`() throws {
        let circles = try (0..<5).map { try circle($0, "circle \($0)") }
        let people = try (0..<150).map { try person($0, in: $0.isMultiple(of: 4) ? [] : [circles[$0 % 5]]) }
        let pairs = try (0..<300).map { try pair($0 % 150, ($0 * 7 + 1) % 150, $0.isMultiple(of: 3) ? .introduced : .brought) }
        let map = NetworkMap(people: people, circles: circles, pairs: pairs, total: 150)
        let again = NetworkMap(people: people, circles: circles, pairs: pairs.reversed(), total: 150)
        #expect(map.layout.places == again.layout.places)
        #expect(map.known == again.known)
        #expect(map.lines.map(\.how) == again.lines.map(\.how))
    }

    @Test func `acquaintances come to lie near each other`() throws {
        let people = try (0..<60).map { try person($0) }
        // Each knows one other, from the far end of the list.
        let pairs = try (0..<30).map { try pair($0, 59 - $0) }
        let before = NetworkMap(people: people, circles: [], pairs: [], total: 60)
        let after = NetworkMap(people: people, circles: [], pairs: pairs, total: 60)
        func length(_ map: NetworkMap) -> Double {
            (0..<30).reduce(0) { $0 + map.layout.places[$1].distance(to: map.layout.places[59 - $1]) }
        }
        #expect(length(after) < length(before) / 2)
    }

    @Test func `somebody in several circles lies where they know most, else in the smallest`() throws {
        let circles = [try circle(1, "a"), try circle(2, "b")]
        var people = try (0..<5).map { try person($0, in: [circles[0]]) } + (5..<8).map { try person($0, in: [circles[1]]) }
        people += [try person(8, in: circles), try person(9, in: circles)]
        let map = NetworkMap(people: people, circles: circles, pairs: [try pair(8, 0), try pair(8, 1), try pair(8, 5)], total: 10)
        #expect(map.regions[8] == 0)
        #expect(map.regions[9] == 1)
        #expect(map.circleNames[9] == ["a", "b"])
    }

    @Test func `the circle that is asked for holds all its people, and the others lie in theirs`() throws {
        let circles = [try circle(1, "a"), try circle(2, "b")]
        let people = [try person(0, in: circles), try person(1, in: [circles[0]]), try person(2, in: [circles[1]]), try person(3)]
        let pairs = [try pair(0, 2), try pair(0, 3)]
        let map = NetworkMap(people: people, circles: circles, pairs: pairs, circle: circles[0], total: 5)
        #expect(map.regions == [0, 0, 1, nil])
        #expect(map.leftOut == 3)
    }

    @Test func `two have one line, of the surest way, and who is not shown has none`() throws {
        let people = try (0..<3).map { try person($0) }
        let pairs = [
            try pair(0, 1, .colleagues("Acme")), try pair(1, 0, .has("manager")), try pair(0, 1, .together(1)), try pair(0, 9),
            try pair(2, 2), try pair(2, 1, .together(3)),
        ]
        let map = NetworkMap(people: people, circles: [], pairs: pairs, total: 3)
        #expect(map.lines.map(\.how) == [.has("manager"), .together(3)])
        #expect(map.known == [[1], [0, 2], [1]])
        #expect(map.lineTotal == 2 && map.lines.map(\.isSure) == [true, true])
    }

    @Test func `of those who only work together each has a few, and there are bounds of everything`() throws {
        let people = try (0..<501).map { try person($0) }
        var pairs = try (0..<12).flatMap { one in try (0..<12).filter { $0 > one }.map { try pair(one, $0, .colleagues("Acme")) } }
        let small = NetworkMap(people: people, circles: [], pairs: pairs, total: 501)
        #expect(small.people.count == 500 && small.leftOut == 1)
        #expect(small.known.map(\.count).max() == 3 && small.lineTotal == 66)
        let often = try (1..<12).map { try pair(0, $0, .together($0)) }
        let met = NetworkMap(people: people, circles: [], pairs: often, total: 501)
        #expect(met.known[0] == [11, 10, 9, 8, 7, 6, 5, 4])
        for one in 0..<500 { for step in 1...3 { pairs.append(try pair(one, (one + step * 31) % 500)) } }
        let large = NetworkMap(people: people, circles: [], pairs: pairs, total: 501)
        #expect(large.lines.count == 1000 && large.lines.allSatisfy(\.isSure))
    }

    @Test func `the warmest come first, and of those never in touch whoever is in a circle`() throws {
        let all = [
            MapCandidate(id: try id(1), strength: 0, isInCircle: false), MapCandidate(id: try id(2), strength: 0, isInCircle: true),
            MapCandidate(id: try id(3), strength: 2, isInCircle: false), MapCandidate(id: try id(4), strength: 9, isInCircle: false),
            MapCandidate(id: try id(0), strength: 0, isInCircle: false),
        ]
        #expect(MapCandidate.warmest(all, 4) == [try id(4), try id(3), try id(2), try id(0)])
    }

    @Test func `nobody gives an empty map`() {
        let map = NetworkMap(people: [], circles: [], pairs: [], total: 0)
        #expect(map.people.isEmpty && map.layout.places.isEmpty && map.layout.width >= 0 && map.layout.height >= 0)
    }
}
