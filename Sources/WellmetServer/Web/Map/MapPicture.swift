internal import WellmetModel

/// The map as a picture: circles as round regions, people in the colour of their warmth, thin lines between those who know each other.
struct MapPicture {
    let map: NetworkMap
    /// Whether people and circles lead to their pages, as they do on ours.
    var leads = true

    /// What stands between the tags of the picture.
    var content: HTML {
        """
        <title id="map-name">\(title)</title><desc id="map-about">\(about)</desc>
        \(map.layout.regions.enumerated().html(disc))
        \(path("likely", map.lines.filter { !$0.isSure }))\(path("sure", map.lines.filter(\.isSure)))
        \(map.layout.regions.enumerated().html(name))
        \(groups.html(people))
        """
    }

    private var title: String { map.circle.map { "\($0.name), and whom its people know" } ?? "Who knows whom" }

    private var about: String {
        let regions = map.circles.isEmpty ? "" : ", in \(Count.of(map.circles.count, "circle", "circles"))"
        return """
            \(Count.of(map.people.count, "person", "people"))\(regions), with \(Count.of(map.lines.count, "line", "lines")) between those who \
            know each other. The table below says the same.
            """
    }

    // MARK: Regions

    /// Neighbours in the list of circles get hues that are far apart.
    private func hue(_ region: Int) -> Int { (region * 7 + 2) % 24 }

    private func disc(_ region: Int, _ shape: MapLayout.Region) -> HTML {
        """
        <circle class="region hue-\(hue(region))" cx="\(pixel(shape.center.x))" cy="\(pixel(shape.center.y))" r="\(pixel(shape.radius))"/>
        """
    }

    private func name(_ region: Int, _ shape: MapLayout.Region) -> HTML {
        let name = map.circles[region].name
        let text: HTML = """
            <title>Circle \(name)</title><text x="\(pixel(shape.label.x))" y="\(pixel(shape.label.y))">\
            \(Self.cut(name, to: MapLayout.letters))</text>
            """
        guard leads, map.circle == nil else { return "<g class=\"region-name hue-\(hue(region))\">\(text)</g>" }
        return "<a class=\"region-name hue-\(hue(region))\" href=\"/map?circle=\(Query.encoded(name))\">\(text)</a>"
    }

    // MARK: Lines

    private func path(_ style: String, _ lines: [NetworkMap.Line]) -> HTML {
        guard !lines.isEmpty else { return .empty }
        let steps = lines.map { line -> String in
            let (a, b) = (map.layout.places[line.one], map.layout.places[line.other])
            return "M\(pixel(a.x)) \(pixel(a.y))L\(pixel(b.x)) \(pixel(b.y))"
        }
        return "<path class=\"\(style)\" d=\"\(steps.joined())\"/>"
    }

    // MARK: People

    /// The people of each region and those at the edge, from the left upper one on: so the focus walks through them.
    private var groups: [(region: Int?, people: [Int])] {
        let regions: [Int?] = map.circles.indices.map { $0 } + [nil]
        return regions.map { region in
            let members = map.people.indices.filter { map.regions[$0] == region }
            let places = map.layout.places
            return (region, members.sorted { a, b in (places[a].y, places[a].x, a) < (places[b].y, places[b].x, b) })
        }
    }

    private func people(_ group: (region: Int?, people: [Int])) -> HTML {
        guard !group.people.isEmpty else { return .empty }
        let ground: HTML = group.region.map { " class=\"hue-\(hue($0))\"" } ?? .empty
        return "<g\(ground)>\(group.people.html(person))</g>\n"
    }

    private func person(_ index: Int) -> HTML {
        let (person, place, room) = (map.people[index], map.layout.places[index], map.layout.room)
        let (x, y) = (pixel(place.x), pixel(place.y))
        let written = Self.short(person.name, room)
        let name: HTML =
            room.letters == 0
            ? .empty : "<text class=\"who\" x=\"\(x)\" y=\"\(y + pixel(room.radius) + 12)\">\(Self.cut(written, to: room.letters))</text>"
        let inside: HTML = """
            <title>\(words(index))</title><circle cx="\(x)" cy="\(y)" r="\(pixel(room.radius))"/>\
            <text x="\(x)" y="\(y + 4)">\(PersonMarks.initials(person.name))</text>\(name)
            """
        let warmth: HTML = person.warmth.map { " class=\"warmth-\($0.rawValue)\"" } ?? .empty
        return leads ? "<a href=\"/people/\(person.id)\"\(warmth)>\(inside)</a>" : "<g\(warmth)>\(inside)</g>"
    }

    /// "Ada Lovelace, steady, knows Grace Hopper and 2 more"
    private func words(_ index: Int) -> String {
        let (person, known) = (map.people[index], map.known[index])
        let first = known.first.map(map.label)
        let acquaintances = first.map { ", knows " + $0 + (known.count > 1 ? " and \(known.count - 1) more" : "") } ?? ""
        return "\(map.label(index)), \(person.word)\(acquaintances)"
    }

    private func pixel(_ number: Double) -> Int { Int(number.rounded()) }

    /// What there is room for: the name, else "Bartholomew Q.", or the given name alone.
    private static func short(_ name: PersonName, _ room: MapRoom) -> String {
        guard let given = name.given.nonEmpty, room == .given || width(name.full) > room.letters else { return name.full }
        let family = name.family.trimmed.first.map { " \($0)." } ?? ""
        return room == .given ? given : given + family
    }

    /// In letters: wide characters, as those of Chinese, take the room of two.
    private static func width(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + (($1.unicodeScalars.first?.value ?? 0) >= 0x1100 ? 2 : 1) }
    }

    /// The text, or its beginning and an ellipsis.
    private static func cut(_ text: String, to letters: Int) -> String {
        guard width(text) > letters else { return text.map(PersonMarks.bare).joined() }
        var (result, used) = ("", 1)
        for character in text {
            used += width(String(character))
            if used > letters { break }
            result += PersonMarks.bare(character)
        }
        return result.trimmed + "…"
    }
}
