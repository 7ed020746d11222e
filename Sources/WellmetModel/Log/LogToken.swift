/// A word or a punctuation mark of a log line.
struct LogToken {
    /// As written.
    let text: Substring
    /// Folded, for looking up; "p.m." is `pm`, a curly apostrophe is a straight one.
    let word: String
    /// Where it stands, in UTF-8 offsets.
    let range: Range<Int>
    let isMark: Bool

    /// The first letter is a capital or belongs to a script without capitals: what names begin with.
    var isCapital: Bool {
        guard !isMark, let first = text.first, first.isLetter else { return false }
        if !first.isLowercase { return true }
        // "d'Angelo", "al-Khwarizmi"
        guard let joint = text.firstIndex(where: { $0 == "'" || $0 == "\u{2019}" || $0 == "-" }) else { return false }
        return text[text.index(after: joint)...].first?.isUppercase == true
    }

    var hasLetter: Bool { !isMark && text.contains(where: \.isLetter) }

    /// Ends a sentence or a part of it.
    var isStop: Bool { isMark && LogToken.stops.contains(word) }

    /// The tokens of `text`: split at white space, marks peeled off either end of each word and off commas inside it.
    static func tokens(of text: String) -> [LogToken] {
        var tokens: [LogToken] = []
        var offset = 0
        var start = text.startIndex
        var startOffset = 0
        var i = text.startIndex
        func flush(to end: String.Index) {
            if start < end { split(text[start..<end], at: startOffset, into: &tokens) }
        }
        while i < text.endIndex {
            let character = text[i]
            let next = text.index(after: i)
            let length = character.utf8.count
            if character.isSpace {
                flush(to: i)
                if character.isNewline { tokens.append(mark(text[i..<next], offset)) }
                (start, startOffset) = (next, offset + length)
            }
            offset += length
            i = next
        }
        flush(to: text.endIndex)
        return tokens
    }

    private static let stops: Set<String> = [";", ".", "!", "?", "…", "-", "\n", "(", ")", "[", "]"]
    private static let opening: Set<Character> = [
        "(", "[", "{", "<", "\"", "'", "\u{2018}", "\u{201C}", "\u{201E}", "\u{00AB}", "\u{00BF}", "\u{00A1}", "*",
    ]
    private static let closing: Set<Character> = [
        ",", ";", ":", ".", "!", "?", "…", ")", "]", "}", ">", "\"", "'", "\u{2019}", "\u{201D}", "\u{201C}", "\u{00BB}", "\u{3001}",
        "\u{FF0C}", "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{FF1B}", "\u{FF1A}", "*",
    ]
    private static let commas: Set<Character> = [",", "\u{3001}", "\u{FF0C}", ";", "\u{FF1B}"]
    /// Words that keep their full stop.
    private static let abbreviations: Set<String> = [
        "dr", "prof", "mr", "mrs", "ms", "st", "jr", "sr", "approx", "ca", "vs", "etc", "mx", "fr", "rev",
    ]

    private static func mark(_ text: Substring, _ offset: Int) -> LogToken {
        let word: String
        switch text.first {
        case "\u{3001}", "\u{FF0C}": word = ","
        case "\u{3002}": word = "."
        case "\u{FF01}": word = "!"
        case "\u{FF1F}": word = "?"
        case "\u{FF1B}": word = ";"
        case "\u{FF1A}": word = ":"
        case "–", "—", "-": word = "-"
        case let first? where first.isNewline: word = "\n"
        default: word = String(text)
        }
        return LogToken(text: text, word: word, range: offset..<offset + text.utf8.count, isMark: true)
    }

    /// Splits a run without white space: its marks, its core, its marks.
    private static func split(_ run: Substring, at offset: Int, into tokens: inout [LogToken]) {
        let bounds = Array(run.indices) + [run.endIndex]
        var (low, high) = (0, bounds.count - 1)
        var offset = offset
        func add(_ n: Int) {
            let piece = run[bounds[n]..<bounds[n + 1]]
            tokens.append(mark(piece, offset))
            offset += piece.utf8.count
        }
        while low < high, opening.contains(run[bounds[low]]) {
            add(low)
            low += 1
        }
        while high > low {
            let last = run[bounds[high - 1]]
            guard closing.contains(last) else { break }
            if last == ".", high - low <= 16, keepsStop(run[bounds[low]..<bounds[high]]) { break }
            if last == "'", high - low <= 5, isMinutes(run[bounds[low]..<bounds[high]]) { break }
            high -= 1
        }
        if low < high {
            let core = run[bounds[low]..<bounds[high]]
            cut(core, at: offset, into: &tokens)
            offset += core.utf8.count
        }
        for n in high..<bounds.count - 1 { add(n) }
    }

    /// Cuts at commas inside ("Ada,Grace", not "1,5h") and after a leading "w/" or "c/o"-like joint.
    private static func cut(_ core: Substring, at offset: Int, into tokens: inout [LogToken]) {
        var rest = core
        var offset = offset
        if rest.utf8.count > 2, rest.prefix(2).lowercased() == "w/" {
            tokens.append(word(rest.prefix(2), offset))
            offset += 2
            rest = rest.dropFirst(2)
        }
        guard rest.utf8.contains(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0xE3 || $0 == 0xEF }) else {
            return append(rest, offset, into: &tokens)
        }
        var start = rest.startIndex
        var i = start
        var before: Character?
        while i < rest.endIndex {
            let character = rest[i]
            let next = rest.index(after: i)
            let figures = before?.isNumber == true && next < rest.endIndex && rest[next].isNumber
            if commas.contains(character), !figures {
                append(rest[start..<i], offset, into: &tokens)
                offset += rest[start..<i].utf8.count
                tokens.append(mark(rest[i..<next], offset))
                offset += rest[i..<next].utf8.count
                start = next
            }
            before = character
            i = next
        }
        append(rest[start...], offset, into: &tokens)
    }

    private static func append(_ text: Substring, _ offset: Int, into tokens: inout [LogToken]) {
        guard !text.isEmpty else { return }
        let isPlain = text.utf8.contains { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
        if isPlain || text.contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol && $0 != "+" }) {
            tokens.append(word(text, offset))
        } else {
            tokens.append(mark(text, offset))
        }
    }

    private static func word(_ text: Substring, _ offset: Int) -> LogToken {
        var word = folded(text)
        if word.contains("\u{2019}") || word.contains("\u{02BC}") {
            word = String(word.map { $0 == "\u{2019}" || $0 == "\u{02BC}" ? "'" : $0 })
        }
        if word == "a.m." || word == "a.m" { word = "am" }
        if text == "w." { word = "w" }
        if word == "p.m." || word == "p.m" { word = "pm" }
        return LogToken(text: text, word: word, range: offset..<offset + text.utf8.count, isMark: false)
    }

    /// "J.", "J.R.R.", "p.m.", "Dr." keep their full stop.
    private static func keepsStop(_ text: Substring) -> Bool {
        guard text.utf8.count <= 16 else { return false }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        if parts.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) { return true }
        return parts.count == 1 && abbreviations.contains(parts[0].lowercased())
    }

    /// "90'"
    private static func isMinutes(_ text: Substring) -> Bool {
        let figures = text.dropLast()
        return !figures.isEmpty && figures.allSatisfy { $0.isASCII && $0.isNumber }
    }
}

extension Character {
    /// White space, told quickly for ASCII.
    var isSpace: Bool {
        guard let ascii = asciiValue else { return isWhitespace }
        return ascii == 0x20 || (0x09...0x0D).contains(ascii)
    }
}
