internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// The pairs of the whole book, or of the person in the query, with who else may be meant.
    func showDuplicates(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let network = visitor.network
        let query = request.query
        var page = DuplicatesPage(visitor: visitor)
        if let text = query["person"].nonEmpty {
            guard let id = ID<Person>(text), let person = try await network.find(id.description).first else { throw HTTPError(.notFound) }
            page.person = person
            page.text = String(query["with"].prefix(200)).trimmed
            page.candidates = try await network.find(page.text).filter { $0.id != person.id }
        } else {
            page.offset = min(max(0, Int(query["from"]) ?? 0), 1_000_000)
            page.settled = try await network.notSame(limit: 50)
            page.discovered = try await network.people(PeopleQuery.discovered, limit: 0).total
        }
        if let pairs = try await duplicates.pairs(of: network) {
            let (found, total) = try await network.duplicates(
                among: pairs, of: page.person?.id, offset: page.offset, limit: DuplicatesPage.pageSize)
            page.total = total
            for pair in found {
                let sides = pair.sides
                page.pairs.append((try await network.mergePreview(sides.keep.id, sides.drop.id), pair.likeness))
            }
        } else {
            page.isLooking = true
        }
        return try await respond(page.page, to: request, visitor)
    }

    /// Two people side by side, and what would be kept of either.
    func showPair(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let preview = try await visitor.network.mergePreview(
            try request.id("one", context), try request.id("other", context),
            taking: Set(
                MergePart.allCases.filter {
                    request.query.all("take").contains($0.rawValue)
                }))
        return try await respond(PairPage(preview: preview, visitor: visitor).page, to: request, visitor)
    }

    func mergePair(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let taking = Set(form.all("take").compactMap { MergePart(rawValue: $0) })
        let written = try await visitor.network.merge(
            try request.id("one", context), try request.id("other", context), taking: taking, at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/people/\(written.value)"))
    }

    func markPairNotSame(_ request: Request, _ context: WebContext) async throws -> Response {
        try await settlePair(request, context) { network, one, other, now in try await network.markNotSame(one, other, at: now).batch }
    }

    func unmarkPairNotSame(_ request: Request, _ context: WebContext) async throws -> Response {
        try await settlePair(request, context) { network, one, other, now in try await network.unmarkNotSame(one, other, at: now).batch }
    }

    private func settlePair(
        _ request: Request, _ context: WebContext,
        _ write: (Network, ID<Person>, ID<Person>, Instant) async throws -> BatchNumber?
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let batch = try await write(
            visitor.network, try request.id("one", context), try request.id("other", context), visitor.now)
        return done(batch, to: Form.path(form["back"], or: "/duplicates"))
    }
}
