internal import Foundation

/// By what somebody who is to be forgotten can be told in any text: their whole names, and their addresses and numbers.
package struct Traces: Sendable, Equatable {
    /// What stands in their place.
    package static let stopgap = "somebody"

    /// What tells them.
    let sought: TraceFinder
    /// What others are called and how they are reached, of which it may be a part: "Mary Ann Lee" of "Ann Lee", `given-70` of `given-7`.
    let longer: TraceFinder
    /// What is theirs, and too little to tell them by in what is written of others: a name of one word. In their own rows it is enough.
    let faint: TraceFinder
    /// The names as they are written.
    let written: [String]
    /// The same of what is too little: "Madonna".
    package let tooLittle: [String]

    /// - Parameters:
    ///   - names: what they are and were called.
    ///   - otherNames: what others are called. Who has the same name keeps it, since nobody can tell whose it is.
    ///   - formerNames: what others were called: a longer one is theirs, the same one is no proof of anybody.
    ///   - otherIdentities: how others are reached. An address that somebody has, too, stays.
    package init(
        names: [String], identities: [Identity], otherNames: [String] = [], formerNames: [String] = [], otherIdentities: [Identity] = []
    ) {
        let theirs = Set(names.map(\.trimmed).filter { !$0.isEmpty }).sorted()
        let others = otherNames.map { (name: $0, words: Traces.words(of: $0)) }.filter { !$0.words.isEmpty }
        let otherWords = Set(others.map(\.words))
        let own = theirs.filter { !otherWords.contains(Traces.words(of: $0)) }
        let whole = own.filter(Traces.isTelling)

        let reached = Set(otherIdentities.flatMap(Traces.spellings).map(folded))
        let nameWords = Set(names.flatMap { foldedWords($0) })
        let calledAlike = Set(others.flatMap(\.words))
        var (addresses, weak): (Set<String>, Set<String>) = ([], [])
        for identity in identities {
            for spelling in Traces.spellings(identity) where !reached.contains(folded(spelling)) {
                let isWord = Traces.isMereWord(spelling) || nameWords.contains(folded(spelling)) || calledAlike.contains(folded(spelling))
                if isWord { weak.insert(spelling.lowercased()) } else { addresses.insert(spelling) }
            }
        }
        weak = weak.filter { !nameWords.contains(folded($0)) && !calledAlike.contains(folded($0)) }

        var sought = TraceFinder()
        sought.addresses = addresses.sorted { ($1.count, $0) < ($0.count, $1) }
        sought.names = Traces.sequences(whole).filter { !$0.isTurned || !otherWords.contains($0.words) }
        sought.strings = Traces.strings(whole).filter { !otherWords.contains(Traces.words(of: $0.joined())) }
        self.sought = sought

        var longer = TraceFinder(isStrict: true)
        for name in Set(otherNames + formerNames) {
            let words = foldedWords(name)
            if Script.isSpaceless(name) {
                let strings = Traces.strings([name])
                if strings.contains(where: { one in (sought.strings).contains { Traces.isPart($0.joined(), of: one.joined()) } }) {
                    longer.strings += strings
                }
            }
            // A short name's words are looked for in all orders, so are those of the longer one.
            let sequences = TraceFinder.Words.bothOrders(words)
            let parts = sought.names.map(\.words) + own.filter { !Traces.isTelling($0) }.map { foldedWords($0) }
            if sequences.contains(where: { one in parts.contains { Traces.isPart($0, of: one.words) } }) { longer.names += sequences }
        }
        longer.strings.sort { ($1.joined().count, $0.joined()) < ($0.joined().count, $1.joined()) }
        longer.names.sort { ($1.words.count, $0.words.joined()) < ($0.words.count, $1.words.joined()) }
        let lowered = addresses.map { $0.lowercased() }
        longer.addresses = Set(otherIdentities.flatMap(Traces.spellings)).filter { one in
            lowered.contains { Traces.isPart($0, of: one.lowercased()) }
        }.sorted { ($1.count, $0) < ($0.count, $1) }
        self.longer = longer

        let little = own.filter { !Traces.isTelling($0) }
        var faint = TraceFinder()
        faint.names = little.map { TraceFinder.Words(foldedWords($0)) }.filter { !$0.words.isEmpty }
        faint.addresses = weak.sorted()
        self.faint = faint
        written = whole
        tooLittle = little + weak.sorted()
    }

    package var isEmpty: Bool { sought.isEmpty }

    /// Of each name and address a part without accents, by which a database finds the texts that may hold it; nil when one has none.
    package var clues: [String]? { Traces.clues(written, sought.addresses) }

    /// The same of what is too little.
    package var faintClues: [String]? { Traces.clues(tooLittle, []) }

    /// Whether somebody of that name and those addresses is who is to be forgotten.
    package func tell(_ name: PersonName, _ identities: [Identity]) -> Bool {
        let words = foldedWords(name.full)
        let isName = sought.names.contains { !$0.isTurned && $0.words == words } || faint.names.contains { $0.words == words }
        let string = Traces.words(of: name.full)
        return isName || sought.strings.contains { [$0.joined()] == string } || isReached(by: identities)
    }

    private func isReached(by identities: [Identity]) -> Bool {
        identities.contains { identity in
            // A handle that is a mere word is theirs where its kind stands beside it.
            Traces.spellings(identity).contains { sought.addresses.contains($0) }
        }
    }

    /// The text with `somebody` in their place; nil when nothing of them stands in it.
    ///
    /// - Parameter isTheirs: whether the text is of their own rows, as the title of a change is: then a name of one word tells them, too.
    package func removed(from text: String, isTheirs: Bool = false) -> String? {
        let found = found(in: text, isTheirs: isTheirs)
        guard !found.isEmpty else { return nil }
        var result = ""
        var from = text.startIndex
        for range in found {
            result += text[from..<range.lowerBound] + Traces.stopgap
            from = range.upperBound
        }
        return result + text[from...]
    }

    /// Where they stand in a text, from the first to the last.
    package func found(in text: String, isTheirs: Bool = false) -> [Range<String.Index>] {
        var found = kept(sought.ranges(in: text), in: text)
        if isTheirs {
            found += kept(faint.ranges(in: text), in: text).filter { range in !found.contains { $0.overlaps(range) } }
            found.sort { $0.lowerBound < $1.lowerBound }
        }
        return found
    }

    /// Which of what is too little stands in a text: as it is written in `tooLittle`.
    package func faintWords(in text: String) -> [String] {
        let theirs = sought.ranges(in: text)
        let found = kept(faint.ranges(in: text), in: text).filter { range in !theirs.contains { $0.overlaps(range) } }
        let words = Set(found.map { foldedWords(text[$0]) })
        return tooLittle.filter { words.contains(foldedWords($0)) }
    }

    /// What of others a text says where one could take it for them.
    package func longerRanges(in text: String) -> [Range<String.Index>] { longer.ranges(in: text) }

    private func kept(_ found: [Range<String.Index>], in text: String) -> [Range<String.Index>] {
        guard !found.isEmpty, !longer.isEmpty else { return found }
        let others = longer.ranges(in: text)
        return found.filter { one in
            !others.contains { $0.lowerBound <= one.lowerBound && one.upperBound <= $0.upperBound && $0 != one }
        }
    }
}

// MARK: What tells somebody

extension Traces {
    /// Whether a name is enough to tell somebody by: two words of four letters together, or two letters where there are no spaces.
    private static func isTelling(_ name: String) -> Bool {
        if Script.isSpaceless(name) { return name.count(where: \.isLetter) > 1 }
        let words = foldedWords(name)
        return words.count > 1 && words.reduce(0) { $0 + $1.count } > 3
    }

    /// The words by which two names are the same; a name without spaces is one of them, however it is parted.
    private static func words(of name: String) -> [String] {
        Script.isSpaceless(name) ? [name.filter { $0.isLetter || $0.isNumber }.map(Script.normal).joined()] : foldedWords(name)
    }

    private static func sequences(_ names: [String]) -> [TraceFinder.Words] {
        let all = Set(names.filter { !Script.isSpaceless($0) }.map { foldedWords($0) })
        return all.sorted { $1.count < $0.count || $1.count == $0.count && $0.lexicographicallyPrecedes($1) }
            .flatMap(TraceFinder.Words.bothOrders)
    }

    /// The parts of names of scripts without spaces, in both orders, the longest first.
    private static func strings(_ names: [String]) -> [[String]] {
        let orders = names.filter { Script.isSpaceless($0) }.flatMap { name -> [[String]] in
            let parts = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            return parts.count > 1 ? [parts, [parts[parts.count - 1]] + parts.dropLast()] : [parts]
        }
        return Set(orders).sorted { ($1.joined().count, $0.joined()) < ($0.joined().count, $1.joined()) }
    }

    /// How an address stands in texts: as it is kept, as it is written, as a web address, and a handle with its @.
    static func spellings(_ identity: Identity) -> [String] {
        var all = [identity.value, identity.display].map(\.trimmed)
        if var url = identity.url {
            all.append(url)
            if url.hasPrefix("https://") { url.removeFirst(8) }
            if url.hasPrefix("www.") { url.removeFirst(4) }
            if url.hasSuffix("/") { url.removeLast() }
            if url.contains("/") { all.append(url) }
        }
        switch identity.kind {
        case .mail, .phone, .website: all.removeAll { $0.count < 4 }
        default: all += all.filter { !$0.contains("@") && !$0.contains("/") && !$0.contains(" ") }.map { "@" + $0 }
        }
        return Set(all.filter { !$0.isEmpty }).sorted()
    }

    /// Whether it is what anybody may write without meaning a handle: up to seven letters, or a few digits.
    private static func isMereWord(_ text: String) -> Bool {
        text.count < 3 || text.count < 8 && text.allSatisfy(\.isLetter) || text.count < 5 && text.allSatisfy(\.isNumber)
    }

    private static func isPart(_ short: String, of long: String) -> Bool { short != long && long.contains(short) }

    private static func isPart(_ short: [String], of long: [String]) -> Bool {
        guard !short.isEmpty, short.count < long.count else { return false }
        return (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)].elementsEqual(short) }
    }

    private static func clues(_ names: [String], _ addresses: [String]) -> [String]? {
        var clues: [String] = []
        for address in addresses {
            guard address.allSatisfy(\.isASCII) else { return nil }
            clues.append(address)
        }
        for name in names {
            let parts = name.split { !$0.isLetter && !$0.isNumber }
            let plain = parts.filter { part in
                part.utf8.allSatisfy { $0 < 0x80 } ? part.utf8.count > 2 || parts.count == 1 : part.unicodeScalars.allSatisfy(isPlain)
            }
            guard let longest = plain.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
            clues.append(String(longest))
        }
        // Whatever holds a longer one holds what it begins with.
        return Set(clues).filter { one in !clues.contains { isPart($0.lowercased(), of: one.lowercased()) } }.sorted()
    }

    /// Whether a letter has one spelling only.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool { 0x4E00...0x9FFF ~= scalar.value }
}
