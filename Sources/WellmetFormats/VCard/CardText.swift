internal import WellmetModel

/// The value of a line, decoded: unfolded, out of quoted-printable, in its charset, unescaped.
struct CardText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let line: CardLine
    private let version: VCard.Version

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: CardLine, _ version: VCard.Version = .v30) {
        self.bytes = bytes
        self.line = line
        self.version = version
    }

    /// The whole value as one text, without white space at its ends.
    var text: String {
        value { value, charset in
            let value = CardText.trimmed(value)
            guard CardText.find(0x5C, in: value) != nil else { return CardText.string(value, charset) }
            return CardText.string(unescaped(value[...]), charset)
        }
    }

    /// The parts of a value like N or ADR, each trimmed. Within one, what stands in a list is put together by `joiner`.
    func components(joiner: String = " ") -> [String] { parts(separator: 0x3B, joiner: joiner) }

    /// The members of a list like CATEGORIES, each trimmed.
    func list() -> [String] { parts(separator: 0x2C, joiner: nil) }

    private func parts(separator: UInt8, joiner: String?) -> [String] {
        value { value, charset in
            var parts: [String] = []
            parts.reserveCapacity(8)
            var start = 0
            var (hasEscapes, hasList) = (false, false)
            func end(at stop: Int) {
                let part = CardText.trimmed(UnsafeBufferPointer(rebasing: value[start..<stop]))
                if hasList, let joiner {
                    parts.append(
                        CardText.split(part, at: 0x2C).map { CardText.string(unescaped($0), charset).trimmed }.joined(separator: joiner))
                } else {
                    parts.append(hasEscapes ? CardText.string(unescaped(part[...]), charset) : CardText.string(part, charset))
                }
                start = stop + 1
                (hasEscapes, hasList) = (false, false)
            }
            var at = 0
            while at < value.count {
                switch value[at] {
                case 0x5C:
                    hasEscapes = true
                    at += 1
                case separator: end(at: at)
                case 0x2C: hasList = true
                default: break
                }
                at += 1
            }
            end(at: value.count)
            return parts
        }
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (from, to) = (0, bytes.count)
        while from < to, bytes[from] <= 0x20 { from += 1 }
        while from < to, bytes[to - 1] <= 0x20 { to -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[from..<to])
    }

    /// Where `separator` stands unescaped, cut.
    private static func split(_ value: UnsafeBufferPointer<UInt8>, at separator: UInt8) -> [Slice<UnsafeBufferPointer<UInt8>>] {
        var parts: [Slice<UnsafeBufferPointer<UInt8>>] = []
        var (start, at) = (0, 0)
        while at < value.count {
            if value[at] == 0x5C {
                at += 1
            } else if value[at] == separator {
                parts.append(value[start..<at])
                start = at + 1
            }
            at += 1
        }
        parts.append(value[start...])
        return parts
    }

    // MARK: From the bytes of the card to those of the value

    /// Calls `body` with the value as it is meant before escapes are taken out, and its charset.
    private func value<Value>(_ body: (UnsafeBufferPointer<UInt8>, Charset) -> Value) -> Value {
        let raw = UnsafeBufferPointer(rebasing: bytes[Int(line.value)..<Int(line.valueEnd)])
        guard line.isFolded || line.hasParameters else { return body(raw, .utf8) }
        let coding = line.hasParameters ? CardParameters(bytes, line).coding : CardCoding()
        if coding.isQuotedPrintable {
            return CardText.quotedPrintable(raw).withUnsafeBufferPointer { body($0, coding.charset) }
        }
        guard line.isFolded, CardText.find(0x0A, in: raw) != nil || CardText.find(0x0D, in: raw) != nil else {
            return body(raw, coding.charset)
        }
        return CardText.unfolded(raw).withUnsafeBufferPointer { body($0, coding.charset) }
    }

    /// The value as it is meant, in UTF-8, with its escapes still in it.
    var raw: String { value { CardText.string($0, $1) } }

    /// The bytes of the value as it is meant: a picture's base64 without its folds.
    var data: [UInt8] { value { value, _ in Array(value) } }

    /// Takes out each line break with the one white space after it (RFC 6350, section 3.2).
    static func unfolded(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: raw.count) { buffer, count in
            var at = 0
            while at < raw.count {
                if raw[at] == 0x0D || raw[at] == 0x0A {
                    var next = at + 1
                    if raw[at] == 0x0D, next < raw.count, raw[next] == 0x0A { next += 1 }
                    if next < raw.count, raw[next] == 0x20 || raw[next] == 0x09 {
                        at = next + 1
                        continue
                    }
                }
                buffer[count] = raw[at]
                count += 1
                at += 1
            }
        }
    }

    /// Quoted-printable (RFC 2045, section 6.7) with its soft line breaks; a `=` that begins nothing stays.
    static func quotedPrintable(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: raw.count) { buffer, count in
            var at = 0
            while at < raw.count {
                var byte = raw[at]
                if byte == 0x3D {
                    var next = at + 1
                    while next < raw.count, raw[next] == 0x20 || raw[next] == 0x09 { next += 1 }
                    if next < raw.count, raw[next] == 0x0D || raw[next] == 0x0A {
                        at = next + (raw[next] == 0x0D && next + 1 < raw.count && raw[next + 1] == 0x0A ? 2 : 1)
                        continue
                    }
                    if at + 2 < raw.count, let high = hex(raw[at + 1]), let low = hex(raw[at + 2]) {
                        byte = high << 4 | low
                        at += 2
                    } else if at == raw.count - 1 {
                        at += 1
                        continue
                    }
                }
                buffer[count] = byte
                count += 1
                at += 1
            }
        }
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    // MARK: From bytes to text

    /// Escapes taken out (RFC 6350, section 3.4). In 2.1 a backslash means itself, but before a separator.
    private func unescaped(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: value.count) { buffer, count in
            var at = value.startIndex
            while at < value.endIndex {
                var byte = value[at]
                if byte == 0x5C, at + 1 < value.endIndex {
                    at += 1
                    switch value[at] {
                    case 0x6E where version != .v21, 0x4E where version != .v21: byte = 0x0A
                    case 0x2C, 0x3A, 0x3B, 0x5C: byte = value[at]
                    default: at -= 1  // it escapes nothing: both stay
                    }
                }
                buffer[count] = byte
                count += 1
                at += 1
            }
        }
    }

    static func string(_ bytes: [UInt8], _ charset: Charset) -> String { bytes.withUnsafeBufferPointer { string($0, charset) } }

    static func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ charset: Charset) -> String {
        string(UnsafeBufferPointer(rebasing: bytes), charset)
    }

    /// Text without NUL. What says that it is UTF-8 and is not, is read as Windows-1252: so it was written by what says nothing.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ charset: Charset) -> String {
        let text: String
        switch charset {
        case .utf8: text = String(validating: bytes, as: UTF8.self) ?? TextEncoding.windows1252(bytes)
        case .latin: text = TextEncoding.windows1252(bytes)
        case .named(let name): text = Charset.converted(bytes, from: name) ?? String(decoding: bytes, as: UTF8.self)
        }
        return find(0, in: bytes) == nil ? text : text.filter { $0 != "\0" }
    }

    static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int? { CardLexer.find(byte, in: bytes, from: 0) }
}
