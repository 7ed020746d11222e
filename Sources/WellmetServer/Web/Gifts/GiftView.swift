internal import WellmetModel
internal import WellmetStore

/// One kind of gift as its pages show it: what is its own. What all kinds have in common stands in `GiftsPage`, `GiftPage`, `GiftForm`
/// and `GiftHandlers`.
protocol GiftView: Sendable {
    associatedtype Given: StoredGift

    // MARK: The list

    /// What they are, below the heading.
    static var opening: HTML { get }
    /// How the person is in them whose alone are listed: "From".
    static var preposition: String { get }
    /// Instead of a list of those in which something may still happen.
    static var empty: HTML { get }
    /// How the others stand: "won, lost or let go".
    static var over: String { get }

    /// The lists in what else stands on their page.
    static func around(_ lists: HTML, _ query: FormBody, _ visitor: Visitor) async throws -> HTML

    // MARK: One of them

    var line: GiftLine<Given> { get }
    var visitor: Visitor { get }
    init(line: GiftLine<Given>, visitor: Visitor)

    /// What stands below its name in the list, line by line.
    var row: [HTML] { get }
    /// How it is by now, for a form that is too late.
    var now: HTML { get }
    /// The heading of its page, and what is said of it.
    var head: HTML { get }
    /// The buttons that say how it stands.
    var marks: [(state: Given.State, words: String)] { get }
    /// The fields above them.
    var markFields: HTML { get }

    /// What stands below them.
    func more() async throws -> HTML

    func mark(_ form: FormBody) async throws -> Written<Void>

    // MARK: The form

    /// The fields of one, or of a new one that somebody of that name gave.
    static func fields(_ gift: GiftFields, _ line: GiftLine<Given>?, from: String) -> HTML

    static func content(_ form: FormBody, _ old: GiftLine<Given>?, _ visitor: Visitor) async throws -> Given.Content

    static func add(_ content: Given.Content, _ form: FormBody, _ visitor: Visitor) async throws -> Written<ID<Given>>
}

extension GiftView {
    static func around(_ lists: HTML, _: FormBody, _: Visitor) async throws -> HTML { lists }

    var markFields: HTML { .empty }

    func more() async throws -> HTML { .empty }
}

extension GiftLine {
    var path: String { "/\(Given.noun.many)/\(gift.id)" }
    /// What its form showed when it was made.
    var version: String { FormVersion.of([String(describing: gift)]) }
}
