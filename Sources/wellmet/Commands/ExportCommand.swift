internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take your network with you: all of it, or people as contact cards or a table.",
        discussion: """
            Examples:
              wellmet export
              wellmet export --to everything.zip
              wellmet export cards --to people.vcf
              wellmet export table --where "circle:clients last:>90d" --to clients.csv
            """,
        subcommands: [Whole.self, Cards.self, Table.self], defaultSubcommand: Whole.self)

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
}
