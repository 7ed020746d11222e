package import WellmetModel

/// A part of a network that leaves or comes in.
package enum NetworkPart: Hashable, Sendable {
    /// The account's settings: one line.
    case settings
    /// The rows of a table, a line each.
    case rows(String)
    /// Somebody's picture, as it was given.
    case picture(ID<Person>, String)

    /// The parts that every network of a schema has, in the order in which they leave; pictures follow.
    package static func always(schema: Int) -> [NetworkPart] {
        [.settings] + ExportedTable.parentsFirst.filter { $0.since <= schema }.map { .rows($0.name) }
    }

    package var isPicture: Bool { if case .picture = self { true } else { false } }
}

extension Store {
    /// The number of the schema whose rows leave and come in.
    package static var schema: Int { Migration.newest }

    /// The schemas whose networks left in archives.
    package static var archivedSchemas: ClosedRange<Int> { ExportedTable.firstSchema...max(ExportedTable.firstSchema, schema) }
}

extension Network {
    /// The whole network as it is at one moment, part by part, in pieces: `begin` is told which part comes, `append` is given its
    /// pieces, about 64 kB each. Nothing is gathered.
    package func export(
        begin: @escaping @Sendable (NetworkPart) throws -> Void, append: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let account = account
        try await read { tx in
            try begin(.settings)
            try append(Array(try Settings.encoded(try Settings.read(account: account, tx: tx)).utf8) + [0x0A])
            for table in ExportedTable.parentsFirst {
                try begin(.rows(table.name))
                try table.leave(account: account, tx: tx, append)
            }
            try tx.each("SELECT person, kind, content FROM face WHERE account = \(account) AND kind <> 'none' ORDER BY person") { row in
                try begin(.picture(try row["person"].required(), row["kind"].text))
                try append(row["content"].bytes ?? [])
            }
        }
    }
}

extension ExportedTable {
    /// Gives the table's rows as lines.
    fileprivate func leave(account: AccountID, tx: any Transaction, _ append: ([UInt8]) throws -> Void) throws {
        let columns = try columns(tx)
        var lines = RowTextWriter(self, columns: columns)
        let order = (["account"] + key).joined(separator: ", ")
        let rows = SQL(
            text: "SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE account = ? ORDER BY \(order)", values: [SQLValue(account)])
        try tx.each(rows) { row in
            lines.append(row)
            guard lines.bytes.count >= 1 << 16 else { return }
            try append(lines.bytes)
            lines.removeAll()
        }
        try append(lines.bytes)
    }
}
