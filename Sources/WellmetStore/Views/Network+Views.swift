package import WellmetModel

/// A view with how many people it asks for.
package struct ViewLine: Sendable {
    package let view: SavedView
    /// Nil when its filter cannot be read: another version wrote it.
    package let people: Int?
}

/// What saving a view did.
package struct SavedViewChange: Sendable {
    package let view: SavedView
    /// The filter that the view of that name had before; nil for a new one.
    package let replaced: String?
}

extension Network {
    /// The first views in their order, without looking at whom they ask for.
    package func views(limit: Int = 1000) async throws -> [SavedView] {
        let account = account
        return try await read { tx in
            try tx.rows("SELECT * FROM saved_view WHERE account = \(account) ORDER BY place, id LIMIT \(limit)").map(SavedView.init(row:))
        }
    }

    /// All views in their order, each with how many people it asks for.
    package func viewLines(at now: Instant) async throws -> [ViewLine] {
        var lines: [ViewLine] = []
        for view in try await views() {
            let filter = try? Filter(view.filter)  // the line says that it cannot be read
            var people: Int?
            if let filter { people = try await self.people(PeopleFilter(filter, at: now), limit: 0).total }
            lines.append(ViewLine(view: view, people: people))
        }
        return lines
    }

    /// The view of that name; nil when there is none.
    package func view(named name: String) async throws -> SavedView? {
        let account = account
        let key = folded(name.drop { $0 == "@" }.trimmed)
        return try await read { tx in
            try tx.row("SELECT * FROM saved_view WHERE account = \(account) AND folded = \(key)").map(SavedView.init(row:))
        }
    }

    package func view(_ id: ID<SavedView>) async throws -> SavedView? {
        let account = account
        return try await read { tx in
            try tx.row("SELECT * FROM saved_view WHERE account = \(account) AND id = \(id)").map(SavedView.init(row:))
        }
    }

    /// Keeps a filter under a name. A view of that name asks from now on for what the filter says.
    ///
    /// - Throws: `FilterError` for a filter that cannot be read or names a view, `FieldProblem` for an empty one, or for a name that cannot be.
    package func save(view name: String, _ filter: String, at now: Instant) async throws -> Written<SavedViewChange> {
        let name = try SavedView.checked(name: name)
        let text = try SavedView.checked(filter: filter, beside: try await views()).text
        let known = try await view(named: name)
        let shown = text.count > 60 ? text.prefix(59).trimmed + "…" : text
        let title = known.map { "The view \($0.name) asks for \(shown) now" } ?? "Saved the view \(name)"
        return try await write(BatchEntry(.edit, title), at: now) { change in
            let account = change.account
            let row = try change.tx.row("SELECT * FROM saved_view WHERE account = \(account) AND folded = \(folded(name))")
            if let old = try row.map(SavedView.init(row:)) {
                try change.update(.view, [SQLValue(old.id)], ["filter": .text(text)])
                return SavedViewChange(view: SavedView(id: old.id, name: old.name, filter: text), replaced: old.filter)
            }
            let last = try change.tx.row("SELECT max(place) AS place FROM saved_view WHERE account = \(account)")?["place"].int ?? 0
            let view = SavedView(id: change.newID(), name: name, filter: text)
            try change.insert(
                .view,
                [
                    "id": SQLValue(view.id), "name": .text(name), "folded": .text(folded(name)), "filter": .text(text),
                    "place": SQLValue(last + 1),
                ])
            return SavedViewChange(view: view, replaced: nil)
        }
    }

    /// Changes what a view is called and whom it asks for.
    ///
    /// - Throws: as `save`; `StoreError.refused` when another is called so; `StaleVersion` when it is another by now or gone.
    package func edit(_ seen: SavedView, name: String, filter: String, at now: Instant) async throws -> Written<SavedView> {
        let name = try SavedView.checked(name: name)
        // A filter that stands is not refused for a view that came later.
        let text = filter == seen.filter ? filter : try SavedView.checked(filter: filter, beside: try await views()).text
        let title = name == seen.name ? "Changed the view \(name)" : "The view \(seen.name) is called \(name)"
        return try await write(BatchEntry(.edit, title), at: now) { change in
            try change.check(seen)
            let other = try change.tx.row(
                "SELECT 1 AS found FROM saved_view WHERE account = \(change.account) AND folded = \(folded(name)) AND id <> \(seen.id)")
            guard other == nil else { throw StoreError.refused("There is a view “\(name)” already.") }
            try change.update(
                .view, [SQLValue(seen.id)], ["name": .text(name), "folded": .text(folded(name)), "filter": .text(text)])
            return SavedView(id: seen.id, name: name, filter: text)
        }
    }

    /// Moves a view by so many places, down for a number above zero; at an end it stays.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone.
    package func move(_ seen: SavedView, by places: Int, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Moved the view \(seen.name)"), at: now) { change in
            try change.check(seen)
            let rows = try change.tx.rows("SELECT id FROM saved_view WHERE account = \(change.account) ORDER BY place, id")
            var order = try rows.map { try $0[0].required(SavedView.self) }
            guard let from = order.firstIndex(of: seen.id) else { throw StaleVersion() }
            order.remove(at: from)
            order.insert(seen.id, at: min(max(0, from + places), order.count))
            for (place, id) in order.enumerated() { try change.update(.view, [SQLValue(id)], ["place": SQLValue(place + 1)]) }
        }
    }

    /// Forgets a view; the people stay as they are.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone.
    package func delete(_ seen: SavedView, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Deleted the view \(seen.name)"), at: now) { change in
            try change.check(seen)
            try change.delete(.view, [SQLValue(seen.id)])
        }
    }
}

extension Change {
    /// Lets the write go on when the view is still as it was seen.
    ///
    /// - Throws: `StaleVersion`.
    fileprivate func check(_ seen: SavedView) throws {
        guard let row = try current(.view, [SQLValue(seen.id)]), try SavedView(row: row) == seen else { throw StaleVersion() }
    }
}

extension SavedView {
    fileprivate init(row: Row) throws {
        self.init(id: try row["id"].required(), name: row["name"].text, filter: row["filter"].text)
    }
}
