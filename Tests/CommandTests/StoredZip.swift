import Foundation

/// A ZIP made byte by byte (APPNOTE 6.3.10), without compression: also such ones as no program writes.
struct StoredZip {
    var name = "Connections.csv"
    var content: Data
    /// Whether sizes and places stand in the fields of 64 bits, as in files beyond 4 GiB.
    var is64 = false
    /// What it claims for the inflated size, when that is not the truth.
    var claimedSize: UInt64?

    private var isWide: Bool { is64 || (claimedSize ?? 0) > 0xFFFF_FFFE }

    var bytes: Data {
        let size = UInt64(content.count)
        let claim = claimedSize ?? size
        var file = LittleEndian()
        file.add(0x0403_4B50, 4)
        addHead(to: &file, size: size, wide: [claim, size])
        file.bytes.append(contentsOf: Array(name.utf8))
        addWide([claim, size], to: &file)
        file.bytes.append(contentsOf: Array(content))

        let start = UInt64(file.bytes.count)
        file.add(0x0201_4B50, 4)
        file.add(isWide ? 45 : 20, 2)
        addHead(to: &file, size: claim, wide: [claim, size, 0])
        for length in [2, 2, 2, 4] { file.add(0, length) }
        addShort(0, to: &file)
        file.bytes.append(contentsOf: Array(name.utf8))
        addWide([claim, size, 0], to: &file)

        let length = UInt64(file.bytes.count) - start
        if isWide { addWideEnd(to: &file, start: start, length: length) }
        file.add(0x0605_4B50, 4)
        for (number, count) in [(0, 2), (0, 2), (1, 2), (1, 2)] { file.add(UInt64(number), count) }
        file.add(length, 4)
        addShort(start, to: &file)
        file.add(0, 2)
        return Data(file.bytes)
    }

    /// What stands alike in front of the content and in the list: version, flags, method, time, date, checksum, sizes.
    private func addHead(to file: inout LittleEndian, size: UInt64, wide: [UInt64]) {
        file.add(isWide ? 45 : 20, 2)
        for _ in 0..<3 { file.add(0, 2) }
        file.add(0x5C21, 2)
        file.add(UInt64(checksum), 4)
        addShort(size, to: &file)
        addShort(size, to: &file)
        file.add(UInt64(name.utf8.count), 2)
        file.add(isWide ? UInt64(4 + 8 * wide.count) : 0, 2)
    }

    private func addShort(_ number: UInt64, to file: inout LittleEndian) { file.add(isWide ? 0xFFFF_FFFF : number, 4) }

    private func addWide(_ numbers: [UInt64], to file: inout LittleEndian) {
        guard isWide else { return }
        file.add(1, 2)
        file.add(UInt64(8 * numbers.count), 2)
        for number in numbers { file.add(number, 8) }
    }

    private func addWideEnd(to file: inout LittleEndian, start: UInt64, length: UInt64) {
        let place = UInt64(file.bytes.count)
        file.add(0x0606_4B50, 4)
        file.add(44, 8)
        for (number, count) in [(45, 2), (45, 2), (0, 4), (0, 4), (1, 8), (1, 8)] { file.add(UInt64(number), count) }
        file.add(length, 8)
        file.add(start, 8)
        file.add(0x0706_4B50, 4)
        file.add(0, 4)
        file.add(place, 8)
        file.add(1, 4)
    }

    /// CRC-32 as ZIP has it.
    private var checksum: UInt32 {
        var sum = UInt32.max
        for byte in content {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}

/// Bytes that numbers are added to, the least byte first.
private struct LittleEndian {
    var bytes: [UInt8] = []

    mutating func add(_ number: UInt64, _ count: Int) {
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
    }
}
