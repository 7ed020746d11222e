internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

struct FaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face",
        abstract: "Give a person a picture, or take it out.",
        discussion: """
            A JPEG, PNG, GIF or WebP of up to 20 MB; it is kept as it is, and contact cards carry it. Without a file it tells which \
            picture there is. A picture that you chose, or removed, is not replaced by an import.

            Examples:
              wellmet face Ada portrait.jpg
              wellmet face Ada --to ada.jpg
            """)

    @Argument(help: "Who: a name or a part of it, an address, or an id.", completion: .people) var person: String
    @Argument(help: "The picture.", completion: .file()) var file: String?
    @Flag(name: .long, help: "Show initials instead, whatever an import brings.") var remove = false
    @Option(name: .long, help: ArgumentHelp("Write the picture into a file that is not there yet.", valueName: "file"), completion: .file())
    var to: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        guard [file != nil, remove, to != nil].count(where: \.self) <= 1 else {
            throw ValidationError("Name a picture, or say --remove or --to: one of them at once.")
        }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let name = found.name.full
        if let file {
            let face: Face
            do {
                face = try Picture.chosen(try read(file))
            } catch let error as PictureError {
                throw CommandFailure.failed("\(file) cannot be shown: \(error). Nothing was changed.")
            }
            let written = try await open.network.setFace(face, of: found.id, at: open.now)
            return Output.changed(
                "\(name) has a picture now: \(face.words).", written.batch, in: open, json: outputOptions.json,
                more: [("person", .who(found.id, name))])
        }
        if remove {
            let written = try await open.network.setFace(nil, of: found.id, at: open.now)
            return Output.changed(
                "\(name) is shown by initials now.", written.batch, in: open, json: outputOptions.json,
                more: [("person", .who(found.id, name))])
        }
        guard let face = try await open.network.face(of: found.id) else {
            if to != nil { throw CommandFailure.notFound("\(name) has no picture.") }
            if outputOptions.json { return Output.json(.object([("person", .who(found.id, name)), ("picture", .null)])) }
            return Output.line("\(name) has no picture, and is shown by initials.")
        }
        if let to {
            let written = try NewFile(to)
            try written.write(face.bytes)
            try written.finish()
        }
        if outputOptions.json {
            return Output.json(
                .object([("person", .who(found.id, name)), ("picture", face.json)] + (to.map { [("path", JSON($0))] } ?? [])))
        }
        Output.line(to.map { "Wrote the picture of \(name) to \($0): \(face.words)." } ?? "\(name): \(face.words).")
    }

    private func read(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure.failed("\(path) cannot be read: check that it is there and is yours.")
        }
        // One byte more than a picture may have tells that it has too many.
        let data = try handle.read(upToCount: Picture.largest + 1) ?? Data()
        return Array(data)
    }
}

extension Face {
    /// "JPEG, 800 × 600, 120 kB"
    fileprivate var words: String { "\(kind.name), \(width) × \(height), \(max(1, bytes.count / 1000)) kB" }

    fileprivate var json: JSON {
        .object([
            ("kind", JSON(kind.rawValue)), ("width", JSON(width)), ("height", JSON(height)), ("bytes", JSON(bytes.count)),
        ])
    }
}
