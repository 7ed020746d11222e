internal import WellmetModel
internal import WellmetStore

/// What an import would do, in words and in JSON.
struct ImportPreview {
    let plan: ImportPlan
    let doubtful: [DoubtfulRow]
    let open: OpenNetwork

    /// So many of each kind are named; the rest is counted.
    private static let shown = 5

    /// Whether anything could change.
    var hasNews: Bool { !plan.new.isEmpty || !plan.changed.isEmpty || !doubtful.isEmpty || !plan.interactions.isEmpty }

    // MARK: Words

    var lines: [String] {
        let about = [
            plan.source == .linkedin
                ? "a LinkedIn archive" : plan.source == .csv ? "contacts from a CSV" : "contacts from \(plan.source.title)",
            plan.owner.map { "of \($0.name)" }, plan.asOf.map { "as of \($0)" },
        ].compactMap(\.self).joined(separator: " ")
        var lines = [Output.bold(about.capitalizedFirst)]
        lines += files
        lines += group("new", plan.new.map(\.row.described))
        lines += known
        lines += group("changed", plan.changed.map { "\($0.name): \($0.changes.map(\.sentence).joined(separator: "; "))" })
        if !plan.unchanged.isEmpty { lines.append("  \(plan.unchanged.count) unchanged") }
        lines += group("kept as your book has it", plan.rows.flatMap { row in row.disagreements.map { "\(row.name): \($0)" } })
        lines += group(
            "doubtful: only you can say who they are",
            doubtful.map { row in
                let candidates = row.candidates.map(\.described).joined(separator: " or ")
                return "\(row.described): \(row.reason)\(candidates.isEmpty ? "" : ": \(candidates)?")"
            })
        if !plan.interactions.isEmpty {
            lines.append(
                plan.interactions.count == 1
                    ? "  1 message, invitation or the like; left out if it is here already"
                    : "  \(plan.interactions.count) messages, invitations and the like; those that are here already are left out")
        }
        lines += group("skipped", plan.skipped.map { "\($0.place): \($0.reason)" })
        lines += plan.remarks.map { "  " + $0.words }
        return lines
    }

    private var files: [String] {
        let understood = plan.files.filter { $0.understoodAs != nil }.map {
            "\($0.name) (\($0.understoodAs ?? ""), \(counted($0.rows, "row")))"
        }
        let others = plan.files.filter { $0.understoodAs == nil }.map(\.name)
        var lines: [String] = []
        if !understood.isEmpty { lines.append("  read: " + listed(understood)) }
        if !others.isEmpty { lines.append("  left aside: " + listed(others)) }
        return lines
    }

    /// How known people were recognised, by reason.
    private var known: [String] {
        var counts: [(reason: String, count: Int)] = []
        for row in plan.rows {
            guard case .same(_, let reason) = row.match else { continue }
            let kind = String(reason.prefix { $0 != ":" })
            if let place = counts.firstIndex(where: { $0.reason == kind }) { counts[place].count += 1 } else { counts.append((kind, 1)) }
        }
        guard !counts.isEmpty else { return [] }
        let total = counts.reduce(0) { $0 + $1.count }
        return ["  \(total) known: " + counts.map { "\($0.count) by the \($0.reason)" }.joined(separator: ", ")]
    }

    private func group(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        let more = items.count - ImportPreview.shown
        return ["  \(items.count) \(title)"] + items.prefix(ImportPreview.shown).map { "      " + $0.singleLine }
            + (more > 0 ? [Output.dim("      and \(more) more; --json lists them all")] : [])
    }

    private func listed(_ names: [String]) -> String {
        names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
    }

    // MARK: JSON

    /// `report` is nil when nothing was applied, `alike` when nobody who came was compared with others.
    func json(_ report: ImportReport?, alike: LikeNewcomers?) -> JSON {
        .object([
            ("source", JSON(plan.source.rawValue)),
            ("owner", JSON(plan.owner?.name)),
            ("as_of", JSON(plan.asOf)),
            ("first", JSON(plan.isFirst)),
            (
                "counts",
                .object([
                    ("new", JSON(plan.new.count)), ("changed", JSON(plan.changed.count)), ("unchanged", JSON(plan.unchanged.count)),
                    ("doubtful", JSON(doubtful.count)), ("skipped", JSON(plan.skipped.count)),
                    ("interactions", JSON(plan.interactions.count)),
                ])
            ),
            ("new", .list(plan.new.map { .object(row($0.row)) })),
            ("changed", .list(plan.changed.map(changed))),
            (
                "unchanged",
                .list(plan.unchanged.map { .object(row($0.row) + match($0.match) + [("disagreements", JSON($0.disagreements))]) })
            ),
            (
                "doubtful",
                .list(
                    doubtful.map { doubtful in
                        .object(
                            row(doubtful.row) + [
                                ("reason", JSON(doubtful.reason)), ("candidates", .list(doubtful.candidates.map { JSON($0, in: open) })),
                            ])
                    })
            ),
            (
                "skipped",
                .list(plan.skipped.map(JSON.init))
            ),
            (
                "files",
                .list(
                    plan.files.map {
                        .object([("name", JSON($0.name)), ("understood_as", JSON($0.understoodAs)), ("rows", JSON($0.rows))])
                    })
            ),
            ("remarks", JSON(plan.remarks.map(\.words))),
            ("report", report.map(JSON.init) ?? .null),
            ("may_be_same", JSON(alike?.alike)),
        ])
    }

    private func row(_ row: ArchivePerson) -> [(String, JSON)] {
        [
            ("name", JSON(row.name.full)), ("organization", JSON(row.organization)), ("title", JSON(row.title)),
            ("file", JSON(row.place.file)),
            ("line", JSON(row.place.line)),
        ]
    }

    private func match(_ match: PersonMatch) -> [(String, JSON)] {
        guard case .same(let id, let reason) = match else { return [] }
        return [("id", JSON(id)), ("reason", JSON(reason))]
    }

    private func changed(_ row: ImportPlan.PersonRow) -> JSON {
        .object(
            self.row(row.row) + match(row.match) + [
                ("changes", JSON(row.changes.map(\.sentence))), ("disagreements", JSON(row.disagreements)),
            ])
    }
}

extension ImportRemark {
    /// What was left out or is wrong, and what to do about it here.
    var words: String {
        switch self {
        case .noOwner: "\(self) Import the file again with --owner and your profile or name."
        case .accountsGone, .gone, .picturesElsewhere, .groups, .imperfect, .leftOut, .reminders, .noRows: description
        case .shared: "\(self) If two are one, merge them afterwards: wellmet merge."
        case .strangeNumbers: "\(self) If it is another, say so with “wellmet account settings --region”, and import again."
        }
    }
}

extension ImportReport {
    /// `remarks` say what was left out as a whole.
    func lines(remarks: [ImportRemark]) -> [String] {
        guard batch > 0 else {
            // What Wellmet never takes is no news, nor are groups that it has.
            let isKnown = remarks.allSatisfy {
                switch $0 {
                case .leftOut, .groups, .reminders, .shared: true
                default: false
                }
            }
            let first = isKnown ? "Nothing was new: everything was here already." : "Nothing came in."
            return [first] + remarks.map(\.words) + (undecided > 0 ? [undecidedLine] : [])
        }
        let parts = [
            newPeople > 0 ? counted(newPeople, "new person", "new people") : nil,
            changedPeople > 0 ? "\(changedPeople) changed" : nil,
            newJobs > 0 ? "\(newJobs) with a new job" : nil,
            unchangedPeople > 0 ? "\(unchangedPeople) unchanged" : nil,
            interactions > 0 ? counted(interactions, "interaction") : nil,
            groups.map { counted($0, "group") },
            discoveredPeople > 0 ? "\(counted(discoveredPeople, "person", "people")) discovered" : nil,
        ].compactMap(\.self)
        var lines = ["Imported: \(parts.isEmpty ? "a few details" : parts.joined(separator: ", "))."]
        if thanks > 0 {
            lines.append("\(thanks == 1 ? "1 new connection is" : "\(thanks) new connections are") to be thanked: see “wellmet today”.")
        }
        if knownInteractions > 0 {
            lines.append("\(knownInteractions == 1 ? "1 interaction was" : "\(knownInteractions) interactions were") here already.")
        }
        if unattachedInteractions > 0 {
            lines.append(
                unattachedInteractions == 1
                    ? "1 message was left out: nothing but a name says whose it is."
                    : "\(unattachedInteractions) messages were left out: nothing but a name says whose they are.")
        }
        if let waitingInteractions {
            lines.append(
                "\(waitingInteractions == 1 ? "1 interaction was" : "\(waitingInteractions) interactions were") left out: "
                    + "decide first who took part, then import the file again.")
        }
        if undecided > 0 { lines.append(undecidedLine) }
        if skippedRows > 0 { lines.append("\(skippedRows == 1 ? "1 row was" : "\(skippedRows) rows were") skipped.") }
        return lines
    }

    private var undecidedLine: String {
        "\(undecided == 1 ? "1 doubtful row waits" : "\(undecided) doubtful rows wait") for you: decide with “wellmet import --undecided”, or on the page Import."
    }
}

extension JSON {
    init(_ row: SkippedRow) {
        self = .object([("file", JSON(row.place.file)), ("line", JSON(row.place.line)), ("reason", JSON(row.reason))])
    }

    init(_ report: ImportReport) {
        self = .object([
            ("batch", report.batch > 0 ? JSON(report.batch) : .null),
            ("new_people", JSON(report.newPeople)),
            ("changed_people", JSON(report.changedPeople)),
            ("unchanged_people", JSON(report.unchangedPeople)),
            ("new_jobs", JSON(report.newJobs)),
            ("interactions", JSON(report.interactions)),
            ("known_interactions", JSON(report.knownInteractions)),
            ("unattached_interactions", JSON(report.unattachedInteractions)),
            ("waiting_interactions", JSON(report.waitingInteractions ?? 0)),
            ("discovered_people", JSON(report.discoveredPeople)),
            ("groups", JSON(report.groups ?? 0)),
            ("thanks", JSON(report.thanks)),
            ("undecided", JSON(report.undecided)),
            ("skipped_rows", JSON(report.skippedRows)),
        ])
    }
}
