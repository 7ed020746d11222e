internal import WellmetModel
internal import WellmetStore

/// The preview: what is new, matched, doubtful, changed and skipped, and the button that keeps it.
struct ImportPreviewPage {
    let preview: ImportPreview
    let visitor: Visitor
    let more: ImportMore

    init(preview: ImportPreview, visitor: Visitor, returned: FormBody? = nil, errors: [FieldError] = []) {
        self.preview = preview
        self.visitor = visitor
        more = ImportMore(preview: preview, visitor: visitor, returned: returned, errors: errors)
    }

    var page: Page {
        Page(title: (more.fields.errors.isEmpty ? "" : "Error: ") + "Before anything is kept", place: .import, content: content)
    }

    private var content: HTML {
        """
        \(more.fields.problem)<header class="page-head"><h1>Before anything is kept</h1><p>\(opening)</p></header>
        \(preview.refused.isEmpty ? .empty : RefusedFiles.remark(preview.refused))
        <form method="post" action="/import/\(preview.upload.id)/apply">\(Form.token(visitor))
        \(preview.parts.html { ImportPart(part: $0, isOnly: preview.parts.count == 1, visitor: visitor).html(actions: actions) })
        \(preview.parts.count > 1 ? actions : .empty)
        </form>
        \(preview.upload.isReview ? .empty : more.html)
        """
    }

    private var opening: String {
        let isEmpty = preview.parts.allSatisfy { $0.plan.rows.isEmpty }
        let nothing =
            preview.hasWork
            ? "Nothing has changed yet." : isEmpty ? "Nobody was found in it." : "Nothing in it is new: everything is in your book already."
        guard preview.parts.count == 1, let part = preview.parts.first else {
            return "\(preview.upload.title): \(Count.of(preview.parts.count, "source", "sources")). \(nothing)"
        }
        if preview.upload.isReview {
            return "\(Count.of(part.plan.rows.count, "person waits", "people wait")) for your decision. Nothing has changed yet."
        }
        let day = part.plan.asOf.map { " of \(ImportWords.date($0, visitor))" } ?? ""
        let people = Count.of(part.plan.rows.count, "person", "people")
        switch part.plan.source {
        case .linkedin: return "Your LinkedIn archive\(day): \(people). \(nothing)"
        case .monica: return "Your export of Monica\(day): \(people). \(nothing)"
        case .google, .outlook: return "Your \(part.plan.source.title): \(people). \(nothing)"
        case .csv, .vcard: return "\(preview.upload.title): \(people). \(nothing)"
        }
    }

    private var actions: HTML {
        """
        <div class="actions">\(preview.hasWork ? "<button class=\"button\" data-action=\"Import these people\">Import</button>" : .empty)\
        <button class="button ghost" formaction="/import/\(preview.upload.id)/discard">Discard</button>\
        \(preview.hasColumns ? "<a class=\"button ghost\" href=\"/import/\(preview.upload.id)/columns\">Change the columns</a>" : .empty)\
        </div>
        """
    }
}

/// Files that could not be read, each with what to do.
enum RefusedFiles {
    static func remark(_ files: [RefusedFile]) -> HTML {
        """
        <div class="remark bad"><p><b>\(Count.of(files.count, "file was", "files were")) not understood.</b></p>\
        <ul>\(files.html { "<li>\($0.name): \($0.reason)</li>" })</ul></div>
        """
    }
}
