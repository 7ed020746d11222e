/// Telephone numbers, found by their digits, however these are parted.
struct TraceNumbers: Sendable, Equatable {
    /// Digits that tell them wherever they stand: with the code of the country, behind 00 too, and the national number behind its 0.
    var whole: Set<String> = []
    /// National numbers without a 0: behind a country's code they are another number's end.
    var plain: Set<String> = []

    /// Fewer digits than these are too little to tell a number by.
    private static let fewest = 7

    var isEmpty: Bool { whole.isEmpty && plain.isEmpty }

    init(whole: Set<String> = [], plain: Set<String> = []) {
        (self.whole, self.plain) = (whole, plain)
    }

    /// The ways to dial a number in E.164; none of what is no number.
    init(_ identity: Identity) {
        guard let (code, national) = TraceNumbers.parts(of: identity) else { return }
        let number = code + national
        guard number.count >= TraceNumbers.fewest else { return }
        // "+44 (0)20 …" has both.
        let numbers = [number] + (code.isEmpty || national.hasPrefix("0") ? [] : [code + "0" + national])
        whole = Set(numbers.flatMap { [$0, "00" + $0, "011" + $0] })
        guard !code.isEmpty, national.count >= TraceNumbers.fewest else { return }
        if national.hasPrefix("0") { whole.insert(national) } else { plain.insert(national) }
        if !national.hasPrefix("0") { whole.insert("0" + national) }
        if code == "7" { whole.insert("8" + national) }
    }

    /// The national number, where that is too short to tell them.
    static func tooLittle(of identity: Identity) -> String? {
        guard let (code, national) = parts(of: identity), !code.isEmpty, (2..<fewest).contains(national.count) else { return nil }
        return national
    }

    /// The digits with which every way to dial a number ends.
    static func end(of identity: Identity) -> String? { parts(of: identity)?.national }

    mutating func add(_ other: TraceNumbers) {
        whole.formUnion(other.whole)
        plain.formUnion(other.plain)
    }

    mutating func remove(_ other: TraceNumbers) {
        whole.subtract(other.whole)
        plain.subtract(other.plain)
    }

    /// The code of its country, and the rest.
    static func parts(of identity: Identity) -> (code: String, national: String)? {
        guard identity.kind == .phone, identity.value.hasPrefix("+") else { return nil }
        let digits = identity.value.filter { isDigit($0) }
        let code = CallingCode.all.first { digits.hasPrefix($0) } ?? ""
        return (code, String(digits.dropFirst(code.count)))
    }

    // MARK: In texts

    /// Where they stand in a text.
    func ranges(in text: String) -> [Range<String.Index>] {
        guard !isEmpty, let longest = whole.union(plain).map(\.count).max() else { return [] }
        var found: [Range<String.Index>] = []
        for run in Run.all(in: text) {
            var place = 0
            while place < run.groups.count {
                if let end = end(in: run, from: place, longest, text) {
                    found.append(Run.whole(run.groups[place].range.lowerBound..<run.groups[end].range.upperBound, in: text))
                    place = end + 1
                } else {
                    place += 1
                }
            }
        }
        return found
    }

    /// The last group of a number that begins with one.
    private func end(in run: Run, from start: Int, _ longest: Int, _ text: String) -> Int? {
        let first = run.groups[start].range.lowerBound
        guard first == text.startIndex || !Script.isPart(text[text.index(before: first)], of: "0") else { return nil }
        var (digits, found): (String, Int?) = ("", nil)
        for place in start..<run.groups.count {
            let group = run.groups[place]
            digits += group.digits
            if digits.count > longest { break }
            let isOne = whole.contains(digits) || plain.contains(digits) && !run.isInternational
            let isEnd = group.range.upperBound == text.endIndex || !Script.isPart(text[group.range.upperBound], of: "0")
            if isOne, isEnd, !Run.isDay(text[first..<group.range.upperBound]) { found = place }
        }
        return found
    }

    /// Digits with nothing but a few signs between them.
    struct Run {
        var groups: [(range: Range<String.Index>, digits: String)]
        let hasPlus: Bool

        var isInternational: Bool { hasPlus || groups.first.map { $0.digits.hasPrefix("00") || $0.digits.hasPrefix("011") } ?? false }

        static func all(in text: String) -> [Run] {
            guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return [] }
            var runs: [Run] = []
            var at = text.startIndex
            var last: String.Index?
            while let start = text[at...].firstIndex(where: TraceNumbers.isDigit) {
                let end = text[start...].firstIndex { !TraceNumbers.isDigit($0) } ?? text.endIndex
                let group = (start..<end, String(text[start..<end]))
                let between = last.map { text[$0..<start] }
                if let between, between.count <= 3, between.allSatisfy(TraceNumbers.signs.contains), !runs.isEmpty {
                    runs[runs.count - 1].groups.append(group)
                } else {
                    runs.append(Run(groups: [group], hasPlus: start > text.startIndex && text[text.index(before: start)] == "+"))
                }
                last = end
                at = end
            }
            return runs
        }

        /// The number with its plus, and with the brackets that open or close within it.
        static func whole(_ range: Range<String.Index>, in text: String) -> Range<String.Index> {
            var (start, end) = (range.lowerBound, range.upperBound)
            func before(_ sign: Character) -> Bool { start > text.startIndex && text[text.index(before: start)] == sign }
            if before("+") { start = text.index(before: start) }
            let (opened, closed) = (text[range].count { $0 == "(" }, text[range].count { $0 == ")" })
            if closed > opened, before("(") { start = text.index(before: start) }
            if opened > closed, end < text.endIndex, text[end] == ")" { end = text.index(after: end) }
            return start..<end
        }

        /// "2026-03-14" is a day.
        static func isDay(_ text: Substring) -> Bool { text.count == 10 && Day(text) != nil }
    }

    /// What people put between the digits of a number.
    package static let signs: Set<Character> = [
        " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", ".", "-", "\u{2010}", "\u{2011}", "\u{2013}", "/", "(", ")",
    ]

    static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

    // MARK: In bytes

    /// How the number is usually written: whole, and parted as it is shown, in pairs, in threes and as in America, with blanks, dashes and dots.
    ///
    /// What stands before a national number need not be looked for where that tells them by itself.
    func spellings(of identity: Identity) -> [String] {
        guard let (code, national) = TraceNumbers.parts(of: identity), !code.isEmpty else { return [] }
        let isTelling = plain.contains(national) || whole.contains(national)
        let trunk = national.hasPrefix("0") ? "" : "0"
        var all: Set<String> = []
        for parts in TraceNumbers.groups(of: identity, code, national) {
            for sign in ["", " ", "-", "."] {
                let rest = parts.joined(separator: sign)
                if isTelling {
                    all.insert(rest)
                } else {
                    let codes = [code, "00" + code, "00 " + code, "011" + code, "011 " + code].map { $0 + sign + rest }
                    all.formUnion(codes + [trunk + rest, "\(code) (\(trunk))\(rest)", "\(code) \(rest)"])
                }
                guard parts.count > 1 else { continue }
                let behind = parts.dropFirst().joined(separator: sign)
                let brackets = ["(\(trunk)\(parts[0]))", "\(code) (\(parts[0]))"]
                all.formUnion(brackets.flatMap { [$0 + behind, $0 + " " + behind] })
            }
        }
        return all.filter { spelling in
            let digits = spelling.filter(TraceNumbers.isDigit)
            return plain.contains(digits) || whole.contains(digits)
        }.sorted()
    }

    private static func groups(of identity: Identity, _ code: String, _ national: String) -> [[String]] {
        var groups = [[national], sliced(national, 2), sliced(national, 3)]
        // "1 99 00 00 27" and, of its 0, "01 99 00 00 27".
        if national.count % 2 == 1 { groups.append([String(national.prefix(1))] + sliced(String(national.dropFirst()), 2)) }
        if national.count == 10 {
            groups.append([String(national.prefix(3)), String(national.dropFirst(3).prefix(3)), String(national.suffix(4))])
        }
        let shown = identity.display.split { !isDigit($0) }.map(String.init)
        if shown.count > 1, shown.first == code, shown.joined() == code + national { groups.append(Array(shown.dropFirst())) }
        return groups
    }

    private static func sliced(_ digits: String, _ count: Int) -> [String] {
        var (rest, parts): (Substring, [String]) = (digits[...], [])
        while !rest.isEmpty {
            parts.append(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return parts
    }
}
