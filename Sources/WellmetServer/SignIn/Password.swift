internal import CryptoExtras
internal import Crypto
internal import Foundation

/// Passwords by scrypt (RFC 7914), with the parameters beside the hash: `scrypt$16384$8$1$salt$hash`.
package enum Password {
    /// The shortest password that is accepted (NIST SP 800-63B, section 5.1.1).
    package static let shortest = 8

    private static let rounds = 16_384
    private static let blockSize = 8
    private static let parallelism = 1

    /// The hash to store. Takes some tens of milliseconds and 16 MB, on purpose.
    package static func hash(_ password: String) throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        let key = try derived(password, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(salt.hex)$\(key.hex)"
    }

    /// The hash of a password that nobody knows: the account opens by sign-in links only.
    package static func unknown() throws -> String {
        try hash(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }.hex)
    }

    /// Whether `password` is the one of the stored hash.
    package static func matches(_ password: String, hash: String) -> Bool {
        let parts = hash.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = bytes(parts[4]), let expected = bytes(parts[5]),
            // A hash that cannot be reckoned matches nothing.
            let key = try? derived(password, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        else { return false }
        return key.count == expected.count && zip(key, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derived(_ password: String, salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int) throws -> [UInt8] {
        // One form of each letter, so that a password typed on another keyboard is the same.
        let text = password.precomposedStringWithCompatibilityMapping
        let key = try KDF.Scrypt.deriveKey(
            from: Data(text.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func bytes(_ hex: Substring) -> [UInt8]? {
        guard hex.count.isMultiple(of: 2) else { return nil }
        var result: [UInt8] = []
        var digits = hex.makeIterator()
        while let high = digits.next()?.hexDigitValue, let low = digits.next()?.hexDigitValue { result.append(UInt8(high << 4 | low)) }
        return result.count * 2 == hex.count ? result : nil
    }
}
