internal import WellmetModel

/// How somebody decides where a source says otherwise than the book.
extension Change {
    /// Puts what the source says in the place of what is known.
    ///
    /// - Throws: `StoreError.notFound` when nobody says so any more.
    func take(_ other: Disagreement, of person: ID<Person>) throws {
        try check(other, of: person)
        let records = try SourceRecord.read(of: person, account: account, tx: tx)
            .filter { $0.source == other.source && $0.word.text(other.part) == other.text }
        guard let record = records.first else { return }
        switch other.part {
        case .name:
            var name = PersonName(written: other.text)
            name.nickname = try current(.person, [SQLValue(person)])?["nickname"].text ?? ""
            try apply(.name(name), to: person)
            for record in records { try update(.record, record.key, ["brought": .text(record.following(.name))]) }
        case .place: try apply(.place(other.text), to: person)
        case .zone: try apply(.zone(other.text), to: person)
        case .pronouns: try apply(.pronouns(other.text), to: person)
        case .birthday:
            guard let date = record.word.birthday else { return }
            let held = try tx.row(
                "SELECT id FROM date WHERE account = \(account) AND person = \(person) AND label = \(ImportantDate.birthday) ORDER BY id")
            if let id = held?["id"].id(ImportantDate.self) {
                try apply(.editDate(id, label: ImportantDate.birthday, date), to: person)
            } else {
                try apply(.addDate(label: ImportantDate.birthday, date), to: person)
            }
        case .work:
            // What they did before stays as work of before; from now on the source is followed.
            let current = try tx.rows("SELECT id FROM position WHERE account = \(account) AND person = \(person) AND current = 1")
            for row in current { try update(.position, [row["id"]], ["current": SQLValue(false)]) }
            let (organization, title) = (record.word.organization, record.word.title)
            try addPosition(of: person, organization: organization, title: title, from: nil, to: nil, seen: other.said)
            for record in records {
                try update(
                    .record, record.key,
                    ["organization": .text(organization), "title": .text(title), "brought": .text(record.following(.work))])
            }
        }
    }

    /// Notes that what is known stays, whoever says that value, and that it holds today.
    ///
    /// - Throws: `StoreError.notFound` when nobody says so any more.
    func keep(_ other: Disagreement, of person: ID<Person>) throws {
        try check(other, of: person)
        try insert(
            .confirmation,
            [
                "person": SQLValue(person), "fact": .text(other.keptKey),
                "on_day": SQLValue(Day(now, in: try settings().timeZone)),
            ])
        let known = try FactsReader(person, account: account, tx: tx).read().facts
        for fact in known where fact.isWhere(other) { try confirm(fact.key, of: person) }
    }

    private func check(_ other: Disagreement, of person: ID<Person>) throws {
        let open = try FactsReader(person, account: account, tx: tx).read().disagreements
        guard open.contains(where: { $0.part == other.part && $0.source == other.source && $0.text == other.text }) else {
            throw StoreError.refused(
                "\(other.source) does not say “\(other.text)” any more, or it is decided. Look again at what is known.")
        }
    }
}

extension SourceRecord {
    /// What it has brought, once its word in that part is taken: from then on it is followed.
    fileprivate func following(_ part: Disagreement.Part) -> String {
        ImportIndex.Record.following(part, word.text(part), brought: brought)
    }
}

extension KnownFact {
    /// Whether it is the one that the other contradicts.
    fileprivate func isWhere(_ other: Disagreement) -> Bool {
        switch other.part {
        case .work: key.subject == .position
        case .place: key.subject == .place
        case .zone: key.subject == .zone
        case .birthday: key.subject == .date && folded(label) == ImportantDate.birthday
        case .name, .pronouns: false
        }
    }
}
