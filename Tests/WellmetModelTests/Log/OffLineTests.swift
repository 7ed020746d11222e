import Testing
import WellmetModel

@Suite("Log lines: what came to nothing")
struct OffLineTests {
    @Test("What did not happen is a note, which is no contact, with all its words", arguments: lines)
    func reads(_ item: LogLineCase) throws {
        #expect(LogLineCase.read(item.line) == item.expected)
        let line = try LogLine.parse(item.line, now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(line.cameToNothing)
        #expect(Interaction.weight(line.kind, audience: 1) == 0)
    }

    static let lines: [LogLineCase] = [
        LogLineCase("cancelled coffee with Bob", "note other both | Bob | now |  | cancelled coffee"),
        LogLineCase("Bob cancelled our call", "note other both | Bob | now |  | cancelled our call"),
        LogLineCase("Bob didn't call", "note other both | Bob | now |  | didn't call"),
        LogLineCase("no answer from Bob yesterday", "note other both | Bob | 2026-03-17 |  | no answer"),
        LogLineCase("missed call from Grace", "note other both | Grace | now |  | missed call"),
        LogLineCase("2 missed calls from Grace yesterday", "note other both | Grace | 2026-03-17 |  | 2 missed calls"),
        LogLineCase("missed coffee with Bob", "note other both | Bob | now |  | missed coffee"),
        LogLineCase("postponed the call with Ada Lovelace", "note other both | Ada Lovelace | now |  | postponed the call"),
        LogLineCase("rescheduled lunch with Ada to friday", "note other both | Ada | now |  | rescheduled lunch, to friday"),
        LogLineCase("coffee with Ada was cancelled", "note other both | Ada | now |  | coffee, was cancelled"),
        LogLineCase("called Vera, no answer", "note other both | Vera | now |  | called, no answer"),
        LogLineCase(
            "called Vera yesterday but she didn't pick up", "note other both | Vera | 2026-03-17 |  | called, but she didn't pick up"),
        LogLineCase("tried to call Vera", "note other both | Vera | now |  | tried to call"),
        LogLineCase("zoom with Vera, no answer yet", "note other both | Vera | now |  | zoom, no answer yet"),
        LogLineCase("phoned Vera: went to voicemail", "note other both | Vera | now |  | phoned, went to voicemail"),
        LogLineCase("not heard from Priya since May", "note other both | Priya | now |  | not heard from, since May"),
        LogLineCase("haven't heard from Priya", "note other both | Priya | now |  | haven't heard from"),
        LogLineCase("haven't heard from Priya in 2 weeks", "note other both | Priya | now |  | haven't heard from, in 2 weeks"),
        LogLineCase("haven't seen Bob in 3 weeks", "note other both | Bob | now |  | haven't seen, in 3 weeks"),
        LogLineCase("heard nothing from Ada", "note other both | Ada | now |  | heard nothing from"),
        LogLineCase("no word from Priya yet", "note other both | Priya | now |  | no word, yet"),
        LogLineCase("didn't talk to Ada", "note other both | Ada | now |  | didn't talk"),
        LogLineCase("never met Bob", "note other both | Bob | now |  | never met"),
        LogLineCase("didn't hear from Ada", "note other both | Ada | now |  | didn't hear"),
        LogLineCase("not yet met Bob", "note other both | Bob | now |  | not yet met"),
        LogLineCase("call with Ada called off", "note other both | Ada | now |  | call, called off"),
    ]

    @Test(
        "What happened all the same is contact",
        arguments: [
            "coffee with Ada, she didn't like the tea", "Bob cancelled, called Ada", "talked to Bob who postponed the launch",
            "call with Ada about the cancelled launch", "called Ada, no answer on pricing so no deal",
            "left Vera a voicemail", "missed call from Ada, called her back",
            "missed call from Ada and called back", "met Ada, never laughed so much", "not sure why but met Ada", "met Ada, not happy",
            "have not seen Ada for a year, called her", "didn't see Ada at work but called her",
        ])
    func happened(text: String) throws {
        let line = try LogLine.parse(text, now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(!line.cameToNothing)
        #expect(line.kind != .note)
    }
}
