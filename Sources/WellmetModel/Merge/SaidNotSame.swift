/// That somebody said of two people that they are not the same: a merge tells it before it goes on.
package struct SaidNotSame: Sendable, Equatable {
    /// The day on which they said it; nil where that is not known, as after an import or when one of the two took the place of another.
    package let on: Day?

    package init(on day: Day?) { on = day }

    /// "You said on 3 May that these two are not the same."
    package func words(today: Day) -> String {
        "You said \(on.map { Wording.on($0, today: today) + " " } ?? "")that these two are not the same."
    }
}
