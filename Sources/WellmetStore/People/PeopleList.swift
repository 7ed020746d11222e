internal import WellmetModel

/// Whom a filter asks for, in its order: some of them, and how many there are in all.
///
/// There are three ways to that, so that none reads what it need not:
/// - What asks after ties alone is counted in their index. A page is then found from the few who fit, or by a walk over all in
///   order, which ends when the page is full.
/// - Whom a word or a name finds are gone through once, which tells both.
/// - All else is counted, and a page is read.
struct PeopleList {
    let filter: PeopleFilter
    private let queries: FilterQueries
    private let tx: any Transaction

    typealias Page = (ids: [ID<Person>], total: Int)

    /// As many as are sorted rather than looked for in order.
    private let few: Int

    init(_ filter: PeopleFilter, account: AccountID, tx: any Transaction, few: Int = 2000) throws {
        self.filter = filter
        self.few = few
        self.tx = tx
        queries = FilterQueries(
            account: account, now: filter.now, zone: try Settings.read(account: account, tx: tx).timeZone,
            sought: try SoughtPeople(filter.terms, account: account, tx: tx))
    }

    func page(offset: Int, limit: Int) throws -> Page {
        let slice: SQL = " LIMIT \(limit) OFFSET \(offset)"
        if filter.asksOnlyForTies { return try pageOfTies(slice) }
        if filter.terms.contains(where: \.isLookup) { return try pass(offset: offset, limit: limit) }
        let total = try count("FROM person" + ties(filter.terms.contains(where: \.test.isOfTies)) + matching)
        return (try ids("SELECT person.id " + ordered + slice), total)
    }

    /// By one pass over those whom indexes find.
    private func pass(offset: Int, limit: Int) throws -> Page {
        var page: Page = ([], 0)
        try tx.each("SELECT person.id " + ordered) { row in
            if page.total >= offset, page.ids.count < limit { page.ids.append(try row[0].required()) }
            page.total += 1
        }
        return page
    }

    private func pageOfTies(_ slice: SQL) throws -> Page {
        let fitting = queries.conditions(filter.tested)
        let among: SQL = "FROM tie WHERE tie.account = \(queries.account) AND tie.listed = 1" + fitting
        let total = try count(among)
        if filter.order == .contact { return (try ids("SELECT tie.person " + among + order + slice), total) }
        // A cross join is gone through in the order in which it is written.
        let tables: SQL = total <= few ? "FROM tie CROSS JOIN person" : "FROM person CROSS JOIN tie"
        let both: SQL = matching + " AND tie.account = person.account AND tie.person = person.id AND tie.listed = 1"
        return (try ids("SELECT person.id " + tables + both + order + slice), total)
    }

    // MARK: The parts of a statement

    private var ordered: SQL {
        let needsTies = filter.order == .contact || filter.terms.contains(where: \.test.isOfTies)
        return "FROM person" + ties(needsTies) + matching + order
    }

    /// The ties, only where they are asked for: an index of people alone answers the rest.
    private func ties(_ needed: Bool) -> SQL {
        needed ? " JOIN tie ON tie.account = person.account AND tie.person = person.id" : ""
    }

    private var matching: SQL {
        """
         WHERE person.account = \(queries.account) AND person.standing = \(filter.standing) AND person.archived = \(filter.archived)
        """ + queries.conditions(filter.tested)
    }

    private var order: SQL {
        switch filter.order {
        case .name: " ORDER BY person.sort_key, person.id"
        case .contact: " ORDER BY tie.last_contact DESC NULLS LAST, tie.person DESC"
        case .added: " ORDER BY person.id DESC"
        }
    }

    private func count(_ from: SQL) throws -> Int { try tx.row("SELECT count(*) AS n " + from)?["n"].int ?? 0 }

    private func ids(_ select: SQL) throws -> [ID<Person>] { try tx.rows(select).map { try $0[0].required() } }
}

extension PeopleFilter {
    /// The terms but for those that say where the list looks: in the book, the archive, or among those only seen.
    fileprivate var tested: [FilterTerm] { terms.filter { !$0.test.isPlace } }

    /// Whether the last contact or the warmth of people of the book is all that is asked for.
    fileprivate var asksOnlyForTies: Bool {
        standing == .book && !archived && !tested.isEmpty && tested.allSatisfy(\.test.isOfTies)
    }
}

extension FilterTerm {
    /// Whether an index tells the people whom it finds.
    fileprivate var isLookup: Bool {
        switch test {
        case .text(.language, _), .text(.zone, _): false
        case .word, .text: !isNegated
        default: false
        }
    }
}

extension FilterTest {
    fileprivate var isOfTies: Bool {
        switch self {
        case .day(.last, _), .warmth: true
        default: false
        }
    }

    fileprivate var isPlace: Bool {
        switch self {
        case .archived, .standing: true
        default: false
        }
    }
}
