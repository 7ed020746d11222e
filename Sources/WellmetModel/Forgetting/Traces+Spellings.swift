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
                plain += [" ", "-"].map { parts.joined(separator: $0) }
                if sought.names.contains(where: { $0.isTurned && $0.words == turned.map { foldedWords($0).joined() } }) {
                    let rest = parts.dropLast()
                    plain += [" ", "-"].map { turned.joined(separator: $0) } + [" ", "-"].map { last + ", " + rest.joined(separator: $0) }
                }
            }
            for one in plain { all.formUnion([one, one.lowercased(), one.uppercased(), folded(one)]) }
        }
        for address in sought.addresses { all.formUnion([address, address.lowercased()]) }
        return Traces.each(all)
    }

    /// Each spelling once, byte by byte: two that are the same to people may be written otherwise.
    private static func each(_ spellings: Set<String>) -> [String] {
        // Strings that differ only in how their accents are written are equal to a set.
        var seen: Set<[UInt8]> = []
        let all = spellings.flatMap { [$0, $0.precomposedStringWithCanonicalMapping, $0.decomposedStringWithCanonicalMapping] }
        return all.filter { seen.insert(Array($0.utf8)).inserted }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
