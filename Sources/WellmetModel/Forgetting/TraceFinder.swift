internal import Foundation

/// Finds names and addresses in texts, each as its own kind is told from what stands around it.
struct TraceFinder: Sendable, Equatable {
    /// A name as its folded words in the order in which they stand: whatever capitals, accents and signs stand between, it is found by these.
    struct Words: Hashable, Sendable {
        let words: [String]
        /// Whether the family name is put first, as lists have it.
        var isTurned = false

        init(_ words: [String], isTurned: Bool = false) {
            self.words = words
            self.isTurned = isTurned
        }

        /// The name as it is said, and the last word before the others.
        static func bothOrders(_ words: [String]) -> [Words] {
            guard words.count > 1 else { return [Words(words)] }
            return [Words(words), Words([words[words.count - 1]] + words.dropLast(), isTurned: true)]
        }
    }

    /// Addresses, numbers and handles, found as whole words, the longest first.
    var addresses: [String] = []
    /// Telephone numbers, found by their digits.
    var numbers = TraceNumbers()
    /// Names of scripts that put spaces between words.
    var names: [Words] = []
    /// Names of scripts that do not: their parts in the order in which they stand, found within any text.
    var strings: [[String]] = []
    /// Whether a comma parts two people: else a name may hold one, as in lists.
    var isStrict = false

    var isEmpty: Bool { addresses.isEmpty && numbers.isEmpty && names.isEmpty && strings.isEmpty }

    /// Where they stand, from the first to the last, none within another.
    func ranges(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        func add(_ ranges: [Range<String.Index>]) { found += ranges.filter { range in !found.contains { $0.overlaps(range) } } }
        add(numbers.ranges(in: text))
        for address in addresses { add(TraceFinder.ranges(of: address, in: text)) }
        if !names.isEmpty {
            let words = TraceWord.all(in: text)
            for name in names { add(ranges(of: name, among: words, in: text)) }
        }
        if !strings.isEmpty, text.unicodeScalars.contains(where: Script.isSpaceless) {
            let letters = text.indices.map { (at: $0, letter: Script.normal(text[$0])) }
            for parts in strings { add(TraceFinder.ranges(of: parts, among: letters, in: text)) }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    // MARK: Names

    private func ranges(of name: Words, among words: [TraceWord], in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var place = 0
        let count = name.words.count
        while place + count <= words.count {
            let some = words[place..<(place + count)]
            guard zip(some.dropLast(), name.words).allSatisfy({ $0.isSame(as: $1) }), let first = some.first, let last = some.last,
                let wanted = name.words.last, let end = last.end(of: wanted), areNear(some, name.isTurned, in: text)
            else {
                place += 1
                continue
            }
            found.append(first.range.lowerBound..<end)
            place += count
        }
        return found
    }

    /// Whether nothing but a few signs stands between words.
    private func areNear(_ words: ArraySlice<TraceWord>, _ isTurned: Bool, in text: String) -> Bool {
        zip(words, words.dropFirst()).enumerated().allSatisfy { place, pair in
            let between = text[pair.0.range.upperBound..<pair.1.range.lowerBound]
            if isStrict, between.contains(","), !(isTurned && place == 0) { return false }
            guard between.count <= 3, !between.contains("/") else { return false }
            // A dot ends a sentence unless it stands behind an initial.
            return pair.0.isInitial && between.first == "." ? !between.dropFirst().contains(".") : !between.contains(".")
        }
    }

    // MARK: Names of scripts without spaces

    private static func ranges(
        of parts: [String], among letters: [(at: String.Index, letter: String)], in text: String
    ) -> [Range<String.Index>] {
        let wanted = parts.map { $0.map(Script.normal) }
        var found: [Range<String.Index>] = []
        var place = 0
        while place < letters.count {
            guard letters[place].letter == wanted.first?.first, let end = end(of: wanted, from: place, among: letters) else {
                place += 1
                continue
            }
            found.append(letters[place].at..<(end < letters.count ? letters[end].at : text.endIndex))
            place = end
        }
        return found
    }

    /// The place behind the parts, between which a few signs may stand.
    private static func end(of parts: [[String]], from start: Int, among letters: [(at: String.Index, letter: String)]) -> Int? {
        var place = start
        for (number, part) in parts.enumerated() {
            if number > 0 {
                let from = place
                while place < letters.count, place - from < 4, letters[place].letter != part.first {
                    guard let sign = letters[place].letter.first, !sign.isLetter, !sign.isNumber, sign != ".", sign != "/" else {
                        return nil
                    }
                    place += 1
                }
                guard place - from < 4 else { return nil }
            }
            for letter in part {
                guard place < letters.count, letters[place].letter == letter else { return nil }
                place += 1
            }
        }
        return place
    }

    // MARK: Addresses

    /// Whole words alone, whatever their capitals: a part of another name is somebody else's.
    private static func ranges(of word: String, in text: String) -> [Range<String.Index>] {
        guard let first = word.first?.lowercased(), let last = word.last else { return [] }
        var found: [Range<String.Index>] = []
        var from = text.startIndex
        while let at = text[from...].firstIndex(where: { $0.lowercased() == first }) {
            let before = at > text.startIndex ? text[text.index(before: at)] : nil
            // What stands before an @ belongs to the address.
            let isInside = before.map { Script.isPart($0, of: first == "@" ? "a" : word[word.startIndex]) } ?? false
            if !isInside, let end = end(of: word, in: text[at...]), end == text.endIndex || !Script.isPart(text[end], of: last) {
                found.append(at..<end)
                from = end
            } else {
                from = text.index(after: at)
            }
        }
        return found
    }

    private static func end(of word: String, in text: Substring) -> Substring.Index? {
        var at = text.startIndex
        for letter in word {
            guard at < text.endIndex, text[at] == letter || text[at].lowercased() == letter.lowercased() else { return nil }
            at = text.index(after: at)
        }
        return at
    }
}

/// A word of a text: letters, digits, and the apostrophes within, as in O'Brien.
struct TraceWord {
    let range: Range<String.Index>
    let folded: String
    /// With a second letter for the dots; nil where that is the same.
    private let spelled: String?
    /// The same without the ’s of "Lovelace’s".
    private let stem: (end: String.Index, folded: String, spelled: String?)?

    private init(_ range: Range<String.Index>, in text: String) {
        self.range = range
        let word = text[range]
        folded = foldedWords(word).joined()
        spelled = spelledOut(word).map { foldedWords($0).joined() }
        guard let last = word.last, last == "s" || last == "S", let mark = word.dropLast().last, TraceWord.isApostrophe(mark) else {
            stem = nil
            return
        }
        let rest = word.dropLast(2)
        stem = (rest.endIndex, foldedWords(rest).joined(), spelledOut(rest).map { foldedWords($0).joined() })
    }

    var isInitial: Bool { folded.count == 1 }

    func isSame(as wanted: String) -> Bool { folded == wanted || spelled == wanted }

    /// Where the word ends when it is the wanted one, or that one’s possessive.
    func end(of wanted: String) -> String.Index? {
        if isSame(as: wanted) { return range.upperBound }
        guard let stem, stem.folded == wanted || stem.spelled == wanted else { return nil }
        return stem.end
    }

    static func all(in text: String) -> [TraceWord] {
        var words: [TraceWord] = []
        var at = text.startIndex
        while let start = text[at...].firstIndex(where: isLetter) {
            // A script without spaces begins a word beside one with them.
            let isSpaceless = Script.isSpaceless(text[start])
            var end = text.index(after: start)
            var behindLetter = end
            while end < text.endIndex, isApostrophe(text[end]) || isLetter(text[end]) && Script.isSpaceless(text[end]) == isSpaceless {
                let isSign = isApostrophe(text[end])
                end = text.index(after: end)
                if !isSign { behindLetter = end }
            }
            words.append(TraceWord(start..<behindLetter, in: text))
            at = end
        }
        return words
    }

    private static func isLetter(_ letter: Character) -> Bool { (letter.isLetter || letter.isNumber) && !isApostrophe(letter) }
    private static func isApostrophe(_ letter: Character) -> Bool { letter == "'" || letter == "’" || letter == "ʼ" }
}

/// What the scripts of the world do between words.
enum Script {
    /// Whether words of the letter's script stand beside each other without spaces, or with endings of others: Han, kana, Hangul, Thai and
    /// its neighbours.
    static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FA, 0x30FC...0x318F,
            0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    static func isSpaceless(_ letter: Character) -> Bool { letter.unicodeScalars.first.map { isSpaceless($0) } ?? false }

    /// Whether a text has letters, and all of them are of such scripts.
    static func isSpaceless(_ text: String) -> Bool {
        let letters = text.filter { $0.isLetter || $0.isNumber }
        return !letters.isEmpty && letters.allSatisfy { isSpaceless($0) }
    }

    /// A letter as it is compared: wide and narrow forms are the same.
    static func normal(_ letter: Character) -> String {
        if letter.unicodeScalars.count == 1, let scalar = letter.unicodeScalars.first, 0x4E00...0x9FFF ~= scalar.value {
            return String(letter)
        }
        return String(letter).precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// Whether a letter beside a word belongs to it: a letter or number does, where the word has one there, too.
    static func isPart(_ letter: Character, of edge: Character) -> Bool {
        (letter.isLetter || letter.isNumber) && (edge.isLetter || edge.isNumber) && isSpaceless(letter) == isSpaceless(edge)
    }
}
