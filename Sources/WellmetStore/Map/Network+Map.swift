package import WellmetModel

extension Network {
    /// The map of the warmest people of the book; of a circle, its people and those whom they know.
    ///
    /// Reads a bounded part of what happened, however long the history.
    package func map(of circle: Circle? = nil, at now: Instant) async throws -> NetworkMap {
        let account = account
        let read = try await read { tx in
            let queries = MapQueries(account: account, tx: tx, now: now)
            var ids = try queries.warmest(of: circle?.id)
            var pairs = try queries.known(ids, amongThemselves: circle == nil)
            if circle != nil { ids += try queries.acquaintances(of: ids, pairs) }
            let people = try queries.toldApart(try queries.people(ids))
            pairs += try queries.work(people.map(\.id))
            let circles = try tx.rows("SELECT * FROM circle WHERE account = \(account) ORDER BY folded").map(Circle.init(row:))
            return (people: people, pairs: pairs, circles: circles, total: try queries.total(of: circle?.id))
        }
        return NetworkMap(people: read.people, circles: read.circles, pairs: read.pairs, circle: circle, total: read.total)
    }
}

extension MapQueries {
    /// Whom `members` know who is none of them: the surest first, as many as the map has room for.
    fileprivate func acquaintances(of members: [ID<Person>], _ pairs: [MapPair]) throws -> [ID<Person>] {
        let inside = Set(members)
        var surest: [ID<Person>: Double] = [:]
        for pair in pairs {
            for person in [pair.one, pair.other] where !inside.contains(person) {
                surest[person] = max(surest[person] ?? 0, pair.how.strength)
            }
        }
        let sorted = surest.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }.map(\.key)
        // Who was only seen or is archived is no part of the map, and takes nobody's place.
        let candidates = Array(sorted.prefix(NetworkMap.mostPeople * 2))
        return Array(try people(candidates).map(\.id).prefix(max(0, NetworkMap.mostPeople - members.count)))
    }
}
