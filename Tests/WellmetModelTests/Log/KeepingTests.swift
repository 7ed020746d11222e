import Testing
import WellmetModel

@Suite("Log lines that keep a promise")
struct KeepingTests {
    @Test(
        "What was promised and what was done are held against each other",
        arguments: [
            ("emailed Ada the deck", "send her the deck by friday", true), ("sent Ada the deck and the budget", "send Ada the deck", true),
            ("emailed Ada about lunch", "send her the deck", false), ("called Ada", "call her", true),
            ("called Ada", "call Ada on friday", true),
            ("emailed Ada", "call her", false), ("coffee with Ada", "meet again", true),
            ("Ada sent me the deck", "send her the deck", false),
            ("emailed Ada the offer", "send offer", true), ("sent Ada the offer", "send offer", true),
            ("sent Ada the offer", "Sending her an offer", true), ("sent Ada the plan", "send offer", false),
            ("introduced Ada to Q8", "intro to Q8", true), ("introduced Ada to Q9", "intro to Q8", false),
            ("coffee with Ada", "a coffee", true), ("call with Ada", "a coffee", false),
            ("called Ada, no answer", "call her", false), ("note on Ada: the deck", "send her the deck", false),
        ])
    func mine(line: String, promise: String, isKept: Bool) throws {
        let read = try LogLine.parse(line, now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(read.mayKeep(promise, by: .mine, names: ["ada", "lovelace"]) == isKept)
    }

    @Test func theirsAreKeptByThem() throws {
        let theirs = try LogLine.parse("Bob sent me the contract", now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(theirs.mayKeep("send me the contract", by: .theirs, names: ["bob"]))
        let mine = try LogLine.parse("sent Bob the contract", now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(!mine.mayKeep("send me the contract", by: .theirs, names: ["bob"]))
        let numbers = try LogLine.parse("got the numbers from Bob", now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(numbers.mayKeep("send me the numbers", by: .theirs, names: ["bob"]))
        #expect(!numbers.mayKeep("send me the contract", by: .theirs, names: ["bob"]))
        let intro = try LogLine.parse("Bob introduced me to his CFO", now: LogLineCase.now, zone: LogLineCase.zone)
        #expect(intro.mayKeep("an intro to his CFO", by: .theirs, names: ["bob"]))
    }
}
