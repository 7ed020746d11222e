internal import ArgumentParser
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct MapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Who knows whom among your people, as a table or a picture.",
        discussion: """
            Shows the warmest of your people, at most 500, and who of them knows whom: by links, introductions, what they did with you in \
            small company, or the same work. With --to the map is written as a picture (SVG), with circles as regions, into a file that \
            is not there yet.

            Examples:
              wellmet map
              wellmet map --circle clients
              wellmet map --to network.svg
            """)

    @Option(name: .long, help: ArgumentHelp("Only that circle, and whom its people know.", valueName: "name"), completion: .circles)
    var circle: String?
    @Option(name: .long, help: ArgumentHelp("The file to write, which ends in .svg.", valueName: "file"), completion: .file())
    var to: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        guard let to, !to.lowercased().hasSuffix(".svg") else { return }
        throw ValidationError("The map is written as SVG: give the file a name that ends in .svg, not “\(to)”.")
    }

    func run() async throws {
        let open = try await storeOptions.open()
        var asked: Circle?
        if let circle {
            asked = try await open.network.circle(named: circle)
            if asked == nil { throw try await open.noCircle(circle) }
        }
        let map = try await open.network.map(of: asked, at: open.now)
        if let to {
            let file = try NewFile(to)
            try file.write(MapFile.svg(map))
            try file.finish()
        }
        if outputOptions.json { return Output.json(JSON(map, to: to)) }
        if let to {
            return Output.line("Wrote the map to \(to): \(map.words).")
        }
        guard !map.people.isEmpty else {
            return Output.line(
                asked.map { "Nobody is in \($0.name) yet." } ?? "Nobody is on the map yet. Bring people in: wellmet import FILE")
        }
        Output.line(table(map).lines(width: Output.width).joined(separator: "\n"))
        Output.line(Output.dim(map.words + "."))
    }

    private func table(_ map: NetworkMap) -> Table {
        let order = map.people.indices.map { (key: folded(map.people[$0].name.full), person: $0) }.sorted { $0 < $1 }.map(\.person)
        return Table(
            header: ["NAME", "CIRCLE", "WARMTH", "KNOWS"],
            rows: order.map { index in
                [
                    map.label(index), map.circleNames[index].joined(separator: ", "), map.people[index].word,
                    map.known[index].map(map.label).joined(separator: ", "),
                ]
            })
    }
}

extension NetworkMap {
    /// "12 people, 8 lines between them; 3 more are left out"
    fileprivate var words: String {
        let rest = leftOut == 0 ? "" : "; \(leftOut) more \(leftOut == 1 ? "is" : "are") left out: these are the warmest"
        return "\(counted(people.count, "person", "people")), \(counted(lines.count, "line")) between them\(rest)"
    }
}

extension JSON {
    fileprivate init(_ map: NetworkMap, to path: String?) {
        let layout = map.layout
        func who(_ index: Int) -> JSON { .who(map.people[index].id, map.people[index].name.full) }
        func pixel(_ number: Double) -> JSON { JSON(Int(number.rounded())) }
        let circles = zip(map.circles, layout.regions).map { circle, region in
            JSON.object([
                ("id", JSON(circle.id)), ("name", JSON(circle.name)), ("x", pixel(region.center.x)), ("y", pixel(region.center.y)),
                ("radius", pixel(region.radius)),
            ])
        }
        let people = map.people.indices.map { index in
            let (person, place) = (map.people[index], layout.places[index])
            return JSON.object([
                ("id", JSON(person.id)), ("name", JSON(person.name.full)),
                ("circle", JSON(map.regions[index].map { map.circles[$0].name })), ("circles", JSON(map.circleNames[index])),
                ("warmth", person.warmth == nil && !person.isNew ? .null : JSON(person.word)), ("x", pixel(place.x)), ("y", pixel(place.y)),
                ("knows", .list(map.known[index].map(who))),
            ])
        }
        let lines = map.lines.map { line in
            JSON.object([
                ("one", who(line.one)), ("other", who(line.other)), ("reason", JSON(line.how.words(map.people[line.other].name.full))),
                ("sure", .decimal(line.how.strength)),
            ])
        }
        self = .object(
            (path.map { [("path", JSON($0))] } ?? []) + [
                ("circle", JSON(map.circle?.name)), ("width", JSON(layout.width)), ("height", JSON(layout.height)),
                ("left_out", JSON(map.leftOut)), ("lines_left_out", JSON(map.lineTotal - map.lines.count)), ("circles", .list(circles)),
                ("people", .list(people)), ("lines", .list(lines)),
            ])
    }
}
