import Dispatch
import Foundation
import Synchronization
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetFormats
@testable import WellmetServer
@testable import WellmetStore

/// What went wrong elsewhere.
private final class Failures: Sendable {
    private let said = Mutex<[String]>([])

    var all: [String] { said.withLock { $0 } }

    func add(_ failure: String) { said.withLock { $0.append(failure) } }
}

@Suite struct NetworkArchiveTests {
    private static let now = Instant(milliseconds: 1_790_000_000_000)
    /// A PNG of one grey pixel.
    private static let pixel = Array(
        Data(
            base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsYsLtgAAAABJRU5ErkJggg==") ?? Data())

    private static let gif = Array(Data(base64Encoded: "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7") ?? Data())

    /// A network in a fresh store in `folder`.
    private func network(_ folder: URL, _ name: String) async throws -> Network {
        let store = try await Store.open(folder: folder.appending(path: name).path, at: Self.now)
        return store.network(of: try await store.addAccount("me", settings: Settings(), at: Self.now).id)
    }

    /// Ada with a picture and Grace, who know each other.
    private func filled(_ folder: URL) async throws -> Network {
        let network = try await network(folder, "first")
        let mail = PersonEdit.addIdentity(Identity(kind: .mail, normalised: "ada@example.com"))
        let ada = try await network.add(
            PersonName(written: "Ada Lovelace"), edits: [mail, .addNote("likes ferns", at: nil)], at: Self.now
        ).value
        let grace = try await network.add(PersonName(written: "Grace Hopper"), at: Self.now).value
        _ = try await network.edit(grace, [.addLink(label: "friend", to: ada, name: "")], at: Self.now)
        try await network.setFace(try Picture.face(Self.pixel), of: ada, at: Self.now)
        return network
    }

    private func archive(_ folder: URL) async throws -> AlteredArchive {
        let path = folder.appending(path: "whole.zip").path
        _ = try await NetworkArchive.write(try await filled(folder), of: "me", to: path, at: Self.now)
        return try AlteredArchive(path)
    }

    /// What is said of an archive when it is looked into and when it is taken in; empty where nothing is wrong.
    private func told(_ path: String, _ folder: URL) async throws -> (look: String, taking: String) {
        let network = try await network(folder, "taking-\(UUID().uuidString)")
        let archive: NetworkArchive
        do {
            archive = try #require(try NetworkArchive(path: path))
        } catch let error as ArchiveError {
            return ("\(error)", "\(error)")
        }
        var told = (look: "", taking: "")
        do {
            try archive.verify()
        } catch {
            told.look = "\(error)"
        }
        do {
            try await archive.takeIn(network, at: Self.now)
        } catch {
            told.taking = "\(error)"
            #expect(try await network.vacancy() == .empty(takenBack: 0))
        }
        return told
    }

    private func refuses(
        _ path: String, _ words: String, look: Bool = true, _ folder: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let told = try await told(path, folder)
        #expect(told.taking.contains(words), "\(told.taking)", sourceLocation: sourceLocation)
        #expect(!told.taking.contains("SQLite"), "\(told.taking)", sourceLocation: sourceLocation)
        if look { #expect(told.look.contains(words), "\(told.look)", sourceLocation: sourceLocation) }
    }

    @Test func `a sealed archive comes in`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            try archive.seal()
            for path in [
                try archive.zip(folder.appending(path: "a.zip").path), try archive.folder(folder.appending(path: "out").path),
            ] {
                let told = try await told(path, folder)
                #expect(told.look == "" && told.taking == "")
            }
        }
    }

    @Test(arguments: [
        ("schema", -1, "no Wellmet wrote archives of schema -1"), ("schema", 0, "no Wellmet wrote archives of schema 0"),
        ("schema", 3, "no Wellmet wrote archives of schema 3"), ("schema", 9999, "newer Wellmet wrote it"),
        ("version", 0, "no Wellmet wrote form 0"), ("version", -7, "no Wellmet wrote form -7"), ("version", 2, "newer Wellmet wrote it"),
    ])
    func `an archive of a form or schema that never was is refused`(key: String, number: Int, told: String) async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.manifest[key] = number
            try await refuses(try archive.zip(folder.appending(path: "a.zip").path), told, folder)
        }
    }

    @Test func `a picture that is none, or of another kind, is refused`() async throws {
        try await TemporaryFolder.with { folder async throws in
            let archive = try await archive(folder)
            let name = try #require(archive.files.first { $0.name.hasPrefix("photos/") }?.name)
            for (bytes, words) in [
                (Array("garbage".utf8), "no picture that Wellmet knows"), ([], "it is empty"),
                (Array(Self.pixel.prefix(12)), "cannot be read"),
                (Self.gif, "another kind than its name says"),
            ] {
                var altered = archive
                altered.write(name, bytes)
                try altered.seal()
                let path = try altered.zip(folder.appending(path: "a.zip").path)
                try await refuses(path, words, folder)
                try await refuses(path, name, folder)
            }
        }
    }

    @Test(arguments: [
        ("person", "\"full_name\":\"Grace Hopper\"", "\"full_name\":\" \"", "“full_name” cannot be “ ”"),
        ("person", "\"standing\":\"book\"", "\"standing\":\"star\"", "line 1: “standing” cannot be “star”"),
        ("person", "\"archived\":0", "\"archived\":\"no\"", "line 1: “archived” is of the wrong kind: “no”"),
        ("person", "\"sort_key\":\"", "\"sort_key\":null,\"zone\":\"", "“zone” stands there twice"),
        ("identity", "\"value\":\"ada@example.com\"", "\"value\":null", "line 1: “value” is missing"),
        ("link", "\"person\":\"0", "\"person\":\"f", "line 1: it names “person” f"),
        ("batch", "\"number\":2,", "\"number\":1,", "line 2: a row before it has the same “number”"),
        ("batch", "\"number\":1,", "\"number\":77,", "it names “batch” 1, and no row of “batch” is that"),
    ])
    func `a row that breaks a rule is told with its file, line, column and what is wrong`(
        table: String, old: String, new: String, told: String
    ) async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.replace("network/\(table).jsonl", old, new)
            try archive.seal()
            let path = try archive.zip(folder.appending(path: "a.zip").path)
            try await refuses(path, told, look: false, folder)
            // The rows that name a number that is gone are of other tables.
            if new != "\"number\":77," { try await refuses(path, "“network/\(table).jsonl” in it is damaged", look: false, folder) }
        }
    }

    @Test func `a file twice, or twice in the manifest, or one too large, is refused`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            let path = folder.appending(path: "a.zip").path
            for name in ["network/person.jsonl", "network/settings.json", "people/Ada Lovelace.md"] {
                let more = [(name, Array(archive.text(name).utf8))]
                let told = try await told(try archive.zip(path, then: more), folder)
                #expect(told.look.contains("“\(name)” in it is damaged (it is there twice)"), "\(told.look)")
                if !name.hasPrefix("people") { #expect(told.taking == told.look) }
            }
            let picture = try #require(archive.files.first { $0.name.hasPrefix("photos/") })
            try await refuses(try archive.zip(path, then: [picture]), "it is there twice", folder)
            let manifest = Array(try JSONSerialization.data(withJSONObject: archive.manifest))
            try await refuses(try archive.zip(path, then: [("manifest.json", manifest)]), "it is there twice", folder)
            let files = try #require(archive.manifest["files"] as? [Any])
            archive.manifest["files"] = files + files.prefix(1)
            try await refuses(try archive.zip(path), "it lists a file twice", folder)
        }
    }

    @Test func `a manifest without end is not read to its end`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.manifest["account"] = String(repeating: "\u{4E00}x!", count: NetworkManifest.largest / 5 + 10)
            try await refuses(try archive.folder(folder.appending(path: "out").path), "larger than 64 MB", folder)
        }
    }

    @Test func `a manifest that unpacks without end is not taken for one that is not there`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.manifest["account"] = String(repeating: "x", count: NetworkManifest.largest + 10)
            try await refuses(try archive.zip(folder.appending(path: "a.zip").path), "unpack to far more than its size", folder)
        }
    }

    @Test func `a manifest that leaves out a part of the network is told at once`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.files.removeAll { $0.name == "network/note.jsonl" }
            try archive.seal()
            try await refuses(try archive.zip(folder.appending(path: "a.zip").path), "“network/note.jsonl” is missing", folder)
        }
    }

    @Test func `a file that goes on behind what the manifest tells is not read further`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            let size = archive.text("network/note.jsonl").utf8.count
            archive.write("network/note.jsonl", Array(archive.text("network/note.jsonl").utf8) + [UInt8](repeating: 0x20, count: 300 << 20))
            // The ZIP has some 300 kB, and would unpack to a thousand times that.
            let path = try archive.zip(folder.appending(path: "bomb.zip").path)
            try await refuses(path, "“network/note.jsonl” in it is damaged (it has more than \(size) bytes)", folder)
        }
    }

    @Test func `what the manifest tells is a bomb itself when it unpacks to far more than its size`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.write("network/note.jsonl", [UInt8](repeating: 0x20, count: 100 << 20))
            archive.claim("network/note.jsonl", bytes: 100 << 20)
            try await refuses(try archive.zip(folder.appending(path: "bomb.zip").path), "unpack to far more than its size", folder)
        }
    }

    @Test func `a line without end is told, and not kept`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            archive.write("network/note.jsonl", [UInt8](repeating: 0x20, count: IncomingTable.longestLine + 2))
            archive.claim("network/note.jsonl", bytes: IncomingTable.longestLine + 2)
            let path = try archive.folder(folder.appending(path: "out").path)
            try await refuses(path, "line 1: it is longer than any row of a network", look: false, folder)
        }
    }

    @Test(arguments: ["../network/person.jsonl", "/network/person.jsonl", "network/../../person.jsonl", "C:\\network\\person.jsonl"])
    func `a name that leads out of the archive refuses all of it`(name: String) async throws {
        try await TemporaryFolder.with { folder async throws in
            let archive = try await archive(folder)
            let path = try archive.zip(folder.appending(path: "a.zip").path, then: [(name, [1])])
            let error = ArchiveError.unsafeName(path: path, name: name.replacing("\\", with: "/"))
            #expect(throws: error) { try NetworkArchive(path: path) }
            #expect(throws: error) { try Archive.read([path], options: ReadOptions()) }
        }
    }

    @Test func `a manifest that names what is outside opens nothing there`() async throws {
        try await TemporaryFolder.with { folder async throws in
            var archive = try await archive(folder)
            try archive.seal()
            var files = try #require(archive.manifest["files"] as? [[String: Any]])
            files += ["../outside.txt", "/etc/passwd"].map { ["name": $0, "bytes": 3, "sha256": "00"] }
            archive.manifest["files"] = files
            let told = try await told(try archive.folder(folder.appending(path: "out").path), folder)
            #expect(told.look == "" && told.taking == "")
        }
    }

    @Test func `a link in a folder is not followed, and said to be one`() async throws {
        try await TemporaryFolder.with { folder async throws in
            let archive = try await archive(folder)
            let path = try archive.folder(folder.appending(path: "out").path)
            for name in ["network/person.jsonl", "network/settings.json", "manifest.json"] {
                let (file, outside) = (path + "/" + name, folder.appending(path: "outside").path)
                try FileManager.default.moveItem(atPath: file, toPath: outside)
                try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: outside)
                // Without its manifest it is known by its rows.
                try await refuses(path, "holds a link (“\(name)”)", folder)
                try FileManager.default.removeItem(atPath: file)
                try FileManager.default.moveItem(atPath: outside, toPath: file)
            }
        }
    }

    @Test func `an archive that is cut anywhere is refused`() async throws {
        try await TemporaryFolder.with { folder async throws in
            let path = folder.appending(path: "whole.zip").path
            _ = try await NetworkArchive.write(try await filled(folder), of: "me", to: path, at: Self.now)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let cut = folder.appending(path: "cut.zip")
            for count in stride(from: 1000, to: whole.count, by: whole.count / 40) {
                try whole.prefix(count).write(to: cut)
                #expect(throws: ArchiveError.self, "\(count)") {
                    if let archive = try NetworkArchive(path: cut.path) { try archive.verify() }
                    _ = try Archive.read([cut.path], options: ReadOptions())
                }
            }
        }
    }

    @Test func `what is written while a network leaves is in none of its files`() async throws {
        try await TemporaryFolder.with { folder async throws in
            let network = try await filled(folder)
            let path = folder.appending(path: "all.zip").path
            let failures = Failures()
            _ = try await NetworkArchive.write(network, of: "me", to: path, at: Self.now) { step in
                // Somebody else writes, and is not kept waiting.
                let done = DispatchSemaphore(value: 0)
                Task.detached {
                    do {
                        _ = try await network.add(PersonName(written: "Mary \(step.count)"), at: Self.now)
                    } catch {
                        failures.add("\(error)")
                    }
                    done.signal()
                }
                if done.wait(timeout: .now() + 20) == .timedOut { failures.add("the writer waits") }
            }
            #expect(failures.all == [])
            #expect(try await network.everybody(.book).count > 3)
            let archive = try AlteredArchive(path)
            for name in ["network/person.jsonl", "contacts.vcf", "people.csv"] {
                #expect(archive.text(name).contains("Grace Hopper") && !archive.text(name).contains("Mary"), "\(name)")
            }
            #expect(archive.files.filter { $0.name.hasPrefix("people/") }.count == 2)
        }
    }

    @Test func `an empty network leaves with the first lines of its tables`() async throws {
        try await TemporaryFolder.with { folder async throws in
            let path = folder.appending(path: "all.zip").path
            _ = try await NetworkArchive.write(try await network(folder, "first"), of: "me", to: path, at: Self.now)
            let archive = try AlteredArchive(path)
            #expect(archive.text("people.csv").hasPrefix("Name,") && archive.text("interactions.csv").hasPrefix("Date,"))
        }
    }
}
