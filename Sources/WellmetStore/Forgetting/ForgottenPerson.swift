internal import Foundation
internal import WellmetModel

/// Somebody who is to be forgotten, as everything that can tell them is found: by id and by word.
struct ForgottenPerson {
    let name: String
    /// Theirs, and those of people who turned out to be them.
    let ids: Set<UUID>
    /// What their contact cards are called, by which the cards of groups name them.
    let cards: Set<String>
    let traces: Traces

    init(_ person: ID<Person>, account: AccountID, tx: any Transaction) throws {
        guard let row = try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(person)") else {
            throw StoreError.notFound("That person")
        }
        name = row["full_name"].text
        let merged = try tx.rows("SELECT id, name FROM redirect WHERE account = \(account) AND person = \(person)")
        let ids = Set([person.uuid] + merged.compactMap { $0["id"].uuid })
        self.ids = ids
        var names = [name] + merged.map { $0["name"].text }
        var identities = try tx.rows("SELECT * FROM identity WHERE account = \(account) AND person = \(person)").map(Identity.init(row:))
        // What they were called, and how they were reached, before.
        for id in ids {
            for row in try tx.rows(
                "SELECT * FROM ledger WHERE account = \(account) AND person = \(SQLValue.uuid(id)) AND tbl IN ('person', 'identity')")
            {
                let entry = try LedgerEntry(row, account: account)
                if let old = entry.old["full_name"]?.string { names.append(old) }
                guard let value = entry.old["value"]?.string, let kind = Identity.Kind(rawValue: entry.old["kind"]?.text ?? "") else {
                    continue
                }
                identities.append(Identity(kind: kind, normalised: value, display: entry.old["display"]?.text ?? value))
            }
        }
        // Who was one with them for a while has their own names and addresses again.
        var shared = try tx.rows("SELECT full_name FROM person WHERE account = \(account) AND id <> \(person)").map { $0[0].text }
        for part in stride(from: 0, to: identities.count, by: 400) {
            let values = identities[part..<min(identities.count, part + 400)].map(\.value)
            shared += try tx.rows(
                "SELECT value FROM identity WHERE account = \(account) AND person <> \(person) AND value IN (\(list: values))"
            ).map { $0[0].text }
        }
        traces = Traces(names: names, identities: identities, shared: Set(shared))
        var cards = Set(ids.map { "urn:uuid:\($0.uuidString.lowercased())" })
        for row in try tx.rows("SELECT content FROM card WHERE account = \(account) AND person = \(person)") {
            cards.formUnion(ForgottenPerson.uids(String(decoding: row["content"].bytes ?? [], as: UTF8.self)))
        }
        self.cards = cards
    }

    /// What happened with them and nobody else, and so goes with them.
    static func interactionsAlone(with person: ID<Person>, account: AccountID, tx: any Transaction) throws -> Set<UUID> {
        Set(
            try tx.rows(
                """
                SELECT interaction FROM participant WHERE account = \(account) AND person = \(person) AND NOT EXISTS (
                  SELECT 1 FROM participant AS other WHERE other.account = participant.account
                  AND other.interaction = participant.interaction AND other.person <> participant.person)
                """
            ).compactMap { $0[0].uuid })
    }

    /// What a card says that it is called (RFC 6350, section 6.7.6).
    private static func uids(_ card: String) -> [String] {
        card.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.uppercased().hasPrefix("UID"), let colon = line.firstIndex(of: ":") else { return nil }
            return line[line.index(after: colon)...].nonEmpty
        }
    }

    /// How an id stands in a text: as people see it, and as the ledger keeps it.
    var idTexts: [String] {
        ids.flatMap { id in
            let bytes = withUnsafeBytes(of: id.uuid) { Data($0) }
            // JSON writes a slash with a backslash before it.
            return [id.uuidString.lowercased(), bytes.base64EncodedString().replacing("/", with: "\\/")]
        }
    }

    /// What a file is searched for, byte for byte, to prove that nothing is left.
    var bytes: [[UInt8]] {
        ids.map { id in withUnsafeBytes(of: id.uuid) { Array($0) } } + (idTexts + traces.words).map { Array($0.utf8) }
    }
}
