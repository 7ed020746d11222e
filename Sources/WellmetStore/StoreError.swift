package import WellmetModel

/// What can go wrong with the store, in cases that a caller can act on.
package enum StoreError: Error, Equatable {
    /// The file cannot be opened or made.
    case cannotOpen(path: String, reason: String)
    /// The folder or file cannot be written.
    case readOnly(path: String)
    /// The disk is full; the transaction was undone.
    case diskFull(path: String)
    /// Another process held the database for longer than we wait.
    case busy
    /// The file is no database, or is damaged.
    case damaged(path: String, detail: String)
    /// A newer wellmet made this database.
    case newerSchema(found: Int, known: Int)
    /// A rule of the schema was broken; the transaction was undone.
    case constraint(String)
    /// A row does not hold what this version expects.
    case unreadable(String)
    /// There is no such thing in this account.
    case notFound(String)
    /// The identity belongs to somebody else already.
    case identityTaken(identity: String, by: String)
    /// What was asked for makes no sense, and why.
    case invalid(String)
    /// What was asked for cannot be done as things stand, and why.
    case refused(String)
    /// The same two have an introduction that is under way: its id, and what lists call it.
    case introductionUnderWay(ID<Introduction>, words: String)
    /// Another import is being applied at this moment.
    case importRunning
    /// Any other failure of the database, in its own words.
    case database(String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open \(path): \(reason). Check that the folder exists and belongs to you, or choose another with --data."
        case .readOnly(let path):
            "\(path) cannot be written: it is read-only. Nothing was changed. Make it writable, or choose another folder with --data."
        case .diskFull(let path):
            "The disk that holds \(path) is full. Nothing of this step was kept; what was there before is unharmed. Free some space and try again."
        case .busy:
            "Another wellmet kept the database busy for too long. Nothing was changed: try again in a moment."
        case .damaged(let path, let detail):
            "\(path) is damaged or is not a Wellmet database (\(detail)). Nothing was changed: bring back a backup with “wellmet restore”."
        case .newerSchema(let found, let known):
            "This database was made by a newer wellmet (schema \(found); this program knows \(known)). Nothing was touched: install the newer version."
        case .constraint(let detail):
            "The database refused the change, because it would break a rule: \(detail). Nothing was changed."
        case .unreadable(let detail): "The database holds something unexpected: \(detail). “wellmet doctor” tells more."
        case .notFound(let what): "\(what) is not in your network."
        case .identityTaken(let identity, let by): "\(identity) belongs to \(by) already."
        case .invalid(let detail), .refused(let detail): detail
        case .introductionUnderWay(let id, let words):
            "\(words): that is under way already (\(id)). Go on with it, or let it go before you note another down."
        case .importRunning: "Another import is being applied at this moment. Try again when it is done."
        case .database(let detail): "The database could not do that: \(detail). Nothing was changed."
        }
    }
}
