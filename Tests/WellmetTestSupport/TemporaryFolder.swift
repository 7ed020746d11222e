package import Foundation

/// Folders for one test.
package enum TemporaryFolder {
    /// Makes an empty folder that nobody else uses; `name` is only there to be recognised by.
    package static func make(named name: String = "test") throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wellmet-\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.resolvingSymlinksInPath()
    }

    /// Runs `body` with an empty folder that is removed afterwards.
    package static func with<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = try make()
        defer {
            // What cannot be removed stays behind in the temporary folder and harms no other test.
            try? FileManager.default.removeItem(at: folder)
        }
        return try await body(folder)
    }
}
