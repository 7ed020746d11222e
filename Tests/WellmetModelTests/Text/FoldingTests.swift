import Testing

@testable import WellmetModel

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Łukasz Müller-Großmann", "lukasz muller-grossmann"), ("Ÿ İstanbul ŞIŞ", "y istanbul sis"), ("Đặng Hồ Ưng", "dang ho ung"),
        ("ÆØÅ þorn ĳ", "aeoa thorn ij"), ("Ганна Соколенко", "ганна соколенко"), ("Αλέξανδρος", "αλεξανδρος"),
        ("がくせい カフェ", "かくせい カフェ"), ("王小明", "王小明"), ("", ""), ("ﬁn ｆｕｌｌ", "fin full"),
    ])
    func `Text folds to lower case without accents, Latin letters spelled out`(text: String, expected: String) {
        #expect(folded(text) == expected)
    }

    @Test func `Words are runs of letters and digits, with apostrophes dropped`() {
        #expect(foldedWords("O'Brien & Søn-2 (Ç)") == ["obrien", "son", "2", "c"])
        #expect(foldedWords("O’Ceallacháin") == ["oceallachain"])
        #expect(foldedWords("서연 남궁") == [foldedByUnicode("서연"), foldedByUnicode("남궁")])
        #expect(foldedWords("٣ يوسف · 王") == ["٣", foldedByUnicode("يوسف"), "王"])
        #expect(foldedWords(" -,. ").isEmpty)
    }

    @Test func `Every letter that is known by heart folds as Unicode's tables say`() {
        for value in [0x0...0x7FF, 0x1000...0x1FFF, 0x3000...0x31FF, 0x4DF0...0x4E10, 0x9FF0...0xA010, 0xAC00...0xD7FF, 0xF900...0xFB10]
            as [ClosedRange<UInt32>]
        {
            for scalar in value.compactMap(Unicode.Scalar.init) {
                let text = "a\(scalar)b"
                #expect(folded(text) == foldedByUnicode(text), "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test(
        arguments: [
            ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n\n\r", "\n\n\n\n"), ("plain", "plain"), ("", ""), ("ä\r\ńö", "ä\ńö"),
        ])
    func `Lines end with LF alone, whatever stood there`(text: String, plain: String) {
        #expect(Array(text.withPlainLineEnds.utf8) == Array(plain.utf8))
    }

    @Test func `Letters fold alike in any company`() {
        var random = SeededRandom(seed: 5)
        let letters = "aZß ÅÄé ŁĐđ Ưạ İıΣς Йё عليّ がパー한국王́̈".unicodeScalars.map { $0 }
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<random.below(9) { if let letter = random.one(of: letters) { text.unicodeScalars.append(letter) } }
            #expect(folded(text) == foldedByUnicode(text), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }
}
