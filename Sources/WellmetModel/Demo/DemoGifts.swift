/// What a made-up network gave: opportunities, insights and introductions, each naming people by their places.
package struct DemoGifts: Sendable {
    package struct Chance: Sendable {
        package let content: Opportunity.Content
        package let state: Opportunity.State
        package let from: Int?
        /// For whom; nil for me.
        package let forPerson: Int?
        package let since: Day
    }

    package struct Word: Sendable {
        package let content: Insight.Content
        package let state: Insight.State
        package let from: Int?
        package let since: Day
    }

    package struct Meeting: Sendable {
        package let way: Introduction.Way
        package let state: Introduction.State
        package let person: Int
        package let other: Int
        package let about: String
        package let outcome: String
        package let due: Day?
        package let since: Day
    }

    package let opportunities: [Chance]
    package let insights: [Word]
    package let introductions: [Meeting]

    /// Makes them up among those who are known, of a sequence of its own: nobody else's story changes by it.
    static func make(known: [Int], organizations: [Int: String], today: Day, seed: UInt64) -> DemoGifts {
        guard known.count > 5 else { return DemoGifts(opportunities: [], insights: [], introductions: []) }
        var random = SeededRandom(seed: seed ^ 0x6717)
        let placed = known.filter { organizations[$0] != nil }
        func one() -> Int { random.one(of: known) ?? known[0] }
        func ago() -> Day { today.adding(-2 - random.below(60)) }
        func two() -> (Int, Int) {
            let first = random.below(known.count)
            return (known[first], known[(first + 1 + random.below(known.count - 1)) % known.count])
        }
        var opportunities: [Chance] = []
        for item in DemoGiftWords.opportunities {
            let (from, forPerson) = two()
            let place = random.one(of: placed).flatMap { organizations[$0] } ?? ""
            let content = Opportunity.Content(
                kind: item.kind, title: item.title, organization: item.isAtPlace ? place : "", next: item.next,
                nextOn: item.next.isEmpty ? nil : today.adding(9 + random.below(20)), notes: item.notes)
            opportunities.append(
                Chance(content: content, state: item.state, from: from, forPerson: item.isForOther ? forPerson : nil, since: ago()))
        }
        var insights: [Word] = []
        for item in DemoGiftWords.insights {
            let content = Insight.Content(
                kind: item.kind, text: item.text, about: item.about, heard: item.heard, outcome: item.outcome,
                reportOn: item.isPromised ? today.adding(9 + random.below(20)) : nil)
            insights.append(Word(content: content, state: item.state, from: one(), since: ago()))
        }
        let introductions = DemoGiftWords.introductions.map { item in
            let (person, other) = two()
            return Meeting(
                way: item.way, state: item.state, person: person, other: other, about: item.about, outcome: item.outcome,
                due: item.isPromised ? today.adding(9 + random.below(20)) : nil, since: ago())
        }
        return DemoGifts(opportunities: opportunities, insights: insights, introductions: introductions)
    }
}

/// The words of what a made-up network gave.
private enum DemoGiftWords {
    struct Chance {
        let kind: Opportunity.Kind
        let title: String
        var state = Opportunity.State.open
        var next = ""
        var notes = ""
        var isAtPlace = true
        var isForOther = false
    }

    static let opportunities = [
        Chance(
            kind: .client, title: "A design system for their new product", state: .pursued, next: "send the proposal",
            notes: "They start in spring. Budget is *approved*, the team is in three time zones."),
        Chance(kind: .talk, title: "Keynote on distributed work", next: "answer with a title and three lines", isAtPlace: false),
        Chance(kind: .job, title: "Staff engineer, fully remote", notes: "They look for somebody who writes well.", isForOther: true),
        Chance(kind: .collaboration, title: "A workshop on databases together", state: .pursued, isAtPlace: false),
        Chance(kind: .client, title: "Accessibility audit of a web shop", state: .won),
        Chance(kind: .job, title: "Interim head of product", state: .lost, notes: "Went to somebody in their own city."),
        Chance(kind: .talk, title: "A podcast about security", state: .letGo, isAtPlace: false),
    ]

    struct Word {
        let kind: Insight.Kind
        let text: String
        var about = ""
        var heard = ""
        var state = Insight.State.untried
        var outcome = ""
        var isPromised = false
    }

    static let insights = [
        Word(kind: .advice, text: "Charge by the week, not by the hour.", about: "pricing", heard: "a call", isPromised: true),
        Word(
            kind: .advice, text: "Write the summary before the meeting, and read it aloud at its end.", about: "meetings", state: .tried,
            outcome: "Meetings are ten minutes shorter."),
        Word(kind: .idea, text: "A shared page of office hours, open to former colleagues.", about: "keeping in touch"),
        Word(
            kind: .recommendation, text: "The Timeless Way of Building", about: "books", heard: "a reading group", state: .tried,
            outcome: "Read half of it, gladly."),
        Word(kind: .warning, text: "Do not sign their frame contract without a cap on liability.", about: "contracts"),
        Word(kind: .idea, text: "Record the onboarding once, then only answer questions.", about: "onboarding", state: .letGo),
    ]

    struct Meeting {
        let way: Introduction.Way
        let state: Introduction.State
        var about = ""
        var outcome = ""
        var isPromised = false
    }

    static let introductions = [
        Meeting(way: .theirs, state: .offered, about: "they look for a facilitator", isPromised: true),
        Meeting(way: .mine, state: .offered, about: "both work on offline sync", isPromised: true),
        Meeting(way: .mine, state: .made, about: "hiring a designer", outcome: "They work together since."),
        Meeting(way: .theirs, state: .made, about: "a first client", outcome: "A project of three months."),
        Meeting(way: .theirs, state: .asked, about: "how they run their programme"),
        Meeting(way: .mine, state: .letGo, about: "a bookkeeper"),
    ]
}
