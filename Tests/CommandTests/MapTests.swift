import Foundation
import Testing
import WellmetTestSupport

@Suite("Map")
struct MapTests {
    @Test("Who knows whom is a table, a picture and JSON")
    func map() async throws {
        try await Desk.with { desk async throws in
            #expect(try await desk.output("map").contains("Nobody is on the map yet"))
            try await desk.output("import", try desk.connections(), "--yes")
            try await desk.output("introduce", "add", "Grace", "Ada Byron", "--state", "made")
            try await desk.output("circle", "poets", "add", "Ada Byron")
            let table = try await desk.output("map")
            #expect(table.contains("NAME") && table.contains("Grace Hopper  "))
            #expect(table.contains(/Ada Byron +poets +.*Grace Hopper/) && table.contains("3 people, 1 line between them."))
            let circle = try await desk.output("map", "--circle", "Poets")
            #expect(circle.contains("Ada Byron") && circle.contains("Grace Hopper") && !circle.contains("Lovelace"))

            let file = desk.folder.appending(path: "map.svg").path
            #expect(try await desk.output("map", "--to", file).contains("Wrote the map to \(file): 3 people, 1 line between them."))
            let picture = try String(contentsOfFile: file, encoding: .utf8)
            #expect(picture.hasPrefix("<?xml") && picture.contains("<title>Circle poets</title>") && picture.contains("Ada Lovelace"))

            let json = try await desk.json("map")
            #expect(
                keys(json) == [
                    "circle", "circles", "height", "left_out", "lines", "lines_left_out", "people", "width",
                ])
            #expect(keys(member(json, "circles", "0")) == ["id", "name", "radius", "x", "y"])
            #expect(keys(member(json, "people", "0")) == ["circle", "circles", "id", "knows", "name", "warmth", "x", "y"])
            #expect(keys(member(json, "lines", "0")) == ["one", "other", "reason", "sure"])
            #expect((member(json, "lines", "0", "reason") as? String)?.hasSuffix("by an introduction") == true)
            let written = try await desk.json("map", "--to", desk.folder.appending(path: "again.svg").path)
            #expect((member(written, "path") as? String)?.hasSuffix("again.svg") == true)
        }
    }

    @Test(
        "What cannot be says why, with its exit code",
        arguments: [
            (["map", "--circle", "poets"], 3, "There is no circle “poets”"),
            (["map", "--to", "map.png"], 2, "ends in .svg, not “map.png”"),
            (["map", "--to", "/nowhere/at/all.svg"], 1, "cannot be written"),
        ] as [([String], Int32, String)])
    func refused(arguments: [String], code: Int32, message: String) async throws {
        try await Desk.with { desk async throws in
            let result = try await desk.run(arguments)
            #expect(result.code == code && result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test("A file that is there is not replaced")
    func kept() async throws {
        try await Desk.with { desk async throws in
            let file = try desk.file("map.svg", "mine")
            let result = try await desk.run(["map", "--to", file])
            #expect(result.code == 1 && result.errors.contains("is there already"))
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
        }
    }
}
