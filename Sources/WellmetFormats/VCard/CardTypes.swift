/// The words of a line's TYPE that Wellmet knows, found among its bytes without making text of them.
struct CardTypes: OptionSet {
    let rawValue: UInt16

    static let home = CardTypes(rawValue: 1 << 0)
    static let work = CardTypes(rawValue: 1 << 1)
    static let mobile = CardTypes(rawValue: 1 << 2)
    static let fax = CardTypes(rawValue: 1 << 3)
    static let pager = CardTypes(rawValue: 1 << 4)
    static let main = CardTypes(rawValue: 1 << 5)
    static let school = CardTypes(rawValue: 1 << 6)
    static let preferred = CardTypes(rawValue: 1 << 7)
    /// Something else stands there: a word of the person's own, a service, another parameter.
    static let unknown = CardTypes(rawValue: 1 << 8)

    /// What the types say in a word; empty when they say nothing.
    var label: String {
        if contains(.fax) { return contains(.home) ? "home fax" : contains(.work) ? "work fax" : "fax" }
        if contains(.mobile) { return contains(.work) ? "work mobile" : "mobile" }
        if contains(.pager) { return "pager" }
        if contains(.work) { return "work" }
        if contains(.home) { return "home" }
        if contains(.school) { return "school" }
        return contains(.main) ? "main" : ""
    }

    /// Reads `;TYPE=work,voice;TYPE=pref`, `;WORK;VOICE` and `;PREF=1`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: CardLine) {
        var types = CardTypes()
        let stop = Int(line.value) - 1
        var start = Int(line.parameters)
        var name = CardTypes.bare
        while start < stop {
            start += 1
            var at = start
            while at < stop, !CardTypes.endsWord(bytes[at]) { at += 1 }
            let word = UnsafeBufferPointer(rebasing: bytes[start..<at])
            if at < stop, bytes[at] == 0x3D {
                name = CardTypes.parameter(word)
            } else if !word.isEmpty {
                types.formUnion(CardTypes.meaning(word, of: name))
            }
            if at < stop, bytes[at] == 0x3B { name = CardTypes.bare }
            start = at
        }
        self = types
    }

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3B, 0x3D, 0x2C, 0x22, 0x20, 0x09, 0x0D, 0x0A: true
        default: false
        }
    }

    // MARK: Words

    /// Which parameter a word belongs to.
    private enum Parameter { case type, preference, coding, other }

    /// A word without a parameter's name is a type (vCard 2.1).
    private static let bare = Parameter.type

    private static func parameter(_ word: UnsafeBufferPointer<UInt8>) -> Parameter {
        if word.isWord("TYPE") { return .type }
        if word.isWord("PREF") { return .preference }
        return word.isWord("ENCODING") || word.isWord("CHARSET") || word.isWord("VALUE") ? .coding : .other
    }

    private static func meaning(_ word: UnsafeBufferPointer<UInt8>, of parameter: Parameter) -> CardTypes {
        switch parameter {
        case .preference: return word.isWord("1") ? .preferred : []
        case .coding: return []
        case .other: return .unknown
        case .type: break
        }
        for (known, types) in words(of: word.count) where word.isWord(known) { return types }
        return .unknown
    }

    private static func words(of count: Int) -> [(StaticString, CardTypes)] { count < byLength.count ? byLength[count] : [] }

    private static let byLength: [[(StaticString, CardTypes)]] = [
        [], [], [], [("FAX", .fax), ("DOM", []), ("MSG", []), ("CAR", []), ("BBS", []), ("TLX", []), ("PCS", [])],
        [
            ("HOME", .home), ("WORK", .work), ("CELL", .mobile), ("PREF", .preferred), ("MAIN", .main), ("INTL", []), ("TEXT", []),
            ("ISDN", []),
        ],
        [("VOICE", []), ("PAGER", .pager), ("OTHER", []), ("MODEM", []), ("VIDEO", [])],
        [("MOBILE", .mobile), ("IPHONE", .mobile), ("SCHOOL", .school), ("POSTAL", []), ("PARCEL", [])], [], [("INTERNET", [])],
    ]
}
