internal import Glibc

/// How the letters of a value are written.
enum Charset: Equatable {
    case utf8
    /// Windows-1252, and Latin-1 with it.
    case latin
    /// Any other, by its IANA name.
    case named(String)

    /// By a name in capitals.
    init(named name: String) {
        switch name {
        case "UTF-8", "UTF8", "US-ASCII", "ASCII", "": self = .utf8
        case "ISO-8859-1", "ISO8859-1", "LATIN1", "WINDOWS-1252", "CP1252": self = .latin
        default: self = .named(name)
        }
    }

    /// The text that the bytes mean in the charset of that name; nil when the system knows none of that name, or they mean none in it.
    static func converted(_ bytes: UnsafeBufferPointer<UInt8>, from name: String) -> String? {
        guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else { return nil }
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
        var input = bytes.map { CChar(bitPattern: $0) }
        let made: Int? = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBytes { output in
                var from = input.baseAddress
                var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (left, room) = (input.count, output.count)
                guard iconv(converter, &from, &left, &to, &room) != Int(bitPattern: UInt.max), left == 0 else { return nil }
                return output.count - room
            }
        }
        return made.map { String(decoding: output[..<$0], as: UTF8.self) }
    }
}
