internal import WellmetModel

/// The last seven days of today's lines: a column for each day, a mark for each line; and the same as a table.
///
/// A full dot is done, a half one put off, a ring not answered: the shape tells it, not the colour.
struct AnswerWeekChart {
    let week: AnswerWeek

    private static let step = 20
    private static let column = 44
    /// Marks that stand above each other; more are told by their number.
    private static let most = 8

    var html: HTML {
        // One day is no week.
        guard week.days.dropLast().contains(where: { $0.lines > 0 }) else { return .empty }
        return """
            <section class="group" id="week" aria-labelledby="week-title"><h2 id="week-title">The last seven days</h2>
            <figure class="chart small">\(svg)<figcaption>\(summary)</figcaption></figure>
            <details class="fold"><summary>As a table</summary>\(table)</details></section>
            """
    }

    private var summary: String {
        let lines = week.lines == 1 ? "one line" : "\(Numbers.word(week.lines)) lines"
        return
            "Of \(lines) \(Numbers.word(week.done)) \(week.done == 1 ? "is" : "are") done (full), \(Numbers.word(week.putOff)) put off (half)."
    }

    private var svg: HTML {
        let rows = min(Self.most, week.days.map(\.lines).max() ?? 0)
        let (width, height) = (7 * Self.column, rows * Self.step + 24)
        return """
            <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="week-name" aria-describedby="week-about">\
            <title id="week-name">What became of the lines of the last seven days</title><desc id="week-about">\(summary)</desc>
            \(week.days.enumerated().html { column($0.element, at: $0.offset * Self.column + Self.column / 2, height) })</svg>
            """
    }

    private func column(_ day: AnswerWeek.OneDay, at x: Int, _ height: Int) -> HTML {
        let marks =
            Array(repeating: Mark.done, count: day.done) + Array(repeating: .putOff, count: day.putOff)
            + Array(repeating: .open, count: day.open)
        let words = "\(Time.full(day.day)): \(day.done) done, \(day.putOff) put off, \(day.open) not answered"
        return """
            <g><title>\(words)</title>\(marks.prefix(Self.most).enumerated().html { place, mark in
                mark.html(x: x, y: height - 32 - place * Self.step)
            })<text x="\(x)" y="\(height - 6)" text-anchor="middle">\(Time.weekdays[day.day.weekday - 1].prefix(3))</text></g>
            """
    }

    private enum Mark {
        case done, putOff, open

        func html(x: Int, y: Int) -> HTML {
            let ring: HTML = "<circle class=\"ring\" cx=\"\(x)\" cy=\"\(y)\" r=\"6\"/>"
            switch self {
            case .done: return "<circle class=\"met\" cx=\"\(x)\" cy=\"\(y)\" r=\"7\"/>"
            case .putOff: return ring + "<path class=\"met\" d=\"M\(x - 6) \(y)a6 6 0 0 0 12 0z\"/>"
            case .open: return ring
            }
        }
    }

    private var table: HTML {
        """
        <table><caption>Lines by day</caption><thead><tr><th scope="col">Day</th><th scope="col" class="number">Done</th>\
        <th scope="col" class="number">Put off</th><th scope="col" class="number">Not answered</th></tr></thead><tbody>
        \(week.days.reversed().html { day in
            """
            <tr><th scope="row">\(Time.full(day.day))</th><td class="number">\(day.done)</td><td class="number">\(day.putOff)</td>\
            <td class="number">\(day.open)</td></tr>
            """
        })
        </tbody></table>
        """
    }
}
