/// Where candidates come from, one by one, so that the list reads no more of them than it needs.
package protocol CandidateSource {
    associatedtype Failure: Error

    /// The next candidate, none of whom has a greater `worth` than the one before; nil at the end.
    mutating func next() throws(Failure) -> Candidate?
}

/// Candidates that are all at hand.
package struct ListedCandidates: CandidateSource {
    private var rest: [Candidate]

    /// Puts `candidates` in order by itself.
    package init(_ candidates: [Candidate]) {
        rest = candidates.sorted { $0.worth < $1.worth }
    }

    package mutating func next() -> Candidate? { rest.popLast() }
}
