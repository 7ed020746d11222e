/// Somebody with everything that a person can read of them: what leaves as a page or a row of a table.
package struct WholePerson: Sendable {
    package let person: Person
    /// What is known of them, in the words of an archive.
    package let known: ArchivePerson
    /// Newest first, the current ones before those that ended.
    package let positions: [Position]
    /// The name of the person through whom I met them; empty when there is none.
    package let metThrough: String
    /// All of them, whatever became of them, the newest first.
    package let followUps: [FollowUp]
    package let opportunities: [Opportunity]
    package let insights: [Insight]
    /// Each in a sentence.
    package let introductions: [String]
    /// What happened, the newest first.
    package let moments: [Moment]

    /// Something that happened, with the names of the others who took part.
    package struct Moment: Sendable {
        package let interaction: Interaction
        package let others: [String]

        package init(_ interaction: Interaction, others: [String]) {
            (self.interaction, self.others) = (interaction, others)
        }
    }

    package init(
        person: Person, known: ArchivePerson, positions: [Position] = [], metThrough: String = "", followUps: [FollowUp] = [],
        opportunities: [Opportunity] = [], insights: [Insight] = [], introductions: [String] = [], moments: [Moment] = []
    ) {
        self.person = person
        self.known = known
        self.positions = positions
        self.metThrough = metThrough
        self.followUps = followUps
        self.opportunities = opportunities
        self.insights = insights
        self.introductions = introductions
        self.moments = moments
    }
}
