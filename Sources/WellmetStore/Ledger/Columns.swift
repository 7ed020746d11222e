/// Columns of a row with their values, in the order in which they are written.
struct Columns: ExpressibleByDictionaryLiteral {
    private var all: [(String, SQLValue)]

    init(dictionaryLiteral elements: (String, SQLValue)...) { all = elements }

    var isEmpty: Bool { all.isEmpty }
    var names: [String] { all.map(\.0) }
    var values: [SQLValue] { all.map(\.1) }

    subscript(name: String) -> SQLValue? { all.first { $0.0 == name }?.1 }

    func filter(_ isKept: (_ name: String, SQLValue) -> Bool) -> Columns {
        var columns = self
        columns.all.removeAll { !isKept($0.0, $0.1) }
        return columns
    }

    static func + (a: Columns, b: Columns) -> Columns {
        var columns = a
        columns.all += b.all
        return columns
    }
}
