internal import ArgumentParser
internal import Foundation

/// The options of a command, as the parser itself tells them.
struct OptionNames {
    /// How the command is called, whole: "wellmet views save".
    let command: String
    /// "--dry-run", "--as-of".
    let names: Set<String>
    /// Those behind which a value stands.
    let takingValues: Set<String>

    private struct Tool: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let superCommands: [String]?
        let commandName: String
        let arguments: [Argument]?
    }

    private struct Argument: Decodable {
        let kind: String
        let names: [Name]?
    }

    private struct Name: Decodable {
        let kind: String
        let name: String
    }

    /// Of the command that these words name; nil when the parser does not tell.
    init?(of words: [String]) async {
        do {
            _ = try await Wellmet.asyncParseAsRoot(words + ["--experimental-dump-help"])
            return nil
        } catch {
            // Anything but the description is another complaint, and tells no options.
            guard let tool = try? JSONDecoder().decode(Tool.self, from: Data(Wellmet.fullMessage(for: error).utf8)) else { return nil }
            let options = (tool.command.arguments ?? []).flatMap { argument in
                (argument.names ?? []).filter { $0.kind == "long" }.map { (name: "--" + $0.name, takesValue: argument.kind == "option") }
            }
            command = ((tool.command.superCommands ?? []) + [tool.command.commandName]).joined(separator: " ")
            names = Set(options.map(\.name))
            takingValues = Set(options.filter(\.takesValue).map(\.name))
        }
    }
}
