internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

extension ExportCommand {
    struct Cards: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cards",
            abstract: "Write contact cards (vCard) of people.",
            discussion: """
                A card that somebody came with is written as it came, with what you changed since; nothing of it is lost that Wellmet \
                does not know. Without names, of everybody in the book who fits. The cards go to the standard output, or into a file \
                that is not there yet.

                With everybody's leave the cards of groups that came in; of a selection no group leaves, and its tag stands in each card.

                With --json it prints an array of objects with id, name and card, the id null for a group; with --to, one object with \
                path and cards.

                Examples:
                  wellmet export cards --to people.vcf
                  wellmet export cards "Ada Lovelace" --version 4.0
                  wellmet export cards --where "circle:clients city:lisbon" --to lisbon.vcf
                """)

        @OptionGroup var selection: PeopleSelection
        @Option(name: .long, help: "The version of vCard: 3.0, which everything reads, or 4.0.", completion: .list(["3.0", "4.0"]))
        var version = "3.0"
        @Option(name: .long, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file()) var to: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            guard ["3.0", "4.0"].contains(version) else { throw ValidationError("--version is 3.0 or 4.0; \(version) is not.") }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            let people = try await selection.people(in: open, json: outputOptions.json)
            let export = CardExport(version: version == "4.0" ? .v40 : .v30, region: try await open.network.settings().region)
            let file = try to.map(NewFile.init)
            var cards = try await LeavingCards(
                people, everybody: selection.isEverybody, of: open.network, as: export)
            var list: [JSON] = []
            var groups = 0
            while let card = try await cards.next() {
                if card.subject == nil { groups += 1 }
                if let file {
                    try file.write(card.bytes)
                } else if outputOptions.json {
                    list.append(JSON(card))
                } else {
                    Output.write(card.bytes, to: STDOUT_FILENO)
                }
            }
            guard let file else {
                if outputOptions.json { Output.json(.list(list)) }
                return
            }
            try file.finish()
            let count = people.count + groups
            if outputOptions.json { return Output.json(.object([("path", JSON(file.path)), ("cards", JSON(count))])) }
            Output.line("Wrote \(counted(count, "card")) to \(file.path)\(groups > 0 ? ", \(counted(groups, "group")) among them" : "").")
        }
    }
}

extension JSON {
    fileprivate init(_ card: LeavingCards.Card) {
        self = .object([
            ("id", card.subject.map { JSON($0.id) } ?? .null),
            ("name", JSON(card.subject?.person.name.full ?? VCard(card.bytes).title)),
            ("card", JSON(String(decoding: card.bytes, as: UTF8.self))),
        ])
    }
}
