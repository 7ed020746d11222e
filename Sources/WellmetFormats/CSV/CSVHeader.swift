internal import WellmetModel

/// The names of a CSV's columns, found by name and never by position.
package struct CSVHeader: Sendable {
    /// As written, trimmed.
    package let names: [String]
    private let indices: [String: Int]

    package init(_ names: [String]) {
        self.names = names
        var indices: [String: Int] = [:]
        for (index, name) in names.enumerated() where indices[CSVHeader.key(name)] == nil { indices[CSVHeader.key(name)] = index }
        self.indices = indices
    }

    /// The current row of `reader` as a header.
    init(_ reader: CSVReader) {
        self.init((0..<reader.count).map { reader.text($0) })
    }

    /// The first column of that name; case, spaces, underscores and quotes do not matter.
    package subscript(_ name: String) -> Int? { indices[CSVHeader.key(name)] }

    func has(_ names: String...) -> Bool { names.allSatisfy { self[$0] != nil } }

    /// How many columns have a name, up to the last that has one.
    var width: Int { (names.lastIndex { !$0.isEmpty } ?? -1) + 1 }

    /// How names of columns, and of members of an archive, are compared.
    static func key(_ name: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var ascii = true
        for byte in name.utf8 {
            switch byte {
            case 0x20, 0x09, 0x5F, 0x22, 0x27: continue
            case 0x41...0x5A: bytes.append(byte | 0x20)
            default:
                if byte >= 0x80 { ascii = false }
                bytes.append(byte)
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return ascii ? text : folded(text)
    }
}
