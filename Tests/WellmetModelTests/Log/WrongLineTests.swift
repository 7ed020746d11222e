import Testing

@Suite("Log lines that say nothing to keep")
struct WrongLineTests {
    @Test("A line without a person, with a day ahead or a date that is none is an error", arguments: lines)
    func reads(_ item: LogLineCase) {
        #expect(LogLineCase.read(item.line) == item.expected)
    }

    /// Each line with all that it should say.
    static let lines: [LogLineCase] = [
        LogLineCase(" ", "error: empty"),
        LogLineCase(",;.", "error: empty"),
        LogLineCase("coffee with the team", "error: no person"),
        LogLineCase("call with a recruiter", "error: no person"),
        LogLineCase("30m", "error: no person"),
        LogLineCase("yesterday", "error: no person"),
        LogLineCase("note: likes tea", "error: no person"),
        LogLineCase("coffee with Ada tomorrow", "error: future: tomorrow"),
        LogLineCase("Tom's birthday is 3 March", "error: birthday"),
        LogLineCase("Ada Lovelace was born on 10 December 1815", "error: birthday"),
        LogLineCase("Priya", "error: nothing happened"),
        LogLineCase("Priya and Nils", "error: nothing happened"),
        LogLineCase("with Priya", "error: nothing happened"),
        LogLineCase("+clients Maya", "error: nothing happened"),
        LogLineCase("#hiring Maya", "error: nothing happened"),
        LogLineCase("note on Maya", "error: nothing happened"),
        LogLineCase("1:1 with Fatima every monday", "error: recurring: every monday"),
        LogLineCase("1:1 with fatima every monday at 3pm", "error: recurring: every monday"),
        LogLineCase("coffee with Ada every tuesday and thursday", "error: recurring: every tuesday and thursday"),
        LogLineCase("every week call with Ada", "error: recurring: every week"),
        LogLineCase("call with Ada each second week", "error: recurring: each second week"),
        LogLineCase("coffee with Ada, every monday", "error: recurring: every monday"),
        LogLineCase("call with Ada on mondays", "error: recurring: on mondays"),
        LogLineCase("weekly call with Ada", "error: recurring: weekly call"),
        LogLineCase("had our weekly sync with Sam", "error: recurring: weekly sync"),
        LogLineCase("coffee with Ada by friday", "error: future: by friday"),
        LogLineCase("3:30pm call with Sam", "error: future: 3:30pm"),
        LogLineCase("dinner with Ana tonight", "error: future: tonight"),
        LogLineCase("call with Ada in 2 days", "error: future: in 2 days"),
        LogLineCase("zoom w/ Ada, Grace and Linus tomorrow", "error: future: tomorrow"),
        LogLineCase("coffee with Ada 14 March 2027", "error: future: 14 March 2027"),
        LogLineCase("call with Bob next friday at 3pm", "error: future: next friday"),
        LogLineCase("coffee with Ada on 31 February", "error: no such day: 31 February"),
        LogLineCase("coffee with Ada 2026-02-30", "error: no such day: 2026-02-30"),
        LogLineCase("coffee with Ada on 29 February 2025", "error: no such day: 29 February 2025"),
        LogLineCase("coffee with Ada 3/14", "error: no such day: 3/14"),
        LogLineCase("call with Bob Tue 11 March", "error: no such day: Tue 11 March"),
        LogLineCase("coffee with Ada the other day", "error: vague: the other day"),
        LogLineCase("call with Bob a while ago", "error: vague: a while ago"),
        LogLineCase("call with Bob at 25:99", "error: no such time: 25:99"),
        LogLineCase("call with Bob at 2:30 on 30 March 2025", "error: no such time: at 2:30 on 30 March 2025"),
        LogLineCase("call with Bob 25:99", "error: no such time: 25:99"),
        LogLineCase("call with Bob 12:60 about pricing", "error: no such time: 12:60"),
        LogLineCase("call with Bob at 9:5", "error: no such time: 9:5"),
        LogLineCase("call with Bob 16:00-25:99", "error: no such time: 16:00-25:99"),
        LogLineCase("call with Bob 25pm", "error: no such time: 25pm"),
        LogLineCase("call with Bob on 2025-03", "error: vague: 2025-03"),
        LogLineCase("call with Bob 2025-03", "error: vague: 2025-03"),
        LogLineCase("call with Ada on March 2025", "error: vague: March 2025"),
        LogLineCase("call with Ada March 2025", "error: vague: March 2025"),
        LogLineCase("call with Ada on March", "error: vague: March"),
        LogLineCase("call with Bob 99999999999999999999m", "error: no such time: 99999999999999999999m"),
        LogLineCase("call with Bob 999999 minutes", "error: no such time: 999999 minutes"),
        LogLineCase("call with Bob 0m", "error: no such time: 0m"),
        LogLineCase("call with Bob yesterday, 50h", "error: no such time: 50h"),
        LogLineCase("coffee with Ada, send her the deck by 31 April", "error: no such day: 31 April"),
    ]
}
