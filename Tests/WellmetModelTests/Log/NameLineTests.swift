import Testing

@Suite("Log lines: with whom")
struct NameLineTests {
    @Test("A line tells who took part, however they are written", arguments: lines)
    func reads(_ item: LogLineCase) {
        #expect(LogLineCase.read(item.line) == item.expected)
    }

    /// Each line with all that it should say.
    static let lines: [LogLineCase] = [
        LogLineCase("lunch with Ada and 12 others", "meal in-person both | Ada | now |  | and 12 others"),
        LogLineCase("met Ana Ruiz at SwiftConf", "meeting in-person both | Ana Ruiz | now |  | at SwiftConf"),
        LogLineCase("attended swiftconf, met Ana Ruiz", "meeting in-person both | Ana Ruiz | now |  | attended swiftconf"),
        LogLineCase("Attended SwiftConf, met Ana Ruiz", "meeting in-person both | Ana Ruiz | now |  | Attended SwiftConf"),
        LogLineCase("intro'd Ada to Bob", "introduction other out | Ada, Bob | now"),
        LogLineCase("voice note from Ada", "message other in | Ada | now"),
        LogLineCase("call with +44 (0)20 7946 0958", "call phone both | +44 (0)20 7946 0958 <phone +442079460958> | now"),
        LogLineCase("call with +44 (0) 20 7946 0958", "call phone both | +44 (0) 20 7946 0958 <phone +442079460958> | now"),
        LogLineCase("call with +44(0)2079460958", "call phone both | +44(0)2079460958 <phone +442079460958> | now"),
        LogLineCase("lunch with Ana and Bob", "meal in-person both | Ana, Bob | now"),
        LogLineCase("zoom w/ Ada, Grace and Linus 45 min", "video video both | Ada, Grace, Linus | now | 45m"),
        LogLineCase("lunch with Ana, Bob, and Cleo at Noma", "meal in-person both | Ana, Bob, Cleo | now |  | at Noma"),
        LogLineCase("breakfast with ana, bob and cleo", "meal in-person both | ana, bob, cleo | now"),
        LogLineCase("lunch with ana and bob at noma", "meal in-person both | ana, bob | now |  | at noma"),
        LogLineCase("lunch with ana and friends", "meal in-person both | ana | now |  | and friends"),
        LogLineCase("coffee with ada lovelace", "coffee in-person both | ada lovelace | now"),
        LogLineCase("ada lovelace: coffee, 1h", "coffee in-person both | ada lovelace | now | 60m"),
        LogLineCase("met ana maria ruiz at the office", "meeting in-person both | ana maria ruiz | now |  | at the office"),
        LogLineCase("coffee with ada great discussion about life", "coffee in-person both | ada | now |  | great discussion about life"),
        LogLineCase("coffee with ada we discussed the plan", "coffee in-person both | ada | now |  | we discussed the plan"),
        LogLineCase("replied to Jean-Luc van der Berg", "message other out | Jean-Luc van der Berg | now"),
        LogLineCase("met jean-luc van der berg", "meeting in-person both | jean-luc van der berg | now"),
        LogLineCase("ran into O'Brien", "meeting in-person both | O'Brien | now"),
        LogLineCase("call with Conan O’Brien", "call phone both | Conan O’Brien | now"),
        LogLineCase("lunch with Łukasz", "meal in-person both | Łukasz | now"),
        LogLineCase("call with 李小龍 about films", "call phone both | 李小龍 | now |  | films"),
        LogLineCase("call with 김 민수", "call phone both | 김 민수 | now"),
        LogLineCase("coffee with محمد علي", "coffee in-person both | محمد علي | now"),
        LogLineCase("coffee with иван петров", "coffee in-person both | иван петров | now"),
        LogLineCase("call with J. R. R. Tolkien", "call phone both | J. R. R. Tolkien | now"),
        LogLineCase("call with Dr. Ada Lovelace, PhD, yesterday", "call phone both | Dr. Ada Lovelace, PhD | 2026-03-17"),
        LogLineCase("Met with Ana-Maria de la Cruz for lunch", "meal in-person both | Ana-Maria de la Cruz | now"),
        LogLineCase("coffee with An Nguyen", "coffee in-person both | An Nguyen | now"),
        LogLineCase("coffee with Will", "coffee in-person both | Will | now"),
        LogLineCase("coffee with May Lee", "coffee in-person both | May Lee | now"),
        LogLineCase("call with Bob May 2 days ago at 10", "call phone both | Bob May | 2026-03-16 10:00"),
        LogLineCase(
            "Will Smith promised to send the deck", "promise | Will Smith | now |  |  |  | theirs: send the deck (Will Smith)"),
        LogLineCase("Great Ada called", "call phone both | Ada | now |  | Great"),
        LogLineCase("call with Bob from Acme about Grace", "call phone both | Bob | now |  | from Acme about Grace"),
        LogLineCase("met Bob through Ada at a dinner", "meeting in-person both | Bob | now |  | through Ada at a dinner"),
        LogLineCase("Ada & Grace: sync 15m", "meeting other both | Ada, Grace | now | 15m"),
        LogLineCase("Ada,Grace: lunch", "meal in-person both | Ada, Grace | now"),
        LogLineCase("coffee with \"Ada Lovelace\"", "coffee in-person both | Ada Lovelace | now"),
        LogLineCase("coffee with Ada Lovelace <ada@example.org>", "coffee in-person both | Ada Lovelace <mail ada@example.org> | now"),
        LogLineCase("call +49 30 901820 45 min", "call phone both | +49 30 901820 <phone +4930901820> | now | 45m"),
        LogLineCase("call with +4930901820 15:00", "call phone both | +4930901820 <phone +4930901820> | 2026-03-18 15:00"),
        LogLineCase(
            "dm to https://www.linkedin.com/in/ana-ruiz",
            "message linkedin out | https://www.linkedin.com/in/ana-ruiz <linkedin ana-ruiz> | now"),
        LogLineCase("message to @ada:example.org", "message matrix out | @ada:example.org <matrix @ada:example.org> | now"),
        LogLineCase("message to @ada.bsky.social", "message bluesky out | @ada.bsky.social <bluesky ada.bsky.social> | now"),
        LogLineCase("coffee with Ada (at Blue Bottle) about work", "coffee in-person both | Ada | now |  | (at Blue Bottle) about work"),
        LogLineCase("\"coffee with Ada\"", "coffee in-person both | Ada | now"),
        LogLineCase("coffee with Ada 🎉 so much fun!", "coffee in-person both | Ada | now |  | 🎉 so much fun!"),
        LogLineCase("SwiftConf: met Ana Ruiz", "meeting in-person both | Ana Ruiz | now |  | SwiftConf"),
        LogLineCase("call about hiring with Ada", "call phone both | Ada | now |  | hiring"),
        LogLineCase("met Grace Hopper and her team", "meeting in-person both | Grace Hopper | now |  | and her team"),
        LogLineCase("Lunch, Ada, yesterday", "meal in-person both | Ada | 2026-03-17"),
        LogLineCase("Ada lunch yesterday", "meal in-person both | Ada | 2026-03-17"),
        LogLineCase("coffee with me and Ada", "coffee in-person both | Ada | now"),
        LogLineCase("coffee with Ada and Ada", "coffee in-person both | Ada | now"),
        LogLineCase("Ada likes coffee", "note other both | Ada | now |  | likes coffee"),
        LogLineCase("ada lunch", "meal in-person both | ada | now"),
        LogLineCase("Ada said it will work out", "note other both | Ada | now |  | said it will work out"),
        LogLineCase("coffee w/ ada, bob, cleo", "coffee in-person both | ada, bob, cleo | now"),
        LogLineCase(
            "met Tomasz Nowak (allegro) and Łukasz at the Warsaw meetup on 14 Oct, great chat",
            "meeting in-person both | Tomasz Nowak, Łukasz | 2025-10-14 |  | allegro, at the Warsaw meetup, great chat"),
        LogLineCase(
            "met Tomasz (CTO at allegro, in Warsaw), Łukasz (google) & Ada",
            "meeting in-person both | Tomasz, Łukasz, Ada | now |  | CTO at allegro, in Warsaw, google"),
        LogLineCase("intro: Priya <> Nils", "introduction other out | Priya, Nils | now"),
        LogLineCase("intro Priya -> Nils", "introduction other out | Priya, Nils | now"),
        LogLineCase("intro Priya / Nils", "introduction other out | Priya, Nils | now"),
        LogLineCase("introduced Priya to Nils", "introduction other out | Priya, Nils | now"),
        LogLineCase("intro call with Tom B. from Baker & Sons", "call phone both | Tom B. | now |  | from Baker & Sons"),
        LogLineCase("Ada from Baker & Sons called", "call phone in | Ada | now |  | from Baker & Sons"),
        LogLineCase("intro to Ada from Acme", "introduction other out | Ada | now |  | from Acme"),
        LogLineCase("Ada from Acme wants a demo", "note other both | Ada | now |  | from Acme wants a demo"),
        LogLineCase("Ada Lovelace from Acme moved to Berlin", "note other both | Ada Lovelace | now |  | from Acme moved to Berlin"),
        LogLineCase("Feedback from Peter", "note other both | Peter | now |  | Feedback"),
        LogLineCase("talked to Grace's husband Ken", "call other both | Ken | now |  | Grace's husband"),
        LogLineCase(
            "emailed Grace\u{2019}s new boss Ken Smith about pay",
            "mail mail out | Ken Smith | now |  | Grace\u{2019}s new boss, about pay"),
        LogLineCase("met Ada and Grace's husband Ken", "meeting in-person both | Ada, Ken | now |  | Grace's husband"),
        LogLineCase("met Grace's husband, Ken", "meeting in-person both | Ken | now |  | Grace's husband"),
        LogLineCase("Grace's husband Ken called", "call phone in | Ken | now |  | Grace's husband"),
        LogLineCase("call with Grace's mother", "error: no person"),
        LogLineCase("sent Grace's parents flowers", "error: no person"),
        LogLineCase("coffee with Grace's friend from Berlin", "error: no person"),
        LogLineCase("call with Ada and Grace's mother", "call phone both | Ada | now |  | and Grace's mother"),
        LogLineCase("call with the Lumen Studio team", "error: no person"),
        LogLineCase("call with Lumen Studio team", "error: no person"),
        LogLineCase(
            "gave Yuki my book, wants it back by christmas",
            "note other both | Yuki | now |  | gave, my book, wants it back by christmas"),
        LogLineCase("gave the book to Yuki", "note other both | Yuki | now |  | gave the book"),
        LogLineCase("Ada moved to Berlin", "note other both | Ada | now |  | moved to Berlin"),
    ]

    @Test("A name in the book tells where a name ends", arguments: known)
    func readsKnown(_ item: LogLineCase) {
        #expect(LogLineCase.read(item.line, known: [item.book]) == item.expected)
    }

    /// Lines, and who is in the book.
    static let known: [LogLineCase] = [
        LogLineCase(
            "coffee with ada lovelace great fun", "coffee in-person both | ada lovelace | now |  | great fun", book: "ada lovelace"),
        LogLineCase(
            "coffee with ada great fun", "coffee in-person both | ada | now |  | great fun", book: "ada"),
        LogLineCase(
            "coffee with Ana Ruiz Berlin office", "coffee in-person both | Ana Ruiz | now |  | Berlin office", book: "ana ruiz"),
        LogLineCase(
            "coffee with ana kovac", "coffee in-person both | ana kovac | now", book: "ana"),
        LogLineCase(
            "call with li sun", "call phone both | li sun | now", book: "li sun"),
        LogLineCase(
            "call with Li Sun", "call phone both | Li Sun | now", book: "li sun"),
        LogLineCase(
            "call with June Carter", "call phone both | June Carter | now", book: "june carter"),
        LogLineCase(
            "Shipped the thing with ada", "note other both | ada | now |  | Shipped the thing", book: "ada"),
        LogLineCase(
            "Ada likes tea", "note other both | Ada | now |  | likes tea", book: "ada"),
        LogLineCase(
            "gave Yuki my book, wants it back by christmas",
            "note other both | Yuki | now |  | gave, my book, wants it back by christmas", book: "yuki"),
        LogLineCase(
            "Priya got promoted to VP", "note other both | Priya | now |  | got promoted to VP", book: "priya"),
        LogLineCase(
            "shown to VP by Priya", "note other both | Priya | now |  | shown to VP", book: "priya"),
        LogLineCase(
            "emailed the plan to HR as Priya wanted", "mail mail out | Priya | now |  | the plan to HR as, wanted", book: "priya"),
        LogLineCase(
            "Priya introduced me to Hanna", "introduction other in | Priya, Hanna | now", book: "priya"),
        LogLineCase(
            "intro to Ada from Acme", "introduction other in | Ada, Acme | now", book: "acme"),
        LogLineCase(
            "call with Lumen Studio team", "call phone both | Lumen Studio | now |  | team", book: "lumen studio"),
        LogLineCase(
            "Ada from Acme wants a demo", "note other both | Ada | now |  | from Acme wants a demo", book: "ada"),
        LogLineCase(
            "call with Bob May 2 days ago at 10", "call phone both | Bob May | 2026-03-16 10:00", book: "bob may"),
        LogLineCase("call with Bob May 2", "call phone both | Bob May | now |  | 2", book: "bob may"),
        LogLineCase("Grace's mother is ill", "note other both | Grace | now |  | mother is ill", book: "grace"),
        LogLineCase("talked to Grace's husband", "error: no person", book: "grace"),
        LogLineCase("got back from Linus", "note other both | Linus | now |  | got back", book: "linus"),
        LogLineCase("call with Bob May 2", "call phone both | Bob | 2025-05-02", book: "bob"),
        LogLineCase("call with bob may 2 days ago", "call phone both | bob may | 2026-03-16", book: "bob may"),
        LogLineCase("call with June 3 days ago", "call phone both | June | 2026-03-15", book: "june"),
        LogLineCase("met June Carter March 3", "meeting in-person both | June Carter | 2026-03-03", book: "june carter"),
        LogLineCase("May Lee called 2 days ago", "call phone in | May Lee | 2026-03-16", book: "may lee"),
        LogLineCase(
            "Will Smith will send the contract by 3 December",
            "promise | Will Smith | now |  |  |  | theirs: send the contract by 2026-12-03 (Will Smith)", book: "will smith"),
        LogLineCase(
            "Will will send the contract by friday",
            "promise | Will | now |  |  |  | theirs: send the contract by 2026-03-20 (Will)", book: "will"),
        LogLineCase(
            "Will send Ada the deck by friday", "promise | Ada | now |  |  |  | mine: send Ada the deck by 2026-03-20 (Ada)",
            book: "will"),
    ]
}
