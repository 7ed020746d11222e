internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

extension ExportCommand {
    struct Table: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "table",
            abstract: "Write people as a table (CSV), a row each.",
            discussion: """
                Without names, of everybody in the book who fits. The table goes to the standard output, or into a file that is not there yet. \
                A text that a spreadsheet would take for a formula has an apostrophe before it.

                With --json it prints one object with path (null without --to), people and csv (null with --to).

                Examples:
                  wellmet export table --to people.csv
                  wellmet export table --where "circle:clients last:>90d" --to clients.csv
                """)

        @OptionGroup var selection: PeopleSelection
        @Option(name: .long, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file()) var to: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let people = try await selection.people(in: open, json: outputOptions.json)
            let file = try to.map(NewFile.init)
            var table = PeopleTable()
            var text = ""
            for part in Network.cardParts(people) {
                for person in try await open.network.wholePeople(part, withHistory: false) { table.append(person) }
                let bytes = table.take()
                if let file {
                    try file.write(bytes)
                } else if outputOptions.json {
                    text += String(decoding: bytes, as: UTF8.self)
                } else {
                    Output.write(bytes, to: STDOUT_FILENO)
                }
            }
            try file?.finish()
            if outputOptions.json {
                return Output.json(
                    .object([
                        ("path", file.map { JSON($0.path) } ?? .null), ("people", JSON(people.count)),
                        ("csv", file == nil ? JSON(text) : .null),
                    ]))
            }
            if let file { Output.line("Wrote \(counted(people.count, "person", "people")) to \(file.path).") }
        }
    }
}
