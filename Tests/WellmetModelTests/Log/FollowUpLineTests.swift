import Foundation
import Testing
import WellmetModel

@testable import WellmetModel

@Suite("Log lines: follow-ups")
struct FollowUpLineTests {
    @Test("A line tells what was promised, by whom and until when", arguments: lines)
    func reads(_ item: LogLineCase) {
        #expect(LogLineCase.read(item.line) == item.expected)
    }

    @Test(
        "Somebody whom only a follow-up names stands where the line names them",
        arguments: [
            ("remind me to email Al", "Al", 19..<21), ("call Ada  Lovelace tomorrow", "Ada Lovelace", 5..<18),
            ("ping “Ada” tomorrow", "Ada", 8..<11),
        ])
    func places(_ line: String, _ name: String, _ range: Range<Int>) throws {
        let read = try LogLine.parse(line, now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(read.people.map(\.text) == [name])
        #expect(read.people.map(\.range) == [range])
    }

    /// Each line with all that it should say.
    static let lines: [LogLineCase] = [
        LogLineCase(
            "coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by friday",
            "coffee in-person both | Ada Lovelace | 2026-03-17 | 30m | hiring |  | mine: send her the deck by 2026-03-20"),
        LogLineCase("coffee with Ada, I owe him an intro", "coffee in-person both | Ada | now |  |  |  | mine: an intro"),
        LogLineCase(
            "call with Bob, remind me to pay the invoice in 2 weeks",
            "call phone both | Bob | now |  |  |  | mine: pay the invoice by 2026-04-01"),
        LogLineCase(
            "call with Bob, remind me in 2 weeks to pay the invoice",
            "call phone both | Bob | now |  |  |  | mine: pay the invoice by 2026-04-01"),
        LogLineCase("call with Bob, remind me next month", "call phone both | Bob | now |  |  |  | mine: get in touch by 2026-04-01"),
        LogLineCase("remind me to call Ada in 2 weeks", "promise | Ada | now |  |  |  | mine: call Ada by 2026-04-01 (Ada)"),
        LogLineCase("ping Jane Roe next week", "promise | Jane Roe | now |  |  |  | mine: ping Jane Roe by 2026-03-23 (Jane Roe)"),
        LogLineCase("call Bob tomorrow", "promise | Bob | now |  |  |  | mine: call Bob by 2026-03-19 (Bob)"),
        LogLineCase("call Bob yesterday", "call phone both | Bob | 2026-03-17"),
        LogLineCase("send Bob the deck by friday", "promise | Bob | now |  |  |  | mine: send Bob the deck by 2026-03-20 (Bob)"),
        LogLineCase(
            "coffee with Ada, she sends me the contract by monday",
            "coffee in-person both | Ada | now |  |  |  | theirs: send me the contract by 2026-03-23"),
        LogLineCase("call with Bob, he will introduce me to Grace", "call phone both | Bob | now |  |  |  | theirs: introduce me to Grace"),
        LogLineCase("call with Bob; they promised a demo next week", "call phone both | Bob | now |  |  |  | theirs: a demo by 2026-03-23"),
        LogLineCase(
            "call with Bob. He'll send me his CV tomorrow",
            "call phone both | Bob | now |  |  |  | theirs: send me his CV by 2026-03-19"),
        LogLineCase(
            "Ada will send me the contract by monday",
            "promise | Ada | now |  |  |  | theirs: send me the contract by 2026-03-23 (Ada)"),
        LogLineCase(
            "coffee with Ada and Grace promised to send the deck",
            "coffee in-person both | Ada | now |  |  |  | theirs: send the deck (Grace)"),
        LogLineCase("coffee with Ada - she owes me an answer", "coffee in-person both | Ada | now |  |  |  | theirs: an answer"),
        LogLineCase(
            "lunch with Ana and Bob, Bob sends me the plan by 2 April",
            "meal in-person both | Ana, Bob | now |  |  |  | theirs: send me the plan by 2026-04-02 (Bob)"),
        LogLineCase(
            "coffee with Ada, send her the deck and call Grace on friday",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the deck; mine: call Grace by 2026-03-20 (Grace)"),
        LogLineCase(
            "coffee with Ada, send the deck, the budget and the plan by friday, great fun",
            "coffee in-person both | Ada | now |  | great fun |  | mine: send the deck, the budget and the plan by 2026-03-20"),
        LogLineCase(
            "coffee with Ada, introduce her to Bob by friday",
            "coffee in-person both | Ada | now |  |  |  | mine: introduce her to Bob by 2026-03-20"),
        LogLineCase("coffee with Ada; todo: send the deck", "coffee in-person both | Ada | now |  |  |  | mine: send the deck"),
        LogLineCase(
            "coffee with Ada. Follow up next month about the role",
            "coffee in-person both | Ada | now |  |  |  | mine: Follow up about the role by 2026-04-01"),
        LogLineCase(
            "coffee with Ada, follow up with her in 2 weeks",
            "coffee in-person both | Ada | now |  |  |  | mine: follow up with her by 2026-04-01"),
        LogLineCase("call with Ada, email her the notes", "call phone both | Ada | now |  |  |  | mine: email her the notes"),
        LogLineCase(
            "coffee with Ada, I send her the deck by friday",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the deck by 2026-03-20"),
        LogLineCase("call with Ada, email thread was long", "call phone both | Ada | now |  | email thread was long"),
        LogLineCase("call with Ada, will send notes tomorrow", "call phone both | Ada | now |  |  |  | mine: send notes by 2026-03-19"),
        LogLineCase("call with Ada, I'll be in Berlin next week", "call phone both | Ada | now |  | I'll be in Berlin next week"),
        LogLineCase(
            "coffee with ada yesterday remind me to send the deck in 2 weeks",
            "coffee in-person both | ada | 2026-03-17 |  |  |  | mine: send the deck by 2026-04-01"),
        LogLineCase(
            "coffee with ada send her the deck by friday",
            "coffee in-person both | ada | now |  |  |  | mine: send her the deck by 2026-03-20"),
        LogLineCase(
            "coffee with ada she will send the deck by monday",
            "coffee in-person both | ada | now |  |  |  | theirs: send the deck by 2026-03-23"),
        LogLineCase(
            "coffee with Ada, tomorrow I'll send her the deck",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the deck by 2026-03-19"),
        LogLineCase(
            "coffee with Ada re hiring, I promised her an intro to Grace by next friday",
            "coffee in-person both | Ada | now |  | hiring |  | mine: promised her an intro to Grace by 2026-03-27"),
        LogLineCase(
            "Nils owes me an intro to his CFO by end of month",
            "promise | Nils | now |  |  |  | theirs: an intro to his CFO by 2026-03-31 (Nils)"),
        LogLineCase("I owe Nils a coffee", "promise | Nils | now |  |  |  | mine: a coffee (Nils)"),
        LogLineCase(
            "coffee with Ada, I owe her an intro to Grace", "coffee in-person both | Ada | now |  |  |  | mine: an intro to Grace"),
        LogLineCase("I owe Nils", "promise | Nils | now |  |  |  | mine: owe Nils (Nils)"),
        LogLineCase("Bob owes me", "promise | Bob | now |  |  |  | theirs: owe me (Bob)"),
        LogLineCase(
            "I promised Anna to review her CV within a week", "promise | Anna | now |  |  |  | mine: review her CV by 2026-03-25 (Anna)"),
        LogLineCase(
            "coffee with Ada, send her the CV within 3 days",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the CV by 2026-03-21"),
        LogLineCase(
            "coffee with Ada, send her the CV within the next two weeks",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the CV by 2026-04-01"),
        LogLineCase(
            "coffee with Ada, send her the CV within 2 hours",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the CV by 2026-03-18"),
        LogLineCase(
            "coffee with Ada yesterday 45m, I'll send her the slides by wednesday",
            "coffee in-person both | Ada | 2026-03-17 | 45m |  |  | mine: send her the slides by 2026-03-18"),
        LogLineCase(
            "coffee with Ada last friday, I'll send her the slides by monday",
            "coffee in-person both | Ada | 2026-03-13 |  |  |  | mine: send her the slides by 2026-03-16"),
        LogLineCase(
            "call with Tom on 14 March, he will send me the numbers by 16 March",
            "call phone both | Tom | 2026-03-14 |  |  |  | theirs: send me the numbers by 2026-03-16"),
        LogLineCase(
            "call with Tom on 14 March, he will send me the numbers by Monday 16 March",
            "call phone both | Tom | 2026-03-14 |  |  |  | theirs: send me the numbers by 2026-03-16"),
        LogLineCase(
            "call with Tom on 14 March, he will send me the numbers by 13.3.",
            "call phone both | Tom | 2026-03-14 |  |  |  | theirs: send me the numbers by 2027-03-13"),
        LogLineCase(
            "call with Tom on 14 March, he will send me the numbers by the 16th",
            "call phone both | Tom | 2026-03-14 |  |  |  | theirs: send me the numbers by 2026-03-16"),
        LogLineCase(
            "call with Tom on 14 March, he will send me the numbers by 16 March 2027",
            "call phone both | Tom | 2026-03-14 |  |  |  | theirs: send me the numbers by 2027-03-16"),
        LogLineCase(
            "call with Tom on 14 March, he will send me the numbers tomorrow",
            "call phone both | Tom | 2026-03-14 |  |  |  | theirs: send me the numbers by 2026-03-19"),
        LogLineCase(
            "call with Tom, he will send me the numbers by 16 March",
            "call phone both | Tom | now |  |  |  | theirs: send me the numbers by 2027-03-16"),
        LogLineCase(
            "coffee with Ada, send the offer before christmas",
            "coffee in-person both | Ada | now |  |  |  | mine: send the offer by 2026-12-25"),
        LogLineCase(
            "coffee with Ada on 20 Dec 2025, send the offer by new year",
            "coffee in-person both | Ada | 2025-12-20 |  |  |  | mine: send the offer by 2026-01-01"),
        LogLineCase(
            "coffee with Ada, send the offer before easter",
            "coffee in-person both | Ada | now |  |  |  | mine: send the offer before easter"),
        LogLineCase(
            "coffee with Ada, send the menu before christmas dinner",
            "coffee in-person both | Ada | now |  |  |  | mine: send the menu before christmas dinner"),
        LogLineCase(
            "coffee with Ada, send the christmas cards by friday",
            "coffee in-person both | Ada | now |  |  |  | mine: send the christmas cards by 2026-03-20"),
        LogLineCase(
            "we agreed that I send Grace the notes tomorrow",
            "promise | Grace | now |  |  |  | mine: send Grace the notes by 2026-03-19 (Grace)"),
        LogLineCase(
            "coffee with Grace, we agreed I'd send her the notes tomorrow",
            "coffee in-person both | Grace | now |  |  |  | mine: send her the notes by 2026-03-19"),
        LogLineCase(
            "coffee with Grace we agreed that she sends me the notes tomorrow",
            "coffee in-person both | Grace | now |  |  |  | theirs: send me the notes by 2026-03-19"),
        LogLineCase(
            "agreed with Grace that I send her the notes tomorrow",
            "promise | Grace | now |  |  |  | mine: send her the notes by 2026-03-19 (Grace)"),
        LogLineCase(
            "Grace and I agreed that I send the notes tomorrow", "promise | Grace | now |  |  |  | mine: send the notes by 2026-03-19"),
        LogLineCase(
            "coffee with Grace, we agreed that I was wrong",
            "coffee in-person both | Grace | now |  | we agreed that I was wrong"),
        LogLineCase(
            "coffee with Ada today, send her the deck by 18 March",
            "coffee in-person both | Ada | 2026-03-18 |  |  |  | mine: send her the deck by 2026-03-18"),
        LogLineCase(
            "coffee with Ada, I'll send her the slides by wednesday",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the slides by 2026-03-25"),
        LogLineCase("I promised Ada an intro", "promise | Ada | now |  |  |  | mine: promised Ada an intro (Ada)"),
        LogLineCase(
            "coffee with Bob, I promised Ada to send the slides tomorrow",
            "coffee in-person both | Bob | now |  |  |  | mine: send the slides by 2026-03-19 (Ada)"),
        LogLineCase(
            "I promised Ada to send the slides tomorrow", "promise | Ada | now |  |  |  | mine: send the slides by 2026-03-19 (Ada)"),
        LogLineCase(
            "Ada asked me to review her paper by Thursday", "promise | Ada | now |  |  |  | mine: review her paper by 2026-03-19 (Ada)"),
        LogLineCase(
            "Ada wants me to send the CV by Friday", "promise | Ada | now |  |  |  | mine: send the CV by 2026-03-20 (Ada)"),
        LogLineCase(
            "coffee with Ada, she asked me to introduce her to Bob",
            "coffee in-person both | Ada | now |  |  |  | mine: introduce her to Bob"),
        LogLineCase(
            "coffee with Ada, agreed to meet again in July",
            "coffee in-person both | Ada | now |  |  |  | mine: meet again by 2026-07-01"),
        LogLineCase(
            "Bob told me he would send the contract next week",
            "promise | Bob | now |  |  |  | theirs: send the contract by 2026-03-23 (Bob)"),
        LogLineCase("call with Bob, he said he'll call back", "call phone both | Bob | now |  |  |  | theirs: call back"),
        LogLineCase("Bob told me he would move to Spain", "message other in | Bob | now |  | he would move to Spain"),
        LogLineCase(
            "told Vera I would call her on Thursday", "message other out | Vera | now |  |  |  | mine: call her by 2026-03-19"),
        LogLineCase("I need to thank Ada by tomorrow", "promise | Ada | now |  |  |  | mine: thank Ada by 2026-03-19 (Ada)"),
        LogLineCase("Ada: send deck by end of month", "promise | Ada | now |  |  |  | mine: send deck by 2026-03-31"),
        LogLineCase(
            "coffee with Ada, send her the friday report by monday",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the friday report by 2026-03-23"),
        LogLineCase("coffee with Ada, call her friday", "coffee in-person both | Ada | now |  |  |  | mine: call her by 2026-03-20"),
        LogLineCase(
            "coffee with Ada, send her the deck by friday 5pm",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the deck 5pm by 2026-03-20"),
        LogLineCase(
            "coffee with Ada, send her the deck by eow",
            "coffee in-person both | Ada | now |  |  |  | mine: send her the deck by 2026-03-20"),
        LogLineCase("coffee with Ada, ping her in 2 hours", "coffee in-person both | Ada | now |  |  |  | mine: ping her by 2026-03-18"),
        LogLineCase(
            "coffee with Ada, send deck by friday, 45m",
            "coffee in-person both | Ada | now | 45m |  |  | mine: send deck by 2026-03-20"),
        LogLineCase(
            "coffee with Ada, send deck by friday #hiring +clients",
            "coffee in-person both | Ada | now |  |  | +clients #hiring | mine: send deck by 2026-03-20"),
        LogLineCase(
            "coffee with Ada, she said he will move to Spain",
            "coffee in-person both | Ada | now |  | she said he will move to Spain"),
        LogLineCase(
            "great call with Bob about pricing. He liked it. Send him the quote by end of month.",
            "call phone both | Bob | now |  | great, about pricing. He liked it |  | mine: Send him the quote by 2026-03-31"),
    ]
}
