/// The words in which one engine's tables are made. Queries never need it.
struct Dialect: Sendable {
    /// The type of an id.
    let id: String
    /// A whole number of 64 bits.
    let integer: String
    let real: String
    /// Text compared byte by byte.
    let text: String
    let bytes: String
    /// Behind a table whose rows are stored in the order of the primary key.
    let clustered: String
    /// Behind any other table.
    let plain: String
    /// Whether words of texts stand in an index of their own instead of beside each row.
    let keepsTextsApart: Bool
    /// The condition that a column holds an id.
    let idCheck: @Sendable (_ column: String) -> String

    static let sqlite = Dialect(
        id: "BLOB", integer: "INTEGER", real: "REAL", text: "TEXT", bytes: "BLOB", clustered: "STRICT, WITHOUT ROWID",
        plain: "STRICT", keepsTextsApart: true, idCheck: { "length(\($0)) = 16" })

    static let postgres = Dialect(
        id: "uuid", integer: "bigint", real: "double precision", text: "text COLLATE \"C\"", bytes: "bytea", clustered: "",
        plain: "", keepsTextsApart: false, idCheck: { "\($0) IS NOT NULL" })
}
