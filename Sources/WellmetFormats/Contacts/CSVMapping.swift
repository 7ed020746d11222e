internal import WellmetModel

/// Which column of a CSV holds what. Guessed by `CSVGuess`, shown, changed by hand, kept.
package struct CSVMapping: Hashable, Sendable, Codable {
    /// One column, by its name or number.
    package struct Column: Hashable, Sendable, Codable {
        /// As in the header; empty when the column is named by its number alone.
        package var name: String
        /// From 1; nil when the name says which, in which case all columns of that name are meant.
        package var number: Int?
        /// What it holds.
        package var field: CSVField
        /// "work", "home" for addresses; who a link is; empty otherwise.
        package var label: String

        package init(name: String, number: Int? = nil, field: CSVField, label: String = "") {
            self.name = name
            self.number = number
            self.field = field
            self.label = label
        }

        /// Whether the column of that name and number is meant.
        func means(_ other: String, _ place: Int?) -> Bool {
            number.map { $0 == place } ?? (CSVHeader.key(name) == CSVHeader.key(other))
        }
    }

    /// The first column that none of the files has.
    package func firstMissing(in guesses: [CSVGuess]) -> Column? {
        columns.first { column in
            !guesses.contains { $0.columns.contains { column.means($0.name, $0.number) } }
        }
    }

    /// The columns that are named; later ones win.
    package var columns: [Column]
    /// Whether `03/04/2020` is 3 April; nil to judge by the file's own dates and the home region.
    package var dayFirst: Bool?

    package init(columns: [Column], dayFirst: Bool? = nil) {
        self.columns = columns
        self.dayFirst = dayFirst
    }

    /// Parses `Column=field,Column=field:label,#3=mail`; names with `,`, `=` or quotes stand in double quotes. `*=day-first` and
    /// `*=month-first` say how dates with slashes are meant.
    package init(_ text: String) throws(ArchiveError) {
        columns = []
        for (name, isQuoted, value) in try CSVMapping.pairs(in: text) {
            if name == "*", !isQuoted, value == "day-first" || value == "month-first" {
                dayFirst = value == "day-first"
                continue
            }
            let parts = value.unicodeScalars.split(separator: ":", maxSplits: 1).map { String($0) }
            guard let word = parts.first, let field = CSVField(typed: word) else {
                throw .badMapping(text: text, reason: "“\(value)” is no field")
            }
            let label = parts.count > 1 ? parts[1] : ""
            if name.hasPrefix("#"), !isQuoted, let number = Int(name.dropFirst()) {
                guard number >= 1 else { throw .badMapping(text: text, reason: "columns are counted from #1") }
                columns.append(Column(name: "", number: number, field: field, label: label))
            } else {
                columns.append(Column(name: name, field: field, label: label))
            }
        }
    }

    /// The text that `init(_:)` parses.
    package var text: String {
        var parts = columns.map { column in
            let name = column.name.isEmpty ? "#\(column.number ?? 1)" : CSVMapping.quoted(column.name)
            return name + "=" + column.field.rawValue + (column.label.isEmpty ? "" : ":" + CSVMapping.quoted(column.label))
        }
        if let dayFirst { parts.append(dayFirst ? "*=day-first" : "*=month-first") }
        return parts.joined(separator: ",")
    }

    /// This mapping with the columns that `other` names as `other` says.
    package func overridden(by other: CSVMapping?) -> CSVMapping {
        guard let other else { return self }
        var result = self
        result.dayFirst = other.dayFirst ?? dayFirst
        for change in other.columns {
            for index in result.columns.indices {
                let column = result.columns[index]
                guard change.means(column.name, column.number) else { continue }
                result.columns[index].field = change.field
                result.columns[index].label = change.label
            }
        }
        return result
    }

    private static func quoted(_ name: String) -> String {
        let plain = !name.isEmpty && !name.unicodeScalars.contains { ",=\":".unicodeScalars.contains($0) } && name == name.trimmed
        guard !plain || name.unicodeScalars.first == "#" || name == "*" else { return name }
        var quoted = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        return "\"" + String(quoted) + "\""
    }

    private static func pairs(in text: String) throws(ArchiveError) -> [(name: String, isQuoted: Bool, value: String)] {
        var pairs: [(String, Bool, String)] = []
        var (name, value) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        var (inName, inQuotes, isQuoted) = (true, false, false)
        // Not by letters: a mark at the beginning of a name would make one with the comma before it.
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\"" {
                if inQuotes, scalars.first == "\"" {
                    scalars.removeFirst()
                    if inName { name.append("\"") } else { value.append("\"") }
                } else {
                    inQuotes.toggle()
                    if inName { isQuoted = true }
                }
            } else if !inQuotes, inName, scalar == "=" {
                inName = false
            } else if !inQuotes, !inName, scalar == "," {
                pairs.append((String(name).trimmed, isQuoted, String(value).trimmed))
                (name, value, inName, isQuoted) = (.init(), .init(), true, false)
            } else if inName {
                name.append(scalar)
            } else {
                value.append(scalar)
            }
        }
        guard !inQuotes else { throw .badMapping(text: text, reason: "a quote does not close") }
        if !inName {
            pairs.append((String(name).trimmed, isQuoted, String(value).trimmed))
        } else if !String(name).trimmed.isEmpty {
            throw .badMapping(text: text, reason: "“\(String(name).trimmed)” has no field behind an equals sign")
        }
        return pairs
    }
}
