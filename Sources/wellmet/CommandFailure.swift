internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Why a command did not do what was asked; each case has its exit code.
enum CommandFailure: Error {
    /// Exit code 1.
    case failed(String)
    /// Exit code 2: asked for in a way that makes no sense.
    case usage(String)
    /// Exit code 3: whoever or whatever was named is not there.
    case notFound(String)
    /// Exit code 4: several people or things fit.
    case ambiguous(String, [Candidate])

    /// Somebody or something that a text can mean.
    struct Candidate: Sendable {
        let id: String
        let name: String
        /// What tells it from the others: the work of a person, the text of a follow-up.
        let detail: String
        /// What the detail is called in JSON.
        var field = "detail"
    }

    /// Says on the standard error what went wrong and returns the exit code. Help that was asked for goes to the standard output.
    static func report(_ error: any Error, in arguments: [String], asJSON: Bool) async -> Int32 {
        if let known = CommandFailure(known: error) { return known.report(asJSON: asJSON) }
        if let code = error as? ExitCode { return code.rawValue }
        let code = Wellmet.exitCode(for: error)
        if code != .success, !["Unknown option", "There is no option"].contains(where: Wellmet.message(for: error).hasPrefix),
            let unknown = await unknownOption(in: arguments, asJSON: asJSON)
        {
            return unknown.report(asJSON: asJSON)
        }
        guard code != .success else {
            let text = Wellmet.fullMessage(for: error)
            Output.write(Completions.mended(text.hasSuffix("\n") ? text : text + "\n"), to: STDOUT_FILENO)
            return 0
        }
        let isUsage = code == .validationFailure
        if asJSON {
            let failure: CommandFailure = isUsage ? .usage(Wellmet.message(for: error)) : .failed(Wellmet.message(for: error))
            return failure.report(asJSON: true)
        }
        var message = Wellmet.message(for: error)
        if isUsage, message.lowercased().contains("unexpected argument") {
            if let unknown = noCommand(within: Array(CommandLine.arguments.dropFirst())) { return unknown.report(asJSON: false) }
            message += (message.hasSuffix(".") ? "" : ".") + " Put what has several words in quotes."
        }
        // The whole usage would bury what is wrong: its last line says where it stands.
        let more = Wellmet.fullMessage(for: error).split(separator: "\n").last.map { $0.trimmed } ?? ""
        Output.note(message + (isUsage && more.hasPrefix("See ") ? "\n" + more : ""))
        return isUsage ? 2 : 1
    }

    /// A first word that names no command: the parser would take it for an argument of the help.
    static func noCommand(in arguments: [String]) -> CommandFailure? {
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
        let groups = Wellmet.configuration.groupedSubcommands.flatMap(\.subcommands) + Wellmet.configuration.subcommands
        guard !groups.contains(where: { $0._commandName == word }) else { return nil }
        return .usage("wellmet has no command “\(word)”. “wellmet --help” lists those that it has.")
    }

    /// A second word that is no command of the first, which takes nothing else there: "today snooze".
    private static func noCommand(within arguments: [String]) -> CommandFailure? {
        let groups = Wellmet.configuration.groupedSubcommands.flatMap(\.subcommands)
        guard arguments.count > 1, !arguments[1].hasPrefix("-"), let group = groups.first(where: { $0._commandName == arguments[0] })
        else { return nil }
        let names = group.configuration.subcommands.map { $0._commandName }
        guard !names.isEmpty, !names.contains(arguments[1]) else { return nil }
        let near = names.map { (name: $0, distance: Spelling.distance($0, arguments[1].lowercased(), most: 3)) }
            .filter { $0.distance < 3 }.min { $0.distance < $1.distance }
        return .usage(
            "“wellmet \(arguments[0])” knows no “\(arguments[1])”. "
                + (near.map { "Did you mean “\($0.name)”? " } ?? "")
                + "It knows: \(names.joined(separator: ", ")). See “wellmet \(arguments[0]) --help”.")
    }

    /// An option that the command does not have. The parser asks a command whether its words make sense before it tells of those that are
    /// none of its, so that a complaint about the rest would hide the slip.
    private static func unknownOption(in arguments: [String], asJSON: Bool) async -> CommandFailure? {
        let command = arguments.prefix { !$0.hasPrefix("-") }
        guard !command.isEmpty, let known = await OptionNames(of: Array(command)) else { return nil }
        var isValue = false
        for word in arguments.dropFirst(command.count) {
            if word == "--" { return nil }
            let name = String(word.prefix { $0 != "=" })
            if !isValue, name.hasPrefix("--"), !known.names.contains(name) {
                return .usage("Unknown option '\(name)'" + (asJSON ? "" : "\nSee '\(known.command) --help' for more information."))
            }
            isValue = !isValue && known.takingValues.contains(word)
        }
        return nil
    }

    private init?(known error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case StoreError.notFound: self = .notFound("\(error)")
        case StoreError.invalid: self = .usage("\(error)")
        case ArchiveError.badMapping, ArchiveError.noName, ArchiveError.unknownColumn: self = .usage("\(error)")
        case let error as FieldProblem: self = .usage(error.message + ".")
        case let error as DatePhraseError: self = .usage(error.description)
        case let error as LogLineError: self = .usage(error.description)
        case let error as SettingsError: self = .usage(error.description)
        case let error as FilterError: self = .usage("\(error.description)\n\(error.mark.pointer)")
        case let error as StoreError: self = .failed(error.description)
        case let error as ArchiveError: self = .failed(error.description)
        case let error as TieScoresError: self = .failed(error.description)
        default: return nil
        }
    }

    var code: Int32 {
        switch self {
        case .failed: 1
        case .usage: 2
        case .notFound: 3
        case .ambiguous: 4
        }
    }

    private var sentence: String {
        switch self {
        case .failed(let text), .usage(let text), .notFound(let text), .ambiguous(let text, _): text
        }
    }

    private var hint: String {
        guard case .ambiguous(_, let candidates) = self, candidates.contains(where: { $0.field == "work" }) else {
            return "Say more of its words, or the id."
        }
        return "Say the whole name, an address, or the id."
    }

    private func report(asJSON: Bool) -> Int32 {
        if asJSON {
            let whole = sentence.hasSuffix(":") ? sentence.dropLast() + "." : sentence
            var members: [(String, JSON)] = [("error", JSON(whole)), ("code", .number(Int64(code)))]
            if case .ambiguous(_, let candidates) = self {
                let list = candidates.map { JSON.object([("id", JSON($0.id)), ("name", JSON($0.name)), ($0.field, JSON($0.detail))]) }
                members.append(("candidates", .list(list)))
            }
            Output.write(JSON.object(members).text + "\n", to: STDERR_FILENO)
        } else if case .ambiguous(_, let candidates) = self {
            let lines = candidates.map { "  " + [$0.name, $0.detail, $0.id].filter { !$0.isEmpty }.joined(separator: " · ") }
            Output.note(([sentence] + lines + [hint]).joined(separator: "\n"))
        } else {
            Output.note(sentence)
        }
        return code
    }
}
