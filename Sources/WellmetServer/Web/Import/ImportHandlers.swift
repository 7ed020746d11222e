internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    var shelf: UploadShelf { UploadShelf(data: folder) }

    func showImports(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await importPage(visitor).page, to: request, visitor)
    }

    /// What an import of the past did.
    func showPastImport(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        guard let number = BatchNumber(context.parameters.get("batch") ?? "") else { throw HTTPError(.notFound) }
        let past = try await visitor.network.importReport(number)
        return try await respond(PastImportPage(batch: past.batch, report: past.report, visitor: visitor).page, to: request, visitor)
    }

    private func importPage(_ visitor: Visitor, problem: String = "") async throws -> ImportPage {
        let running = imports.running(of: visitor.account.id)
        return ImportPage(
            visitor: visitor, earlier: try await visitor.network.imports(), running: running,
            waiting: shelf.all(of: visitor.account.id).filter {
                !$0.isReview && imports.state(of: $0.id, account: visitor.account.id) == nil
            },
            undecided: try await visitor.network.undecidedCount(), problem: problem)
    }

    /// Leads to the rows of earlier imports that wait for a decision, as to an upload.
    func reviewUndecided(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let upload = Upload(id: shelf.newID(), account: visitor.account.id, at: visitor.now, files: [])
        do {
            try shelf.save(upload)
        } catch {
            let page = try await importPage(visitor, problem: error.description)
            return try await respond(page.page, to: request, visitor, status: error.status)
        }
        return redirect(to: "/import/\(upload.id)")
    }

    /// What an upload holds, or the rows that wait.
    func reading(of upload: Upload, _ visitor: Visitor) async throws -> UploadReading {
        if upload.isReview { return UploadReading(archives: try await visitor.network.undecided()) }
        let place = shelf.place(upload.id)
        let options = UploadReading.options(visitor.settings, today: visitor.today)
        return try await onOwnThread { UploadReading.read(upload, in: place, options: options) }
    }

    /// Takes the files of the form and leads to the look inside.
    func receiveUpload(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let id = shelf.newID()
        do {
            let received = try await UploadedFiles.receive(request, into: shelf.place(id))
            guard !received.files.isEmpty else {
                shelf.remove(id)
                let page = try await importPage(visitor, problem: "Choose at least one file.")
                return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
            }
            let files = received.files.map { Upload.File(name: $0.name, stored: $0.stored, bytes: $0.bytes) }
            do {
                try shelf.save(Upload(id: id, account: visitor.account.id, at: visitor.now, files: files))
            } catch {
                shelf.remove(id)
                throw error
            }
        } catch let error as UploadError {
            let page = try await importPage(visitor, problem: error.description)
            return try await respond(page.page, to: request, visitor, status: error.status)
        }
        return redirect(to: "/import/\(id)")
    }

    /// How many of the people who came may be the same as somebody; nil when they are too many to be compared while somebody waits.
    private func alike(in result: ImportResult, _ visitor: Visitor) async -> Int? {
        var sum = 0
        for part in result.parts where part.report.batch > 0 {
            // They came in, whatever becomes of the hint.
            guard let found = try? await visitor.network.likeNewcomers(of: part.report.batch, most: 50) else { return nil }
            sum += found.alike
        }
        return sum
    }

    /// Wherever the import is: its columns, its preview, how far it has come, or what it did.
    func showImport(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let id = context.parameters.get("id") ?? ""
        switch imports.state(of: id, account: visitor.account.id) {
        case .running(let stage): return try await respond(ImportProgressPage(id: id, stage: stage).page, to: request, visitor)
        case .finished(let result):
            let page = ImportResultPage(result: result, visitor: visitor, alike: await alike(in: result, visitor))
            return try await respond(page.page, to: request, visitor)
        case .failed(let reason, let result) where !request.query.has("again"):
            let page = ImportFailurePage(id: id, reason: reason, finished: result, visitor: visitor)
            return try await respond(page.page, to: request, visitor)
        case .failed, nil: break
        }
        guard let upload = shelf.find(id, account: visitor.account.id) else { return try await uploadIsGone(request, visitor) }
        switch try await currentLook(into: upload, visitor) {
        case nil: return try await respond(ImportProgressPage(id: id, stage: nil).page, to: request, visitor)
        case .columns(let columns):
            return try await respond(ColumnsPage(upload: upload, columns: columns, visitor: visitor).page, to: request, visitor)
        case .unread(let refused):
            if upload.isReview { return redirect(to: "/import") }
            let page = UnreadPage(upload: upload, refused: refused, visitor: visitor).page
            return try await respond(page, to: request, visitor, status: .unprocessableContent)
        case .network(let arrival):
            let status: HTTPResponse.Status = arrival.problem.isEmpty ? .ok : .unprocessableContent
            let page = NetworkArrivalPage(upload: upload, arrival: arrival, visitor: visitor).page
            return try await respond(page, to: request, visitor, status: status)
        case .preview(let preview):
            return try await respond(ImportPreviewPage(preview: preview, visitor: visitor).page, to: request, visitor)
        }
    }

    /// What the columns mean, once more.
    func showColumns(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        guard let upload = shelf.find(context.parameters.get("id") ?? "", account: visitor.account.id) else {
            return try await uploadIsGone(request, visitor)
        }
        let place = shelf.place(upload.id)
        let options = UploadReading.options(visitor.settings, today: visitor.today)
        let columns = try await onOwnThread { UploadReading.columns(of: upload, in: place, options: options, all: true) }
        guard !columns.isEmpty else { return redirect(to: "/import/\(upload.id)") }
        return try await respond(ColumnsPage(upload: upload, columns: columns, visitor: visitor).page, to: request, visitor)
    }

    /// Keeps what somebody said that the columns mean.
    func setColumns(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        guard var upload = shelf.find(context.parameters.get("id") ?? "", account: visitor.account.id) else {
            return try await uploadIsGone(request, visitor)
        }
        let place = shelf.place(upload.id)
        let options = UploadReading.options(visitor.settings, today: visitor.today)
        let columns = try await onOwnThread { [upload] in UploadReading.columns(of: upload, in: place, options: options, all: true) }
        for column in columns where form.has("dates-\(column.file)") {
            upload.files[column.file].mapping = ColumnsForm.mapping(column, form)
        }
        let blind = columns.filter { upload.files[$0.file].mapping.map { !ColumnsForm.namesPeople($0) } ?? false }
        guard blind.isEmpty else {
            // Nothing is kept; the page shows what was chosen.
            let chosen = upload
            let shown = try await onOwnThread { UploadReading.columns(of: chosen, in: place, options: options, all: true) }
            let page = ColumnsPage(upload: upload, columns: shown, visitor: visitor, blind: Set(blind.map(\.file)))
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
        try shelf.save(upload)
        imports.forgetLook(upload.id)
        return redirect(to: "/import/\(upload.id)")
    }

    /// Begins to apply, and leads to the page that says how far it has come.
    func applyImport(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let id = context.parameters.get("id") ?? ""
        guard let upload = shelf.find(id, account: visitor.account.id) else {
            if imports.state(of: id, account: visitor.account.id) != nil { return redirect(to: "/import/\(id)") }
            return try await uploadIsGone(request, visitor)
        }
        imports.forgetLook(id)
        if imports.begin(id, account: visitor.account.id, at: visitor.now) {
            let run = ImportRun(app: self, upload: upload, visitor: visitor, choices: ImportChoices(form))
            // Goes on when the page is left; when the process ends, the next start takes back what it had written.
            Task { await run.run() }
        }
        return redirect(to: "/import/\(id)")
    }

    func discardImport(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        guard let upload = shelf.find(context.parameters.get("id") ?? "", account: visitor.account.id) else {
            return try await uploadIsGone(request, visitor)
        }
        if !imports.isRunning(upload.id) {
            imports.forgetLook(upload.id)
            shelf.remove(upload.id)
        }
        return redirect(to: "/import")
    }

    func uploadIsGone(_ request: Request, _ visitor: Visitor) async throws -> Response {
        let page = Page(
            title: "These files are gone", place: .import,
            content: """
                <div class="empty"><h1>These files are not here</h1><p>Uploaded files wait for a day, or until they are imported. \
                What was imported is listed under Import, with its undo.</p>
                <div class="actions"><a class="button" href="/import">Go to Import</a></div></div>
                """)
        return try await respond(page, to: request, visitor, status: .notFound)
    }
}
