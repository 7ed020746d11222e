internal import WellmetModel

/// A database that holds the store: SQLite in a file, PostgreSQL when it comes. What differs between them is a named
/// method here, never an `if` in a query.
protocol Engine: Sendable {
    /// Runs `body` on one consistent snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value

    /// What the database holds at this moment, for as long as the value lives. Nobody waits for it; what others write meanwhile stays in
    /// the log until it is gone.
    func snapshot() async throws -> any Snapshot

    /// Runs `body` in one transaction, which is undone when `body` throws.
    ///
    /// `body` is pure but for what it does to the database: an engine may run it again after a conflict.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value

    /// The same without waiting for the disk: whole or not at all, but a power cut may take it back, and those after it. For the
    /// chunks of a batch that is declared applied by a `write` at its end. Now and then it brings what it wrote to its place, and
    /// only the caller waits for that.
    ///
    /// - Returns: what `body` does, and how long other writers had to wait for it.
    @discardableResult
    func writeSoon<Value: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> (value: Value, held: Duration)

    /// The words in which this engine's tables are made.
    var dialect: Dialect { get }

    /// Takes the lock that says "an import is being applied", held until `release` or until this process ends, however
    /// it ends. Nil when another process holds it.
    func lockImports() throws -> (any ImportLock)?

    /// Writes a copy of the whole database to `path`, consistent although others go on writing.
    func copy(to path: String) async throws

    /// What the engine's own check of its pages and indexes finds wrong; empty when nothing.
    func damage() async throws -> [String]

    /// Fits what the migrations made to this engine: how large tables grow, where it does not find out by itself, and how their
    /// conditions are spelled. Once, or `again` after a change of the schema.
    func tune(again: Bool) async throws

    /// Rewrites the database, so that nothing that was deleted or overwritten can be read in its files. Takes as long as writing all of it,
    /// and room for a second one.
    func scrub() async throws

    /// Gives back memory that only makes what comes next faster.
    func releaseMemory() async throws

    /// Closes all connections. Later calls throw.
    func close() throws
}

/// The database as it was at one moment.
protocol Snapshot: Sendable {
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value
}

/// One transaction. Lives as long as the body that it is given to.
protocol Transaction {
    func rows(_ sql: SQL) throws -> [Row]

    /// Calls `body` with each row as it is read: nothing is gathered.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Runs a statement; returns how many rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// Runs a statement, unless it would break a rule of the schema: then nothing of it is done.
    func runIfAllowed(_ sql: SQL) throws -> Bool

    /// Runs one statement once for each list of values: prepared once, for the paths that write many rows.
    func run(_ text: String, forEach values: some Sequence<[SQLValue]>) throws

    /// The texts in which one word of each list is found, or begins one but for those that are meant whole: of those taken in last,
    /// at most `limit`, the last first. Each engine looks words up in its own way.
    func texts(matching words: [[TextWord]], account: AccountID, limit: Int) throws -> [TextHit]

    /// The word, and those of any texts that are it or begin so but for slips, the nearest first: whole ones.
    func textWords(near word: String) throws -> [TextWord]

    /// Takes texts that came, changed or went into the index.
    func index(_ texts: [TextChange], account: AccountID) throws

    /// Takes all texts of an account into the index, which has none of them yet.
    func indexAllTexts(account: AccountID) throws

    /// Makes the index of texts anew from what is there.
    func renewTexts() throws

    /// How many texts the index lacks, or has although they are gone.
    func textsAstray(account: AccountID) throws -> Int

    /// Whether the database has a table of that name.
    func hasTable(_ name: String) throws -> Bool

    /// The tables of people and accounts, by name; what an engine keeps for itself is not among them.
    func tables() throws -> [String]

    /// The columns of a table, in their order, but for those that the engine fills itself.
    func columns(of table: String) throws -> [String]

    /// Those of them that hold texts.
    func textColumns(of table: String) throws -> [String]

    /// Rows may refer to rows that are yet to come: what is missing is found when the transaction ends.
    func deferReferences() throws

    /// Whether every row to which a row refers is there, where that was deferred.
    func areReferencesMet() throws -> Bool

    /// To which tables a table refers, and by which columns.
    func references(of table: String) throws -> [Reference]

    /// The rule of the schema that an error of a statement tells of; nil for any other error.
    func rule(brokenBy error: any Error) -> BrokenRule?

    /// Runs statements that take no values and return none, separated by semicolons: the schema's.
    func script(_ text: String) throws
}

extension Transaction {
    /// The first row, or nil.
    func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}

/// The columns of a table that name a row of another.
struct Reference: Sendable {
    let parent: String
    /// With those of the parent that hold the same.
    let columns: [(own: String, parent: String)]
}

/// A rule of the schema that a row does not keep.
struct BrokenRule: Sendable, Equatable {
    enum Kind: Sendable {
        /// A column that must hold something holds nothing.
        case missing
        /// Another row has the same in these columns.
        case taken
        /// Text where a number belongs, or the like.
        case wrongKind
        /// What the columns hold is none of what they may.
        case notAllowed
    }

    let kind: Kind
    /// Those of which the rule speaks, as far as it can be told.
    let columns: [String]
}

/// Held while a batch is applied; letting go of it, also by dying, tells others that nobody is applying.
protocol ImportLock: Sendable {
    func release()
}
