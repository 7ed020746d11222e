internal import WellmetModel

extension Network {
    /// The cards of groups as they came, with the tag of each, in the order in which they came. One that came from several sources
    /// leaves once for each tag: the newest.
    package func groupCards() async throws -> [(tag: String, card: [UInt8])] {
        let account = account
        return try await read { tx in
            var found: [(tag: String, card: [UInt8])] = []
            var places: [String: Int] = [:]
            try tx.each(
                "SELECT tag, content FROM group_card WHERE account = \(account) ORDER BY batch, touched, source, card_key"
            ) { row in
                let (tag, card) = (row[0].text, row[1].bytes ?? [])
                if let place = places[tag], !tag.isEmpty {
                    found[place].card = card
                } else {
                    places[tag] = found.count
                    found.append((tag, card))
                }
            }
            return found
        }
    }

    /// Those of the groups that are not kept yet from that source as they are now, each once.
    func newGroups(_ groups: [ArchiveGroup], of source: ID<Source>?) async throws -> [ArchiveGroup] {
        guard !groups.isEmpty else { return [] }
        let account = account
        var known: [String: UInt64] = [:]
        if let source {
            known = try await read { tx in
                var known: [String: UInt64] = [:]
                try tx.each("SELECT card_key, digest FROM group_card WHERE account = \(account) AND source = \(source)") { row in
                    known[row[0].text] = row[1].digest
                }
                return known
            }
        }
        // The last of two with one key is the one that counts.
        let last = Dictionary(groups.map { ($0.key, $0) }) { $1 }
        return last.values.filter { known[$0.key] != $0.card.digest }.sorted { $0.key < $1.key }
    }
}

extension Change {
    /// Keeps the card of a group in the place of the one before.
    func keep(_ group: ArchiveGroup, from source: ID<Source>) throws {
        let key = [SQLValue(source), SQLValue.text(group.key)]
        let values: Columns = [
            "tag": .text(group.tag), "digest": SQLValue(digest: group.card.digest), "content": .bytes(try group.card.bytes()),
        ]
        if try current(.groupCard, key) == nil {
            try insert(.groupCard, ["source": key[0], "card_key": key[1]] + values)
        } else {
            try update(.groupCard, key, values)
        }
    }
}
