internal import WellmetModel

/// How warm a circle is and where that went over a year: a word, a small line, and words beside it.
struct CircleGlance {
    let name: String
    let trend: WarmthTrend
    let visitor: Visitor

    init(name: String, trend: WarmthTrend, visitor: Visitor) {
        self.name = name
        self.trend = trend
        self.visitor = visitor
    }

    private static let width = 168
    private static let height = 40
    /// Room for the line's thickness and the dot of now.
    private static let edge = 4

    var html: HTML {
        guard let now = trend.now else {
            return trend.mix.never > 0 ? "<p class=\"quiet small\">Not in touch with any of them yet.</p>" : .empty
        }
        return """
            <p class="glance"><span class="warmth warmth-\(now.rawValue)"><i aria-hidden="true"></i>\(now.word) on average</span>\
            \(svg(now))<span class="quiet small">\(beside)</span></p>
            """
    }

    /// "warmer than a year ago, 2 not in touch yet"
    private var beside: String {
        [direction, trend.mix.never > 0 ? "\(Count.text(trend.mix.never)) not in touch yet" : nil].compactMap(\.self).joined(
            separator: ", ")
    }

    private var direction: String? {
        guard let first = trend.first, let then = first.warmth, first.day < visitor.today.adding(-60) else { return nil }
        let since = first.day == trend.points.first?.day ? "a year ago" : "in \(CircleGlance.month(first.day))"
        switch trend.direction {
        case .warmer: return "warmer than \(since)\(then == trend.now ? "" : ", when \(then.word)")"
        case .cooler: return "cooler than \(since)\(then == trend.now ? "" : ", when \(then.word)")"
        case .same: return "much as \(since)"
        }
    }

    /// "March 2025"
    static func month(_ day: Day) -> String { "\(Time.months[day.month - 1]) \(day.year)" }

    /// "Warmth of clients: faint in March 2025, loose in July 2025, steady now": the line in words, each change of band once.
    private var told: String {
        var (parts, last) = ([String](), Warmth?.none)
        for point in trend.points.dropLast() {
            guard let warmth = point.warmth, warmth != last else { continue }
            parts.append("\(warmth.word) in \(CircleGlance.month(point.day))")
            last = warmth
        }
        return "Warmth of \(name): " + (parts + [trend.now.map { "\($0.word) now" }].compactMap(\.self)).joined(separator: ", ")
    }

    // MARK: The line

    private func place(_ point: WarmthTrend.Point) -> (x: Int, y: Int)? {
        guard let first = trend.points.first?.day, let last = trend.points.last?.day, first < last, let height = point.height else {
            return nil
        }
        let (width, room) = (Double(Self.width - 2 * Self.edge), Double(Self.height - 2 * Self.edge))
        let x = Double(point.day.number - first.number) / Double(last.number - first.number) * width
        return (Self.edge + Int(x.rounded()), Self.edge + Int(((1 - height / 5) * room).rounded()))
    }

    private func svg(_ now: Warmth) -> HTML {
        let places = trend.points.compactMap(place)
        guard places.count > 1, let first = places.first, let last = places.last else { return .empty }
        let line = places.map { "\($0.x) \($0.y)" }.joined(separator: "L")
        let floor = Self.height - Self.edge
        return """
            <svg class="spark warmth-\(now.rawValue)" viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(told)">\
            <path class="under" d="M\(line)L\(last.x) \(floor)L\(first.x) \(floor)z"/><path d="M\(line)"/>\
            <circle cx="\(last.x)" cy="\(last.y)" r="2"/></svg>
            """
    }
}

/// The lines of all circles, told again as a table.
struct CircleGlanceTable {
    let circles: [(name: String, trend: WarmthTrend)]

    var html: HTML {
        let told = circles.filter { $0.trend.now != nil }
        guard let points = told.first?.trend.points else { return .empty }
        let heads = points.dropLast().reversed().html { "<th scope=\"col\">\(Time.months[$0.day.month - 1].prefix(3)) \($0.day.year)</th>" }
        let rows = told.html { circle in
            """
            <tr><th scope="row">\(circle.name)</th>\(circle.trend.points.reversed().html { "<td>\($0.warmth?.word ?? "")</td>" })</tr>

            """
        }
        return """
            <details class="fold"><summary>Warmth by month, as a table</summary><div class="scroll" tabindex="0" role="region" \
            aria-label="Warmth of circles by month"><table><caption>The average warmth of each circle, now and at the beginning of each \
            month: of whoever you have been in touch with</caption><thead><tr><th scope="col">Circle</th><th scope="col">Now</th>\(heads)</tr>\
            </thead><tbody>\(rows)</tbody></table></div></details>
            """
    }
}
