internal import Foundation
internal import WellmetModel

/// A network that is coming in, part by part, in the one transaction in which all of it stands or falls.
package final class IncomingNetwork {
    private let account: AccountID
    private let tx: any Transaction
    private var part: NetworkPart?
    private var table: IncomingTable?
    private var bytes: [UInt8] = []
    private var seen: Set<NetworkPart> = []
    /// When all has been read and something was wrong, it is read again to say where.
    private var sought: SoughtLine?

    /// Most bytes of the settings.
    private static let largestSettings = 1 << 20

    init(account: AccountID, tx: any Transaction) {
        (self.account, self.tx) = (account, tx)
    }

    /// Begins a part.
    ///
    /// - Throws: `StoreError.invalid` when it has been there, or is a table that this program does not know.
    package func begin(_ part: NetworkPart) throws {
        self.part = part
        bytes = []
        guard sought == nil else { return }
        // Pictures have their own row each, which knows whether they came.
        if !part.isPicture { guard seen.insert(part).inserted else { throw StoreError.invalid("it is there twice") } }
        if case .rows(let name) = part {
            guard let exported = ExportedTable.named(name) else { throw StoreError.invalid("“\(name)” is no table of this version") }
            table = try IncomingTable(exported, account: account, tx: tx)
        }
    }

    package func append(_ piece: UnsafeBufferPointer<UInt8>) throws {
        if sought != nil {
            if part == soughtPart { try sought?.append(piece) }
        } else if table != nil {
            try table?.append(piece)
        } else {
            bytes.append(contentsOf: piece)
            if part == .settings, bytes.count > Self.largestSettings { throw StoreError.invalid("the settings cannot be read") }
        }
    }

    /// Ends the part.
    ///
    /// - Returns: how many rows it had; nil when it was read once more.
    package func end() throws -> Int? {
        defer { (part, table, bytes) = (nil, nil, []) }
        guard sought == nil else {
            if part == soughtPart { try sought?.finish() }
            return nil
        }
        switch part {
        case .settings: return try takeSettings()
        case .rows: return try table?.finish() ?? 0
        case .picture(let person, let kind): return try takePicture(of: person, kind)
        case nil: return 0
        }
    }

    private func takePicture(of person: ID<Person>, _ kind: String) throws -> Int {
        let row = try tx.row("SELECT kind, length(content) AS size FROM face WHERE account = \(account) AND person = \(person)")
        guard let row, row["kind"].text == kind else { throw StoreError.invalid("it is the picture of nobody in the network") }
        guard row["size"].int == 0 else { throw StoreError.invalid("it is there twice") }
        try tx.run("UPDATE face SET content = \(.bytes(bytes)) WHERE account = \(account) AND person = \(person)")
        return 1
    }

    private func takeSettings() throws -> Int {
        let settings: Settings
        do {
            settings = try JSONDecoder().decode(Settings.self, from: Data(bytes)).checked()
        } catch {
            throw StoreError.invalid("the settings cannot be read")
        }
        try tx.run("UPDATE account SET settings = \(try Settings.encoded(settings)) WHERE number = \(account)")
        return 1
    }

    /// What would leave the network in pieces. An archive of an older schema need not have the tables that came later.
    func checkIsWhole(schema: Int) throws {
        if let missing = NetworkPart.always(schema: schema).first(where: { !seen.contains($0) }) {
            let name = if case .rows(let table) = missing { table } else { "settings" }
            throw StoreError.invalid("“\(name)” is missing")
        }
        let row = try tx.row(
            "SELECT count(*) AS n FROM face WHERE account = \(account) AND kind <> 'none' AND length(content) = 0")
        if let n = row?["n"].int, n > 0 { throw StoreError.invalid(n == 1 ? "1 picture is missing" : "\(n) pictures are missing") }
    }

    /// Finds a row that refers to one that did not come; `visit` gives the parts once more, to say on which line it stands.
    ///
    /// - Throws: `MisfitRow`.
    func checkReferences(_ visit: (IncomingNetwork) throws -> Void) throws {
        guard try !tx.areReferencesMet(), let dangling = try DanglingReference.first(account: account, tx: tx) else { return }
        let part = NetworkPart.rows(dangling.table.name)
        (sought, soughtPart) = (SoughtLine(dangling), part)
        try visit(self)
        let place = sought?.number.map { "line \($0): " } ?? ""
        throw MisfitRow(part: part, reason: place + dangling.reason)
    }

    private var soughtPart: NetworkPart?
}

/// A row that came in and does not fit to the others.
package struct MisfitRow: Error {
    package let part: NetworkPart
    /// With its line.
    package let reason: String
}
