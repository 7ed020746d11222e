internal import Foundation
internal import WellmetModel

/// What rows that are there say where the bytes of a file seem to say something of somebody who is forgotten: `given-70` of another where
/// they were `given-7`. Values stand beside each other in a row without anything between, so that only the rows know where a word ends.
struct LongerTraces {
    private(set) var longer: [Int: Set<TraceScan.Longer>] = [:]
    /// Whether other accounts say the very same: that is theirs.
    private(set) var areElsewhere = false

    private let words: [(place: Int, word: String)]
    private let forgotten: ForgottenPerson
    private let account: AccountID

    /// How many bytes of a word around a find are told apart.
    private static let reach = 64

    /// - Parameter words: what was found in files, with its place among what was searched for. Reads every table.
    init(_ words: [(place: Int, word: String)], of forgotten: ForgottenPerson, account: AccountID, tx: any Transaction) throws {
        self.words = words
        self.forgotten = forgotten
        self.account = account
        guard !words.isEmpty else { return }
        for table in try tx.tables() {
            let columns = try tx.textColumns(of: table)
            guard !columns.isEmpty else { continue }
            let hasAccount = try tx.columns(of: table).contains("account")
            let joined = columns.map { "coalesce(\($0), '')" }.joined(separator: " || ")
            let names = ([hasAccount ? "account" : "0 AS account"] + columns).joined(separator: ", ")
            var found: [Row] = []
            try tx.each(
                "SELECT \(SQL(text: names)) FROM \(SQL(text: table)) WHERE "
                    + LeftTexts.any(Set(words.map(\.word)).sorted(), in: ["(\(joined))"])
            ) { found.append($0) }
            for row in found { read(row, columns, of: table) }
        }
        // Contact cards are bytes.
        for table in [LedgeredTable.card, .groupCard] {
            var cards: [(isOwn: Bool, text: String)] = []
            try tx.each("SELECT account, content FROM \(SQL(text: table.name))") { row in
                cards.append((row[0].int64 == account.number, String(decoding: row[1].bytes ?? [], as: UTF8.self)))
                // Most say nothing of it: a part is read at a time.
                if cards.count > 500 { take(&cards) }
            }
            take(&cards)
        }
    }

    private mutating func take(_ cards: inout [(isOwn: Bool, text: String)]) {
        for card in cards { if card.isOwn { readOwn(card.text) } else { readOthers(card.text, isElsewhere: true) } }
        cards.removeAll(keepingCapacity: true)
    }

    private mutating func read(_ row: Row, _ columns: [String], of table: String) {
        let isOwn = row[0].int64 == account.number
        let texts = columns.indices.map { row[$0 + 1].text }
        for (column, text) in zip(columns, texts) where !text.isEmpty {
            // How others are called and reached is theirs, whatever it holds.
            let isName = table == LedgeredTable.identity.name || table == LedgeredTable.person.name && LeftTexts.ownNames.contains(column)
            if isOwn, !isName {
                readOwn(text)
            } else {
                // A value that is the very same, as the family name first of another, is told by what stands before it in its row.
                readOthers(text, isElsewhere: !isOwn, behind: isOwn ? texts.filter { $0 != text && !$0.isEmpty } : [])
            }
        }
        // Where one value ends and the next begins.
        for (one, next) in zip(texts, texts.dropFirst()) where !one.isEmpty && !next.isEmpty { readSeam(one, next) }
    }

    /// A text in which some of it may be theirs.
    private mutating func readOwn(_ text: String) {
        let bytes = Array(text.utf8)
        func offsets(_ ranges: [Range<String.Index>]) -> [Range<Int>] {
            ranges.map { range in
                let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                return start..<(start + text[range].utf8.count)
            }
        }
        var ranges: (theirs: [Range<Int>], others: [Range<Int>])?
        for (place, word) in words {
            let wanted = Array(word.utf8)
            for at in TraceScan.places(of: wanted, in: bytes) {
                let known = ranges ?? (offsets(forgotten.traces.found(in: text)), offsets(forgotten.traces.longerRanges(in: text)))
                ranges = known
                let range = at..<(at + wanted.count)
                // What should have been taken out is a trace, and told as a row.
                if known.theirs.contains(where: { $0.overlaps(range) }) { continue }
                let whole =
                    known.others.first { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
                    ?? LongerTraces.word(around: range, in: bytes)
                if whole.count > range.count { note(place, Array(bytes[whole]), at - whole.lowerBound) }
            }
        }
    }

    /// A text of which nothing is theirs: what others are called, and what another account says.
    private mutating func readOthers(_ text: String, isElsewhere: Bool, behind others: [String] = []) {
        let bytes = Array(text.utf8)
        for (place, word) in words {
            let wanted = Array(word.utf8)
            for at in TraceScan.places(of: wanted, in: bytes) {
                let start = max(0, at - LongerTraces.reach)
                let whole = bytes[start..<min(bytes.count, at + wanted.count + LongerTraces.reach)]
                if isElsewhere {
                    areElsewhere = true
                    // The index of words has it without what stands around.
                    let word = LongerTraces.word(around: at..<(at + wanted.count), in: bytes)
                    if String(decoding: wanted, as: UTF8.self).allSatisfy(LongerTraces.isOfWord) {
                        note(place, Array(bytes[word]), at - word.lowerBound)
                    }
                }
                if isElsewhere || whole.count > wanted.count {
                    note(place, Array(whole), at - start)
                } else {
                    for other in others {
                        let head = Array(other.utf8.suffix(LongerTraces.reach))
                        note(place, head + wanted, head.count)
                    }
                }
            }
        }
    }

    /// Words that begin in one value of a row and end in the next.
    private mutating func readSeam(_ one: String, _ next: String) {
        let (left, right) = (Array(one.utf8.suffix(LongerTraces.reach)), Array(next.utf8.prefix(LongerTraces.reach)))
        let bytes = left + right
        for (place, word) in words {
            let wanted = Array(word.utf8)
            for at in TraceScan.places(of: wanted, in: bytes) where at < left.count && at + wanted.count > left.count {
                let whole = LongerTraces.word(around: at..<(at + wanted.count), in: bytes)
                if whole.count > wanted.count { note(place, Array(bytes[whole]), at - whole.lowerBound) }
            }
        }
    }

    /// The index of words has them in small letters and without accents.
    private mutating func note(_ place: Int, _ bytes: [UInt8], _ offset: Int) {
        longer[place, default: []].insert(TraceScan.Longer(bytes: bytes, offset: offset))
        let plain = Array(folded(String(decoding: bytes, as: UTF8.self)).utf8)
        let wanted = words.first { $0.place == place }.map { Array($0.word.utf8) } ?? []
        for at in TraceScan.places(of: wanted, in: plain) where plain.count > wanted.count {
            longer[place, default: []].insert(TraceScan.Longer(bytes: plain, offset: at))
            // What a word has in common with the one before it is left out there: two lengths stand in its place (the format of FTS5, section
            // "Leaf pages": a term begins with a byte that all have).
            guard plain.count < 120, at > 0 else { continue }
            for cut in 1...at {
                let lengths = [UInt8(cut + 1), UInt8(plain.count - cut)]
                longer[place, default: []].insert(TraceScan.Longer(bytes: lengths + plain[cut...], offset: at - cut + 2))
            }
        }
    }

    /// The letters and digits around some bytes, with them.
    private static func word(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        let before = String(decoding: bytes[max(0, range.lowerBound - reach)..<range.lowerBound], as: UTF8.self)
        let after = String(decoding: bytes[range.upperBound..<min(bytes.count, range.upperBound + reach)], as: UTF8.self)
        let head = before.reversed().prefix { isOfWord($0) }.reduce(0) { $0 + $1.utf8.count }
        let tail = after.prefix { isOfWord($0) }.utf8.count
        return (range.lowerBound - head)..<(range.upperBound + tail)
    }

    /// What was cut within a letter is no letter.
    private static func isOfWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }
}
