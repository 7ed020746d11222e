/// The days of a year on which people were in touch, as a calendar shows them, in weeks from Monday: of the year that ends with the week of
/// today, or of a calendar year.
package struct ContactYear: Equatable, Sendable {
    /// The first day.
    package let from: Day
    /// The last day: today, or the end of a calendar year that is over.
    package let last: Day
    /// Which year of the calendar it is; nil for the last twelve months.
    package let calendarYear: Int?
    /// How often on each day, days without contact left out.
    package let contacts: [Day: Int]
    /// From how many contacts on a day is of the second and third level.
    private let steps: (two: Int, three: Int)

    /// Full weeks before the one of today.
    private static let weeks = 52

    /// `contacts` outside of the year are passed over.
    package init(today: Day, contacts: [Day: Int]) {
        self.init(from: ContactYear.start(today), last: today, calendarYear: nil, contacts)
    }

    /// The year of the calendar up to today.
    package init(_ year: Int, today: Day, contacts: [Day: Int]) {
        let span = ReviewSpan(year: year)
        self.init(from: span.first, last: max(span.first, min(span.end.adding(-1), today)), calendarYear: year, contacts)
    }

    private init(from: Day, last: Day, calendarYear: Int?, _ contacts: [Day: Int]) {
        (self.from, self.last, self.calendarYear) = (from, last, calendarYear)
        self.contacts = contacts.filter { $0.value > 0 && $0.key >= from && $0.key <= last }
        let counts = self.contacts.values.sorted()
        let usual = counts.isEmpty ? 0 : counts[(counts.count - 1) / 2]
        steps = usual <= 3 ? (2, 3) : (usual, max(usual + 1, counts[counts.count * 5 / 6]))
    }

    package static func == (a: ContactYear, b: ContactYear) -> Bool { a.from == b.from && a.last == b.last && a.contacts == b.contacts }

    /// The first day of the year that ends with the week of `today`.
    package static func start(_ today: Day) -> Day { today.adding(1 - today.weekday - 7 * weeks) }

    /// How many days it has.
    package var length: Int { last.number - from.number + 1 }

    /// The days with contact, the earliest first.
    package var days: [Day] { contacts.keys.sorted() }

    /// Where a day stands: its week from 0, and its weekday from 0 for Monday.
    package func place(of day: Day) -> (week: Int, weekday: Int) {
        ((day.number - from.number + from.weekday - 1) / 7, day.weekday - 1)
    }

    /// 1 for one contact of a day, 2 for two, 3 for more; 0 for none. Where days have many, the same by what is usual: from the middle
    /// on 2, of the busiest sixth 3.
    package func level(of day: Day) -> Int {
        guard let count = contacts[day] else { return 0 }
        return count >= steps.three ? 3 : count >= steps.two ? 2 : 1
    }

    /// The day with the most contacts, the latest of several.
    package var busiest: (day: Day, contacts: Int)? {
        contacts.max { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
    }

    /// A month of the year: its first day in it, on how many days we were in touch, and how often.
    package struct Month: Equatable, Sendable {
        package let first: Day
        package let days: Int
        package let contacts: Int
    }

    /// The months from the first to the last, those without contact among them.
    package var months: [Month] {
        var months: [Month] = []
        var first = from
        while first <= last {
            let next = first.adding(1 - first.day).adding(months: 1)
            let counts = contacts.filter { $0.key >= first && $0.key < next }.values
            months.append(Month(first: first, days: counts.count, contacts: counts.reduce(0, +)))
            first = next
        }
        return months
    }
}
