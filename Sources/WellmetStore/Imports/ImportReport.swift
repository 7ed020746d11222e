package import WellmetModel

/// What to do with a row that only a person can decide. Without a choice it waits among the undecided.
package enum ImportChoice: Sendable, Equatable {
    case new
    case same(ID<Person>)
    /// Left out for good: the same row is not asked about again.
    case skip
}

/// What an applied import did.
package struct ImportReport: Sendable, Codable, Equatable {
    package var batch: BatchNumber = 0
    package var newPeople = 0
    package var changedPeople = 0
    package var unchangedPeople = 0
    package var newJobs = 0
    package var interactions = 0
    /// Already here from an earlier import.
    package var knownInteractions = 0
    /// Of people whom nothing but a name tells: nowhere to put them.
    package var unattachedInteractions = 0
    /// With people who wait for a decision; nil where there are none.
    package var waitingInteractions: Int?
    package var discoveredPeople = 0
    package var thanks = 0
    /// Groups whose cards are new or say something else; nil where there are none.
    package var groups: Int?
    /// Rows that wait for a person to decide.
    package var undecided = 0
    package var skippedRows = 0
    /// The first of those rows, with place and reason; nil in reports from before they were kept.
    package var skipped: [SkippedRow]?
    /// Whose archive it was, as `source.owner` has it, empty when it did not tell; nil in reports from before this was noted.
    package var owner: String?

    /// How many skipped rows a report keeps.
    package static let keptRows = 500

    package init() {}
}

/// How far an import has come.
package struct ImportProgress: Sendable {
    package let done: Int
    package let total: Int
    /// How long the last part held the writer.
    package let held: Duration
}
