internal import WellmetModel
internal import WellmetStore

/// What the address of the list asks for; whatever makes no sense is as if it were not there.
struct PeopleQuery: Sendable {
    /// When I was last in touch, as the menu offers it.
    enum Touch: String, Sendable, CaseIterable {
        case any = "", month, half, longer, never

        var words: String {
            switch self {
            case .any: "Any time"
            case .month: "in the last month"
            case .half: "1 to 6 months ago"
            case .longer: "longer ago"
            case .never: "never"
            }
        }
    }

    let filter: PeopleFilter
    let touch: Touch
    let offset: Int

    static let pageSize = 50

    init(_ query: FormBody, now: Instant) {
        var filter = PeopleFilter()
        filter.text = String(query["q"].prefix(200))
        filter.circle = query["circle"]
        filter.tag = query["tag"]
        filter.archived = query["archived"] == "1"
        filter.standing = query["standing"] == "discovered" ? .discovered : .book
        filter.order = PeopleFilter.Order(rawValue: query["order"]) ?? .name
        touch = Touch(rawValue: query["touch"]) ?? .any
        filter.contact =
            switch touch {
            case .any: .any
            case .month: .between(now.adding(days: -30), nil)
            case .half: .between(now.adding(days: -182), now.adding(days: -30))
            case .longer: .between(nil, now.adding(days: -182))
            case .never: .never
            }
        self.filter = filter
        offset = min(max(0, Int(query["from"]) ?? 0), 10_000_000)
    }

    /// Everybody who was seen but not accepted.
    static let discovered: PeopleFilter = {
        var filter = PeopleFilter()
        filter.standing = .discovered
        return filter
    }()

    /// Whether anything narrows the list down.
    var isNarrowed: Bool { !filter.text.isEmpty || !filter.circle.isEmpty || !filter.tag.isEmpty || touch != .any }

    /// The address of the same list from `offset` on; with `archived`, that of the archive.
    func path(offset: Int = 0, archived: Bool? = nil, file: String = "") -> String {
        let pairs = [
            ("q", filter.text), ("circle", filter.circle), ("tag", filter.tag), ("touch", touch.rawValue),
            ("order", filter.order == .name ? "" : filter.order.rawValue),
            ("standing", filter.standing == .discovered ? "discovered" : ""), ("archived", archived ?? filter.archived ? "1" : ""),
            ("from", offset > 0 ? String(offset) : ""),
        ]
        let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Query.encoded($0.1))" }.joined(separator: "&")
        return "/people" + file + (query.isEmpty ? "" : "?" + query)
    }
}
