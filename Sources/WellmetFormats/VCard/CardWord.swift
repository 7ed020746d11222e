/// Words of cards, which mean the same in any case (RFC 6350, section 3.3): compared as bytes, without making text of them.
extension UnsafeBufferPointer<UInt8> {
    /// Whether `word`, in capitals, stands at `place`.
    func holds(_ word: StaticString, at place: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place >= 0, place + count <= self.count else { return false }
        for index in 0..<count where self[place + index].capital != word.utf8Start[index] { return false }
        return true
    }

    /// Whether these bytes are `word`, and no more.
    func isWord(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && holds(word, at: 0) }
}

extension UInt8 {
    /// A small ASCII letter as its capital; any other byte as it is.
    var capital: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}
