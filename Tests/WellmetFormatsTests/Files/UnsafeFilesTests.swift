internal import CArchive
import Foundation
import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct UnsafeFilesTests {
    private let rows = Array("First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Example,,,,,08 Feb 2026\n".utf8)

    private func error(_ path: String, _ change: (inout ReadOptions) -> Void = { _ in }) -> ArchiveError? {
        var options = ReadOptions()
        change(&options)
        do {
            _ = try Archive.read([path], options: options)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["../Connections.csv", "a/../../b.csv", "/etc/Connections.csv", "..\\Connections.csv", "C:\\x.csv"])
    func aNameThatLeavesItsFolderRefusesTheZip(name: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.zip("x.zip", [("Connections.csv", rows), (name, rows)])
        #expect(error(path) == .unsafeName(path: path, name: name.replacingOccurrences(of: "\\", with: "/")))
    }

    @Test func aLinkInsideRefusesTheZip() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/x.zip"
        let archive = try #require(archive_write_new())
        archive_write_set_format_zip(archive)
        archive_write_open_filename(archive, path)
        let entry = try #require(archive_entry_new())
        archive_entry_set_pathname(entry, "Connections.csv")
        archive_entry_set_filetype(entry, 0o120000)
        archive_entry_set_symlink(entry, "/etc/passwd")
        #expect(archive_write_header(archive, entry) == ARCHIVE_OK)
        archive_entry_free(entry)
        archive_write_free(archive)
        #expect(error(path) == .link(path: path, name: "Connections.csv"))
    }

    @Test func aPasswordRefusesTheZip() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/x.zip"
        let archive = try #require(archive_write_new())
        archive_write_set_format_zip(archive)
        archive_write_set_options(archive, "zip:encryption=traditional")
        archive_write_set_passphrase(archive, "secret")
        archive_write_open_filename(archive, path)
        let entry = try #require(archive_entry_new())
        archive_entry_set_pathname(entry, "Connections.csv")
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_size(entry, Int64(rows.count))
        archive_write_header(archive, entry)
        _ = rows.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, rows.count) }
        archive_entry_free(entry)
        archive_write_free(archive)
        #expect(error(path) == .encrypted(path: path))
    }

    @Test func aZipCutOffAnywhereIsAnIncompleteDownload() throws {
        let folder = try TemporaryFolder()
        let whole = try InputFile.bytes(try folder.zip("whole.zip", [("Connections.csv", rows), ("Profile.csv", rows)]))
        for length in stride(from: 4, to: whole.count, by: 7) {
            let path = try folder.write("cut.zip", Array(whole.prefix(length)))
            let found = error(path)
            switch found {
            case .truncated, .damaged: #expect(found?.description.contains("get it again") == true)
            default: Issue.record("\(length) of \(whole.count) bytes: \(String(describing: found))")
            }
        }
    }

    @Test func brokenZipsAreNeverATrap() throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 6)
        let whole = try InputFile.bytes(try folder.zip("whole.zip", [("a/Connections.csv", rows), ("a/Profile.csv", rows)]))
        for _ in 0..<1500 {
            var broken = whole
            for _ in 0...Int.random(in: 0...4, using: &random) {
                broken[Int.random(in: 4..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let path = try folder.write("broken.zip", broken)
            if let found = error(path) { #expect(!found.description.isEmpty) }
        }
    }

    @Test func aBombIsRefusedBeforeItHasUnpacked() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/bomb.zip"
        let zip = try ZipWriter(path: path)
        try zip.begin("Connections.csv")
        try zip.append(rows)
        for _ in 0..<64 { try zip.append([UInt8](repeating: 0x0A, count: 1 << 20)) }
        try zip.close()
        #expect(try InputFile.bytes(path).count < 1 << 18)
        #expect(error(path) == .bomb(path: path))
    }

    @Test func anEntryBeyondTheLimitIsRefusedByItsClaimAndByItsBytes() throws {
        let folder = try TemporaryFolder()
        let path = try folder.zip("x.zip", [("Connections.csv", rows)])
        #expect(error(path) { $0.limits.entryBytes = 50 } == .tooLarge(path: path, part: "Connections.csv", limit: 50))
        let single = try folder.write("Connections.csv", rows)
        #expect(error(single) { $0.limits.entryBytes = 50 } == .tooLarge(path: single, part: "", limit: 50))

        // The list at the end claims 4 GB.
        var claim = try InputFile.bytes(path)
        let list = try #require(claim.indices.dropLast(4).first { Array(claim[$0..<($0 + 4)]) == [0x50, 0x4B, 1, 2] })
        claim.replaceSubrange((list + 24)..<(list + 28), with: [0xF0, 0xFF, 0xFF, 0xFF])
        let claiming = try folder.write("claim.zip", claim)
        #expect(error(claiming) == .tooLarge(path: claiming, part: "Connections.csv", limit: 1 << 30))
    }

    @Test(arguments: ["Müller/Connections.csv", "健太.csv", "e\u{301}.csv", "👩‍👩‍👧.csv"])
    func namesInEveryScriptAreReadAndWrittenAsUTF8(name: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.zip("x.zip", [(name, rows), ("Profile.csv", rows)])
        let bytes = try InputFile.bytes(path)
        // Bit 11 of the flags tells other programs that the name is UTF-8 (APPNOTE 6.3.10, section 4.4.4).
        #expect(bytes[7] & 0x08 != 0)
        #expect(String(decoding: bytes[30..<(30 + Int(bytes[26]))], as: UTF8.self) == name)
        var names: [String] = []
        try FileBundle(path: path, limits: ReadLimits()).visit { member, _ throws(ArchiveError) in names.append(member.name) }
        #expect(names == [name, "Profile.csv"])
    }

    @Test func allFilesTogetherHaveALimit() throws {
        let folder = try TemporaryFolder()
        let path = try folder.zip("x.zip", [("Connections.csv", rows), ("Profile.csv", rows)])
        #expect(error(path) { $0.limits.totalBytes = rows.count + 10 } == .tooLarge(path: path, part: "", limit: rows.count + 10))
    }

    @Test func tooManyEntriesAreRefused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.zip("x.zip", (0..<30).map { ("\($0).csv", rows) })
        #expect(error(path) { $0.limits.entries = 20 } == .tooManyEntries(path: path, limit: 20))
    }

    @Test func aFoldersLinksAreNotFollowed() throws {
        let folder = try TemporaryFolder()
        let outside = try TemporaryFolder()
        _ = try outside.write("secret/Connections.csv", rows)
        _ = try folder.write("in/Notes.txt", "nothing")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/in/Connections.csv", withDestinationPath: outside.path + "/secret/Connections.csv")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/in/more", withDestinationPath: outside.path + "/secret")
        switch error(folder.path + "/in") {
        case .unknownKind, .noName: break
        case let other: Issue.record("\(String(describing: other))")
        }
    }

    @Test func aFileOfOneEndlessCellSaysSo() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/large.csv"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try #require(FileHandle(forWritingAtPath: path))
        let piece = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<200 { try file.write(contentsOf: piece) }
        try file.close()
        let reason = "a cell of more than 1 MB, or a quote that never closes"
        #expect(error(path) == .rowTooLarge(path: "large.csv", line: 1, reason: reason))
    }

    @Test func aFileOfOneRowWithAMillionCellsSaysSo() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("wide.csv", (0..<1_000_000).map { "c\($0)" }.joined(separator: ",") + "\nx,y\n")
        #expect(error(path) == .rowTooLarge(path: "wide.csv", line: 1, reason: "more than 4096 cells"))
    }

    @Test func aRowWithAMillionCellsOrAHundredMegabytesHarmsNoOther() throws {
        let folder = try TemporaryFolder()
        for (row, reason) in [
            (String(repeating: "x,", count: 1_000_000), "more than 4096 cells"),
            (String(repeating: "x", count: 100 << 20), "a cell of more than 1 MB, or a quote that never closes"),
        ] {
            let path = try folder.write("a.csv", "Name,Email\nAda,ada@example.com\n\(row)\nBob,bob@example.com\n")
            let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
            #expect(archive.people.map(\.name.full) == ["Ada", "Bob"])
            #expect(archive.skipped.map(\.reason) == [reason])
        }
    }

    @Test func whatIsNoTextIsSaidToBeNone() throws {
        let folder = try TemporaryFolder()
        for bytes in [[UInt8](repeating: 0, count: 9000), Array("Name,Email\n".utf8) + [UInt8](repeating: 0, count: 900)] {
            let found = try #require(error(try folder.write("zeros.csv", bytes)))
            #expect(found.description.contains("this is no text"), "\(found.description)")
        }
    }

    @Test(arguments: [
        ("empty.csv", "", "empty"), ("page.zip", "<!DOCTYPE html><html>", "web page"),
        ("day.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n", "contact cards"),
        ("prose.txt", "Dear diary\nnothing happened\n", "LinkedIn archive"), ("binary", "%PDF-1.7 \u{0}\u{1}\u{2}", "PDF"),
    ])
    func anUnknownFileIsToldWhatIsUnderstood(name: String, text: String, hint: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, text)
        let found = try #require(error(path))
        #expect(found.description.contains(hint), "\(found.description)")
    }

    @Test func aMissingFileIsSaidToBeMissing() {
        #expect(error("/nowhere/at/all.zip") == .missing(path: "/nowhere/at/all.zip"))
        #expect(error("/dev/null") == .notAFile(path: "/dev/null"))
    }

    @Test func gzipIsInflatedAndACutOneIsRefused() throws {
        let folder = try TemporaryFolder()
        let text = Array(String(repeating: "a,b,c\n", count: 20_000).utf8)
        let plain = try folder.write("plain.csv", text)
        #expect(try InputFile.bytes(plain) == text)
        let path = folder.path + "/x.csv.gz"
        let archive = try #require(archive_write_new())
        archive_write_set_format_raw(archive)
        archive_write_add_filter_gzip(archive)
        archive_write_open_filename(archive, path)
        let entry = try #require(archive_entry_new())
        archive_entry_set_filetype(entry, 0o100000)
        archive_write_header(archive, entry)
        _ = text.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, text.count) }
        archive_entry_free(entry)
        archive_write_free(archive)
        let packed = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(packed.count < text.count)
        #expect(try InputFile.bytes(path) == text)
        #expect(throws: ArchiveError.tooLarge(path: path, part: "", limit: 1000)) { try InputFile.bytes(path, limit: 1000) }
        let cut = try folder.write("cut.gz", Array(packed.prefix(packed.count / 2)))
        #expect(throws: ArchiveError.self) { try InputFile.bytes(cut) }
    }
}
