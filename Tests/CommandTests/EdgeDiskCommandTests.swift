import Foundation
import Testing
import WellmetTestSupport

/// Commands on a disk that is full or takes no changes: the message says what to do, and what was there is unharmed.
@Suite("On a disk at its edge")
struct EdgeDiskCommandTests {
    private static let manyRows = (0..<6000).map { i in
        "Given\(i),Family\(i % 97),https://www.linkedin.com/in/person-\(i),p\(i)@example.com,Company \(i % 50),Title \(i % 20),01 Mar 2024"
    }.joined(separator: "\n")

    /// Runs a command on a disk that begins with the desk's data; a desk whose data is what the disk then holds.
    private func run(_ desk: Desk, _ kind: EdgeDisk.Kind, _ arguments: String...) async throws -> (CommandResult, after: Desk) {
        let disk = desk.folder.appending(path: "disk")
        let after = desk.folder.appending(path: "after-\(UUID().uuidString)")
        let kept = after.appending(path: "data")
        for folder in [disk, kept] { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        let edge = EdgeDisk(kind, at: disk, seed: desk.data, kept: kept)
        let command = try Wellmet.command(arguments, data: disk, environment: ["WELLMET_NOW": desk.now, "NO_COLOR": "1"])
        let result = try await edge.around(command).run(within: .seconds(120))
        #expect(result.code != EdgeDisk.notMade, "\(result.errors)")
        return (result, Desk(folder: after))
    }

    /// That the database is whole and holds Grace alone, with what she is told to have.
    private func expectAsBefore(_ desk: Desk) async throws {
        let people = try await desk.json("people") as? [Any]
        #expect(people?.count == 1)
        #expect(member(people, "0", "name") as? String == "Grace Hopper")
        let doctor = try await desk.run("doctor")
        #expect(doctor.code == 0, "\(doctor.output)")
    }

    @Test("A full disk stops an import with a message, and the network is as before", arguments: [1200, 2500, 6000])
    func fullImport(kilobytes: Int) async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper")
            let (result, after) = try await run(desk, .small(kilobytes: kilobytes), "import", try desk.connections(Self.manyRows), "--yes")
            #expect(result.code == 1, "\(result.output)")
            #expect(result.errors.contains("is full"))
            #expect(result.errors.contains("Free some space and try again"))
            try await expectAsBefore(after)
            // With room again the same import brings everybody.
            try await after.output("import", try after.connections(Self.manyRows), "--yes")
            #expect((try await after.json("people", "--limit", "10000") as? [Any])?.count == 6001)
        }
    }

    @Test("A full disk stops a backup with a message, and leaves no half of one")
    func fullBackup() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper")
            let database = try Data(contentsOf: desk.data.appending(path: "wellmet.db")).count / 1024
            let (result, after) = try await run(desk, .small(kilobytes: database * 3 / 2), "backup")
            #expect(result.code == 1, "\(result.output)")
            #expect(result.errors.contains("is full"))
            try await expectAsBefore(after)
            let left = FileManager.default.enumerator(atPath: after.data.path)?.compactMap { $0 as? String } ?? []
            #expect(!left.contains { $0.hasPrefix("backups/") && $0.hasSuffix(".db") }, "\(left)")
        }
    }

    @Test(
        "A read-only folder is told, and nothing is changed",
        arguments: [["add", "Ada Lovelace"], ["log", "call with Grace"], ["serve", "--port", "0"]])
    func readOnly(arguments: [String]) async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper")
            let (result, after) =
                arguments.count == 2
                ? try await run(desk, .readOnly, arguments[0], arguments[1]) : try await run(desk, .readOnly, "serve", "--port", "0")
            #expect(result.code == 1, "\(result.output)")
            #expect(result.errors.contains("cannot be written: it is read-only"))
            #expect(result.errors.contains("choose another folder with --data"))
            try await expectAsBefore(after)
        }
    }

    @Test("A database of a newer wellmet is refused by every command and not touched")
    func newerSchema() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper")
            let file = desk.data.appending(path: "wellmet.db")
            // The log is folded in when the last program closes the file: what follows sees one file.
            let sql = "INSERT INTO schema_version (number, applied_at) VALUES (99, 0)"
            let python = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()"
            let made = try await Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", python, file.path, sql], environment: [:]).run()
            #expect(made.code == 0, "\(made.errors)")
            let before = try Data(contentsOf: file)
            for arguments in [["people"], ["add", "Ada Lovelace"], ["today"], ["serve", "--port", "0"]] {
                let result = try await Wellmet.command(arguments, data: desk.data).run()
                #expect(result.code == 1)
                #expect(result.errors.contains("made by a newer wellmet"))
                #expect(result.errors.contains("install the newer version"))
            }
            #expect(try Data(contentsOf: file) == before)
        }
    }
}
