import Foundation
import Testing
import WellmetTestSupport

/// Everything out, and in again, through the command line.
@Suite struct WholeNetworkTests {
    /// A network with people, history and a picture's worth of notes.
    private func fill(_ desk: Desk) async throws {
        try await desk.output("import", try desk.connections(), "--yes")
        try await desk.output("log", "coffee with ada@example.com yesterday: ferns, follow up in 2 weeks")
        try await desk.output("note", "Grace Hopper", "likes * stars")
        try await desk.output("circle", "clients", "add", "Grace Hopper")
        try await desk.output("tag", "navy", "add", "Grace Hopper")
    }

    /// The files of an unpacked archive.
    private func unpack(_ zip: String, _ desk: Desk, to name: String = "out") async throws -> URL {
        let folder = desk.folder.appending(path: name)
        let result = try await Command(URL(fileURLWithPath: "/usr/bin/unzip"), ["-q", zip, "-d", folder.path]).run()
        #expect(result.code == 0, "\(result.errors)")
        return folder
    }

    private func text(_ folder: URL, _ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    @Test func `a whole network leaves and comes in again, for people and for programs`() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let zip = desk.folder.appending(path: "all.zip").path
            let said = try await desk.output("export", "--to", zip)
            #expect(said.contains("Wrote 3 people and 1 interaction to \(zip)"))
            let mode = try FileManager.default.attributesOfItem(atPath: zip)[.posixPermissions] as? Int
            #expect(mode == 0o600)

            let folder = try await unpack(zip, desk)
            let manifest = try JSONSerialization.jsonObject(with: Data(try text(folder, "manifest.json").utf8))
            #expect(member(manifest, "format") as? String == "wellmet-network")
            #expect(member(manifest, "rows", "person") as? Int == 3)
            #expect(try text(folder, "network/person.jsonl").split(separator: "\n").count == 3)
            #expect(try text(folder, "contacts.vcf").split(separator: "BEGIN:VCARD").count == 3)
            #expect(try text(folder, "people.csv").contains("Grace Hopper,Grace,,Hopper"))
            #expect(try text(folder, "interactions.csv").contains("Ada Lovelace,,coffee,in person,both,,"))
            let page = try text(folder, "people/Grace Hopper.md")
            #expect(page.hasPrefix("# Grace Hopper\n\nRear Admiral at Navy\n"))
            #expect(page.contains("likes * stars") && page.contains("- clients\n- #navy"))

            for source in [zip, folder.path] {
                let account = source == zip ? "second" : "third"
                try await desk.output("account", "add", account)
                let arrived = try await desk.output("import", source, "--account", account, "--yes")
                #expect(arrived.contains("Took in 3 people and 1 interaction"))
                let again = desk.folder.appending(path: "\(account).zip").path
                try await desk.output("export", "--to", again, "--account", account)
                let copy = try await unpack(again, desk, to: account)
                for file in try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "network").path) {
                    #expect(try text(copy, "network/\(file)") == text(folder, "network/\(file)"), "\(file)")
                }
                #expect(try await desk.output("person", "Grace Hopper", "--account", account).contains("likes * stars"))
            }
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
            // What came in with its history can be taken back.
            #expect(try await desk.output("undo", "--account", "second").contains("navy"))
        }
    }

    @Test func `the table of people is read again as contacts`() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let zip = desk.folder.appending(path: "all.zip").path
            try await desk.output("export", "--to", zip)
            let folder = try await unpack(zip, desk)
            try await desk.output("account", "add", "second")
            let csv = folder.appending(path: "people.csv").path
            #expect(try await desk.output("import", csv, "--account", "second", "--yes").contains("3 new people"))
            let grace = try await desk.output("person", "Grace Hopper", "--account", "second")
            #expect(grace.contains("Rear Admiral at Navy") && grace.contains("clients") && grace.contains("grace-hopper"))
        }
    }

    @Test func `a network comes only into an empty one, and alone`() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let zip = desk.folder.appending(path: "all.zip").path
            try await desk.output("export", "--to", zip)
            let refused = try await desk.run("import", zip, "--yes")
            #expect(refused.code == 1 && refused.errors.contains("wellmet account add NAME"))
            let two = try await desk.run("import", zip, try desk.connections(), "--yes")
            #expect(two.code == 2 && two.errors.contains("import it alone"))
            let there = try await desk.run("export", "--to", zip)
            #expect(there.code == 1 && there.errors.contains("is there already"))
        }
    }

    @Test func `an archive that is damaged, cut, altered, incomplete or newer is refused, and nothing comes in`() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let zip = desk.folder.appending(path: "all.zip").path
            try await desk.output("export", "--to", zip)
            try await desk.output("account", "add", "second")
            func refuses(_ path: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
                for option in ["--yes", "--dry-run"] {
                    let result = try await desk.run("import", path, "--account", "second", option)
                    #expect(result.code == 1, sourceLocation: sourceLocation)
                    #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
                }
                #expect(
                    try await desk.output("people", "--account", "second").contains("Your book is empty"), sourceLocation: sourceLocation)
            }
            let whole = try Data(contentsOf: URL(fileURLWithPath: zip))
            let cut = desk.folder.appending(path: "cut.zip")
            try whole.prefix(whole.count / 2).write(to: cut)
            try await refuses(cut.path, "incomplete")
            var flipped = whole
            let place = try #require(flipped.firstRange(of: Data("network/person.jsonl".utf8))).upperBound + 60
            flipped[place] ^= 0x55
            let damaged = desk.folder.appending(path: "damaged.zip")
            try flipped.write(to: damaged)
            try await refuses(damaged.path, "network/person.jsonl")

            let folder = try await unpack(zip, desk)
            func altered(_ name: String, _ change: (String) -> String) throws {
                try Data(change(try text(folder, name)).utf8).write(to: folder.appending(path: name))
            }
            let person = try text(folder, "network/person.jsonl")
            try altered("network/person.jsonl") { $0.replacing("Grace", with: "Grape") }
            try await refuses(folder.path, "its checksum is another")
            try altered("network/person.jsonl") { _ in String(person.dropLast(9)) }
            try await refuses(folder.path, "“network/person.jsonl” in it is damaged")
            try FileManager.default.removeItem(at: folder.appending(path: "network/person.jsonl"))
            try await refuses(folder.path, "“network/person.jsonl” is missing")
            try Data(person.utf8).write(to: folder.appending(path: "network/person.jsonl"))
            try Data("{}\n".utf8).write(to: folder.appending(path: "network/pet.jsonl"))
            try await refuses(folder.path, "does not speak of it")
            try FileManager.default.removeItem(at: folder.appending(path: "network/pet.jsonl"))
            let manifest = try text(folder, "manifest.json")
            try altered("manifest.json") { $0.replacing(/"schema" : \d+/, with: "\"schema\" : 9999") }
            try await refuses(folder.path, "newer Wellmet wrote it")
            try altered("manifest.json") { _ in manifest.replacing("\"made_at\"", with: "\"made\"") }
            try await refuses(folder.path, "no manifest")
            // Without a manifest, what else is there is not taken for mere contacts.
            try altered("manifest.json") { _ in String(manifest.prefix(40)) }
            try await refuses(folder.path, "no manifest")
            try FileManager.default.removeItem(at: folder.appending(path: "manifest.json"))
            try await refuses(folder.path, "“manifest.json” is missing")
            try Data(manifest.utf8).write(to: folder.appending(path: "manifest.json"))
            try FileManager.default.removeItem(at: folder.appending(path: "README.txt"))
            #expect(try await desk.output("import", folder.path, "--account", "second", "--dry-run").contains("Every file is as it was"))
            #expect(try await desk.output("import", folder.path, "--account", "second", "--yes").contains("Took in"))
        }
    }

    @Test func `an export that cannot be written leaves nothing behind`() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let result = try await desk.run("export", "--to", desk.folder.appending(path: "no/such/folder/all.zip").path)
            #expect(result.code == 1 && result.errors.contains("cannot be written"))
            let json = try await desk.json("export", "--to", desk.folder.appending(path: "b.zip").path)
            #expect(keys(json) == ["bytes", "files", "interactions", "path", "people", "rows", "schema"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).allSatisfy { !$0.hasSuffix(".partial") })
        }
    }

    @Test func `people whose long names begin alike all leave, each with a page`() async throws {
        try await Desk.with { desk async throws in
            let name = String(repeating: "王", count: 150)
            for ending in ["A", "B", "C", "D"] { try await desk.output("add", name + ending) }
            let zip = desk.folder.appending(path: "all.zip").path
            #expect(try await desk.output("export", "--to", zip).contains("Wrote 4 people"))
            let pages = try await unpack(zip, desk).appending(path: "people").path
            #expect(try FileManager.default.contentsOfDirectory(atPath: pages).count == 4)
        }
    }

    @Test func `what was taken back is told and makes room, and what was deleted does not`() async throws {
        try await Desk.with { desk async throws in
            try await fill(desk)
            let zip = desk.folder.appending(path: "all.zip").path
            try await desk.output("export", "--to", zip)
            try await desk.output("account", "add", "second")
            try await desk.output("add", "Ada", "--account", "second")
            try await desk.output("delete", "Ada", "--account", "second")
            let refused = try await desk.run("import", zip, "--yes", "--account", "second")
            #expect(refused.code == 1 && refused.errors.contains("what was deleted can still be brought back"), "\(refused.errors)")
            let looked = try await desk.output("import", zip, "--dry-run", "--account", "second")
            #expect(looked.contains("It could not come in here: Nothing is in this network any more"))
            for _ in 0..<2 { try await desk.output("undo", "--account", "second") }
            let csv = try desk.file("b.csv", "Name,Email\nBob Example,bob@example.com\n")
            try await desk.output("import", csv, "--yes", "--account", "second")
            try await desk.output("undo", "--account", "second")
            let taken = try await desk.output("import", zip, "--yes", "--account", "second")
            #expect(taken.contains("3 changes that you took back cannot be done again then"), "\(taken)")
            #expect(taken.contains("Took in 3 people"))
            let history = try await desk.output("history", "--account", "second")
            #expect(history.contains("Grace Hopper") && !history.contains("Added Ada"), "\(history)")
        }
    }
}
