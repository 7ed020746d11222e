import Foundation
import Testing
import WellmetTestSupport

@Suite("Surroundings")
struct SurroundingsTests {
    @Test("WELLMET_NOW sets the clock, and is refused when it is no time")
    func clock() async throws {
        try await Desk.with { desk async throws in
            var desk = desk
            desk.now = "2027-01-02T03:04:05+02:00"
            try await desk.output("add", "Ada Lovelace")
            #expect(member(try await desk.json("undo", "--list"), "0", "at") as? String == "2027-01-02T01:04:05+00:00")
            #expect(try await desk.output("today").contains("Saturday, 2 January 2027"))
            let result = try await desk.run("people", environment: ["WELLMET_NOW": "noon"])
            #expect(result.code == 2)
            #expect(result.errors.contains("WELLMET_NOW is “noon”"))
        }
    }

    @Test("The data folder is --data, else WELLMET_DATA, else the XDG place")
    func folder() async throws {
        try await Desk.with { desk async throws in
            func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: desk.folder.appending(path: path).path) }
            let other = desk.folder.appending(path: "other").path
            try await desk.run("people", "--data", other)
            #expect(exists("other/wellmet.db"))
            #expect(!exists("data"))
            try await desk.run("--data", other, "add", "Ada Lovelace")
            #expect(try await desk.run("people", "--data", other).output.contains("Ada Lovelace"))
            try await desk.run("people")
            #expect(exists("data/wellmet.db"))
            try await desk.run(
                "people", environment: ["WELLMET_DATA": "", "XDG_DATA_HOME": desk.folder.appending(path: "xdg").path])
            #expect(exists("xdg/wellmet/wellmet.db"))
        }
    }

    @Test("The first account has the machine's zone and the country of its language, and others are kept apart")
    func accounts() async throws {
        try await Desk.with { desk async throws in
            try await desk.run("people", environment: ["TZ": "Europe/Lisbon", "LC_ALL": "pt_PT.UTF-8"])
            let settings = try await desk.output("account", "settings")
            #expect(settings.contains("Europe/Lisbon"))
            #expect(settings.contains("PT"))
            try await desk.output("add", "Ada Lovelace")
            try await desk.output("account", "add", "grace", "--region", "de")
            #expect(try await desk.output("people", "--account", "grace").contains("empty"))
            #expect(try await desk.output("account", "settings", "--account", "grace").contains("DE"))
            #expect(try await desk.run("account", "password", input: "short\n").code == 2)
            #expect(try await desk.run("account", "password", input: "correct horse\n").code == 0)
            #expect(try await desk.output("account", "list").hasPrefix("me\n"))
        }
    }

    @Test("Control characters in a name never reach the terminal, and wide ones keep the columns straight")
    func strangers() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Eve\u{1B}[31m Evil", "--org", "Red")
            try await desk.output("add", "王 小明", "--org", "清华大学")
            try await desk.output("add", "Ada Lovelace", "--org", "Engines")
            let table = try await desk.output("people")
            #expect(!table.contains("\u{1B}"))
            let lines = table.split(separator: "\n").map(String.init)
            let ada = try #require(lines.first { $0.hasPrefix("Ada") })
            let wang = try #require(lines.first { $0.contains("小明") })
            let column = try #require(ada.range(of: "Engines").map { ada.distance(from: ada.startIndex, to: $0.lowerBound) })
            let wide = try #require(wang.range(of: "清华").map { wang.distance(from: wang.startIndex, to: $0.lowerBound) })
            #expect(wide + 3 == column, "three characters of the name take two cells each")
        }
    }

    @Test("A backup is restored, the replaced database kept, and a damaged one refused")
    func backup() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            let backup = desk.folder.appending(path: "kept.db").path
            #expect(try await desk.output("backup", backup).contains("it is whole"))
            #expect(try await desk.run("backup", backup).code == 1)
            #expect(try await desk.output("backup").contains("data/backups/wellmet-2026-11-23-090000.db"))
            try await desk.output("add", "Grace Hopper")
            let damaged = try desk.file("damaged.db", "this is no database")
            let refused = try await desk.run("restore", damaged)
            #expect(refused.code == 1)
            #expect(refused.errors.contains("Nothing was changed"))
            #expect(try await desk.output("people").contains("2 people"))
            let restored = try await desk.output("restore", backup)
            #expect(restored.contains("The database that was here is kept: "))
            #expect(try await desk.output("people").contains("1 person"))
        }
    }

    @Test("scores answers in CSV and makes no store")
    func scores() async throws {
        try await Desk.with { desk async throws in
            let events = try desk.file("events.csv", "ego,contact,timestamp\n1,2,1000000\n1,2,2000000\n")
            let queries = try desk.file("queries.csv", "ego,contact,cutoff\n1,2,3000000\n")
            let scores = desk.folder.appending(path: "scores.csv").path
            #expect(try await desk.run("scores", events, queries, scores).code == 0)
            let text = String(decoding: try Data(contentsOf: URL(filePath: scores)), as: UTF8.self)
            #expect(text.hasPrefix("ego,contact,cutoff,score,p30,p90,fading\n1,2,3000000,"))
            #expect(try await desk.output("scores", events, queries, "-") == text)
            let wrong = try await desk.run("scores", queries, queries, scores)
            #expect(wrong.code == 1)
            #expect(wrong.errors.contains("timestamp"))
            #expect(!FileManager.default.fileExists(atPath: desk.data.path))
        }
    }
}
