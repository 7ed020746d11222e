/// What somebody of a made-up network is to its owner.
enum DemoRole: CaseIterable, Sendable {
    // One or two of each, so that today has a reason of each kind.
    case promisedByMe, promisedByThem, thank, reply, ask, cadenceOverdue, rhythmOverdue, fading, dormantDear, birthday, newJob,
        workAnniversary
    // The many.
    case close, client, colleague, mentor, peer, acquaintance, formerColleague, nameOnly, discovered, resting, archived

    /// How many of `count` people have the role: the stories first, then shares.
    func number(of count: Int) -> Int {
        switch self {
        case .promisedByMe, .thank, .newJob: 2
        case .promisedByThem, .reply, .ask, .cadenceOverdue, .rhythmOverdue, .fading, .dormantDear, .birthday, .workAnniversary: 1
        case .close: min(9, count / 20)
        case .client: min(14, count / 16)
        case .colleague: min(40, count / 8)
        case .mentor: min(6, count / 40)
        case .peer: min(40, count / 8)
        case .formerColleague: count / 8
        case .discovered: max(2, count / 40)
        case .resting: max(1, count / 60)
        case .archived: max(1, count / 70)
        case .acquaintance, .nameOnly: 0  // these share what is left
        }
    }

    var circle: String? {
        switch self {
        case .client, .cadenceOverdue, .promisedByMe: "clients"
        case .colleague: "colleagues"
        case .mentor: "mentors"
        case .peer, .newJob, .workAnniversary: "peers"
        case .thank: "newcomers"
        case .formerColleague, .dormantDear: "former colleagues"
        default: nil
        }
    }

    /// How they are kept in touch with: typical days between contacts, and from how many days ago until how many.
    var rhythm: (every: Double, from: Double, until: ClosedRange<Double>)? {
        switch self {
        case .close: (5, 730, 0.3...3)
        case .client, .promisedByMe: (16, 700, 2...14)
        case .promisedByThem: (30, 500, 6...12)
        case .colleague: (9, 600, 0.5...6)
        case .mentor: (40, 730, 5...35)
        case .peer: (45, 730, 5...60)
        case .acquaintance: (60, 140, 60...110)
        case .formerColleague: (10, 730, 380...520)
        case .reply: (45, 400, 48...55)
        case .ask: (45, 400, 50...60)
        case .cadenceOverdue: (18, 600, 47...49)
        case .rhythmOverdue: (7, 500, 26...27)
        case .fading: (6, 730, 74...76)
        case .dormantDear: (9, 1100, 470...480)
        case .birthday: (30, 600, 24...26)
        case .newJob: (40, 700, 34...38)
        case .workAnniversary: (40, 700, 31...33)
        case .resting: (20, 500, 90...120)
        case .archived: (20, 700, 300...400)
        case .thank, .nameOnly, .discovered: nil
        }
    }
}
