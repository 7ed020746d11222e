internal import Foundation

extension Traces {
    /// What a file is searched for: everything that is taken out of texts, in all spellings that people use for it, and `more` of those that
    /// were met.
    package func spellings(with more: Set<String> = []) -> [String] {
        var all = more
        for name in written {
            let parts = name.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map(String.init)
            guard let last = parts.last, parts.count > 1 else {
                all.insert(name)
                continue
            }
            let turned = [last] + parts.dropLast()
            var plain = [name]
            if Script.isSpaceless(name) {
                for order in [parts, turned] { plain += ["", " ", "・", "　"].map { order.joined(separator: $0) } }
            } else {
                plain += Traces.joined(parts)
                if sought.names.contains(where: { $0.isTurned && $0.words == turned.map { foldedWords($0).joined() } }) {
                    plain += Traces.joined(turned) + Traces.joined(Array(parts.dropLast())).map { last + ", " + $0 }
                }
                plain += plain.map(Traces.withoutAccents)
            }
            for one in plain { all.formUnion([one, one.lowercased(), one.uppercased(), folded(one)]) }
        }
        for address in sought.addresses { all.formUnion([address, address.lowercased()]) }
        all.formUnion(numbers.flatMap(sought.numbers.spellings))
        return Traces.each(all)
    }

    /// With blanks and with hyphens between the words, and with a dot behind each initial.
    private static func joined(_ words: [String]) -> [String] {
        let dotted = words.map { $0.count == 1 ? $0 + "." : $0 }
        return [words, dotted].flatMap { words in [" ", "-"].map { words.joined(separator: $0) } }
    }

    /// In the same capitals: "Zoe Muller".
    private static func withoutAccents(_ text: String) -> String { text.folding(options: .diacriticInsensitive, locale: nil) }

    /// Each spelling once, byte by byte: two that are the same to people may be written otherwise.
    private static func each(_ spellings: Set<String>) -> [String] {
        // Strings that differ only in how their accents are written are equal to a set.
        var seen: Set<[UInt8]> = []
        let all = spellings.flatMap { [$0, $0.precomposedStringWithCanonicalMapping, $0.decomposedStringWithCanonicalMapping] }
        return all.filter { seen.insert(Array($0.utf8)).inserted }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
