internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

struct NoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note on a person, or list their notes.",
        discussion: """
            Notes are Markdown. Without a text the notes are listed; “-” reads the text from the standard input.

            Example: wellmet note Ada "Prefers calls in the morning."
            """
    )

    @Argument(help: "Who: a name or a part of it, an address, or an id.", completion: .people) var person: String
    @Argument(help: "The text; “-” for the standard input.") var text: [String] = []
    @Option(name: .long, help: ArgumentHelp("Replace the note with that id.", valueName: "id")) var edit: String?
    @Option(name: .long, help: ArgumentHelp("Delete the note with that id.", valueName: "id")) var delete: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if edit != nil, delete != nil { throw ValidationError("--edit and --delete exclude each other.") }
        if edit != nil, text.isEmpty { throw ValidationError("--edit needs the new text.") }
        if delete != nil, !text.isEmpty { throw ValidationError("--delete takes no text.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let name = found.name.full
        let details = try await open.network.details(of: found.id, at: open.now, limit: 0)
        func note(_ text: String) throws -> ID<Note> {
            guard let note = details.notes.first(where: { $0.id.description == text.trimmed.lowercased() }) else {
                throw CommandFailure.notFound("\(name) has no note with the id \(text). “wellmet person \(name) --ids” shows them.")
            }
            return note.id
        }
        let sentence: String
        let change: PersonEdit
        if let delete {
            (sentence, change) = ("Deleted the note on \(name).", .removeNote(try note(delete)))
        } else if let edit {
            (sentence, change) = ("Changed the note on \(name).", .editNote(try note(edit), try said()))
        } else if !text.isEmpty {
            (sentence, change) = ("Noted on \(name).", .addNote(try said(), at: nil))
        } else {
            return list(details, in: open)
        }
        let written = try await open.network.edit(found.id, [change], at: open.now)
        Output.changed(sentence, written.batch, in: open, json: outputOptions.json, more: [("person", .who(found.id, name))])
    }

    private func said() throws -> String {
        let said =
            text == ["-"] ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : text.joined(separator: " ")
        guard let said = said.nonEmpty else { throw CommandFailure.usage("A note needs some text.") }
        return said
    }

    private func list(_ details: PersonDetails, in open: OpenNetwork) {
        if outputOptions.json {
            return Output.json(
                .list(
                    details.notes.map {
                        .object([("id", JSON($0.id)), ("at", JSON($0.at, in: open.zone)), ("text", JSON($0.text))])
                    }))
        }
        guard !details.notes.isEmpty else { return Output.line("No notes on \(details.person.name.full) yet.") }
        Output.line(
            details.notes.map { "\(Output.bold(open.words($0.at).capitalizedFirst))  \(Output.dim("\($0.id)"))\n\($0.text)" }.joined(
                separator: "\n\n"))
    }
}
