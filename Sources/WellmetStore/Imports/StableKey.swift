internal import Foundation

/// Keys of interactions as sources spell them, in 16 bytes.
enum StableKey {
    /// The first 16 bytes of two FNV-1a hashes: the same on every machine. Within one source of one account a clash of
    /// 128 bits does not happen.
    static func uuid(_ text: String) -> UUID {
        var a: UInt64 = 0xCBF2_9CE4_8422_2325
        var b: UInt64 = 0x9E37_79B9_7F4A_7C15
        for byte in text.utf8 {
            a = (a ^ UInt64(byte)) &* 0x100_0000_01B3
            b = (b &+ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
            b ^= b >> 32
        }
        func byte(_ n: UInt64, _ i: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: n >> (8 * i)) }
        return UUID(
            uuid: (
                byte(a, 0), byte(a, 1), byte(a, 2), byte(a, 3), byte(a, 4), byte(a, 5), byte(a, 6), byte(a, 7),
                byte(b, 0), byte(b, 1), byte(b, 2), byte(b, 3), byte(b, 4), byte(b, 5), byte(b, 6), byte(b, 7)
            ))
    }
}
