internal import Foundation
internal import Logging
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// What somebody decided about doubtful rows: by the archive's place in the upload, then the row's in the archive.
struct ImportChoices: Sendable {
    private var byArchive: [Int: [Int: ImportChoice]] = [:]

    /// From fields such as `case-0-214=same-0192f0c1-…`, `new`, `skip` or `later`.
    init(_ form: FormBody) {
        for name in form.names where name.hasPrefix("case-") {
            let numbers = name.split(separator: "-").dropFirst().compactMap { Int($0) }
            guard numbers.count == 2 else { continue }
            let value = form[name]
            if value == "new" || value == "skip" {
                byArchive[numbers[0], default: [:]][numbers[1]] = value == "new" ? .new : .skip
            } else if value.hasPrefix("same-"), let person = ID<Person>(value.dropFirst(5)) {
                byArchive[numbers[0], default: [:]][numbers[1]] = .same(person)
            }
        }
    }

    /// Those for a plan. Only whom the plan itself holds for possible can be chosen.
    func fitting(_ plan: ImportPlan, archive: Int) -> [Int: ImportChoice] {
        (byArchive[archive] ?? [:]).filter { row, choice in
            guard plan.rows.indices.contains(row), case .doubtful(let candidates, _) = plan.rows[row].match else { return false }
            if case .same(let person) = choice { return candidates.contains(person) }
            return true
        }
    }
}

/// An import while it is applied, in the background.
struct ImportRun: Sendable {
    let app: WebApp
    let upload: Upload
    let visitor: Visitor
    let choices: ImportChoices
    private var account: AccountID { visitor.account.id }

    init(app: WebApp, upload: Upload, visitor: Visitor, choices: ImportChoices) {
        self.app = app
        self.upload = upload
        self.visitor = visitor
        self.choices = choices
    }

    func run() async {
        var result = ImportResult()
        do {
            try await apply(into: &result)
            app.shelf.remove(upload.id)
            app.imports.set(.finished(result), of: upload.id, account: account, at: app.clock())
        } catch {
            app.imports.set(.failed(words(error), result), of: upload.id, account: account, at: app.clock())
        }
    }

    /// Applies one archive after the other; those that are finished stay in `result` when a later one fails.
    private func apply(into result: inout ImportResult) async throws {
        if let archive = try await app.networkArchive(in: upload) {
            show(ImportStage(archive: 1, archives: 1, title: "Wellmet"))
            try await archive.takeIn(visitor.network, at: app.clock())
            result.network = archive.manifest
            return
        }
        let reading = try await app.reading(of: upload, visitor)
        result.refused = reading.refused
        for (index, archive) in reading.archives.enumerated() {
            let stage = ImportStage(archive: index + 1, archives: reading.archives.count, title: archive.source.title)
            show(stage)
            let plan = try await visitor.network.plan(archive)
            let fitting = choices.fitting(plan, archive: index)
            let report = try await visitor.network.apply(plan, choices: fitting, at: app.clock()) { progress in
                show(stage.at(progress))
            }
            result.parts.append(
                ImportResult.Part(
                    title: ImportWords.title(plan), report: report, moves: ImportRun.moves(plan), remarks: plan.remarks))
        }
    }

    private func show(_ stage: ImportStage) {
        app.imports.set(.running(stage), of: upload.id, account: account, at: app.clock())
    }

    private func words(_ error: any Error) -> String {
        if let error = error as? StoreError { return error.description }
        if let error = error as? ArchiveError, let file = upload.files.first {
            return UploadReading.words(error, file, app.shelf.place(upload.id))
        }
        app.logger.error("An import failed.", metadata: ["error": .string(String(reflecting: error))])
        return "Something broke on our side; the log has the details."
    }

    private static func moves(_ plan: ImportPlan) -> [ImportResult.Move] {
        var moves: [ImportResult.Move] = []
        for row in plan.changed {
            guard moves.count < 50 else { break }
            guard case .same(let person, _) = row.match else { continue }
            let isRenamed = row.changes.contains { if case .renamed = $0 { true } else { false } }
            let name = isRenamed ? row.row.name : PersonName(written: row.name)
            for change in row.changes {
                guard case .newJob = change else { continue }
                moves.append(ImportResult.Move(person: person, name: name, sentence: change.sentence))
            }
        }
        return moves
    }
}
