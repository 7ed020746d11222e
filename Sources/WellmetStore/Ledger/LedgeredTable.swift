/// A table whose rows the ledger follows: its name, and the columns of its key behind `account`.
struct LedgeredTable: Hashable, Sendable {
    let name: String
    let key: [String]

    static let person = LedgeredTable(name: "person", key: ["id"])
    static let identity = LedgeredTable(name: "identity", key: ["id"])
    static let organization = LedgeredTable(name: "organization", key: ["id"])
    static let position = LedgeredTable(name: "position", key: ["id"])
    static let circle = LedgeredTable(name: "circle", key: ["id"])
    static let membership = LedgeredTable(name: "membership", key: ["circle", "person"])
    static let tagging = LedgeredTable(name: "tagging", key: ["tag", "person"])
    static let note = LedgeredTable(name: "note", key: ["id"])
    static let date = LedgeredTable(name: "date", key: ["id"])
    static let link = LedgeredTable(name: "link", key: ["id"])
    static let field = LedgeredTable(name: "field", key: ["id"])
    static let card = LedgeredTable(name: "card", key: ["id"])
    static let groupCard = LedgeredTable(name: "group_card", key: ["source", "card_key"])
    static let confirmation = LedgeredTable(name: "confirmation", key: ["person", "fact"])
    static let face = LedgeredTable(name: "face", key: ["person"])
    static let record = LedgeredTable(name: "record", key: ["source", "record_key"])
    static let interaction = LedgeredTable(name: "interaction", key: ["id"])
    static let followUp = LedgeredTable(name: "follow_up", key: ["id"])
    static let occasion = LedgeredTable(name: "occasion", key: ["id"])
    static let nudge = LedgeredTable(name: "nudge", key: ["day", "person"])
    static let rest = LedgeredTable(name: "rest", key: ["person", "reason"])
    static let opportunity = LedgeredTable(name: "opportunity", key: ["id"])
    static let insight = LedgeredTable(name: "insight", key: ["id"])
    static let introduction = LedgeredTable(name: "introduction", key: ["id"])
    static let redirect = LedgeredTable(name: "redirect", key: ["id"])
    static let notSame = LedgeredTable(name: "not_same", key: ["person", "other"])
    static let view = LedgeredTable(name: "saved_view", key: ["id"])
    static let undecided = LedgeredTable(name: "undecided", key: ["source", "record_key"])
    static let forgotten = LedgeredTable(name: "forgotten", key: ["source", "source_key"])

    /// All of them, children before their parents: the order in which rows can be deleted.
    static let childrenFirst: [LedgeredTable] = [
        .view, .undecided, .forgotten, .groupCard, .confirmation, .redirect, .notSame, .rest, .nudge, .occasion, .opportunity, .insight,
        .introduction, .followUp, .interaction, .record, .card, .face, .field, .link, .date, .note,
        .tagging,
        .membership, .position,
        .identity, .circle, .person, .organization,
    ]

    /// The tables whose rows belong to one person, by their column `person`.
    static let ofPerson: [LedgeredTable] = childrenFirst.filter { table in
        ![.view, .undecided, .forgotten, .groupCard, .interaction, .circle, .person, .organization].contains(table)
    }

    /// The tables whose rows may point at a follow-up that reminds of them.
    static let reminding: [LedgeredTable] = [.opportunity, .insight, .introduction]

    /// Columns that name somebody beside whom the row belongs to, whose name the row keeps.
    static let secondPeople: [(table: LedgeredTable, column: String)] = [(.opportunity, "for_person"), (.introduction, "other")]

    /// Columns that can be empty, with the table that they point into.
    var looseColumns: [(name: String, target: LedgeredTable)] {
        switch self {
        case .person: [("met_through", .person)]
        case .position: [("organization", .organization)]
        case .link: [("other", .person)]
        case .followUp: [("interaction", .interaction), ("closed_by", .interaction)]
        case .opportunity: [("person", .person), ("for_person", .person), ("organization", .organization), ("follow_up", .followUp)]
        case .insight: [("follow_up", .followUp)]
        case .introduction: [("other", .person), ("follow_up", .followUp)]
        default: []
        }
    }

    /// The columns by which many rows are listed: all of them, but for those that hold much.
    var listed: String {
        switch self {
        case .card: "id, person, touched"
        case .groupCard: "source, card_key, tag, touched"
        case .face: "person, touched"
        default: "*"
        }
    }

    /// Whose row it is; nil for rows that belong to nobody in particular.
    func owner(of row: [String: SQLValue]) -> SQLValue? {
        let owner = self == .person ? row["id"] : row["person"]
        return owner.flatMap { $0.isNull ? nil : $0 }
    }

    static func named(_ name: String) -> LedgeredTable? { childrenFirst.first { $0.name == name } }

    /// `account = ? AND key… = ?`
    var keyCondition: String {
        (["account"] + key).map { "\($0) = ?" }.joined(separator: " AND ")
    }
}
