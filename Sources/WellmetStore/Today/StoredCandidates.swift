internal import Foundation
internal import WellmetModel

/// Candidates from the database in descending order of what their need can be, read in pages as the list asks for them.
///
/// Two streams are merged: a walk down the index of bounds over everybody whose attention instants have come, and the few
/// who are here for another reason (an occasion, thanks) or whose worth is higher than the index knows (the only tie into a
/// circle).
struct StoredCandidates: CandidateSource {
    private let loader: CandidateLoader
    private var walks: [CandidatePart: Walk]
    /// Who comes by the second stream, whole.
    private let others: [Candidate]
    private let otherIDs: Set<ID<Person>>
    private var listed: ListedCandidates
    private var nextListed: [CandidatePart: Candidate]

    /// Where the walk over one part is.
    private struct Walk {
        /// The one circle whose people these are; nil for everybody.
        var circle: ID<Circle>?
        /// Read and not given yet, the next one last.
        var read: [Candidate] = []
        var cursor: (bound: Double, person: ID<Person>)?
        var isOver = false
        /// How many the next page holds: most lists end on the first, and who goes deep goes in long steps.
        var page = 48
    }

    init(_ loader: CandidateLoader) throws {
        self.loader = loader
        let (account, today, tx) = (loader.account, loader.today, loader.tx)
        var ids = loader.onlyTies
        for row in try tx.rows(
            "SELECT DISTINCT person FROM occasion WHERE account = \(account) AND until_day >= \(today) AND on_day <= \(today)")
        {
            ids.insert(try row[0].required())
        }
        for day in StoredCandidates.yearlyDays(today) {
            for row in try tx.rows(
                """
                SELECT person FROM date WHERE account = \(account) AND month = \(day.month) AND day = \(day.day) AND label = 'birthday'
                """)
            {
                ids.insert(try row[0].required())
            }
            for row in try tx.rows(
                """
                SELECT person FROM position
                WHERE account = \(account) AND current = 1 AND length(starts) = 10 AND substr(starts, 6) = \(day.text)
                """)
            {
                ids.insert(try row[0].required())
            }
        }
        let since = today.adding(-Urgency.thankLasts)
        for row in try tx.rows(
            """
            SELECT person FROM follow_up
            WHERE account = \(account) AND state = 'open' AND due >= \(since) AND origin = 'rule' AND since_day >= \(since)
            """)
        {
            ids.insert(try row[0].required())
        }
        otherIDs = ids
        others = try loader.candidates(ids.sorted(), withWays: false)
        walks = [.inNoCircle: Walk(), .inCircles: Walk()]
        listed = ListedCandidates(others)
        nextListed = [:]
        for part in CandidatePart.allCases { nextListed[part] = listed.next(part) }
    }

    private init(of circle: ID<Circle>, among everybody: StoredCandidates) {
        loader = everybody.loader
        walks = [.inCircles: Walk(circle: circle)]
        others = everybody.others.filter { $0.circles.contains(circle) }
        otherIDs = everybody.otherIDs
        listed = ListedCandidates(others)
        nextListed = [:]
        nextListed[.inCircles] = listed.next(.inCircles)
    }

    /// The days of the year that today may speak of: today and two before; 29 February falls on 1 March in common years.
    private static func yearlyDays(_ today: Day) -> [(month: Int, day: Int, text: String)] {
        var days = (0..<3).map { today.adding(-$0) }.map { (month: $0.month, day: $0.day, text: String($0.description.suffix(5))) }
        if !Day.isLeap(today.year), days.contains(where: { $0.month == 3 && $0.day == 1 }) { days.append((2, 29, "02-29")) }
        return days
    }

    mutating func next(_ part: CandidatePart) throws(any Error) -> Candidate? {
        while let walk = walks[part], walk.read.isEmpty, !walk.isOver { try readPage(part) }
        let walked = walks[part]?.read.last
        if let listedOne = nextListed[part], listedOne.needBound > walked?.needBound ?? -.infinity {
            nextListed[part] = listed.next(part)
            return listedOne
        }
        return walks[part]?.read.popLast()
    }

    /// The same two streams of one circle's people: for a circle that has waited its fortnight.
    func members(of circle: ID<Circle>) throws(any Error) -> StoredCandidates? { StoredCandidates(of: circle, among: self) }

    func completed(_ candidate: Candidate) throws(any Error) -> Candidate {
        try loader.candidates([candidate.id]).first ?? candidate
    }

    /// That one of the attention instants of a tie has come and is not over. Whoever may not be suggested has none.
    private var isDue: SQL {
        let now = loader.now
        let owed = now.adding(days: -Urgency.replyLasts)
        let asked = now.adding(days: -Urgency.askLasts)
        return """
             ((attention_from <= \(now) AND (attention_until IS NULL OR attention_until > \(now)))
             OR owed_since > \(owed) OR asked_since > \(asked))
            """
    }

    private mutating func readPage(_ part: CandidatePart) throws {
        guard var walk = walks[part] else { return }
        let account = loader.account
        let below: SQL = walk.cursor.map { " AND (tie.need_bound, tie.person) < (\($0.bound), \($0.person))" } ?? ""
        let select: SQL =
            walk.circle.map { circle in
                """
                SELECT tie.person AS person FROM membership
                JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                WHERE membership.account = \(account) AND membership.circle = \(circle)
                """
            } ?? """
                SELECT tie.person AS person FROM tie
                WHERE tie.account = \(account) AND tie.in_circle = \(part == .inCircles)
                """
        let page = try loader.lean(
            select + below + " AND" + isDue + " ORDER BY tie.need_bound DESC, tie.person DESC LIMIT \(walk.page)",
            inCircles: part == .inCircles)
        walk.isOver = page.count < walk.page
        walk.page = min(384, walk.page * 3 / 2)
        if let last = page.last { walk.cursor = (last.sharperBound ?? 0, last.id) }
        walk.read = page.reversed().filter { !otherIDs.contains($0.id) }
        walks[part] = walk
    }
}
