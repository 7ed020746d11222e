/// What the network gives: an opportunity, an insight or an introduction. Each comes from somebody, stands somewhere between new and
/// over, and may promise something until a day.
package protocol Gift: Sendable, Equatable {
    associatedtype Content: GiftContent where Content.Given == Self
    associatedtype State: GiftState

    /// What it is called: one, and several of them.
    static var noun: (one: String, many: String) { get }

    var id: ID<Self> { get }
    var content: Content { get }
    var state: State { get }
    /// The day on which it was noted down.
    var since: Day { get }
    /// The day on which it came to its end; nil while it has none, and where no such day is kept.
    var ended: Day? { get }
}

extension Gift {
    package var ended: Day? { nil }
}

/// What people write of a gift.
package protocol GiftContent: Sendable, Equatable {
    associatedtype Given: Gift where Given.Content == Self

    /// As sentences mention it: "the opportunity Design system".
    var mention: String { get }

    /// What lists call it; `name` is that of its person.
    func words(_ name: String, _ state: Given.State) -> String

    /// The same with its white space in order.
    ///
    /// - Throws: `FieldProblem` for the first value that cannot be so.
    func checked() throws(FieldProblem) -> Self
}

/// How a gift stands.
package protocol GiftState: Worded {
    /// Whether nothing more is to be done.
    var isOver: Bool { get }
}
