import Foundation
import Testing
import WellmetTestSupport

/// What happens to a network when a program is killed in the middle of its work, or two work at once.
@Suite("Killed and crowded")
struct KilledTests {
    private static let count = 4000

    /// A LinkedIn export of some thousand people, made up.
    private static let manyRows = (0..<count).map { i in
        "Given\(i),Family\(i % 97),https://www.linkedin.com/in/person-\(i),p\(i)@example.com,Company \(i % 50),Title \(i % 20),01 Mar 2024"
    }.joined(separator: "\n")

    @Test("An import that is killed at any of twenty moments leaves nothing behind, and the next try brings everybody")
    func killedImport() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Grace Hopper")
            let path = try desk.connections(Self.manyRows)
            var random = SystemRandomNumberGenerator()
            var interrupted = 0
            // Grows while every death comes too early and shrinks while it comes too late: machines differ, and how busy they are.
            var longest = 2000
            for _ in 0..<20 {
                let moment = Int.random(in: 20...longest, using: &random)
                let running = try RunningCommand.start(
                    Wellmet.command(["import", path, "--yes"], data: desk.data, environment: ["WELLMET_NOW": desk.now]))
                // Not a wait for something: the moment of death is what is tried.
                try await Task.sleep(for: .milliseconds(moment))
                running.signal(SIGKILL)
                _ = try await running.result()
                let next = try await desk.run("people", "--limit", "1", "--json")
                #expect(next.code == 0, "killed after \(moment) ms: \(next.errors)")
                if next.errors.contains("taken back") { interrupted += 1 }
                let people = try await people(desk)
                #expect(people == 1 || people == 1 + Self.count, "killed after \(moment) ms: \(people) people")
                if people > 1 { try await desk.output("undo") }
                longest = people > 1 ? max(200, moment) : interrupted == 0 ? min(20_000, longest * 5 / 4) : longest
                let doctor = try await desk.run("doctor")
                #expect(doctor.code == 0, "killed after \(moment) ms: \(doctor.output)")
            }
            #expect(interrupted > 0, "no import was killed in the middle: the moments are wrong for this machine")
            try await desk.output("import", path, "--yes")
            #expect(try await people(desk) == 1 + Self.count)
            #expect(try await desk.run("doctor").code == 0)
        }
    }

    @Test("Others write while an import is applied and the server runs, and nobody is told that the database is locked")
    func crowded() async throws {
        try await Desk.with { desk async throws in
            let path = try desk.connections(Self.manyRows)
            try await desk.output("add", "Grace Hopper")
            let server = try await WellmetServerProcess.start(data: desk.data, arguments: ["serve", "--port", "0"])
            let running = try RunningCommand.start(
                Wellmet.command(["import", path, "--yes"], data: desk.data, environment: ["WELLMET_NOW": desk.now]))
            for i in 0..<12 {
                let result = try await desk.run("log", "call with Grace Hopper 10m about item \(i)")
                #expect(result.code == 0, "\(result.errors)")
            }
            let ended = try await running.result()
            #expect(ended.code == 0, "\(ended.errors)")
            try await server.stop()
            #expect(try await people(desk) == 1 + Self.count)
            let grace = try await desk.json("person", "Grace Hopper")
            #expect(member(grace, "interaction_count") as? Int == 12)
            #expect(try await desk.run("doctor").code == 0)
        }
    }

    /// How many people are in the book.
    private func people(_ desk: Desk) async throws -> Int {
        let list = try await desk.json("people", "--limit", "10000") as? [Any]
        return list?.count ?? -1
    }
}
