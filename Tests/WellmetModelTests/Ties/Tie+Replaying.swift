@testable import WellmetModel

extension Tie {
    /// The tie after `events`, which come in the order of time.
    static func replaying(_ events: some Sequence<TieEvent>) -> Tie {
        events.reduce(into: Tie()) { $0.add($1) }
    }
}
