import Testing
import WellmetModel

@Suite("Days and lengths in words")
struct DayWordsTests {
    @Test(
        "A day is said as people say it",
        arguments: [
            (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (-2, "last Monday"), (2, "on Friday"), (-6, "last Thursday"),
            (6, "on Tuesday"),
            (-7, "a week ago"), (7, "in a week"), (-9, "9 days ago"), (13, "in 13 days"), (-14, "2 weeks ago"), (-17, "2 weeks ago"),
            (-18, "3 weeks ago"), (21, "in 3 weeks"), (-59, "8 weeks ago"), (59, "in 8 weeks"), (-60, "17 January"), (60, "17 May"),
            (-183, "16 September"), (-184, "15 September 2025"), (289, "1 January 2027"), (-735, "13 March 2024"),
        ])
    func days(_ distance: Int, _ words: String) throws {
        let today = try #require(Day("2026-03-18"))
        #expect(today.adding(distance).words(relativeTo: today) == words)
    }

    @Test("Near days read back as the same day")
    func readsBack() throws {
        let today = try #require(Day("2026-03-18"))
        for distance in (-13...13).filter({ $0 != 0 }) {
            let day = today.adding(distance)
            let words = day.words(relativeTo: today)
            #expect(try DatePhrase.day(words, relativeTo: today, tendency: distance < 0 ? .past : .future) == day, "\(words)")
        }
    }

    @Test(
        "A length of days is said in the largest unit that stays exact enough",
        arguments: [
            (0, "less than a day"), (1, "1 day"), (9, "9 days"), (13.4, "13 days"), (14, "2 weeks"), (63, "9 weeks"), (70, "10 weeks"),
            (87, "12 weeks"),
            (92, "3 months"), (365, "12 months"), (730, "2 years"), (3650, "10 years"), (-5, "less than a day"),
            (.infinity, "less than a day"),
        ])
    func spans(_ days: Double, _ words: String) {
        #expect(DayWords.span(days: days) == words)
    }

    @Test(
        "A rhythm is said as a round gap",
        arguments: [
            (0.2, "about every day"), (1, "about every day"), (3, "about every 3 days"), (7, "about every week"),
            (10, "about every 10 days"),
            (14, "about every 2 weeks"), (21, "about every 3 weeks"), (30, "about every month"), (42, "about every 6 weeks"),
            (61, "about every 2 months"), (91, "about every 3 months"), (365, "about every year"), (800, "about every 2 years"),
            (0, "never"),
            (.nan, "never"), (1e300, "about every 1000000 years"),
        ])
    func rhythms(_ days: Double, _ words: String) {
        #expect(DayWords.rhythm(days: days) == words)
    }

    @Test(
        "A duration is said in hours and minutes",
        arguments: [
            (0, "0 minutes"), (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"), (90, "1 hour 30 minutes"),
            (120, "2 hours"), (-5, "0 minutes"),
        ])
    func durations(_ minutes: Int, _ words: String) {
        #expect(DayWords.duration(minutes: minutes) == words)
    }
}
