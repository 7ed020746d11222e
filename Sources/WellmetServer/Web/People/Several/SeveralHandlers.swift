internal import Hummingbird
internal import NIOCore
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// Shows what would happen; writes nothing.
    func showSeveral(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let query = request.query
        let word = query["do"]
        if let format = LeavingFormat(rawValue: word) {
            if let people = try await chosen(query, visitor) {
                return format == .cards ? cards(people, named: "people", .v30, visitor) : table(people, visitor)
            }
        }
        let takesValue = ["circle", "-circle", "tag", "-tag", "cadence", "pause"].contains(word)
        let page = try await several(takesValue ? "\(word):\(query["value"])" : word, query, visitor)
        return try await respond(page.page, to: request, visitor, status: page.problem == nil ? .ok : .unprocessableContent)
    }

    /// Does it, if it still is what was shown.
    func changeSeveral(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let page = try await several(form["action"], form, visitor)
        guard let preview = page.preview, preview.mark == form["mark"], !preview.people.isEmpty else {
            let status: HTTPResponse.Status = page.problem == nil ? .conflict : .unprocessableContent
            return try await respond(page.page, to: request, visitor, status: status)
        }
        return done(try await visitor.network.act(preview, at: visitor.now).batch, to: page.list)
    }

    /// Those who are ticked, or all of the list; nil when there is nobody, or the list cannot be read.
    private func chosen(_ form: FormBody, _ visitor: Visitor) async throws -> [ID<Person>]? {
        let list = PeopleQuery(FormBody(String(Form.path(form["list"], or: "/people").drop { $0 != "?" }.dropFirst())), now: visitor.now)
        if form["who"] == "all" { return list.problem == nil ? try await visitor.network.ids(list.filter) : nil }
        let picked = form.all("person").compactMap { ID<Person>($0) }
        return picked.isEmpty ? nil : picked
    }

    /// A table of people, some dozens in memory at once.
    private func table(_ people: [ID<Person>], _ visitor: Visitor) -> Response {
        let network = visitor.network
        let body = ResponseBody { writer in
            var table = PeopleTable()
            for part in Network.cardParts(people) {
                for person in try await network.wholePeople(part, withHistory: false) { table.append(person) }
                try await writer.write(ByteBuffer(bytes: table.take()))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: download("people.csv", "text/csv; charset=utf-8"), body: body)
    }

    private func several(_ action: String, _ form: FormBody, _ visitor: Visitor) async throws -> SeveralPage {
        let list = Form.path(form["list"], or: "/people")
        let isForAll = form["who"] == "all"
        let picked = isForAll ? [] : form.all("person").compactMap { ID<Person>($0) }
        func page(_ preview: ActionPreview?, _ problem: String?, remarks: [String] = []) -> SeveralPage {
            SeveralPage(
                preview: preview, problem: problem, remarks: remarks, action: action, picked: picked, isForAll: isForAll, list: list,
                visitor: visitor)
        }
        do {
            let query = PeopleQuery(FormBody(String(list.drop { $0 != "?" }.dropFirst())), now: visitor.now)
            if let problem = query.problem { return page(nil, problem.description) }
            let people = isForAll ? try await visitor.network.ids(query.filter) : picked
            if people.isEmpty, LeavingFormat(rawValue: action) != nil { return page(nil, "Tick somebody first, or take all who fit.") }
            let actions = [try PeopleAction(action, today: visitor.today)]
            let remarks = try await visitor.network.remarks(on: actions)
            return page(try await visitor.network.preview(actions, on: people), nil, remarks: remarks)
        } catch let error as PeopleActionError {
            return page(nil, error.onPage)
        } catch let error as StoreError {
            guard case .invalid(let words) = error else { throw error }
            return page(nil, words)
        }
    }
}

/// As what people leave who are chosen in the list.
private enum LeavingFormat: String { case cards, table }

extension PeopleActionError {
    /// For those who chose from a menu.
    fileprivate var onPage: String { ofValue ?? "Choose what is to happen." }
}
