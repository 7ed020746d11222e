/// The network as a map: who knows whom, with circles as regions.
package struct NetworkMap: Sendable {
    /// How many people and lines it shows at most: more could not be read.
    package static let mostPeople = 500
    static let mostLines = 1000
    /// How many circles have a region: those with the most people who are shown.
    static let mostRegions = 40

    /// Those with a region, in the order of their names.
    package let circles: [Circle]
    /// The warmest first.
    package let people: [MapPerson]
    /// For each person the place of their circle in `circles`; nil for whoever lies at the edge.
    package let regions: [Int?]
    /// The surest first.
    package let lines: [Line]
    /// How many lines there would be in all.
    package let lineTotal: Int
    /// The circle that alone was asked for, with those whom its people know.
    package let circle: Circle?
    /// How many people there are to be shown, in the book or in that circle.
    package let total: Int
    package let layout: MapLayout
    /// For each person those whom they know, the surest first.
    package let known: [[Int]]
    /// For each person the names of all their circles.
    package let circleNames: [[String]]
    /// Those whose name another on the map has, too.
    private let namesakes: Set<Int>

    /// - Parameters:
    ///   - people: in the order in which they come first.
    ///   - circles: all, in the order of their names.
    ///   - total: people of the book, or of the circle, whether shown or not.
    package init(people: [MapPerson], circles: [Circle], pairs: [MapPair], circle: Circle? = nil, total: Int) {
        let people = Array(people.prefix(Self.mostPeople))
        let (lines, lineTotal) = Self.lines(pairs, of: people)
        var known = Array(repeating: [Int](), count: people.count)
        for line in lines {
            known[line.one].append(line.other)
            known[line.other].append(line.one)
        }
        let homes = Self.homes(of: people, known, circles, circle)
        let shown = circles.indices.filter { homes.contains($0) }
        let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
        let regions = homes.map { $0.flatMap { places[$0] } }
        self.circles = shown.map { circles[$0] }
        self.people = people
        self.regions = regions
        self.lines = lines
        self.lineTotal = lineTotal
        self.circle = circle
        self.total = total
        self.known = known
        circleNames = people.map { person in circles.filter { person.circles.contains($0.id) }.map(\.name) }
        namesakes = Set(MapPerson.namesakes(people))
        layout = MapLayout(
            regions: regions, names: shown.map { circles[$0].name.count },
            edges: lines.map { MapLayout.Edge(one: $0.one, other: $0.other, strength: $0.how.strength) })
    }

    /// Who it is, in words: the name, and where another on the map has the same, their work and place, or else their circles.
    package func label(_ person: Int) -> String {
        told(person).isEmpty ? people[person].name.full : "\(people[person].name.full) (\(told(person)))"
    }

    /// What tells somebody apart from another of their name; empty where there is no need, or nothing to tell.
    package func told(_ person: Int) -> String {
        namesakes.contains(person) ? people[person].about.nonEmpty ?? circleNames[person].joined(separator: ", ") : ""
    }

    /// How many who could be shown are not.
    package var leftOut: Int {
        let shown = circle.map { circle in people.count { $0.circles.contains(circle.id) } } ?? people.count
        return max(0, total - shown)
    }

    /// Where each lies: in the circle that was asked for, else in that of their circles in which they know most; of equals in the
    /// smallest, then the first by name.
    private static func homes(of people: [MapPerson], _ known: [[Int]], _ circles: [Circle], _ asked: Circle?) -> [Int?] {
        var members: [ID<Circle>: Int] = [:]
        for person in people { for circle in person.circles { members[circle, default: 0] += 1 } }
        func size(_ place: Int) -> Int { members[circles[place].id] ?? 0 }
        let largest = circles.indices.sorted { a, b in size(a) != size(b) ? size(a) > size(b) : a < b }.prefix(mostRegions)
        let places = largest.sorted()
        return people.indices.map { person in
            let theirs = places.filter { people[person].circles.contains(circles[$0].id) }
            if let asked, let place = theirs.first(where: { circles[$0].id == asked.id }) { return place }
            func acquaintances(_ place: Int) -> Int { known[person].count { people[$0].circles.contains(circles[place].id) } }
            return theirs.max { a, b in
                let (manyA, manyB) = (acquaintances(a), acquaintances(b))
                if manyA != manyB { return manyA < manyB }
                return size(a) != size(b) ? size(a) > size(b) : a > b
            }
        }
    }
}
