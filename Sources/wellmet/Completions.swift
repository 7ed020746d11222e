internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

extension CompletionKind {
    /// People whom search finds by what is typed so far; nobody typed yet, those in touch last.
    static let people = asked { open, typed in
        let text = SearchText(typed)
        if text.isEmpty { return try await open.network.people(PeopleFilter(order: .contact), limit: 20).people.map(\.name.full) }
        return try await open.network.search(text, at: open.now).people.map(\.line.name.full)
    }

    static let circles = asked { open, typed in Completions.beginning(typed, try await open.network.circleNames()) }
    static let views = asked { open, typed in Completions.beginning(typed, try await open.network.views().map(\.name)) }
    static let tags = asked { open, typed in
        Completions.beginning(String(typed.drop { $0 == "#" }), try await open.network.tagNames())
    }

    /// Views behind an @; of words and fields nothing is known before they are typed.
    static let filterWords = asked { open, typed in
        guard typed.hasPrefix("@") else { return [] }
        return Completions.beginning(String(typed.dropFirst()), try await open.network.views().map(\.name)).map { "@" + $0 }
    }

    /// What can be done with many people at once, and behind a colon with what.
    static let actions = asked { open, typed in
        guard let colon = typed.firstIndex(of: ":") else { return Completions.beginning(typed, PeopleAction.beginnings) }
        let (word, value) = (String(typed[...colon]), String(typed[typed.index(after: colon)...]))
        let known: [String] =
            switch word {
            case "circle:", "-circle:": try await open.network.circleNames()
            case "tag:", "-tag:": try await open.network.tagNames()
            case "importance:": Person.Importance.allCases.map(\.rawValue)
            case "cadence:": ["7", "14", "30", "60", "90", "180", "365", "none"]
            default: []
            }
        return Completions.beginning(value, known).map { word + $0 }
    }

    static let accounts = CompletionKind.custom { words, _, typed in
        await Completions(words).answers { options in
            Completions.beginning(Completions.plain(typed), try await options.openStore(at: try Clock.now()).accounts().map(\.name))
        }
    }

    /// What the network answers to what is typed.
    private static func asked(_ ask: @escaping @Sendable (OpenNetwork, String) async throws -> [String]) -> CompletionKind {
        .custom { words, _, typed in
            await Completions(words).answers { options in try await ask(try await options.open(), Completions.plain(typed)) }
        }
    }
}

/// Asks the network that a half-typed command line is about.
struct Completions {
    private let options: StoreOptions

    init(_ words: [String]) {
        func value(of option: String) -> String? {
            if let joined = words.last(where: { $0.hasPrefix(option + "=") }) { return String(joined.dropFirst(option.count + 1)) }
            return words.lastIndex(of: option).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        }
        var options = StoreOptions()
        options.data = value(of: "--data")
        options.account = value(of: "--account") ?? StoreOptions.defaultAccount
        self.options = options
    }

    /// Nothing where there is no network yet, or it cannot be read: a completion has nowhere to say why.
    func answers(_ ask: (StoreOptions) async throws -> [String]) async -> [String] {
        guard FileManager.default.fileExists(atPath: options.folder + "/" + Store.fileName) else { return [] }
        do {
            return try await ask(options).map(Completions.written)
        } catch {
            return []
        }
    }

    /// What is typed, without the quotation marks and backslashes of the shell.
    static func plain(_ typed: String) -> String {
        String(typed.filter { $0 != "\\" }.drop { $0 == "\"" || $0 == "'" })
    }

    /// Those that begin so, then those of which a later word does. In any case and accents.
    static func beginning(_ typed: String, _ all: [String]) -> [String] {
        let typed = folded(typed)
        let whole = all.filter { folded($0).hasPrefix(typed) }
        return whole + all.filter { !whole.contains($0) && folded($0).split(separator: " ").contains { $0.hasPrefix(typed) } }
    }

    /// On one line; zsh takes what stands behind a plain colon for an explanation.
    private static func written(_ answer: String) -> String {
        let line = Output.clean(answer.replacing("\n", with: " "))
        return ProcessInfo.processInfo.environment["SAP_SHELL"] == "zsh" ? line.replacing(":", with: "\\:") : line
    }

    // MARK: The scripts

    /// The shell's script with answers that are not held against what is typed once more: the network has done that, and knows that
    /// *lovel* is Ada Lovelace and *CL* is clients.
    static func mended(_ script: String) -> String {
        script.replacing(bashCustom.old, with: bashCustom.new).replacing(bashAdd.old, with: bashAdd.new)
            .replacing(bashStart.old, with: bashStart.new).replacing(zshDescribe.old, with: zshDescribe.new)
    }

    /// Answers of the network come behind a line of their own.
    private static let bashCustom = (
        old: "\n    \"${COMP_WORDS[0]}\" \"${@}\" \"${words[@]}\"\n",
        new: "\n    printf '%s\\n' '//'\n    \"${COMP_WORDS[0]}\" \"${@}\" \"${words[@]}\"\n"
    )
    private static let bashAdd = (
        old: """
        __wellmet_add_completions() {
            local completion

        """,
        new: """
        __wellmet_add_completions() {
            local completion
            if [[ "${1}" = -W && "${2}" = //* ]]; then
                while IFS='' read -r completion; do
                    [[ -z "${completion}" || "${completion}" = // ]] || COMPREPLY+=("${completion#"${unbroken}"}")
                done <<< "${2}"
                return
            fi

        """
    )

    /// Bash takes a word with a colon or an @ for several: they are joined again, and of an answer what stands before the last is cut.
    private static let bashStart = (
        old: """
            local -r cur="${2}"
            local -r prev="${3}"

        """,
        new: """
            local -a joined=()
            local -i joined_at=0 place
            local rest="${COMP_LINE}" word bare
            for place in "${!COMP_WORDS[@]}"; do
                word="${COMP_WORDS[place]}"
                bare="${rest#"${rest%%[![:space:]]*}"}"
                if [[ "${place}" -gt 0 && "${#bare}" -eq "${#rest}" && -n "${word}" ]]; then
                    joined[${#joined[@]}-1]+="${word}"
                else
                    joined+=("${word}")
                fi
                rest="${bare#"${word}"}"
                [[ "${place}" -eq "${COMP_CWORD}" ]] && joined_at="${#joined[@]}-1"
            done
            local -a COMP_WORDS=("${joined[@]}")
            local -i COMP_CWORD="${joined_at}"
            local -r cur="${COMP_WORDS[COMP_CWORD]}"
            local -r prev="${COMP_WORDS[COMP_CWORD > 0 ? COMP_CWORD - 1 : 0]}"
            local unbroken=''
            [[ "${cur}" = *"${2}" ]] && unbroken="${cur%"${2}"}"
            [[ "${unbroken}" = *[:@=] ]] || unbroken=''

        """
    )
    private static let zshDescribe = (
        old: "    _describe -V '' non_empty_completions -- empty_completions -P $'\\'\\''\n",
        new:
            "    _describe -V '' non_empty_completions -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]} l:|=* r:|=*' -- empty_completions -P $'\\'\\''\n"
    )
}
