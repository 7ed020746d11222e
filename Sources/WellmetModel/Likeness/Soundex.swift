/// How a word sounds, roughly (Russell 1918, as the United States' National Archives write it).
enum Soundex {
    /// `robert` and `rupert` are `r163`; what does not begin with a Latin letter stands for itself, in short.
    static func code(_ word: Letters) -> String {
        let letters = word.bytes
        guard let first = letters.first, isLetter(first) else { return String(decoding: letters.prefix(12), as: UTF8.self) }
        var code = [first]
        var last = digit(first)
        for letter in letters.dropFirst() where isLetter(letter) && code.count < 4 {
            let digit = digit(letter)
            if let digit, digit != last { code.append(digit) }
            // Between two letters of one sound a vowel parts them, h and w do not.
            if letter != UInt8(ascii: "h"), letter != UInt8(ascii: "w") { last = digit }
        }
        while code.count < 4 { code.append(UInt8(ascii: "0")) }
        return String(decoding: code, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func digit(_ letter: UInt8) -> UInt8? {
        let digit = digits[Int(letter - UInt8(ascii: "a"))]
        return digit == UInt8(ascii: "0") ? nil : digit
    }

    /// Of a to z; 0 for what is not heard.
    private static let digits = Array("01230120022455012623010202".utf8)
}
