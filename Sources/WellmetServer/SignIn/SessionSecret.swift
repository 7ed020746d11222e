internal import Crypto
internal import Foundation
internal import WellmetModel

/// The secret of a session or of a sign-in link: 32 random bytes with the number of the account that they open.
///
/// The first half stays the same while the session lasts: the forms' token is made from it, so that a form that is open when
/// the secret is renewed can still be sent.
struct SessionSecret: Sendable, Equatable {
    let account: AccountID
    let bytes: [UInt8]

    init(for account: AccountID) {
        self.account = account
        bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }

    private init(_ account: AccountID, _ bytes: [UInt8]) {
        self.account = account
        self.bytes = bytes
    }

    /// The next secret of the same session.
    var renewed: SessionSecret {
        SessionSecret(account, bytes.prefix(16) + SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) })
    }

    /// From a cookie or an address: `1.9f86d0…`; nil for anything else.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), parts[1].utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var digits = parts[1].makeIterator()
        while let high = digits.next(), let low = digits.next() {
            guard let h = high.hexDigitValue, let l = low.hexDigitValue, high.isASCII, low.isASCII else { return nil }
            bytes.append(UInt8(h << 4 | l))
        }
        account = AccountID(number)
        self.bytes = bytes
    }

    var text: String { "\(account)." + bytes.hex }

    /// What the database keeps of it.
    var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// The token that every form of the session carries, against requests that other sites forge.
    var formToken: String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("form".utf8), using: SymmetricKey(data: bytes.prefix(16)))
        return Array(code).hex
    }

    /// Compares without telling by its time where the first difference lies.
    func accepts(formToken other: String) -> Bool {
        let a = Array(formToken.utf8)
        let b = Array(other.utf8)
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension [UInt8] {
    var hex: String {
        reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
    }
}
