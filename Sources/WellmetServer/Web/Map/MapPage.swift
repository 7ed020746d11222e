internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// The map of the network: who knows whom as a picture, and the same as a table.
struct MapPage {
    let map: NetworkMap
    /// Of all circles, for the menu.
    let circles: [String]
    let offset: Int

    var page: Page { Self.page(circles, chosen: map.circle?.name ?? "", announcing: summary, isEmpty ? nothing : picture) }

    /// The page that says that there is no such circle.
    static func unknown(_ name: UnknownName, among circles: [String]) -> Page {
        page(
            circles, chosen: "", announcing: name.description,
            """
            <p class="remark">\(name.description)</p><div class="actions"><a class="button plain" href="/map">Show everyone</a></div>
            """)
    }

    private static func page(_ circles: [String], chosen: String, announcing words: String, _ content: HTML) -> Page {
        let options = [("", "All")] + circles.map { ($0, $0) }
        let filter: HTML = """
            <form class="filter" action="/map" data-swap="#map" data-auto>\(FormFields().select("circle", "Circle", options, chosen))\
            <button class="button plain" data-auto-hide>Show</button></form>
            """
        return Page(
            title: "Map", place: .circles,
            content: """
                <header class="page-head"><h1>Map</h1><p>Who knows whom among your people, as far as Wellmet can tell, with your circles as \
                regions. Who is in no circle lies at the edge.</p></header>
                \(circles.isEmpty ? .empty : filter)
                <div id="map" data-announce="\(words)">\(content)</div>
                """)
    }

    private var isEmpty: Bool { map.people.isEmpty }
    /// A phone shows so much of the picture.
    private static let phone = 340

    // MARK: The picture

    private var picture: HTML {
        let (width, height) = (map.layout.width, map.layout.height)
        return """
            <p class="quiet small" role="status">\(summary)</p>
            \(hint)
            <p class="legend small">\(legend) <a href="#who-knows">As a table</a></p>
            \(width > Self.phone ? "<p class=\"sideways quiet small\">The map is wider than the screen: push it sideways.</p>" as HTML : .empty)
            <figure class="map"><div class="scroll" tabindex="0" role="region" aria-label="The map">\
            <svg width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" role="group" aria-labelledby="map-name" \
            aria-describedby="map-about">
            \(MapPicture(map: map).content)</svg></div><figcaption>\(key)</figcaption></figure>
            \(MapTable(map: map, offset: offset).html)
            """
    }

    /// "120 people, 85 of whom know each other …"
    private var summary: String {
        guard !isEmpty else { return "Nobody is on the map." }
        let lines = map.lines.isEmpty ? "" : ", \(Count.of(map.lines.count, "line", "lines")) between them"
        let more =
            map.lineTotal > map.lines.count
            ? " (\(Count.of(map.lineTotal - map.lines.count, "less sure one is", "less sure ones are")) left out)" : ""
        let rest = map.leftOut > 0 ? " \(Count.of(map.leftOut, "more is", "more are")) left out: these are the warmest." : ""
        let who = map.circle.map { "\($0.name.capitalizedFirst), and whom its people know: " } ?? ""
        return "\(who)\(Count.of(map.people.count, "person", "people"))\(lines)\(more).\(rest)"
    }

    private var legend: HTML {
        Warmth.allCases.reversed().html { warmth in
            "<span class=\"warmth warmth-\(warmth.rawValue)\"><i aria-hidden=\"true\"></i>\(warmth.word)</span> "
        }
    }

    private var key: HTML {
        """
        A line joins two who know each other: by a link between them, an introduction, or what they did with you in small company. A dotted \
        one joins two who work at the same place, or one where the other did. A thin grey ring is somebody new, or never in touch.
        """
    }

    /// What makes the map tell more.
    private var hint: HTML {
        if map.lines.isEmpty {
            return """
                <p class="remark">Wellmet does not know yet who knows whom. It learns from links on people’s pages, from \
                <a href="/introductions">introductions</a>, and from what people did together with you.</p>
                """
        }
        guard circles.isEmpty else { return .empty }
        return "<p class=\"remark\">Put people into <a href=\"/circles\">circles</a>, and the map gets regions.</p>"
    }

    private var nothing: HTML {
        if let circle = map.circle {
            return """
                <div class="empty"><h2>Nobody is in \(circle.name) yet</h2><p>Open a person and choose their circles, or change several at once \
                on the list of people.</p><div class="actions"><a class="button" href="/people">Go to people</a>\
                <a class="button plain" href="/map">Show everyone</a></div></div>
                """
        }
        return """
            <div class="empty">\(Icon.circles)<h2>Nobody is on the map yet</h2><p>Bring the people you know: your LinkedIn archive, your \
            contacts, or one person by hand.</p><div class="actions"><a class="button" href="/import">Import people</a>\
            <a class="button plain" href="/people/new">Add one by hand</a></div></div>
            """
    }
}

extension WebApp {
    func showMap(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let asked = String(request.query["circle"].prefix(200)).trimmed
        let names = try await visitor.network.circleNames()
        let circle = asked.isEmpty ? nil : try await visitor.network.circle(named: asked)
        if circle == nil, let unknown = UnknownName.circle(asked, among: names), !asked.isEmpty {
            // What a visitor typed stands on it: that is not packed.
            return try await respond(MapPage.unknown(unknown, among: names), to: request, visitor)
        }
        let map = try await visitor.network.map(of: circle, at: visitor.now)
        let offset = min(max(0, Int(request.query["from"]) ?? 0), NetworkMap.mostPeople)
        return try await respondPacked(MapPage(map: map, circles: names, offset: offset).page, to: request, visitor)
    }
}
