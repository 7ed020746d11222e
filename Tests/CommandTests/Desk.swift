import Foundation
import Testing
import WellmetTestSupport

/// A data folder of its own with a clock that stands still: Monday, 23 November 2026, 9:00 in UTC.
struct Desk {
    let folder: URL
    var now = "2026-11-23T09:00:00Z"

    /// Runs `body` at a fresh desk and clears it away.
    static func with<Value>(_ body: (Desk) async throws -> Value) async throws -> Value {
        try await TemporaryFolder.with { folder in try await body(Desk(folder: folder)) }
    }

    var data: URL { folder.appending(path: "data") }

    /// Runs a command of `wellmet` to its end.
    @discardableResult
    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) async throws -> CommandResult {
        var all = ["WELLMET_NOW": now, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "en_US.UTF-8"]
        for (name, value) in environment { all[name] = value }
        return try await Wellmet.command(arguments, data: data, input: input, environment: all).run()
    }

    func run(_ arguments: [String]) async throws -> CommandResult {
        let all = ["WELLMET_NOW": now, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "en_US.UTF-8"]
        return try await Wellmet.command(arguments, data: data, input: "", environment: all).run()
    }

    /// Runs a command that must succeed, and returns what it printed.
    @discardableResult
    func output(_ arguments: String..., input: String = "", sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        let all = ["WELLMET_NOW": now, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "en_US.UTF-8"]
        let result = try await Wellmet.command(arguments, data: data, input: input, environment: all).run()
        #expect(result.code == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
        return result.output
    }

    /// Runs a command that must succeed with `--json`, and returns what it printed, parsed.
    func json(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws -> Any {
        let all = ["WELLMET_NOW": now, "NO_COLOR": "1", "LC_ALL": "en_US.UTF-8"]
        let result = try await Wellmet.command(arguments + ["--json"], data: data, environment: all).run()
        #expect(result.code == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8), options: .fragmentsAllowed)
    }

    /// Writes a file beside the data folder and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// A small LinkedIn export, made up.
    func connections(_ rows: String = Desk.rows) throws -> String {
        try file(
            "Connections.csv",
            """
            Notes:
            "When exporting your connection data, you may notice that some of the email addresses are missing."

            First Name,Last Name,URL,Email Address,Company,Position,Connected On
            \(rows)
            """)
    }

    static let rows = """
        Ada,Lovelace,https://www.linkedin.com/in/ada-lovelace,ada@example.com,Analytical Engines,Analyst,20 Nov 2025
        Grace,Hopper,https://www.linkedin.com/in/grace-hopper,,Navy,Rear Admiral,01 Mar 2024
        Ada,Byron,https://www.linkedin.com/in/ada-byron,,Poems Ltd,Countess,11 May 2025
        ,,,,,,06 Jun 2023
        """
}

/// The members of a JSON object, in alphabetical order; nothing for any other value.
func keys(_ value: Any?) -> [String] { (value as? [String: Any])?.keys.sorted() ?? [] }

/// The member of a JSON object at that path.
func member(_ value: Any?, _ path: String...) -> Any? {
    path.reduce(value) { value, name in
        if let place = Int(name), let list = value as? [Any] { return list.indices.contains(place) ? list[place] : nil }
        return (value as? [String: Any])?[name]
    }
}
