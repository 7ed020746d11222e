internal import WellmetModel

/// What the map shows, as a table by name: who it is, their circles, how warm the tie is, and whom they know.
struct MapTable {
    let map: NetworkMap
    let offset: Int

    static let pageSize = 25
    /// More names in a row would not be read; the rest is a number.
    private static let mostNames = 6

    var html: HTML {
        let order = map.people.indices.map { (key: folded(map.people[$0].name.full), person: $0) }.sorted { $0 < $1 }.map(\.person)
        let rows = order.dropFirst(offset).prefix(Self.pageSize)
        return """
            <section class="group" id="who-knows" aria-labelledby="who-knows-title"><h2 id="who-knows-title">Who knows whom</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Who knows whom, as a table"><table class="stacked"><caption>\
            \(caption(rows.count))</caption><thead><tr><th scope="col">Name</th><th scope="col">Circle</th><th scope="col">Warmth</th>\
            <th scope="col">Knows</th></tr></thead><tbody data-list>
            \(rows.html(row))</tbody></table></div>
            \(pages(rows.count))</section>
            """
    }

    private func caption(_ rows: Int) -> String {
        guard rows > 0 else { return "The table ends before that." }
        let all = Count.of(map.people.count, "person", "people")
        return (rows < map.people.count ? "\(offset + 1) to \(offset + rows) of \(all)" : all) + ", by name"
    }

    private func row(_ index: Int) -> HTML {
        let person = map.people[index]
        let circles = map.circleNames[index].joined(separator: ", ")
        let names = map.known[index].map(map.label)
        let told = map.told(index)
        let more = names.count > Self.mostNames ? " and \(names.count - Self.mostNames) more" : ""
        return """
            <tr data-item><th scope="row"><a class="name" href="/people/\(person.id)" data-open>\(person.name.full)</a>\(told.isEmpty ? .empty : "<p class=\"about\">\(told)</p>" as HTML)</th>\
            <td>\(circles)</td><td>\(warmth(person))</td><td>\(names.prefix(Self.mostNames).joined(separator: ", "))\(more)</td></tr>

            """
    }

    private func warmth(_ person: MapPerson) -> HTML {
        guard let warmth = person.warmth else { return HTML(person.word) }
        return "<span class=\"warmth warmth-\(warmth.rawValue)\"><i aria-hidden=\"true\"></i>\(warmth.word)</span>"
    }

    private func pages(_ rows: Int) -> HTML {
        let last = offset + rows
        guard offset > 0 || last < map.people.count else { return .empty }
        let circle = map.circle.map { "circle=\(Query.encoded($0.name))&" } ?? ""
        func link(_ words: String, _ from: Int, _ rel: String) -> HTML {
            """
            <li><a class="button plain" rel="\(rel)" href="/map?\(circle)from=\(from)#who-knows" data-swap="#who-knows">\(words)</a></li>
            """
        }
        return """
            <nav class="pages" aria-label="Pages of the table"><p>\(caption(rows))</p><ul>\
            \(offset > 0 ? link("Previous", max(0, offset - Self.pageSize), "prev") : .empty)\
            \(last < map.people.count ? link("Next", last, "next") : .empty)</ul></nav>
            """
    }
}
