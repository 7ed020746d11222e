/// A 128-bit hash that stays the same for ever and everywhere: the keys of imported rows are made of it.
///
/// Two lanes in the manner of FNV-1a. Not for secrets: it only keeps a few million rows apart.
struct StableHash {
    private var a: UInt64 = 0xCBF2_9CE4_8422_2325
    private var b: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(byte: UInt8) {
        a = (a ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        b = ((b << 5 | b >> 59) ^ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
    }

    /// A part of the key; parts cannot run into each other.
    mutating func add(_ part: String) {
        var part = part
        part.withUTF8 { for byte in $0 { add(byte: byte) } }
        add(byte: 0x1F)
    }

    mutating func add(_ number: Int64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> Int64(shift))) }
    }

    /// 32 hexadecimal digits.
    var text: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(32)
        for lane in [a, b ^ (a >> 32)] {
            for shift in stride(from: 60, through: 0, by: -4) {
                let nibble = UInt8(truncatingIfNeeded: lane >> UInt64(shift)) & 0xF
                digits.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
