internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// The pairs of the whole book, those of the person in the query with who else may be meant, or who was only seen so far.
    func showDuplicates(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let query = request.query
        if query["person"].nonEmpty != nil { return try await showDuplicatesOfOne(request, visitor) }
        let network = visitor.network
        let offset = min(max(0, Int(query["from"]) ?? 0), 1_000_000)
        let isOfSeen = query["show"] == "seen"
        async let seen = network.people(PeopleQuery.discovered, offset: isOfSeen ? offset : 0, limit: isOfSeen ? SeenPage.pageSize : 3)
        let pairs = try await duplicates.pairs(of: network)
        let likest = try await likest(of: try await seen.people, among: pairs ?? [], in: network)
        if isOfSeen {
            let total = try await network.duplicates(among: pairs ?? [], limit: 0).total
            let page = SeenPage(visitor: visitor, seen: try await seen, likest: likest, pairs: total)
            return try await respond(page.page, to: request, visitor)
        }
        var page = DuplicatesPage(visitor: visitor)
        page.offset = offset
        page.seen = SeenPage(visitor: visitor, seen: try await seen, likest: likest)
        page.settled = try await network.notSame(limit: 50)
        page.isLooking = pairs == nil
        (page.pairs, page.total) = try await network.duplicates(among: pairs ?? [], offset: offset, limit: DuplicatesPage.pageSize)
        page.moves = try await network.moves(of: page.pairs.map(\.sides.drop.id))
        return try await respond(page.page, to: request, visitor)
    }

    private func showDuplicatesOfOne(_ request: Request, _ visitor: Visitor) async throws -> Response {
        let (network, query) = (visitor.network, request.query)
        guard let id = ID<Person>(query["person"]), let person = try await network.find(id.description).first else {
            throw HTTPError(.notFound)
        }
        var page = DuplicatesPage(visitor: visitor)
        page.person = person
        page.text = String(query["with"].prefix(200)).trimmed
        page.candidates = try await network.find(page.text).filter { $0.id != person.id }
        (page.pairs, page.total) = try await network.duplicates(of: person.id, limit: DuplicatesPage.pageSize)
        page.moves = try await network.moves(of: page.pairs.map(\.sides.drop.id))
        return try await respond(page.page, to: request, visitor)
    }

    /// Of each of those people the pair with whom they are likeliest the same.
    private func likest(
        of people: [PersonLine], among pairs: [PersonLikeness], in network: Network
    ) async throws -> [ID<Person>: Duplicate] {
        let asked = Set(people.map(\.id))
        let theirs = pairs.filter { asked.contains($0.one) || asked.contains($0.other) }
        var likest: [ID<Person>: Duplicate] = [:]
        for pair in try await network.duplicates(among: theirs, limit: 1000).found {
            for side in [pair.one.id, pair.other.id] where asked.contains(side) && likest[side] == nil { likest[side] = pair }
        }
        return likest
    }

    /// Two people side by side, and what would be kept of either.
    func showPair(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let network = visitor.network
        let preview = try await network.mergePreview(
            try request.id("one", context), try request.id("other", context),
            taking: Set(
                MergePart.allCases.filter {
                    request.query.all("take").contains($0.rawValue)
                }))
        async let keep = network.details(of: preview.keep.id, at: visitor.now, limit: PairSide.happenings)
        async let drop = network.details(of: preview.drop.id, at: visitor.now, limit: PairSide.happenings)
        let likeness = try await network.duplicates(of: preview.keep.id, limit: 100).found.first {
            $0.one.id == preview.drop.id || $0.other.id == preview.drop.id
        }?.likeness
        let page = PairPage(
            preview: preview, likeness: likeness, keep: PairSide(try await keep, visitor), drop: PairSide(try await drop, visitor),
            visitor: visitor)
        return try await respond(page.page, to: request, visitor)
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
