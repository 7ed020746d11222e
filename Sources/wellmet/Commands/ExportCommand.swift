internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take your network with you: all of it, or people as contact cards.",
        discussion: """
            Examples:
              wellmet export
              wellmet export --to everything.zip
              wellmet export cards --to people.vcf
            """,
        subcommands: [Whole.self, Cards.self], defaultSubcommand: Whole.self)

    /// Everything.
    struct Whole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "network",
            abstract: "Write the whole network into one ZIP, which Wellmet takes in again.",
            discussion: """
                In it are the rows of every table as JSON Lines with a manifest and checksums, pictures, and for people and other programs \
                contact cards, tables (CSV) and a readable page of each person (Markdown). “wellmet import” brings it into an empty \
                network. Passwords and sessions stay here. Without --to it is written into this folder, named after the account and the day.

                With --json it prints an object with path, bytes, schema, people, interactions, rows and files.

                Examples:
                  wellmet export
                  wellmet export --to everything.zip
                """)

        @Option(name: .long, help: ArgumentHelp("The ZIP to write.", valueName: "file"), completion: .file(extensions: ["zip"]))
        var to: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let file = try NewFile(to ?? "wellmet-\(open.account.name)-\(open.today).zip")
            let manifest: NetworkManifest
            do {
                manifest = try await NetworkArchive.write(open.network, of: open.account.name, to: file.partial, at: open.now) {
                    if !outputOptions.json { Output.progress($0) }
                }
            } catch {
                file.discard()
                throw error
            }
            Output.progress("")
            try file.finish()
            let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
            if outputOptions.json {
                return Output.json(
                    .object([
                        ("path", JSON(file.path)), ("bytes", JSON(size)), ("schema", JSON(manifest.schema)),
                        ("people", JSON(manifest.people)), ("interactions", JSON(manifest.interactions)),
                        ("rows", .object(manifest.rows.sorted { $0.key < $1.key }.map { ($0.key, JSON($0.value)) })),
                        ("files", JSON(manifest.files.count)),
                    ]))
            }
            Output.line(
                """
                Wrote \(counted(manifest.people, "person", "people")) and \(counted(manifest.interactions, "interaction")) to \(file.path) \
                (\(bytes(size))).
                It holds everything that you know of them: keep it where nobody else reads it.
                """)
        }

        private func bytes(_ count: Int) -> String { count < 1_000_000 ? "\(max(1, count / 1000)) kB" : "\(count / 1_000_000) MB" }
    }

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
                """)

        @Argument(help: "Whose cards; without names everybody's.", completion: .people) var names: [String] = []
        @Option(name: .long, help: ArgumentHelp("Only those in that circle.", valueName: "name"), completion: .circles) var circle: String?
        @Option(name: .long, help: ArgumentHelp("Only those with that tag.", valueName: "word"), completion: .tags) var tag: String?
        @Option(name: .long, help: "The version of vCard: 3.0, which everything reads, or 4.0.", completion: .list(["3.0", "4.0"]))
        var version = "3.0"
        @Option(name: .long, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file()) var to: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            guard ["3.0", "4.0"].contains(version) else { throw ValidationError("--version is 3.0 or 4.0; \(version) is not.") }
            guard names.isEmpty || circle == nil && tag == nil else {
                throw ValidationError("Name people, or say which with --circle and --tag; not both.")
            }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            let people = try await people(in: open)
            let export = CardExport(version: version == "4.0" ? .v40 : .v30, region: try await open.network.settings().region)
            let file = try to.map(NewFile.init)
            var cards = try await LeavingCards(
                people, everybody: names.isEmpty && circle == nil && tag == nil, of: open.network, as: export)
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

        private func people(in open: OpenNetwork) async throws -> [ID<Person>] {
            guard names.isEmpty else { return try await open.people(names).map(\.id) }
            var filter = PeopleFilter()
            if let circle {
                guard try await open.network.circle(named: circle) != nil else { throw CommandFailure.noCircle(circle) }
                filter.add(.text(.circle, [circle]))
            }
            if let tag { filter.add(.text(.tag, [tag])) }
            return try await open.network.ids(filter)
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
