import Foundation
import Testing
import WellmetTestSupport

/// The help texts are kept beside this file. After a change on purpose, run with WELLMET_RECORD_HELP=1 and read the difference.
@Suite("Help")
struct HelpTests {
    static let commands: [[String]] = [
        [], ["account"], ["account", "list"], ["account", "add"], ["account", "password"], ["account", "link"], ["account", "sessions"],
        ["account", "settings"], ["import"], ["export"], ["export", "network"], ["export", "cards"], ["export", "table"], ["undo"],
        ["history"], ["people"],
        ["views"],
        ["views", "list"],
        ["views", "save"], ["views", "rename"], ["views", "move"], ["views", "delete"], ["search"], ["duplicates"],
        ["person"],
        ["add"],
        ["edit"], ["face"], ["facts"], ["look-back"], ["map"], ["review"], ["archive"], ["accept"], ["delete"], ["forget"],
        ["circle"],
        ["tag"], ["merge"], ["unmerge"], ["note"], ["log"], ["follow-up"], ["follow-up", "list"], ["follow-up", "add"],
        ["follow-up", "edit"],
        ["follow-up", "keep"], ["follow-up", "drop"], ["today"], ["today", "done"], ["today", "later"], ["today", "not-this"],
        ["today", "pause"], ["today", "never"], ["doctor"], ["backup"], ["restore"], ["scores"],
        ["opportunity"], ["opportunity", "list"], ["opportunity", "add"], ["opportunity", "show"], ["opportunity", "edit"],
        ["opportunity", "mark"], ["opportunity", "remove"], ["insight"], ["insight", "list"], ["insight", "add"], ["insight", "show"],
        ["insight", "edit"], ["insight", "mark"], ["insight", "remove"], ["introduce"], ["introduce", "list"], ["introduce", "add"],
        ["introduce", "show"], ["introduce", "edit"], ["introduce", "mark"], ["introduce", "remove"],
        ["serve"], ["demo"],
    ]

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Help")

    @Test("is what it was, for every command", arguments: commands)
    func unchanged(command: [String]) async throws {
        try await Desk.with { desk async throws in
            let result = try await Wellmet.command(command + ["--help"], data: desk.data, environment: ["COLUMNS": "80"]).run()
            #expect(result.code == 0)
            #expect(result.errors.isEmpty)
            let file = Self.folder.appending(path: (["wellmet"] + command).joined(separator: "-") + ".txt")
            if ProcessInfo.processInfo.environment["WELLMET_RECORD_HELP"] != nil {
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                try Data(result.output.utf8).write(to: file)
            }
            #expect(result.output == String(decoding: try Data(contentsOf: file), as: UTF8.self), "\(file.lastPathComponent)")
            #expect(!FileManager.default.fileExists(atPath: desk.data.path), "help makes no data folder")
        }
    }

    @Test("has an example for every command that does something", arguments: commands.filter { !$0.isEmpty })
    func example(command: [String]) async throws {
        let file = Self.folder.appending(path: (["wellmet"] + command).joined(separator: "-") + ".txt")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text.contains("Example: wellmet ") || text.contains("Examples:\n  wellmet "), "\(command)")
    }

    @Test("is complete: every command that the first page lists is among those above")
    func complete() async throws {
        try await Desk.with { desk async throws in
            let page = try await desk.output("--help")
            let listed = page.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  -") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
                .filter { !["wellmet", "See", "the", "help"].contains($0) }
            #expect(listed.count >= 21)
            for name in listed { #expect(Self.commands.contains([name]), "\(name)") }
        }
    }

    @Test("is told in Docs/CommandLine.md with every option", arguments: commands.filter { !$0.isEmpty })
    func told(command: [String]) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let document = String(decoding: try Data(contentsOf: root.appending(path: "Docs/CommandLine.md")), as: UTF8.self)
        let sections = document.split(separator: "\n### ").map { part in
            (names: part.prefix { $0 != "\n" }.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }, text: String(part))
        }
        // What is said of add holds of edit.
        let names = command[0] == "edit" ? ["edit", "add"] : [command[0]]
        let text = sections.filter { section in names.contains { section.names.contains($0) } }.map(\.text).joined()
        #expect(!text.isEmpty, "a section")
        let file = Self.folder.appending(path: (["wellmet"] + command).joined(separator: "-") + ".txt")
        let help = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let common: Set = ["--data", "--account", "--json", "--version", "--help"]
        for option in help.matches(of: /\n  (?:-[a-z], )?(--[a-z-]+)/).map({ String($0.1) }) where !common.contains(option) {
            #expect(text.contains(option), "\(option)")
        }
    }

    @Test("offers completions for bash, zsh and fish", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        try await Desk.with { desk async throws in
            let script = try await desk.output("--generate-completion-script", shell)
            #expect(script.contains("wellmet"))
            #expect(script.contains("follow-up"))
            // Where the parser's script is another, what mends it has to be looked at.
            #expect(script.contains("unbroken") == (shell == "bash") && script.contains("l:|=* r:|=*") == (shell == "zsh"))
        }
    }

    @Test(
        "bash itself completes in any case, by any word, with spaces, and behind a colon and an @",
        arguments: [
            (["people", "--circle", "CL"], "CL", ["Clients"]), (["people", "--circle", "fri"], "fri", ["Old Friends"]),
            (["people", "--circle", "Old\\ fr"], "Old\\ fr", ["Old Friends"]), (["people", "--tag", "PO"], "PO", ["poets"]),
            (["person", "lovel"], "lovel", ["Ada Lovelace"]), (["people", "--then", "ar"], "ar", ["archive"]),
            (["people", "--then", "circle", ":", "cl"], "cl", ["Clients"]), (["people", "--then", "tag", ":"], "", ["poets"]),
            (["people", "@", "qu"], "qu", ["Quiet"]), (["people", "--account", "m"], "m", ["me", "mara"]),
            (["people", "--order", "con"], "con", ["contact"]), (["toda"], "toda", ["today"]),
        ])
    func bash(words: [String], typed: String, answers: [String]) async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace", "--circle", "Clients", "--tag", "poets")
            try await desk.output("add", "Bob Example", "--circle", "Old Friends")
            try await desk.output("views", "save", "Quiet", "last:>90d")
            try await desk.output("account", "add", "mara")
            let program = try BuildProducts.program("wellmet").path
            let script = try desk.file("wellmet.bash", try await desk.output("--generate-completion-script", "bash"))
            // As bash parts a line: a colon and an @ are words of their own.
            let line = words.reduce(program) { line, word in
                [":", "@"].contains { line.hasSuffix($0) } || word == ":" ? line + word : line + " " + word
            }
            let all = ([program] + words).map { "'\($0)'" }.joined(separator: " ")
            let body = """
                source '\(script)'
                COMP_WORDS=(\(all)); COMP_CWORD=\(words.count); COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
                _wellmet wellmet '\(typed)' x
                printf '%s\\n' "${COMPREPLY[@]}"
                """
            let command = Command(
                URL(filePath: "/bin/bash"), ["-c", body], environment: ["WELLMET_DATA": desk.data.path, "WELLMET_NOW": desk.now])
            let result = try await command.run()
            #expect(result.output.split(separator: "\n").map(String.init) == answers, "\(result.errors)")
        }
    }

    @Test("completes people, circles, tags and views from the network, and makes none")
    func people() async throws {
        try await Desk.with { desk async throws in
            func completed(_ place: [String], _ typed: String) async throws -> [String] {
                let words = ["wellmet"] + typed.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                let cursor = words.last?.count ?? 0
                let result = try await desk.run(["---completion"] + place + ["\(words.count - 1)", "\(cursor)"] + words)
                #expect(result.code == 0, "\(result.errors)")
                return result.output.split(separator: "\n").map(String.init)
            }
            #expect(try await completed(["person", "--", "positional@0"], "person Ad") == [])
            #expect(!FileManager.default.fileExists(atPath: desk.data.path), "a completion makes no data folder")
            try await desk.output("add", "Ada Lovelace", "--circle", "Clients", "--tag", "poets")
            try await desk.output("add", "Bob Example")
            #expect(try await completed(["person", "--", "positional@0"], "person Ad") == ["Ada Lovelace"])
            for place in [
                ["opportunity", "add", "--", "--from"], ["opportunity", "add", "--", "--for"], ["opportunity", "list", "--", "--from"],
                ["insight", "add", "--", "--from"], ["insight", "list", "--", "--from"], ["introduce", "list", "--", "--path"],
                ["introduce", "list", "--", "--with"], ["introduce", "add", "--", "positional@0"], ["introduce", "edit", "--", "--to"],
                ["follow-up", "list", "--", "--with"], ["edit", "--", "--met-through"],
            ] {
                let typed = place.filter { $0 != "--" && !$0.hasPrefix("positional") }.joined(separator: " ") + " Ad"
                #expect(try await completed(place, typed) == ["Ada Lovelace"], "\(place)")
            }
            #expect(try await completed(["people", "--", "--circle"], "people --circle cl") == ["Clients"])
            #expect(try await completed(["people", "--", "--tag"], "people --tag p") == ["poets"])
            try await desk.output("views", "save", "Quiet", "last:>90d")
            #expect(try await completed(["people", "--", "--view"], "people --view q") == ["Quiet"])
            #expect(try await completed(["people", "--", "positional@0"], "people @q") == ["@Quiet"])
            #expect(try await completed(["people", "--", "positional@0"], "people q") == [])
            #expect(try await completed(["views", "delete", "--", "positional@0"], "views delete qu") == ["Quiet"])
        }
    }
}
