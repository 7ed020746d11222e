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

        /// When the last contact was, in days of a filter that must all hold.
        fileprivate var days: [FilterDay] {
            switch self {
            case .any: []
            case .month: [.newerThan(days: 30)]
            case .half: [.olderThan(days: 30), .newerThan(days: 182)]
            case .longer: [.olderThan(days: 182)]
            case .never: [.never]
            }
        }

        /// The same in the filter language.
        fileprivate var written: String {
            switch self {
            case .any: ""
            case .month: "last:<=30d"
            case .half: "last:>30d last:<=182d"
            case .longer: "last:>182d"
            case .never: "last:never"
            }
        }
    }

    /// What is typed: words, and fields of the filter language.
    let text: String
    let circle: String
    let tag: String
    let touch: Touch
    let filter: PeopleFilter
    /// What cannot be read of the text; then nobody is asked for.
    let problem: FilterError?
    let offset: Int

    static let pageSize = 50

    init(_ query: FormBody, now: Instant) {
        text = String(query["q"].prefix(2000)).trimmed
        circle = query["circle"].trimmed
        tag = query["tag"].trimmed
        touch = Touch(rawValue: query["touch"]) ?? .any
        var typed = Filter()
        do {
            typed = try Filter(text)
            problem = nil
        } catch {
            problem = error
        }
        // What is typed comes last: it may ask for the archive by itself.
        var terms: [FilterTerm] = []
        if query["archived"] == "1" { terms.append(FilterTerm(.archived(true))) }
        if query["standing"] == "discovered" { terms.append(FilterTerm(.standing(.discovered))) }
        if !circle.isEmpty { terms.append(FilterTerm(.text(.circle, [circle]))) }
        if !tag.isEmpty { terms.append(FilterTerm(.text(.tag, [tag]))) }
        terms += touch.days.map { FilterTerm(.day(.last, [$0])) }
        filter = PeopleFilter(Filter(terms + typed.terms), order: PeopleFilter.Order(rawValue: query["order"]) ?? .name, at: now)
        offset = min(max(0, Int(query["from"]) ?? 0), 10_000_000)
    }

    /// Everybody who was seen but not accepted.
    static let discovered = PeopleFilter(.standing(.discovered))

    /// Whether anything narrows the list down.
    var isNarrowed: Bool { !text.isEmpty || !circle.isEmpty || !tag.isEmpty || touch != .any }

    /// All that narrows the list, in the filter language, so that it can be kept; nil where that cannot say it, and where nothing does.
    var written: String? {
        guard problem == nil, !filter.terms.isEmpty else { return nil }
        let (circle, tag) = (Filter.written(circle), Filter.written(tag))
        let typed = (try? Filter(text))?.terms ?? []  // it was read before: there is no problem
        let menus = filter.terms.dropLast(typed.count)
        var parts: [String] = []
        for term in menus {
            switch term.test {
            case .archived: parts.append("archived:yes")
            case .standing: parts.append("is:discovered")
            case .text(.circle, _): parts.append("circle:" + circle)
            case .text(.tag, _): parts.append("tag:" + tag)
            default: break
            }
        }
        let whole = (parts + [touch.written, text]).filter { !$0.isEmpty }.joined(separator: " ")
        let read = try? Filter(whole)  // too long, as it may be
        return read?.terms == filter.terms ? whole : nil
    }

    /// Whether what is typed is a name and nothing else, as far as one can tell.
    var isName: Bool {
        !text.isEmpty
            && filter.terms.allSatisfy { term in
                switch term.test {
                case .word: !term.isNegated
                case .archived, .standing: true
                default: false
                }
            }
    }

    /// The address of the same list from `offset` on; with `archived`, that of the archive.
    func path(offset: Int = 0, archived: Bool? = nil, file: String = "") -> String {
        let pairs = [
            ("q", text), ("circle", circle), ("tag", tag), ("touch", touch.rawValue),
            ("order", filter.order == .name ? "" : filter.order.rawValue),
            ("standing", filter.standing == .discovered ? "discovered" : ""), ("archived", archived ?? filter.archived ? "1" : ""),
            ("from", offset > 0 ? String(offset) : ""),
        ]
        let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Query.encoded($0.1))" }.joined(separator: "&")
        return "/people" + file + (query.isEmpty ? "" : "?" + query)
    }
}
