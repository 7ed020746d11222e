internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

extension CompletionKind {
    /// People whom search finds by what is typed so far; nobody typed yet, those in touch last.
    static let people = CompletionKind.custom { words, _, typed in
        await Completions(words).answers { open in
            let text = SearchText(typed)
            if text.isEmpty { return try await open.network.people(PeopleFilter(order: .contact), limit: 20).people.map(\.name.full) }
            return try await open.network.search(text, at: open.now).people.map(\.line.name.full)
        }
    }

    static let circles = CompletionKind.custom { words, _, typed in
        await Completions(words).answers { open in
            try await open.network.circleNames().filter { folded($0).hasPrefix(folded(typed)) }
        }
    }

    static let views = CompletionKind.custom { words, _, typed in
        await Completions(words).answers { open in
            try await open.network.views().map(\.name).filter { folded($0).hasPrefix(folded(typed)) }
        }
    }

    /// Views behind an @; of words and fields nothing is known before they are typed.
    static let filterWords = CompletionKind.custom { words, _, typed in
        guard typed.hasPrefix("@") else { return [] }
        return await Completions(words).answers { open in
            try await open.network.views().map(\.name).filter { folded($0).hasPrefix(folded(typed.dropFirst())) }.map { "@" + $0 }
        }
    }

    static let tags = CompletionKind.custom { words, _, typed in
        await Completions(words).answers { open in
            try await open.network.tagNames().filter { $0.hasPrefix(folded(typed.drop { $0 == "#" })) }
        }
    }
}

/// Asks the network that a half-typed command line is about.
private struct Completions {
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
    func answers(_ ask: (OpenNetwork) async throws -> [String]) async -> [String] {
        guard FileManager.default.fileExists(atPath: options.folder + "/" + Store.fileName) else { return [] }
        do {
            return try await ask(try await options.open())
        } catch {
            return []
        }
    }
}
