internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// How warm a tie was over two years: a line among the five bands, the contacts that moved it, and the same as a table.
struct WarmthChart {
    let story: WarmthStory
    let visitor: Visitor
    let name: String

    private static let left = 64
    private static let top = 8
    private static let band = 24
    private static let width = 580
    /// Contacts that are shown by themselves.
    private static let mostDots = 12
    private var history: WarmthHistory { story.history }
    private var bottom: Int { Self.top + 5 * Self.band }

    var html: HTML {
        guard !history.isEmpty else { return .empty }
        return """
            <section class="section" id="warmth" aria-labelledby="warmth-title">
              <h2 id="warmth-title">Warmth over time</h2>
              <figure class="chart">\(svg)<figcaption>\(summary)</figcaption></figure>
              <details class="fold"><summary>As a table</summary>\(table)</details>
            </section>
            """
    }

    /// "Steady now, loose a year ago. What moved it most: coffee on 3 May, video call on 8 June."
    private var summary: String {
        let points = history.points
        let now = points.last?.warmth.map { "\($0.word.capitalizedFirst) now" } ?? ""
        let before = points[max(0, points.count - 53)].warmth.map { ", \($0.word) a year ago" } ?? ", not in touch yet a year ago"
        let most = history.moves.prefix(3).map { words($0, withSummary: false) }
        return "\(now)\(before)." + (most.isEmpty ? "" : " What moved it most: \(most.joined(separator: ", ")).")
    }

    /// "coffee about hiring on 3 May"
    private func words(_ move: WarmthHistory.Move, withSummary: Bool = true) -> String {
        let happened = story.interactions[move.interaction]
        let what = happened.map { HappeningWords($0.kind, $0.channel, $0.direction).title.decapitalised } ?? "contact"
        let about = happened?.summary.nonEmpty.map { " (\($0.prefix(60).trimmed)\($0.count > 60 ? "…" : ""))" } ?? ""
        return what + (withSummary ? about : "") + " on \(Time.date(move.day, visitor.today))"
    }

    // MARK: The picture

    private func x(_ day: Day) -> Double {
        guard let first = history.points.first?.day, let last = history.points.last?.day, first < last else { return Double(Self.left) }
        return Double(Self.left) + Double(day.number - first.number) / Double(last.number - first.number) * Double(Self.width - Self.left)
    }

    private func y(_ wait: Double) -> Double {
        Double(bottom) - Warmth.height(wait: wait) * Double(Self.band)
    }

    private func text(_ number: Double) -> String { String((number * 10).rounded() / 10) }

    private var svg: HTML {
        """
        <svg viewBox="0 0 \(Self.width + 8) \(bottom + 18)" role="img" aria-labelledby="warmth-name" aria-describedby="warmth-about">\
        <title id="warmth-name">Warmth of the tie with \(name) over two years</title><desc id="warmth-about">\(summary)</desc>
        \(bands)\(months)<path class="line" d="\(line)"/>\(history.moves.prefix(Self.mostDots).html(dot))</svg>
        """
    }

    private var bands: HTML {
        Warmth.allCases.html { band in
            let y = bottom - band.rawValue * Self.band
            return """
                <rect class="band warmth-\(band.rawValue)" x="\(Self.left)" y="\(y)" width="\(Self.width - Self.left)" height="\(Self.band - 1)"/>\
                <text x="0" y="\(y + 15)">\(band.word)</text>
                """
        }
    }

    private var months: HTML {
        history.points.indices.filter { $0 > 0 && history.points[$0].day.month != history.points[$0 - 1].day.month }
            .filter { [1, 4, 7, 10].contains(history.points[$0].day.month) }
            .html { index in
                let day = history.points[index].day
                let word = "\(Time.months[day.month - 1].prefix(3))\(day.month == 1 ? " \(day.year)" : "")"
                return "<text x=\"\(text(x(day)))\" y=\"\(bottom + 14)\">\(word)</text>"
            }
    }

    private var line: String {
        var (path, last) = ("", Optional<(x: Int, y: Int)>.none)
        for point in history.points {
            guard let wait = point.wait else {
                last = nil
                continue
            }
            let (x, y) = (Int(x(point.day).rounded()), Int(y(wait).rounded()))
            path += last.map { "l\(x - $0.x) \(y - $0.y)" } ?? "M\(x) \(y)"
            last = (x, y)
        }
        return path
    }

    /// At the week in which it happened, on the line.
    private func dot(_ move: WarmthHistory.Move) -> HTML {
        guard let point = history.points.first(where: { $0.day >= move.day }), let wait = point.wait else { return .empty }
        let change = move.before.map { $0 == move.after ? ", \($0.word) as before" : ", \($0.word) before, \(move.after.word) after" } ?? ""
        return """
            <circle class="met" cx="\(text(x(point.day)))" cy="\(text(y(wait)))" r="\(text(2 + 1.5 * min(2, move.gain)))"><title>\
            \(words(move, withSummary: false).capitalizedFirst)\(change)</title></circle>
            """
    }

    private var table: HTML {
        """
        <table><caption>Warmth of the tie with \(name) by month</caption><thead><tr><th scope="col">Month</th>\
        <th scope="col">At its end</th><th scope="col" class="number">Contacts</th><th scope="col">What moved it most</th></tr></thead><tbody>
        \(history.months.reversed().html { month in
            """
            <tr><th scope="row">\(Time.months[month.first.month - 1]) \(month.first.year)</th><td>\(month.warmth?.word ?? "")</td>\
            <td class="number">\(month.contacts)</td><td>\(month.most.map { words($0).capitalizedFirst } ?? "")</td></tr>
            """
        })
        </tbody></table>
        """
    }
}

extension String {
    fileprivate var decapitalised: String { prefix(1).lowercased() + dropFirst() }
}
