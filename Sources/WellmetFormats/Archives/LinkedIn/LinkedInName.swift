internal import WellmetModel

extension PersonName {
    /// A name from LinkedIn's two columns, as its owner wrote it: a title in front and what follows the comma are set apart.
    ///
    /// (`Dr. Ada`, `Lovelace, Ph.D.`) is Ada Lovelace with prefix `Dr.` and suffix `Ph.D.`
    init(first: String, last: String) {
        var first = first
        var last = last
        self.init()
        if let cut = PersonName.cutSuffix(last) {
            (last, suffix) = cut
        } else if last.isEmpty, let cut = PersonName.cutSuffix(first) {
            (first, suffix) = cut
        }
        if let cut = PersonName.cutTitle(first) { (prefix, first) = cut }
        given = first
        family = last
    }
}

extension Identity {
    /// The profile that an address of LinkedIn's names, as `Identity(.linkedin, …)`, with a short way for what nearly all rows hold.
    static func linkedIn(_ text: String) -> Identity? {
        var text = text
        let slug: String? = text.withUTF8 { bytes in
            for start in profileStarts where bytes.count > start.count && bytes.starts(with: start) {
                var slug: [UInt8] = []
                slug.reserveCapacity(bytes.count - start.count)
                for byte in bytes[start.count...] {
                    switch byte {
                    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
                        return slug.isEmpty ? nil : String(decoding: slug, as: UTF8.self)
                    case 0x41...0x5A: slug.append(byte | 0x20)
                    case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"): slug.append(byte)
                    default: return nil
                    }
                }
                return String(decoding: slug, as: UTF8.self)
            }
            return nil
        }
        if let slug { return Identity(kind: .linkedin, normalised: slug) }
        return text.isEmpty ? nil : Identity(.linkedin, text)
    }

    private static let profileStarts: [[UInt8]] = ["https://www.linkedin.com/in/", "www.linkedin.com/in/", "https://linkedin.com/in/"]
        .map { Array($0.utf8) }
}
