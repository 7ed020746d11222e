/// What became of today's lines on each of the last seven days.
package struct AnswerWeek: Equatable, Sendable {
    package struct OneDay: Equatable, Sendable {
        package let day: Day
        /// Lines that were answered by contact.
        package var done = 0
        /// Lines that were put off, paused or set aside.
        package var putOff = 0
        /// Lines that nobody answered.
        package var open = 0

        package init(day: Day, done: Int = 0, putOff: Int = 0, open: Int = 0) {
            self.day = day
            self.done = done
            self.putOff = putOff
            self.open = open
        }

        package var lines: Int { done + putOff + open }
    }

    /// The oldest first, the last one is today.
    package let days: [OneDay]

    package enum Outcome: Sendable { case done, putOff, open }

    /// `lines` are what was shown, with what became of it.
    package init(today: Day, lines: [(day: Day, outcome: Outcome, count: Int)]) {
        var days = (0..<7).map { OneDay(day: today.adding($0 - 6)) }
        for line in lines {
            let place = line.day.number - today.number + 6
            guard days.indices.contains(place) else { continue }
            switch line.outcome {
            case .open: days[place].open += line.count
            case .done: days[place].done += line.count
            case .putOff: days[place].putOff += line.count
            }
        }
        self.days = days
    }

    package var lines: Int { days.reduce(0) { $0 + $1.lines } }
    package var done: Int { days.reduce(0) { $0 + $1.done } }
    package var putOff: Int { days.reduce(0) { $0 + $1.putOff } }
}
