internal import WellmetModel

/// What forgetting somebody takes away, where it puts “somebody”, and what it leaves: the same before and after.
package struct ForgetCounts: Sendable, Equatable {
    /// What happened with them alone, which goes.
    package var alone = 0
    /// What happened with others, too, which stays theirs.
    package var shared = 0
    /// Entries of the history that are of them and go.
    package var history = 0
    /// Where “somebody” stands in their place: "2 notes", "1 title of a change".
    package var mentions: [String] = []
    /// What of others goes, since it is about them and nothing else: "1 tag".
    package var alsoGone: [String] = []
    /// What is too little to look for in what is written of others, and stays there.
    package var kept: [Kept] = []
    /// Whether somebody else has the same name: then texts that say it stay, since nobody can tell whom they mean.
    package var hasNamesake = false
    /// What else they are called and somebody else is, too, or is for short: that stays for the same reason.
    package var sharedNames: [String] = []

    /// A name of one word, and who says it.
    package struct Kept: Sendable, Equatable {
        /// As it is written: "Madonna".
        package let word: String
        /// "3 notes", "1 interaction".
        package let rows: [String]
        /// Whose these are: some of the names, and how many there are more.
        package let people: [String]
        package let more: Int

        /// "“Madonna” alone is too little to look for in what is written of others: 3 notes say it (Bob Stone, Carol Diaz and 2 more)."
        package var words: String {
            let begin = "“\(word)” alone is too little to look for in what is written of others"
            let isOne = rows.count == 1 && rows[0].hasPrefix("1 ")
            let whose = people.isEmpty ? "" : " (\((people + (more > 0 ? ["\(more) more"] : [])).listed))"
            return begin + ": \(rows.listed)\(whose) still \(isOne ? "says" : "say") it."
        }
    }

    /// What stays and what goes of others, a sentence each. Before it is done, and after.
    package func sentences(isDone: Bool) -> [String] {
        var sentences: [String] = []
        if shared > 0 {
            let noun = shared == 1 ? "interaction" : "interactions"
            sentences.append("\(shared) \(noun) with others, too, \(shared == 1 ? "stays" : "stay") theirs, without them.")
        }
        if !mentions.isEmpty {
            sentences.append("“\(Traces.stopgap)” \(isDone ? "stands" : "will stand") in their place in \(mentions.listed).")
        }
        if !alsoGone.isEmpty {
            let isOne = alsoGone.count == 1 && alsoGone[0].hasPrefix("1 ")
            sentences.append("\(alsoGone.listed) of others, about them alone, \(isDone ? "went" : isOne ? "goes" : "go"), too.")
        }
        if hasNamesake {
            sentences.append("Somebody else has the same name: texts that say it stay, as nobody can tell whom they mean.")
        }
        if !sharedNames.isEmpty {
            let names = sharedNames.map { "“\($0)”" }.listed
            sentences.append("\(names) may be somebody else, too: texts that say it stay, as nobody can tell whom they mean.")
        }
        return sentences + kept.map(\.words)
    }
}
