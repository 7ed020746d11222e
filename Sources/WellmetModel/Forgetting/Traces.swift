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
    /// Their telephone numbers.
    let numbers: [Identity]
    /// The same of what is too little: "Madonna", and "012345" of a short number.
    package let tooLittle: [String]
    /// Names of theirs that others have, too, and that stay for that.
    package let shared: [String]
    private let littleNumbers: Set<String>

    /// - Parameters:
    ///   - names: what they are and were called.
    ///   - shortened: the same with less of it, as without a middle name.
    ///   - otherNames: what others are called. Who has the same name keeps it, since nobody can tell whose it is.
    ///   - otherShortened: what others may be called for short: nobody can tell whose such a short form is.
    ///   - formerNames: what others were called: a longer one is theirs, the same one is no proof of anybody.
    ///   - otherIdentities: how others are reached. An address that somebody has, too, stays.
    package init(
        names: [String], shortened: [String] = [], identities: [Identity], otherNames: [String] = [], otherShortened: [String] = [],
        formerNames: [String] = [], otherIdentities: [Identity] = []
    ) {
        let (otherNames, formerNames) = (otherNames.flatMap(Traces.variants), formerNames.flatMap(Traces.variants))
        let others = otherNames.map { (name: $0, words: Traces.words(of: $0)) }.filter { !$0.words.isEmpty }
        let otherWords = Set(others.map(\.words))
        let otherShort = otherWords.union(otherShortened.flatMap(Traces.variants).map(Traces.words))
        func spelled(_ names: [String]) -> Set<String> { Set(names.map(\.trimmed).filter { !$0.isEmpty }.flatMap(Traces.variants)) }
        let (full, short) = (spelled(names), spelled(shortened).filter(Traces.isTelling))
        let theirs = full.union(short).sorted()
        let own = theirs.filter { !(full.contains($0) ? otherWords : otherShort).contains(Traces.words(of: $0)) }
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
        for identity in identities { sought.numbers.add(TraceNumbers(identity)) }
        for identity in otherIdentities { sought.numbers.remove(TraceNumbers(identity)) }
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
        let otherNumbers = Set(otherIdentities.compactMap(TraceNumbers.tooLittle))
        littleNumbers = Set(identities.compactMap(TraceNumbers.tooLittle)).subtracting(otherNumbers)
        var faint = TraceFinder()
        faint.names = little.map { TraceFinder.Words(foldedWords($0)) }.filter { !$0.words.isEmpty }
        faint.addresses = weak.sorted()
        faint.numbers = TraceNumbers(plain: littleNumbers.union(littleNumbers.map { "0" + $0 }))
        self.faint = faint
        written = whole
        numbers = identities.filter { $0.kind == .phone }
        tooLittle = little + weak.sorted() + littleNumbers.map { "0" + $0 }.sorted()
        shared = theirs.filter { !own.contains($0) && Traces.isTelling($0) }
    }

    package var isEmpty: Bool { sought.isEmpty }

    /// Of each name and address a part without accents, by which a database finds the texts that may hold it; nil when one has none.
    package var clues: [String]? { Traces.clues(written, sought.addresses) }

    /// The digits that every spelling of a telephone number holds, whatever signs stand between.
    package var numberClues: [String] { Set(numbers.compactMap(TraceNumbers.end)).sorted() }

    /// The same of what is too little.
    package var faintClues: [String]? { Traces.clues(tooLittle.filter { !littleNumbers.contains(String($0.dropFirst())) }, []) }
    package var faintNumberClues: [String] { littleNumbers.sorted() }

    /// What may stand between the digits of a number.
    package static var signsOfNumbers: [String] { TraceNumbers.signs.map { String($0) }.sorted() }

    /// The digits with which every spelling of a telephone number ends; nil of what is none.
    package static func numberEnd(_ identity: Identity) -> String? { TraceNumbers.end(of: identity) }

    /// Whether somebody of that name and those addresses is who is to be forgotten.
    package func tell(_ name: PersonName, _ identities: [Identity]) -> Bool {
        let words = Set(Traces.variants(name.full).map { foldedWords($0) })
        let isName = sought.names.contains { !$0.isTurned && words.contains($0.words) } || faint.names.contains { words.contains($0.words) }
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
        let digits = Set(found.map { text[$0].filter(TraceNumbers.isDigit) })
        return tooLittle.filter { one in
            if words.contains(foldedWords(one)) { return true }
            let national = String(one.dropFirst())
            return littleNumbers.contains(national) && (digits.contains(one) || digits.contains(national))
        }
    }

    /// What of others a text says where one could take it for them: their names and addresses, and longer numbers.
    package func longerRanges(in text: String) -> [Range<String.Index>] {
        guard !sought.numbers.isEmpty else { return longer.ranges(in: text) }
        return longer.ranges(in: text)
            + TraceNumbers.Run.all(in: text).compactMap { run in
                guard let first = run.groups.first, let last = run.groups.last else { return nil }
                return TraceNumbers.Run.whole(first.range.lowerBound..<last.range.upperBound, in: text)
            }
    }

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
                // Instead of two letters a text may have one with dots.
                if ["ae", "oe", "ue", "aa"].contains(where: part.lowercased().contains) { return false }
                return part.utf8.allSatisfy { $0 < 0x80 }
                    ? part.utf8.count > 2 || parts.count == 1 : part.unicodeScalars.allSatisfy(isPlain)
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
