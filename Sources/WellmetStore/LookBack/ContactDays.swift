internal import Foundation
internal import WellmetModel

/// How often one was in touch on each day, kept as interactions are written. Right are the days of about the last year, which is what is
/// shown; older ones are there so that a clock that was ahead and is set right finds its year.
struct ContactDays {
    /// Days that are counted anew when all are: the year that is shown, and room for zones.
    private static let recounted = 400.0

    private let account: AccountID
    private let zone: TimeZone
    private let from: Instant
    private var added: [Day: Int] = [:]
    private var moved: Set<Day> = []
    /// The day of the last instant, as most come in the order of time.
    private var known: (day: Day, from: Instant, to: Instant)?

    init(account: AccountID, zone: TimeZone, at now: Instant) {
        self.account = account
        self.zone = zone
        from = now.adding(days: -ContactDays.recounted)
    }

    var isEmpty: Bool { added.isEmpty && moved.isEmpty }

    /// A contact came in at `instant`.
    mutating func add(_ instant: Instant) {
        added[day(instant), default: 0] += 1
    }

    /// What happened at `instant` is another now, or gone: its day is counted anew.
    mutating func move(_ instant: Instant) {
        moved.insert(day(instant))
    }

    private mutating func day(_ instant: Instant) -> Day {
        if let known, instant >= known.from, instant < known.to { return known.day }
        let day = Day(instant, in: zone)
        known = (day, day.start(in: zone), day.adding(1).start(in: zone))
        return day
    }

    func write(_ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO contact_day (account, day, contacts) VALUES (?, ?, ?)
            ON CONFLICT (account, day) DO UPDATE SET contacts = contact_day.contacts + excluded.contacts
            """,
            forEach: added.filter { !moved.contains($0.key) }.map { [SQLValue(account), SQLValue($0.key), SQLValue($0.value)] })
        for day in moved.sorted() {
            let row = try tx.row(
                """
                SELECT count(*) AS n FROM interaction WHERE account = \(account)
                  AND at >= \(day.start(in: zone)) AND at < \(day.adding(1).start(in: zone)) AND \(ContactDays.isContact)
                """)
            try tx.run("DELETE FROM contact_day WHERE account = \(account) AND day = \(day)")
            let count = row?["n"].int ?? 0
            guard count > 0 else { continue }
            try tx.run("INSERT INTO contact_day (account, day, contacts) VALUES (\(account), \(day), \(count))")
        }
    }

    /// Whether an interaction counts as contact with anybody.
    private static let isContact: SQL = """
        EXISTS (SELECT 1 FROM participant WHERE participant.account = interaction.account
          AND participant.interaction = interaction.id AND participant.weight > 0)
        """

    /// The days as their interactions tell them, from the whole day on which the recounted time begins.
    static func counted(account: AccountID, zone: TimeZone, at now: Instant, tx: any Transaction) throws -> [Day: Int] {
        var days = ContactDays(account: account, zone: zone, at: now)
        try days.count("at >= \(Day(days.from, in: zone).start(in: zone))", tx)
        return days.added
    }

    private mutating func count(_ condition: SQL, _ tx: any Transaction) throws {
        let rows: SQL = "SELECT at FROM interaction WHERE account = \(account) AND \(condition) AND \(ContactDays.isContact) ORDER BY at"
        try tx.each(rows) { row in
            if let at = row[0].instant { add(at) }
        }
    }

    /// The days of a span up to now: read where they are kept right, else counted.
    static func days(of span: ReviewSpan, account: AccountID, zone: TimeZone, at now: Instant, tx: any Transaction) throws -> [Day: Int] {
        if span.first >= ContactYear.start(Day(now, in: zone)) { return try read(since: span.first, account: account, tx: tx) }
        var days = ContactDays(account: account, zone: zone, at: now)
        try days.count("at >= \(span.first.start(in: zone)) AND at < \(min(span.end.start(in: zone), now))", tx)
        return days.added
    }

    /// Counts all of them anew, as after a change of the time zone.
    static func recount(account: AccountID, zone: TimeZone, at now: Instant, tx: any Transaction) throws {
        var days = ContactDays(account: account, zone: zone, at: now)
        try tx.run("DELETE FROM contact_day WHERE account = \(account) AND day >= \(Day(days.from, in: zone))")
        days.added = try counted(account: account, zone: zone, at: now, tx: tx)
        try days.write(tx)
    }

    /// The days since `from` on which one was in touch.
    static func read(since from: Day, account: AccountID, tx: any Transaction) throws -> [Day: Int] {
        var days: [Day: Int] = [:]
        try tx.each("SELECT day, contacts FROM contact_day WHERE account = \(account) AND day >= \(from)") { row in
            if let day = row[0].day { days[day] = row[1].int ?? 0 }
        }
        return days
    }

    /// The days that are kept wrong, of the year that is shown.
    static func astray(account: AccountID, zone: TimeZone, at now: Instant, tx: any Transaction) throws -> [Day] {
        let from = ContactYear.start(Day(now, in: zone))
        let kept = try read(since: from, account: account, tx: tx)
        let counted = try counted(account: account, zone: zone, at: now, tx: tx).filter { $0.key >= from }
        return Set(kept.keys).union(counted.keys).filter { kept[$0] != counted[$0] }.sorted()
    }
}
