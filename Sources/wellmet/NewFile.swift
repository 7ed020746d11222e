internal import Foundation

/// A file that appears when it is whole, and never in the place of another.
final class NewFile {
    let path: String
    /// Where it grows until it is whole.
    let partial: String
    private let handle: FileHandle
    private var isWhole = false

    init(_ path: String) throws {
        self.path = path
        partial = path + ".partial"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure.failed("\(path) is there already, and is not replaced. Choose another name, or remove it first.")
        }
        guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: partial)
        else { throw CommandFailure.failed("\(path) cannot be written: check that its folder is there and is yours.") }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            discard()
            throw CommandFailure.failed("\(path) could not be written to its end: the disk may be full. Nothing was kept.")
        }
    }

    func finish() throws {
        do {
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(atPath: partial, toPath: path)
            isWhole = true
        } catch {
            discard()
            throw CommandFailure.failed("\(path) could not be written to its end. Nothing was kept.")
        }
    }

    /// Whatever went wrong between, half a file does not stay.
    deinit { if !isWhole { discard() } }

    func discard() {
        try? FileManager.default.removeItem(atPath: partial)  // what is left is half a file, and says so in its name
    }
}
