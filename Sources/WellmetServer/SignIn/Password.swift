internal import CryptoExtras
internal import Crypto
internal import Foundation

/// Passwords by scrypt (RFC 7914), with what it cost beside the hash: `scrypt$16384$8$5$salt$hash`.
package enum Password {
    /// What one check takes of a machine.
    package struct Cost: Sendable, Equatable {
        let rounds: Int
        let blockSize: Int
        let parallelism: Int

        /// A quarter of a second and 16 MB, of the OWASP Password Storage Cheat Sheet's equal settings the one with the least memory
        /// that fits a small machine.
        package static let usual = Cost(rounds: 16_384, blockSize: 8, parallelism: 5)
        /// Next to nothing: for what nobody can guess, and for tests.
        package static let least = Cost(rounds: 16, blockSize: 8, parallelism: 1)
    }

    /// The shortest password that is accepted (NIST SP 800-63B, section 5.1.1).
    package static let shortest = 8

    /// The hash to store. Takes long, on purpose.
    package static func hash(_ password: String, cost: Cost = .usual) throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        return written(cost, salt, try derived(password, salt: salt, cost: cost))
    }

    /// The hash of a password that nobody knows: the account opens by sign-in links only.
    package static func unknown() throws -> String {
        try hash(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }.hex, cost: .least)
    }

    /// A hash that no password has, for checks that only have to take their time.
    static func nobodys(cost: Cost) -> String {
        written(cost, [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: 32))
    }

    /// Whether `password` is the one of the stored hash.
    package static func matches(_ password: String, hash: String) -> Bool {
        let parts = hash.split(separator: "$")
        guard let cost = cost(of: hash), let salt = bytes(parts[4]), let expected = bytes(parts[5]),
            // A hash that cannot be reckoned matches nothing.
            let key = try? derived(password, salt: salt, cost: cost)
        else { return false }
        return key.count == expected.count && zip(key, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What the stored hash cost; nil for one that is none of ours.
    static func cost(of hash: String) -> Cost? {
        let parts = hash.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3])
        else { return nil }
        return Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    }

    private static func written(_ cost: Cost, _ salt: [UInt8], _ key: [UInt8]) -> String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(salt.hex)$\(key.hex)"
    }

    private static func derived(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        // One form of each letter, so that a password typed on another keyboard is the same.
        let text = password.precomposedStringWithCompatibilityMapping
        let key = try KDF.Scrypt.deriveKey(
            from: Data(text.utf8), salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
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
