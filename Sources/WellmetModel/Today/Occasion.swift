/// A date or a change worth a word, on the days on which the word is worth it.
package struct Occasion: Equatable, Sendable {
    /// What the day or the change is.
    package enum Kind: String, Sendable, Codable { case birthday, newJob = "new-job", workAnniversary = "work-anniversary", other }

    package let kind: Kind
    /// The day itself: of the birthday, or on which the change was seen.
    package let day: Day
    /// The last day on which it is mentioned.
    package let until: Day
    /// The new position ("Head of Design at Acme"), the organization of the anniversary, or for `other` what there is to say as a
    /// sentence without its full stop. Empty when there is nothing to add.
    package let text: String
    /// How many years, for anniversaries.
    package let years: Int?

    package init(kind: Kind, day: Day, until: Day, text: String = "", years: Int? = nil) {
        self.kind = kind
        self.day = day
        self.until = until
        self.text = text
        self.years = years
    }

    /// The birthday that is today or was a day or two ago; nil on other days, and when month or day are not known.
    package static func birthday(_ date: PartialDate, on today: Day) -> Occasion? {
        guard let day = date.next(onOrAfter: today.adding(1 - wishDays)), day <= today else { return nil }
        return Occasion(kind: .birthday, day: day, until: day.adding(wishDays - 1))
    }

    /// The anniversary of a position held since `from`, today or a day or two ago; nil on other days, in the first year, and when
    /// the exact date is not known.
    package static func workAnniversary(from: PartialDate, organization: String, on today: Day) -> Occasion? {
        guard let start = from.exact, let day = from.next(onOrAfter: today.adding(1 - wishDays)), day <= today else { return nil }
        let years = day.year - start.year
        guard years >= 1 else { return nil }
        return Occasion(kind: .workAnniversary, day: day, until: day.adding(wishDays - 1), text: organization, years: years)
    }

    /// Days after which a change of position that an archive told is no news any more.
    package static let newJobIsNews = 30

    /// A change of position seen on `day`, worth a word for a fortnight; `line` is `Position.line`.
    package static func newJob(seen day: Day, line: String) -> Occasion {
        Occasion(kind: .newJob, day: day, until: day.adding(newJobDays), text: line)
    }

    var reasonKind: Reason.Kind {
        switch kind {
        case .birthday: .birthday
        case .newJob: .newJob
        case .workAnniversary: .workAnniversary
        case .other: .occasion
        }
    }

    /// How many days a wish is in time: the day itself and two more.
    private static let wishDays = 3
    private static let newJobDays = 14
}
