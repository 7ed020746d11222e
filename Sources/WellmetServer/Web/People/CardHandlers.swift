internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// People as files of contact cards.
extension WebApp {
    func downloadCard(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        guard let subject = try await visitor.network.cardSubjects(of: [person]).first else { throw HTTPError(.notFound) }
        return cards([person], named: subject.person.name.full, try version(request), visitor)
    }

    /// Of everybody in the list that the address asks for.
    func downloadCards(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let query = PeopleQuery(request.query, now: visitor.now)
        if let problem = query.problem { throw StoreError.invalid(problem.description) }
        let people = try await visitor.network.ids(query.filter)
        let isEverybody = query.filter.terms.isEmpty
        return cards(people, everybody: isEverybody, named: "people", try version(request), visitor)
    }

    private func version(_ request: Request) throws -> VCard.Version {
        switch request.query["version"] {
        case "", "3.0": .v30
        case "4.0": .v40
        default: throw StoreError.invalid("Cards are written in version 3.0 or 4.0.")
        }
    }

    func cards(
        _ people: [ID<Person>], everybody: Bool = false, named name: String, _ version: VCard.Version, _ visitor: Visitor
    ) -> Response {
        let export = CardExport(version: version, region: visitor.settings.region)
        let network = visitor.network
        let body = ResponseBody { writer in
            var cards = try await LeavingCards(people, everybody: everybody, of: network, as: export)
            while let card = try await cards.next() { try await writer.write(ByteBuffer(bytes: card.bytes)) }
            try await writer.finish(nil)
        }
        let file = UploadedFiles.safeName(name) + ".vcf"
        return Response(status: .ok, headers: download(file, "text/vcard; charset=utf-8"), body: body)
    }
}
