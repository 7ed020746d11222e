internal import WellmetModel
internal import WellmetStore

/// A year of contact as a calendar: a column for each week, a square for each day, larger for more; and the same as a table.
struct ContactYearChart {
    enum Whose {
        case person(String)
        case network

        /// Behind "Contact with".
        var name: String {
            switch self {
            case .person(let name): name
            case .network: "everybody"
            }
        }
    }

    let year: ContactYear
    private let whose: Whose
    private var name: String { whose.name }

    /// From the left edge of one square to that of the next.
    private static let step = 12
    private static let left = 28
    private static let top = 16
    /// A calendar year may begin with a Sunday.
    private var weeks: Int { year.calendarYear == nil ? 53 : 54 }

    init(year: ContactYear, whose: Whose) {
        self.year = year
        self.whose = whose
    }

    var html: HTML {
        guard !year.contacts.isEmpty else { return .empty }
        return """
            <section class="section" id="year" aria-labelledby="year-title">
              <h2 id="year-title">\(year.calendarYear.map { "\($0), day by day" } ?? "The last year")</h2>
              <figure class="chart">\(svg)<figcaption>\(summary)</figcaption></figure>
              <details class="fold"><summary>As a table</summary>\(table)</details>
            </section>
            """
    }

    private var summary: String {
        let days = year.contacts.count
        guard case .network = whose, let most = year.busiest else {
            return "In touch on \(Count.of(days, "day", "days")) of \(year.calendarYear.map { "\($0)" } ?? "the last twelve months")."
        }
        return
            "In touch on \(days) of \(year.length) days. Most on \(Time.full(most.day)): \(most.contacts) \(most.contacts == 1 ? "contact" : "contacts")."
    }

    private var svg: HTML {
        let (step, left, top) = (Self.step, Self.left, Self.top)
        let (width, height) = (left + weeks * step, top + 7 * step)
        return """
            <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="year-name" aria-describedby="year-about">\
            <title id="year-name">Contact with \(name) in \(year.calendarYear.map { "\($0)" } ?? "the last year")</title><desc id="year-about">\(summary)</desc>
            <defs><pattern id="year-days" x="\(left)" y="\(top)" width="\(step)" height="\(step)" patternUnits="userSpaceOnUse">\
            <rect class="day" x="1" y="1" width="10" height="10" rx="2"/></pattern></defs>
            <path fill="url(#year-days)" d="\(days)"/>
            \(months)\(weekdays)
            \(year.days.count <= Self.mostTold ? year.days.html(square) : (1...3).html(squares))</svg>
            """
    }

    /// All days of the year, as one shape: the first and the last week may be parts of weeks.
    private var days: String {
        let (first, last) = (year.place(of: year.from), year.place(of: year.last))
        func block(_ weeks: ClosedRange<Int>, _ weekdays: ClosedRange<Int>) -> String {
            let width = Self.step * weeks.count
            return "M\(Self.left + weeks.lowerBound * Self.step) \(Self.top + weekdays.lowerBound * Self.step)h\(width)"
                + "v\(Self.step * weekdays.count)h-\(width)z"
        }
        guard last.week > 0 else { return block(0...0, first.weekday...last.weekday) }
        return block(0...0, first.weekday...6) + (last.week > 1 ? block(1...last.week - 1, 0...6) : "")
            + block(last.week...last.week, 0...last.weekday)
    }

    /// Of more days a picture does not tell each by itself: it would be as long as the page.
    private static let mostTold = 60

    /// All squares of a level, as one shape.
    private func squares(level: Int) -> HTML {
        let size = 4 + 2 * level
        let inset = (Self.step - size) / 2
        let shape = year.days.filter { year.level(of: $0) == level }.map { day in
            let (week, weekday) = year.place(of: day)
            return "M\(Self.left + week * Self.step + inset) \(Self.top + weekday * Self.step + inset)h\(size)v\(size)h-\(size)z"
        }
        return shape.isEmpty ? .empty : "<path class=\"met\" d=\"\(shape.joined())\"/>"
    }

    private var months: HTML {
        year.months.filter { $0.first.day == 1 }.html { month in
            let x = Self.left + year.place(of: month.first).week * Self.step
            return "<text x=\"\(x)\" y=\"10\">\(Time.months[month.first.month - 1].prefix(3))</text>"
        }
    }

    private var weekdays: HTML {
        [0, 2, 4].html { day in
            "<text x=\"0\" y=\"\(Self.top + day * Self.step + 9)\">\(Time.weekdays[day].prefix(3))</text>"
        }
    }

    /// Larger for more contacts: size tells it, not colour.
    private func square(_ day: Day) -> HTML {
        let (week, weekday) = year.place(of: day)
        let size = 4 + 2 * year.level(of: day)
        let inset = (Self.step - size) / 2
        let count = year.contacts[day] ?? 0
        return """
            <rect class="met" x="\(Self.left + week * Self.step + inset)" y="\(Self.top + weekday * Self.step + inset)" width="\(size)" \
            height="\(size)" rx="1.5"><title>\(Time.full(day)): \(count == 1 ? "once" : count == 2 ? "twice" : "\(count) times")</title></rect>
            """
    }

    private var table: HTML {
        """
        <table><caption>Contact with \(name) by month</caption><thead><tr><th scope="col">Month</th>\
        <th scope="col" class="number">Days</th><th scope="col" class="number">Contacts</th></tr></thead><tbody>
        \(year.months.reversed().html { month in
            """
            <tr><th scope="row">\(Time.months[month.first.month - 1]) \(month.first.year)</th><td class="number">\(month.days)</td>\
            <td class="number">\(month.contacts)</td></tr>
            """
        })
        </tbody></table>
        """
    }
}
