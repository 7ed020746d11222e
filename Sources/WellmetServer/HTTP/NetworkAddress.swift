internal import Foundation

/// An IP address as the network has it, however it was written.
struct NetworkAddress: Equatable, Sendable {
    /// Four bytes, or sixteen. An IPv4 address in IPv6's clothes (RFC 4291, section 2.5.5.2) is an IPv4 address.
    let bytes: [UInt8]

    /// Nil for what is no address. A scope, as in "fe80::1%eth0", is left out.
    init?(_ text: some StringProtocol) {
        var four = in_addr()
        var six = in6_addr()
        let text = String(text.prefix { $0 != "%" })
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: six) { Array($0) }
            bytes = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] ? Array(all.suffix(4)) : all
        } else {
            return nil
        }
    }

    /// Whom it stands for: an IPv4 address itself; of an IPv6 address the first 64 bits, which are one household's (RFC 6177),
    /// so that nobody has more tries for having more addresses.
    var group: String {
        bytes.count == 4 ? bytes.map(String.init).joined(separator: ".") : Array(bytes.prefix(8)).hex + "/64"
    }
}

/// Addresses that begin alike, as "10.0.0.0/8" or a single one (RFC 4632).
package struct AddressRange: Sendable {
    private let first: NetworkAddress
    private let bits: Int

    /// Nil for what is no address and no range, or for a range whose address goes on behind its length.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NetworkAddress(parts[0]) else { return nil }
        let all = address.bytes.count * 8
        let bits = parts.count == 1 ? all : Int(parts[1]) ?? -1
        guard (0...all).contains(bits) else { return nil }
        let rest = address.bytes.enumerated().contains { index, byte in
            byte & ~AddressRange.mask(bits, of: index) != 0
        }
        guard !rest else { return nil }
        first = address
        self.bits = bits
    }

    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        return zip(address.bytes, first.bytes).enumerated().allSatisfy { index, pair in
            (pair.0 ^ pair.1) & AddressRange.mask(bits, of: index) == 0
        }
    }

    /// Which bits of a byte count.
    private static func mask(_ bits: Int, of index: Int) -> UInt8 {
        let within = min(8, max(0, bits - index * 8))
        return within == 0 ? 0 : 0xFF << (8 - UInt8(within))
    }
}
