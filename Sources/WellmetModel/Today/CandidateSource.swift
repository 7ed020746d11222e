/// The two parts in which candidates come. Most people are in no circle and share one portion of the places between them: once
/// they have had it, none of them needs to be read.
package enum CandidatePart: CaseIterable, Sendable {
    case inNoCircle, inCircles
}

/// Where candidates come from, one by one, so that the list reads no more of them than it needs.
package protocol CandidateSource {
    associatedtype Failure: Error

    /// The next candidate of that part, none of whom has a greater `needBound` than the one before; nil at the end.
    mutating func next(_ part: CandidatePart) throws(Failure) -> Candidate?

    /// The candidates of one circle, from the first on, in one part, whether `next` gave them before or not; nil where only `next` can find
    /// them.
    ///
    /// Asked for when a circle would go without for too long otherwise: saves reading everybody for one of its people.
    func members(of circle: ID<Circle>) throws(Failure) -> Self?

    /// The candidate with what only a line needs that is shown: the channel of their last answer, dates.
    ///
    /// A source that reads much may leave it out until somebody is picked; it changes no reason and no need.
    mutating func completed(_ candidate: Candidate) throws(Failure) -> Candidate
}

extension CandidateSource {
    package func members(of circle: ID<Circle>) throws(Failure) -> Self? { nil }
    package mutating func completed(_ candidate: Candidate) throws(Failure) -> Candidate { candidate }
}

/// Candidates that are all at hand.
package struct ListedCandidates: CandidateSource {
    private var rest: [CandidatePart: [Candidate]]

    /// Puts `candidates` in order by itself.
    package init(_ candidates: [Candidate]) {
        rest = Dictionary(grouping: candidates.sorted { $0.needBound < $1.needBound }, by: \.part)
    }

    package mutating func next(_ part: CandidatePart) -> Candidate? { rest[part]?.popLast() }
}

extension Candidate {
    package var part: CandidatePart { circles.isEmpty ? .inNoCircle : .inCircles }
}
