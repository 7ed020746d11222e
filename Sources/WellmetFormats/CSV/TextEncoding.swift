/// How the bytes of a text file stand for letters.
package enum TextEncoding: String, Sendable, Codable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 LE"
    case utf16BigEndian = "UTF-16 BE"
    /// What is not UTF-8 and comes from Windows or an old program; Latin-1 is read the same way.
    case windows1252 = "Windows-1252"

    /// What the first bytes of a file tell, and how many of them are a byte order mark.
    static func detected(in head: [UInt8]) -> (encoding: TextEncoding, mark: Int) {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        // Without a mark: Latin text in UTF-16 has a zero in every other byte.
        let pairs = head.count / 2
        guard pairs >= 2 else { return (.utf8, 0) }
        var zeros = (even: 0, odd: 0)
        for i in 0..<pairs {
            if head[2 * i] == 0 { zeros.even += 1 }
            if head[2 * i + 1] == 0 { zeros.odd += 1 }
        }
        if zeros.odd * 10 >= pairs * 4, zeros.even * 20 <= pairs { return (.utf16LittleEndian, 0) }
        if zeros.even * 10 >= pairs * 4, zeros.odd * 20 <= pairs { return (.utf16BigEndian, 0) }
        return (.utf8, 0)
    }

    /// Text of one Windows-1252 byte each; the five bytes without a letter become U+FFFD.
    static func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let code = 0x80...0x9F ~= byte ? highHalf[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return String(text)
    }

    private static let highHalf: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}

extension ByteStream {
    /// UTF-16 as UTF-8. Lone surrogates become U+FFFD; an odd last byte is dropped.
    func utf8(fromUTF16 littleEndian: Bool) -> ByteStream {
        let source = self
        var pending: [UInt8] = []
        var offset = 0
        var odd: UInt8?
        var high: UInt16?
        var raw = [UInt8](repeating: 0, count: 1 << 15)
        func append(_ scalar: Unicode.Scalar) { pending.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        func append(unit: UInt16) {
            if let first = high {
                high = nil
                if UTF16.isTrailSurrogate(unit) {
                    let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                    return append(Unicode.Scalar(code) ?? "\u{FFFD}")
                }
                append("\u{FFFD}")
            }
            if UTF16.isLeadSurrogate(unit) { high = unit } else { append(Unicode.Scalar(unit) ?? "\u{FFFD}") }
        }
        return ByteStream { buffer throws(ArchiveError) in
            while offset == pending.count {
                pending.removeAll(keepingCapacity: true)
                offset = 0
                let got = try raw.withUnsafeMutableBufferPointer { all throws(ArchiveError) in
                    try source.read(UnsafeMutableRawBufferPointer(all))
                }
                guard got > 0 else {
                    guard high != nil else { return 0 }
                    high = nil
                    append("\u{FFFD}")
                    break
                }
                for byte in raw[..<got] {
                    guard let first = odd else {
                        odd = byte
                        continue
                    }
                    odd = nil
                    append(unit: littleEndian ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte))
                }
            }
            let count = min(buffer.count, pending.count - offset)
            pending.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)])) }
            offset += count
            return count
        }
    }
}
