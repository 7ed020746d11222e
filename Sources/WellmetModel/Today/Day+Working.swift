extension Day {
    /// The day that comes `workingDays` Mondays to Fridays after this one; holidays are not known. Itself for 0 or less.
    package func adding(workingDays: Int) -> Day {
        guard workingDays > 0 else { return self }
        // From a weekend one counts as from the Friday before.
        let start = weekday <= 5 ? self : adding(5 - weekday)
        let (weeks, rest) = workingDays.quotientAndRemainder(dividingBy: 5)
        let crossesWeekend = start.weekday + rest > 5
        return start.adding(weeks &* 7 &+ rest &+ (crossesWeekend ? 2 : 0))
    }
}
