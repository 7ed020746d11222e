import Testing

@Suite("Log lines: when and how long")
struct WhenLineTests {
    @Test("A line tells day, time and length", arguments: lines)
    func reads(_ item: LogLineCase) {
        #expect(LogLineCase.read(item.line) == item.expected)
    }

    /// Each line with all that it should say.
    static let lines: [LogLineCase] = [
        LogLineCase("coffee with Ada today", "coffee in-person both | Ada | 2026-03-18"),
        LogLineCase("coffee with Ada yesterday", "coffee in-person both | Ada | 2026-03-17"),
        LogLineCase("coffee with Ada the day before yesterday", "coffee in-person both | Ada | 2026-03-16"),
        LogLineCase("coffee with Ada this morning", "coffee in-person both | Ada | 2026-03-18 day 09:00"),
        LogLineCase("coffee with Ada yesterday evening", "coffee in-person both | Ada | 2026-03-17 day 19:00"),
        LogLineCase("dinner with Ada last night, 2.5 hours", "meal in-person both | Ada | 2026-03-17 day 21:00 | 150m"),
        LogLineCase("coffee with Ada yesterday at 3pm", "coffee in-person both | Ada | 2026-03-17 15:00"),
        LogLineCase("coffee with Ada yesterday morning at 9", "coffee in-person both | Ada | 2026-03-17 09:00"),
        LogLineCase("coffee with Ada at noon", "coffee in-person both | Ada | 2026-03-18 12:00"),
        LogLineCase("2pm call with Sam", "call phone both | Sam | 2026-03-18 14:00"),
        LogLineCase("call with Sam 14:30", "call phone both | Sam | 2026-03-18 14:30"),
        LogLineCase("call with Sam at 2", "call phone both | Sam | 2026-03-18 14:00"),
        LogLineCase("call with Sam 9:15:30", "call phone both | Sam | 2026-03-18 09:15:30"),
        LogLineCase("call with Sam from 14:00 to 14:45", "call phone both | Sam | 2026-03-18 14:00 | 45m"),
        LogLineCase("call with Sam yesterday, 15:00-15:45", "call phone both | Sam | 2026-03-17 15:00 | 45m"),
        LogLineCase("call with Sam monday 3-4pm", "call phone both | Sam | 2026-03-16 15:00 | 60m"),
        LogLineCase("call with Sam yesterday 11am to 1pm", "call phone both | Sam | 2026-03-17 11:00 | 120m"),
        LogLineCase("call with Bob between 9 and 10", "call phone both | Bob | 2026-03-18 09:00 | 60m"),
        LogLineCase("call with Sam on friday", "call phone both | Sam | 2026-03-13"),
        LogLineCase("met Ana last tuesday", "meeting in-person both | Ana | 2026-03-17"),
        LogLineCase("met Ana on Tue 10 March", "meeting in-person both | Ana | 2026-03-10"),
        LogLineCase("coffee with Ada on 14 March", "coffee in-person both | Ada | 2026-03-14"),
        LogLineCase("coffee with Ada 14th of March 2025", "coffee in-person both | Ada | 2025-03-14"),
        LogLineCase("coffee with Ada March 14 2025", "coffee in-person both | Ada | 2025-03-14"),
        LogLineCase("coffee with Ada on December 24", "coffee in-person both | Ada | 2025-12-24"),
        LogLineCase("coffee with Ada on the 3rd", "coffee in-person both | Ada | 2026-03-03"),
        LogLineCase("2026-03-14 09:30 coffee with Ada", "coffee in-person both | Ada | 2026-03-14 09:30"),
        LogLineCase("coffee with Ada 2026-03-14T09:30", "coffee in-person both | Ada | 2026-03-14 09:30"),
        LogLineCase("coffee with Ada 14.3.2026", "coffee in-person both | Ada | 2026-03-14"),
        LogLineCase("call with Bob 15.3. about the plan", "call phone both | Bob | 2026-03-15 |  | the plan"),
        LogLineCase("call with Bob on 15/3", "call phone both | Bob | 2026-03-15"),
        LogLineCase("coffee with Ada in February", "coffee in-person both | Ada | 2026-02-01"),
        LogLineCase("coffee with Ada 3 days ago", "coffee in-person both | Ada | 2026-03-15"),
        LogLineCase("coffee with Ada a couple of weeks ago", "coffee in-person both | Ada | 2026-03-04"),
        LogLineCase("coffee with Ada last week", "coffee in-person both | Ada | 2026-03-11"),
        LogLineCase("coffee with Ada last month", "coffee in-person both | Ada | 2026-02-18"),
        LogLineCase("coffee with Ada at the weekend", "coffee in-person both | Ada | 2026-03-14"),
        LogLineCase("coffee with Ada earlier today", "coffee in-person both | Ada | 2026-03-18"),
        LogLineCase("call with Bob 10 minutes ago", "call phone both | Bob | 2026-03-18 15:10"),
        LogLineCase("walk with Sam an hour ago", "meeting in-person both | Sam | 2026-03-18 14:20"),
        LogLineCase("call with Bob just now", "call phone both | Bob | now"),
        LogLineCase("coffee with Ada 45min", "coffee in-person both | Ada | now | 45m"),
        LogLineCase("coffee with Ada for an hour and a half", "coffee in-person both | Ada | now | 90m"),
        LogLineCase("coffee with Ada 1h30", "coffee in-person both | Ada | now | 90m"),
        LogLineCase("coffee with Ada 1h 30m", "coffee in-person both | Ada | now | 90m"),
        LogLineCase("coffee with Ada 1,5 h", "coffee in-person both | Ada | now | 90m"),
        LogLineCase("coffee with Ada for 1 hour 20 minutes", "coffee in-person both | Ada | now | 80m"),
        LogLineCase("coffee with Ada, half an hour", "coffee in-person both | Ada | now | 30m"),
        LogLineCase("30-minute call with Ada", "call phone both | Ada | now | 30m"),
        LogLineCase("call with Ada about 45 minutes about pricing", "call phone both | Ada | now | 45m | pricing"),
        LogLineCase("call with Ada, yesterday, 30m, hiring", "call phone both | Ada | 2026-03-17 | 30m | hiring"),
        LogLineCase("coffee with Ada about hiring yesterday 30m", "coffee in-person both | Ada | 2026-03-17 | 30m | hiring"),
        LogLineCase("coffee with Ada about moving to Berlin in May", "coffee in-person both | Ada | now |  | moving to Berlin in May"),
        LogLineCase(
            "coffee with Ada about the 31 February joke yesterday",
            "coffee in-person both | Ada | 2026-03-17 |  | the 31 February joke"),
        LogLineCase("coffee with Ada, she got married last week", "coffee in-person both | Ada | now |  | she got married last week"),
        LogLineCase(
            "had coffee with Ada, she's moving to Berlin in May",
            "coffee in-person both | Ada | now |  | she's moving to Berlin in May"),
        LogLineCase("call with Ada since last week she is ill", "call phone both | Ada | now |  | since last week she is ill"),
        LogLineCase("call with Bob, he was 20 minutes late", "call phone both | Bob | now |  | he was 20 minutes late"),
        LogLineCase("emailed Grace about the talk tomorrow", "mail mail out | Grace | now |  | the talk tomorrow"),
    ]
}
