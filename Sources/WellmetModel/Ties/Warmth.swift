package import Foundation

/// How alive a tie is, in five bands by the days that even odds of a next contact take (ties.md 2.2).
package enum Warmth: Int, Sendable, Codable, CaseIterable, Comparable {
    case dormant = 1
    case faint, loose, steady, close

    /// The band of `tie` as it stands at `now`; nil for somebody never in contact.
    package static func of(_ tie: Tie, at now: Instant) -> Warmth? {
        tie.lastContact == nil ? nil : Warmth(wait: tie.wait(at: now))
    }

    /// The band in which a next contact has even odds within `wait` days.
    package init(wait: Double) {
        func fits(_ band: Warmth) -> Bool { wait <= band.longestWait }
        self = fits(.close) ? .close : fits(.steady) ? .steady : fits(.loose) ? .loose : fits(.faint) ? .faint : .dormant
    }

    /// The days up to which even odds of a next contact may take in the band.
    var longestWait: Double {
        switch self {
        case .close: 1.5
        case .steady: 6
        case .loose: 50
        case .faint: 270
        case .dormant: .infinity
        }
    }

    /// The band of a tie of that strength.
    package init(strength: Double) { self.init(wait: Tie.wait(strength: strength)) }

    /// The band of a tie in a word: "steady", and "new" for one that has had no time to get warm.
    package static func word(of tie: Tie, at now: Instant) -> String? {
        of(tie, at: now).map { tie.isNew(at: now) ? "new" : $0.word }
    }

    /// The band as pages say it.
    package var word: String {
        switch self {
        case .close: "close"
        case .steady: "steady"
        case .loose: "loose"
        case .faint: "faint"
        case .dormant: "dormant"
        }
    }

    package static func < (a: Warmth, b: Warmth) -> Bool { a.rawValue < b.rawValue }

    /// Why the tie has its band: "You two were in touch in 6 of the last 10 weeks, last on 3 May: a steady tie."
    ///
    /// `weeksInTouch` counts the weeks of the last `weeks` that had a contact; dates are those of `zone`.
    package static func sentence(
        for tie: Tie, weeksInTouch: Int, of weeks: Int, at now: Instant, in zone: TimeZone
    ) -> String {
        guard let last = tie.lastContact, let warmth = of(tie, at: now) else { return "You two have not been in touch yet." }
        let day = Wording.on(Day(last, in: zone), today: Day(now, in: zone))
        let band = "a \(tie.isNew(at: now) ? "new" : warmth.word) tie."
        if weeksInTouch <= 0 || weeks <= 0 { return "You two were last in touch \(day): \(band)" }
        let share = weeksInTouch >= weeks ? "each of the last \(weeks) weeks" : "\(weeksInTouch) of the last \(weeks) weeks"
        return "You two were in touch in \(share), last \(day): \(band)"
    }
}

extension Tie {
    /// Whether all contact so far was of one occasion within the last month, such as the connection itself, and the tie would
    /// be called dormant or faint for that.
    package func isNew(at now: Instant) -> Bool {
        guard pauses == 0, let last = lastContact, now.daysSafely(since: last) < 30, let warmth = Warmth.of(self, at: now) else {
            return false
        }
        return warmth <= .faint
    }
}
