/// Two who know each other, as far as the book tells.
package struct MapPair: Sendable {
    package let one: ID<Person>
    package let other: ID<Person>
    /// How the first knows the other.
    package let how: Acquaintance

    package init(one: ID<Person>, other: ID<Person>, how: Acquaintance) {
        self.one = one
        self.other = other
        self.how = how
    }
}

extension NetworkMap {
    /// A line of the map between two people, by their places in the list.
    package struct Line: Sendable {
        package let one: Int
        package let other: Int
        /// How the first knows the other: the surest way in which they do.
        package let how: Acquaintance

        /// Whether something says that they know each other, and not only the same work that they might.
        package var isSure: Bool { !how.isWork }

        fileprivate var ends: [Int] { [min(one, other), max(one, other)] }
    }

    /// Of two people one line, the surest first, then those of the warmest; how many there are in all.
    ///
    /// Of those who were together each has the eight surest, of those who only work at the same place three, and there are
    /// `mostLines` in all: a thicket tells nothing.
    static func lines(_ pairs: [MapPair], of people: [MapPerson]) -> (shown: [Line], total: Int) {
        let places = Dictionary(people.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var surest: [[Int]: Line] = [:]
        for pair in pairs {
            guard let one = places[pair.one], let other = places[pair.other], one != other else { continue }
            let line = Line(one: one, other: other, how: pair.how)
            if let known = surest[line.ends], !line.isSurer(than: known) { continue }
            surest[line.ends] = line
        }
        let sorted = surest.values.sorted { a, b in
            if a.how.strength != b.how.strength { return a.how.strength > b.how.strength }
            if a.how.times != b.how.times { return a.how.times > b.how.times }
            return a.ends.lexicographicallyPrecedes(b.ends)
        }
        var (met, work) = (Array(repeating: 0, count: people.count), Array(repeating: 0, count: people.count))
        func isFew(_ line: Line, _ counts: inout [Int], _ most: Int) -> Bool {
            guard counts[line.one] < most, counts[line.other] < most else { return false }
            counts[line.one] += 1
            counts[line.other] += 1
            return true
        }
        let shown = sorted.filter { line in
            if line.how.times > 0 { return isFew(line, &met, mostMet) }
            return line.isSure || isFew(line, &work, mostOfWork)
        }
        return (Array(shown.prefix(mostLines)), sorted.count)
    }

    private static let mostMet = 8
    private static let mostOfWork = 3
}

extension NetworkMap.Line {
    /// Of equally sure ways one is chosen by their words and direction: the same, whatever the order in which they come.
    fileprivate func isSurer(than line: NetworkMap.Line) -> Bool {
        if how.strength != line.how.strength { return how.strength > line.how.strength }
        let (mine, theirs) = (how.words(""), line.how.words(""))
        return mine != theirs ? mine < theirs : one < line.one
    }
}

extension Acquaintance {
    /// How often they were together, where that is how they know each other.
    fileprivate var times: Int {
        if case .together(let count) = self { count } else { 0 }
    }

    /// Whether it is only the same work.
    fileprivate var isWork: Bool {
        switch self {
        case .colleagues, .formerColleagues: true
        default: false
        }
    }
}
