internal import Hummingbird
internal import WellmetModel

/// What one may say about uploaded files besides: who one is in them, of which day they are, and what else is to be read.
struct ImportMore {
    let preview: ImportPreview
    let visitor: Visitor
    let fields: FormFields
    private var upload: Upload { preview.upload }

    init(preview: ImportPreview, visitor: Visitor, returned: FormBody? = nil, errors: [FieldError] = []) {
        self.preview = preview
        self.visitor = visitor
        fields = FormFields(prefix: "more-", typed: returned, errors: errors)
    }

    var html: HTML {
        """
        <details class="fold" id="more"\(isOpen ? " open" as HTML : "")><summary>More</summary>
        <form method="post" action="/import/\(upload.id)/options">\(Form.token(visitor))
        \(isLinkedIn ? owner : .empty)\(day)\(isLinkedIn ? addressBook : .empty)
        <div class="actions"><button class="button plain">Look again</button></div></form></details>
        """
    }

    private var isLinkedIn: Bool { preview.parts.contains { $0.plan.source == .linkedin } }

    /// Open where something is to be put right, or left out for want of an answer here.
    private var isOpen: Bool {
        !fields.errors.isEmpty
            || preview.parts.contains { part in
                part.plan.remarks.contains { if case .noOwner = $0 { true } else { false } }
            }
    }

    private var owner: HTML {
        fields.text(
            "owner", "Your own LinkedIn profile or name", upload.owner ?? "",
            hint: "Only when the archive does not tell who you are. As linkedin.com/in/mara, or as your messages have your name.",
            attributes: " autocomplete=\"off\"")
    }

    private var day: HTML {
        fields.text(
            "as-of", "The day of the \(upload.files.count == 1 ? "file" : "files")", upload.asOf?.description ?? "",
            hint: "Only when it is not told, or told wrongly. What your book has from later days stays.", type: "date", style: "short",
            attributes: " max=\"\(visitor.today)\"")
    }

    private var addressBook: HTML {
        let isRead = fields.typed?.has("address-book") ?? upload.addressBook ?? false
        return """
            <label class="option"><input type="checkbox" name="address-book" value="on"\(isRead ? " checked" as HTML : "")> \
            <span>Read LinkedIn’s uploaded address book, too</span></label>
            """
    }
}

extension Upload {
    /// Takes what a form says about the files besides.
    ///
    /// - Throws: `FormErrors` with each field that cannot be so; then nothing is taken.
    mutating func take(_ form: FormBody, today: Day) throws(FormErrors) {
        var errors: [FieldError] = []
        let owner = form["owner"]
        if owner.count > 200 { errors.append(FieldError(field: "owner", message: "A profile or name may have up to 200 characters")) }
        // An address is told from a name by its slash.
        if owner.contains("/"), Identity(.linkedin, owner) == nil {
            errors.append(FieldError(field: "owner", message: "Write a profile as linkedin.com/in/mara, or write your name"))
        }
        var day: Day?
        do {
            day = try form.day("as-of")
            if let day, day > today {
                errors.append(FieldError(field: "as-of", message: "No file is of a day to come; leave it empty for what the file tells"))
            }
        } catch {
            errors += error.list
        }
        if !errors.isEmpty { throw FormErrors(errors) }
        (self.owner, asOf, addressBook) = (owner.nonEmpty, day, form.has("address-book"))
    }
}

extension WebApp {
    /// Keeps what somebody said about the files besides; the next look goes by it.
    func setImportOptions(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        guard var upload = shelf.find(context.parameters.get("id") ?? "", account: visitor.account.id), !upload.isReview else {
            return try await uploadIsGone(request, visitor)
        }
        guard !imports.isRunning(upload.id) else { return redirect(to: "/import/\(upload.id)") }
        do throws(FormErrors) {
            try upload.take(form, today: visitor.today)
        } catch {
            guard case .preview(let preview) = try await currentLook(into: upload, visitor) else {
                return redirect(to: "/import/\(upload.id)")
            }
            let page = ImportPreviewPage(preview: preview, visitor: visitor, returned: form, errors: error.list)
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
        try shelf.save(upload)
        imports.forgetLook(upload.id)
        return redirect(to: "/import/\(upload.id)")
    }
}
