internal import GRDB
internal import GRDBSQLite

extension SQLiteTransaction {
    func rule(brokenBy error: any Error) -> BrokenRule? {
        guard let error = error as? DatabaseError else { return nil }
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_NOTNULL: return BrokenRule(kind: .missing, columns: columns(in: message))
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: return BrokenRule(kind: .taken, columns: columns(in: message))
        case .SQLITE_CONSTRAINT_DATATYPE: return BrokenRule(kind: .wrongKind, columns: columns(in: message))
        case .SQLITE_CONSTRAINT_CHECK:
            // "CHECK constraint failed: " and the condition: every name in it may be a column.
            let condition = message.split(separator: ": ", maxSplits: 1).last ?? ""
            return BrokenRule(kind: .notAllowed, columns: names(in: String(condition)))
        default: return nil
        }
    }

    /// The columns of "UNIQUE constraint failed: person.account, person.id".
    private func columns(in message: String) -> [String] {
        message.split { $0 == " " || $0 == "," }.compactMap { word in
            let parts = word.split(separator: ".")
            return parts.count == 2 ? String(parts[1]) : nil
        }
    }

    /// The words of a condition that stand in no quotation marks, each once.
    private func names(in condition: String) -> [String] {
        var names: [String] = []
        // Every other part is a text that the condition compares with.
        for part in condition.split(separator: "'", omittingEmptySubsequences: false).enumerated() where part.offset.isMultiple(of: 2) {
            for word in part.element.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
                if !names.contains(String(word)) { names.append(String(word)) }
            }
        }
        return names
    }
}
