/// A table whose rows leave with the network and come in again as they were.
///
/// Each column leaves but for `account`: which number the network has is the store's business. What is not among these tables is
/// derived, or belongs to the account and not to its network, as its password does.
struct ExportedTable: Sendable {
    let name: String
    /// The columns of its key behind `account`: the order in which its rows leave.
    let key: [String]
    /// Columns that are called like those with ids and hold words.
    var wordColumns: Set<String> = []
    /// Columns whose values leave as files of their own.
    var fileColumns: Set<String> = []
    /// The number of the schema that brought it: archives of older ones come in without it.
    var since = ExportedTable.firstSchema

    /// The schema of which the first archives are.
    static let firstSchema = 21

    /// All of them, each behind those that it refers to.
    static let parentsFirst: [ExportedTable] = [
        ExportedTable(name: "source", key: ["id"]),
        ExportedTable(name: "batch", key: ["number"]),
        ExportedTable(name: "ledger", key: ["batch", "seq"]),
        ExportedTable(.organization), ExportedTable(.person), ExportedTable(.identity), ExportedTable(.position), ExportedTable(.circle),
        ExportedTable(.membership), ExportedTable(.tagging), ExportedTable(.note), ExportedTable(.date), ExportedTable(.link),
        ExportedTable(.field), ExportedTable(.card), ExportedTable(.groupCard),
        ExportedTable(name: "face", key: ["person"], fileColumns: ["content"]),
        ExportedTable(name: "record", key: ["source", "record_key"], wordColumns: ["organization"]),
        ExportedTable(.interaction),
        ExportedTable(name: "participant", key: ["person", "at", "interaction"]),
        ExportedTable(.followUp), ExportedTable(.occasion),
        ExportedTable(name: "day_list", key: ["day"]),
        ExportedTable(.nudge), ExportedTable(.rest), ExportedTable(.opportunity), ExportedTable(.insight), ExportedTable(.introduction),
        ExportedTable(.undecided), ExportedTable(.forgotten), ExportedTable(.redirect), ExportedTable(.notSame),
        ExportedTable(.confirmation),
        ExportedTable(name: "sighting", key: ["person", "batch"]),
        ExportedTable(.view),
    ]

    static func named(_ name: String) -> ExportedTable? { parentsFirst.first { $0.name == name } }

    private static let idColumns: Set<String> = [
        "id", "person", "other", "circle", "organization", "interaction", "source", "source_key", "met_through", "for_person", "follow_up",
        "closed_by", "only_tie",
    ]

    /// Whether a column holds ids.
    func holdsIDs(_ column: String) -> Bool { Self.idColumns.contains(column) && !wordColumns.contains(column) }

    /// Those columns of the table that leave in its rows.
    func columns(_ tx: any Transaction) throws -> [String] {
        try tx.columns(of: name).filter { $0 != "account" && !fileColumns.contains($0) }
    }
}

extension ExportedTable {
    fileprivate init(_ table: LedgeredTable) {
        self.init(name: table.name, key: table.key)
    }
}
