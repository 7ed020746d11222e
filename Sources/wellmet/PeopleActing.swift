internal import WellmetModel
internal import WellmetStore

extension PeopleCommand {
    /// Shows what the actions would do with those people, and does it once that is confirmed; `remarks` are on how they were asked for.
    func act(on people: [ID<Person>], remarks: [FilterRemark], in open: OpenNetwork) async throws {
        let actions: [PeopleAction]
        do {
            actions = try then.map { text throws(PeopleActionError) in try PeopleAction(text, today: open.today) }
        } catch {
            throw CommandFailure.usage(error.description)
        }
        for (place, one) in actions.enumerated() {
            guard let other = actions[(place + 1)...].first(where: one.contradicts) else { continue }
            throw CommandFailure.usage("“\(one.text)” and “\(other.text)” cannot both be done. Nothing was changed: say one of them.")
        }
        let preview = try await open.network.preview(actions, on: people)
        if dryRun, outputOptions.json { return Output.json(JSON(preview, batch: nil)) }
        if !outputOptions.json {
            let all = try await remarks.map(\.told) + (people.isEmpty ? [] : open.network.remarks(on: actions))
            Output.line((all + preview.lines(among: people.count)).joined(separator: "\n"))
        }
        guard !dryRun, !preview.people.isEmpty else {
            if outputOptions.json { Output.json(JSON(preview, batch: nil)) }
            return
        }
        guard yes || Question.isPossible && !outputOptions.json else {
            throw CommandFailure.usage("Nothing was changed. Say --yes to do it, or --dry-run to only look.")
        }
        guard yes || Question.confirm("Do it?") else { return Output.line("Nothing was changed.") }
        let written = try await open.network.act(preview, at: open.now)
        if outputOptions.json { return Output.json(JSON(preview, batch: written.batch)) }
        Output.changed("\(preview.title).", written.batch, in: open, json: false)
    }
}

extension ActionPreview {
    /// What would happen, and with whom: some by name.
    fileprivate func lines(among all: Int) -> [String] {
        guard !people.isEmpty else {
            return [
                all == 0
                    ? "Nobody fits. There is nothing to do." : "\(all == 1 ? "The one who fits is" : "All \(all) who fit are") so already."
            ]
        }
        let told =
            parts.map { part in
                "  \(part.action.words): \(counted(part.changing, "person", "people"))"
                    + (part.already > 0 ? ", \(part.already) already \(part.already == 1 ? "is" : "are")" : "")
            }
            + (going.map { ["  with \(counted($0.alone, "interaction", "interactions")); \($0.shared) with others, too, stay theirs"] }
                ?? [])
        let names = people.prefix(10).map(\.name).joined(separator: ", ") + (people.count > 10 ? " and \(people.count - 10) more" : "")
        return ["\(counted(people.count, "person", "people")) would change: \(names)."] + told
    }
}

extension JSON {
    fileprivate init(_ preview: ActionPreview, batch: BatchNumber?) {
        self = .object([
            ("batch", JSON(batch)),
            (
                "actions",
                .list(
                    preview.parts.map {
                        .object([("action", JSON($0.action.text)), ("people", JSON($0.changing)), ("already", JSON($0.already))])
                    })
            ),
            ("people", .list(preview.people.map { .who($0.id, $0.name) })),
        ])
    }
}
