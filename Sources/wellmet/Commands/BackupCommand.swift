internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of everything into one file.",
        discussion: """
            It can run while Wellmet is in use, and never replaces a file. Without a path, or with a folder, the file is named \
            by the time; without a path it lies in “backups” in the data folder.

            Example: wellmet backup /media/usb/wellmet.db
            """
    )

    @Argument(help: "The file to write, or a folder to put it in.", completion: .file()) var path: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let now = try Clock.now()
        let store = try await storeOptions.openStore(at: now)
        let report = try await store.backUp(to: try target(at: now))
        if outputOptions.json {
            return Output.json(
                .object([
                    ("path", JSON(report.path)), ("bytes", JSON(report.bytes)), ("people", JSON(report.people)),
                    ("interactions", JSON(report.interactions)),
                ]))
        }
        Output.line(
            "Backed up \(counted(report.people, "person", "people")) and \(counted(report.interactions, "interaction")), and read the copy back: it is whole."
        )
        Output.line(report.path)
    }

    private func target(at now: Instant) throws -> String {
        let time = now.iso8601(in: .current).prefix(19).replacing(":", with: "").replacing("T", with: "-")
        let name = "wellmet-\(time).db"
        if let path {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return exists && isFolder.boolValue ? (path as NSString).appendingPathComponent(name) : path
        }
        let folder = (storeOptions.folder as NSString).appendingPathComponent("backups")
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.cannotOpen(path: folder, reason: "the folder cannot be made")
        }
        return (folder as NSString).appendingPathComponent(name)
    }
}
