internal import WellmetModel

extension Change {
    /// Writes what a made-up network gave; `ids` are its people in their places.
    func add(_ gifts: DemoGifts, among ids: [ID<Person>]) throws {
        func id(_ place: Int?) -> ID<Person>? { place.flatMap { ids.indices.contains($0) ? ids[$0] : nil } }
        for item in gifts.opportunities {
            var content = item.content
            content.from = id(item.from)
            content.forPerson = id(item.forPerson)
            _ = try add(content, state: item.state, on: item.since)
        }
        for item in gifts.insights {
            var content = item.content
            content.from = id(item.from)
            _ = try add(content, state: item.state, on: item.since)
        }
        for item in gifts.introductions {
            guard let person = id(item.person), let other = id(item.other) else { continue }
            let content = Introduction.Content(
                way: item.way, person: person, other: other, otherName: try fullName(of: other), about: item.about, outcome: item.outcome,
                due: item.due)
            _ = try add(content, state: item.state, on: item.since)
        }
    }
}
