package import Foundation

/// The folder that the build put its programs into, the one with these tests among them.
package enum BuildProducts {
    /// The folder of the running test program.
    package static var folder: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// A program that was built together with the tests.
    /// - Throws: `CommandError.notBuilt` when it is not there.
    package static func program(_ name: String) throws -> URL {
        let file = folder.appending(path: name)
        guard FileManager.default.isExecutableFile(atPath: file.path) else {
            throw CommandError.notBuilt(name, looked: folder.path)
        }
        return file
    }
}
