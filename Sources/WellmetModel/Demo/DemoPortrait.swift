/// A drawn picture of somebody made up: head, hair and shoulders on a plain ground, as a PNG without compression.
struct DemoPortrait {
    private static let side = 96
    /// Looks into each pixel in this many places along each side, so that edges are soft.
    private static let looks = 2

    private struct Color {
        let red: Int, green: Int, blue: Int

        init(_ hex: Int) { (red, green, blue) = (hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF) }
    }

    private let ground: Color
    private let skin: Color
    private let hair: Color
    private let clothes: Color
    private let isLong: Bool

    init(_ random: inout SeededRandom, isLong: Bool) {
        func one(_ colors: [Int]) -> Color { Color(colors[random.below(colors.count)]) }
        ground = one([0xD9E4E8, 0xE8DFD3, 0xDDE6D8, 0xE6DCE6, 0xE9E2CF, 0xD6DFEA])
        skin = one([0xF2D3BC, 0xE5B998, 0xC98F66, 0x9A6240, 0x6B4028, 0xF0C9A8])
        hair = one([0x2B211C, 0x4A3527, 0x7A5532, 0xB98B4A, 0x8C8680, 0x1C1C22])
        clothes = one([0x31506E, 0x7A4A3A, 0x4E6B52, 0x6A5578, 0x38393F, 0xA5632E])
        self.isLong = isLong
    }

    var face: Face { Face(kind: .png, width: Self.side, height: Self.side, bytes: Self.png(rows)) }

    /// The colour at a place of a square of 1 by 1.
    private func color(_ x: Double, _ y: Double) -> Color {
        func isIn(_ cx: Double, _ cy: Double, _ rx: Double, _ ry: Double) -> Bool {
            let (dx, dy) = ((x - cx) / rx, (y - cy) / ry)
            return dx * dx + dy * dy <= 1
        }
        if isIn(0.5, 0.46, 0.17, 0.21), y > 0.36 || isIn(0.5, 0.46, 0.13, 0.17) { return skin }
        if isIn(0.5, 0.41, 0.21, 0.22), y < 0.45 { return hair }
        if isLong, isIn(0.5, 0.52, 0.24, 0.26), abs(x - 0.5) > 0.12 { return hair }
        if abs(x - 0.5) < 0.07, y > 0.6, y < 0.74 { return skin }
        if isIn(0.5, 1.02, 0.36, 0.34) { return clothes }
        return ground
    }

    private var rows: [[UInt8]] {
        let (side, looks) = (Self.side, Self.looks)
        return (0..<side).map { row in
            (0..<side).flatMap { column -> [UInt8] in
                var (red, green, blue) = (0, 0, 0)
                for look in 0..<(looks * looks) {
                    let x = (Double(column) + (Double(look % looks) + 0.5) / Double(looks)) / Double(side)
                    let y = (Double(row) + (Double(look / looks) + 0.5) / Double(looks)) / Double(side)
                    let seen = color(x, y)
                    red += seen.red
                    green += seen.green
                    blue += seen.blue
                }
                let count = looks * looks
                return [UInt8(red / count), UInt8(green / count), UInt8(blue / count)]
            }
        }
    }

    // MARK: PNG (RFC 2083), in one stored block (RFC 1950 and 1951)

    private static func png(_ rows: [[UInt8]]) -> [UInt8] {
        var data: [UInt8] = []
        for row in rows { data += [0] + row }
        let (low, high) = (UInt8(data.count & 0xFF), UInt8(data.count >> 8))
        let stored = [0x78, 0x01, 0x01, low, high, ~low, ~high] + data + bigEndian(adler(data))
        let size = bigEndian(UInt32(side))
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", size + size + [8, 2, 0, 0, 0]) + chunk("IDAT", stored)
            + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }

    /// CRC-32 of ISO 3309.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
