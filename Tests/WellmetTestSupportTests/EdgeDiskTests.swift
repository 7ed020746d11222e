import Foundation
import Testing
import WellmetTestSupport

@Suite("A disk at its edge")
struct EdgeDiskTests {
    private func shell(_ script: String, in folder: URL) -> Command {
        Command(URL(filePath: "/bin/sh"), ["-c", script], environment: ["DISK": folder.path])
    }

    @Test("a small disk is full for the command and keeps what fitted")
    func small() async throws {
        try await TemporaryFolder.with { folder in
            let (disk, seed, kept) = try folders(in: folder)
            try Data("before".utf8).write(to: seed.appending(path: "old"))
            let edge = EdgeDisk(.small(kilobytes: 256), at: disk, seed: seed, kept: kept)
            let result = try await edge.around(shell("cat \"$DISK/old\"; head -c 1000000 /dev/zero > \"$DISK/big\"", in: disk)).run()
            #expect(result.output == "before")
            #expect(result.errors.contains("No space left on device"))
            #expect(result.code == 1)
            #expect(try String(contentsOf: kept.appending(path: "old"), encoding: .utf8) == "before")
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
        }
    }

    @Test("a read-only disk refuses every change and shows what is on it", arguments: getuid() == 0 ? [true, false] : [false])
    func readOnly(asRoot: Bool) async throws {
        try await TemporaryFolder.with { folder in
            let (disk, seed, _) = try folders(in: folder)
            try Data("before".utf8).write(to: seed.appending(path: "old"))
            let edge = EdgeDisk(.readOnly, at: disk, seed: seed, asRoot: asRoot)
            let result = try await edge.around(
                shell("cat \"$DISK/old\"; echo x > \"$DISK/new\"; echo x >> \"$DISK/old\"; rm \"$DISK/old\"; exit 7", in: disk)
            ).run()
            #expect(result.output == "before")
            #expect(result.errors.components(separatedBy: "Read-only file system").count == 4)
            #expect(result.code == 7)
        }
    }

    private func folders(in folder: URL) throws -> (disk: URL, seed: URL, kept: URL) {
        let all = ["disk", "seed", "kept"].map { folder.appending(path: $0) }
        for one in all { try FileManager.default.createDirectory(at: one, withIntermediateDirectories: true) }
        return (all[0], all[1], all[2])
    }
}
