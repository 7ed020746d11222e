import Testing
import WellmetModel

@Suite struct ContactYearTests {
    /// Friday, 20 November 2026.
    private let today = Day.onDay(323)

    @Test func itEndsTodayAndBeginsWithAMondayFiftyTwoWeeksBefore() {
        let year = ContactYear(today: today, contacts: [:])
        #expect(today.description == "2026-11-20")
        #expect(year.from.description == "2025-11-17" && year.from.weekday == 1)
        #expect(year.place(of: year.from) == (0, 0))
        #expect(year.place(of: today) == (52, 4))
    }

    @Test func whatLiesOutsideIsPassedOver() {
        let year = ContactYear(today: today, contacts: [today: 1, today.adding(1): 1, today.adding(-400): 2, today.adding(-9): 0])
        #expect(year.days == [today])
    }

    @Test func `a calendar year is its days and no others, up to today`() {
        let contacts = [Day.onDay(0): 1, Day.onDay(-1): 1, today: 2, today.adding(1): 3]
        let year = ContactYear(2026, today: today, contacts: contacts)
        #expect(year.days == [Day("2026-01-01"), today] && year.length == 324 && year.months.count == 11)
        // A Thursday: the first week is part of one.
        #expect(year.place(of: year.from) == (0, 3) && year.place(of: year.from.adding(4)) == (1, 0))
        let before = ContactYear(2025, today: today, contacts: contacts)
        #expect(before.length == 365 && before.days == [Day("2025-12-31")] && before.months.count == 12)
        // A leap year that begins with a Sunday.
        let long = ContactYear(2012, today: today, contacts: [:])
        #expect(long.length == 366 && long.place(of: long.last) == (53, 0))
    }

    @Test func moreContactIsAHigherLevel() {
        let year = ContactYear(today: today, contacts: [today: 1, today.adding(-1): 2, today.adding(-2): 4, today.adding(-3): 99])
        #expect((0...4).map { year.level(of: today.adding(-$0)) } == [1, 2, 3, 3, 0])
    }

    @Test func theMonthsCoverAllDaysOnce() {
        var contacts: [Day: Int] = [:]
        for back in 0...368 { contacts[today.adding(-back)] = 2 }
        let year = ContactYear(today: today, contacts: contacts)
        #expect(year.months.map(\.days).reduce(0, +) == year.days.count)
        #expect(year.months.map(\.contacts).reduce(0, +) == 2 * year.days.count)
        #expect(year.months.first?.first == year.from && year.months.count == 13)
        #expect(year.months.dropFirst().allSatisfy { $0.first.day == 1 })
    }
}
