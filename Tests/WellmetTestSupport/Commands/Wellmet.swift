package import Foundation

/// The `wellmet` program of this build, as a person at a terminal would run it.
package enum Wellmet {
    /// A command of `wellmet`, on a data folder of its own.
    ///
    /// The home folder is moved into the data folder too, so that nothing of the person who runs the tests is read or written.
    package static func command(
        _ arguments: [String], data: URL, input: String = "", environment: [String: String] = [:]
    ) throws -> Command {
        var all = ["WELLMET_DATA": data.path, "HOME": data.path, "TZ": "UTC", "LC_ALL": "C.UTF-8"]
        for (name, value) in environment { all[name] = value }
        return Command(try BuildProducts.program("wellmet"), arguments, environment: all, input: Data(input.utf8))
    }

    /// Runs a command of `wellmet` to its end.
    package static func run(
        _ arguments: String..., data: URL, input: String = "", environment: [String: String] = [:],
        within limit: Duration = .seconds(60)
    ) async throws -> CommandResult {
        try await command(arguments, data: data, input: input, environment: environment).run(within: limit)
    }
}
