/// How a camera was held, as a JPEG tells in its EXIF data (CIPA DC-008, section 4.6.4, tag 0x0112).
///
/// Numbers of EXIF: 1 upright, 3 upside down, 6 to be turned right, 8 to be turned left; the even ones and 5, 7 are mirrored.
enum Orientation {
    /// 1 where nothing else is told.
    static func of(jpeg bytes: [UInt8]) -> Int {
        var at = 2
        // Segments: FF, a marker, and a length that counts itself.
        while at + 4 <= bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            if marker == 0xFF {
                at += 1
                continue
            }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            if marker == 0xDA || length < 2 { break }
            let end = min(bytes.count, at + 2 + length)
            if marker == 0xE1, let found = exif(bytes[(at + 4)..<max(at + 4, end)]) { return found }
            at = end
        }
        return 1
    }

    private static func exif(_ segment: ArraySlice<UInt8>) -> Int? {
        guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        let isLittle = tiff.starts(with: [0x49, 0x49, 0x2A, 0x00])
        guard isLittle || tiff.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) else { return nil }
        func number(_ at: Int, _ count: Int) -> Int? {
            guard at >= 0, at + count <= tiff.count else { return nil }
            let part = tiff[at..<(at + count)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
        for entry in 0..<entries {
            let at = directory + 2 + entry * 12
            guard let tag = number(at, 2) else { return nil }
            if tag == 0x0112 { return number(at + 8, 2).flatMap { (1...8).contains($0) ? $0 : nil } }
        }
        return nil
    }
}
