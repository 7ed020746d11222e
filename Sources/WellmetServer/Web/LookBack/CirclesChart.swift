internal import WellmetModel
internal import WellmetStore

/// The circles at a glance: how warm their people are, now and a year ago, as two bars for each; and the same as a table.
struct CirclesChart {
    let look: LookBack
    let visitor: Visitor

    private static let left = 150
    private static let width = 560
    private static let bar = 14
    private static let row = 44

    private struct Group {
        let name: String
        let path: String?
        let now: WarmthMix
        let before: WarmthMix
        var people: Int { now.ties + now.never }
    }

    private var groups: [Group] {
        let circles = look.circles.map {
            Group(name: $0.circle.name, path: "/people?circle=\(Query.encoded($0.circle.name))", now: $0.now, before: $0.before)
        }
        let others = Group(name: "in no circle", path: nil, now: look.others.now, before: look.others.before)
        return (circles + (others.people > 0 && !circles.isEmpty ? [others] : [])).filter { $0.people > 0 }
    }

    var html: HTML {
        let groups = groups
        guard !groups.isEmpty else { return .empty }
        return """
            <section class="section" id="circles-glance" aria-labelledby="glance-title"><h2 id="glance-title">Circles, now and a year ago</h2>
            <p>\(legend)</p>
            <figure class="chart">\(svg(groups))<figcaption>\(summary(groups))</figcaption></figure>
            <details class="fold"><summary>As a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Circles by warmth">\(table(groups))</div></details></section>
            """
    }

    private var legend: HTML {
        Warmth.allCases.reversed().html { warmth in
            "<span class=\"warmth warmth-\(warmth.rawValue)\"><i aria-hidden=\"true\"></i>\(warmth.word)</span> "
        }
    }

    private func summary(_ groups: [Group]) -> String {
        func share(_ mix: WarmthMix, of people: Int) -> Double { Double(mix.alive) / Double(max(1, people)) }
        let changes = groups.filter { $0.path != nil }.map {
            (name: $0.name, by: share($0.now, of: $0.people) - share($0.before, of: $0.people))
        }
        let (up, down) = (changes.max { $0.by < $1.by }, changes.min { $0.by < $1.by })
        let words = [
            up.flatMap { $0.by > 0.05 ? "\($0.name.capitalizedFirst) got warmer" : nil },
            down.flatMap { $0.by < -0.05 ? "\($0.name) got cooler" : nil },
        ].compactMap(\.self)
        let line = words.isEmpty ? "Much as a year ago" : words.joined(separator: ", ").capitalizedFirst
        return "\(line). The upper bar is now, the lower one \(Time.date(look.before, visitor.today)), of the same people."
    }

    private func svg(_ groups: [Group]) -> HTML {
        let height = groups.count * Self.row
        return """
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="glance-name" aria-describedby="glance-about">\
            <title id="glance-name">How warm the people of each circle are, now and a year ago</title>\
            <desc id="glance-about">\(summary(groups))</desc>
            \(groups.enumerated().html { row($0.element, at: $0.offset * Self.row) })</svg>
            """
    }

    private func row(_ group: Group, at y: Int) -> HTML {
        let name = group.name.count > 18 ? group.name.prefix(17) + "…" : group.name[...]
        let label: HTML = "<text class=\"label\" x=\"0\" y=\"\(y + 14)\">\(String(name))</text>"
        return """
            <g>\(label)<text x="0" y="\(y + 28)">\(Count.of(group.people, "person", "people"))</text>\
            \(bar(group.now, of: group.people, at: y + 2, "\(group.name), now"))\
            \(bar(group.before, of: group.people, at: y + 4 + Self.bar, "\(group.name), a year ago"))</g>
            """
    }

    /// The warmest to the left; who was never in touch is the gap at the right.
    private func bar(_ mix: WarmthMix, of people: Int, at y: Int, _ words: String) -> HTML {
        let width = Double(Self.width - Self.left)
        var x = Double(Self.left)
        return Warmth.allCases.reversed().html { warmth in
            let count = mix[warmth]
            guard count > 0 else { return .empty }
            let part = Double(count) / Double(people) * width
            defer { x += part }
            // An outline lies on both sides of its edge.
            let edge = warmth == .dormant ? 1.0 : 0
            return """
                <rect class="part warmth-\(warmth.rawValue)" x="\(text(x + edge))" y="\(text(Double(y) + edge))" \
                width="\(text(max(0.5, part - 1 - 2 * edge)))" height="\(text(Double(Self.bar) - 2 * edge))">\
                <title>\(words): \(Count.of(count, warmth.word, warmth.word))</title></rect>
                """
        }
    }

    private func text(_ number: Double) -> String {
        let text = String((number * 10).rounded() / 10)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private func table(_ groups: [Group]) -> HTML {
        """
        <table><caption>People of each circle by warmth, now and on \(Time.date(look.before, visitor.today))</caption><thead><tr>\
        <th scope="col">Circle</th><th scope="col">When</th>\(Warmth.allCases.reversed().html { "<th scope=\"col\" class=\"number\">\($0.word.capitalizedFirst)</th>" })\
        <th scope="col" class="number">Not in touch yet</th></tr></thead><tbody>
        \(groups.html { group in
            line(group, "now", group.now) + line(group, "a year ago", group.before)
        })
        </tbody></table>
        """
    }

    private func line(_ group: Group, _ when: String, _ mix: WarmthMix) -> HTML {
        let name: HTML = group.path.map { "<a href=\"\($0)\">\(group.name)</a>" } ?? HTML(group.name)
        return """
            <tr><th scope="row">\(name)</th><td>\(when)</td>\(Warmth.allCases.reversed().html { "<td class=\"number\">\(mix[$0])</td>" })\
            <td class="number">\(mix.never)</td></tr>
            """
    }
}
