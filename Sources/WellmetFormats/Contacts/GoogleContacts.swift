internal import WellmetModel

/// Contacts as Google exports them, in the older and the newer shape of columns.
struct GoogleContacts {
    private let header: CSVHeader
    /// The columns `E-mail 1 - Value` and so on: the group's kind, then its columns by their last word.
    private let groups: [(kind: String, columns: [String: Int])]
    private let region: String

    init(header: CSVHeader, region: String) {
        self.header = header
        self.region = region
        var groups: [(kind: String, number: Int, columns: [String: Int])] = []
        for (index, name) in header.names.enumerated() {
            guard let dash = name.range(ofText: " - ") else { continue }
            let words = name[..<dash.lowerBound].split(separator: " ")
            guard words.count >= 2, let number = words.last.flatMap({ Int($0) }) else { continue }
            let kind = words.dropLast().joined(separator: " ").lowercased()
            let sub = name[dash.upperBound...].lowercased()
            if let known = groups.firstIndex(where: { $0.kind == kind && $0.number == number }) {
                groups[known].columns[sub] = index
            } else {
                groups.append((kind, number, [sub: index]))
            }
        }
        self.groups = groups.sorted { $0.number < $1.number }.map { ($0.kind, $0.columns) }
    }

    /// The person of the current row; nil when it names nobody.
    func person(_ reader: CSVReader, place: RowPlace) -> ArchivePerson? {
        var row = ContactRow(place: place, region: region)
        for (columns, field) in GoogleContacts.columns {
            if let index = columns.lazy.compactMap({ header[$0] }).first { row.add(field, reader.text(index), column: header.names[index]) }
        }
        for label in ContactRow.parts(reader.text(header["Labels"] ?? header["Group Membership"]), "") {
            let name = label.hasPrefix("* ") ? String(label.dropFirst(2)) : label
            if !["mycontacts", "my contacts", "starred"].contains(name.lowercased()) { row.add(circle: name) }
        }
        var hasPlace = false
        for group in groups { add(group.kind, group.columns, reader, to: &row, &hasPlace) }
        // The primary address first, whatever its number.
        let primary = Set(groups.flatMap { values($0.columns, reader).filter(\.isPrimary).map(\.value) })
        let identities = row.person.identities
        row.person.identities = identities.filter { primary.contains($0.display) } + identities.filter { !primary.contains($0.display) }
        return row.finished
    }

    private func add(_ kind: String, _ columns: [String: Int], _ reader: CSVReader, to row: inout ContactRow, _ hasPlace: inout Bool) {
        switch kind {
        case "e-mail", "phone", "website":
            let field: CSVField = kind == "phone" ? .phone : kind == "website" ? .website : .mail
            for (label, value, _) in values(columns, reader) { row.add(field, value, label: label.lowercased(), column: label) }
        case "organization":
            row.add(.organization, reader.text(columns["name"]))
            row.add(.title, reader.text(columns["title"]))
            row.add(.custom, reader.text(columns["department"]), column: "department")
        case "event":
            for (label, value, _) in values(columns, reader) {
                row.add(date: value, label: label.isEmpty ? "event" : label.lowercased(), label)
            }
        case "relation":
            for (label, value, _) in values(columns, reader) {
                row.add(.link, value, label: label.isEmpty ? "relation" : label.lowercased())
            }
        case "address":
            let (city, country) = (reader.text(columns["city"]), reader.text(columns["country"]))
            if !hasPlace, !city.isEmpty || !country.isEmpty {
                row.add(.place, city)
                row.add(.place, country)
                hasPlace = true
            }
            let label = reader.text(columns["label"] ?? columns["type"]).lowercased()
            row.add(.custom, reader.text(columns["formatted"]), column: label.isEmpty ? "address" : "address (\(label))")
        default:
            for (label, value, _) in values(columns, reader) { row.add(.custom, value, column: label.isEmpty ? kind : label) }
        }
    }

    /// The values of a group with their labels: several stand in one cell with ` ::: ` between them,
    /// the primary one with `* ` in its label.
    private func values(_ columns: [String: Int], _ reader: CSVReader) -> [(label: String, value: String, isPrimary: Bool)] {
        let values = ContactRow.parts(reader.text(columns["value"]), "")
        guard !values.isEmpty else { return [] }
        let written = reader.text(columns["label"] ?? columns["type"])
        let labels = ContactRow.parts(written, "")
        return values.enumerated().map { index, value in
            let label = index < labels.count ? labels[index] : labels.last ?? ""
            let isPrimary = label.hasPrefix("*")
            return (isPrimary ? label.drop { $0 == "*" }.trimmed : label, value, isPrimary && (index == 0 || index < labels.count))
        }
    }

    private static let columns: [([String], CSVField)] = [
        (["Name"], .name), (["First Name", "Given Name"], .given), (["Middle Name", "Additional Name"], .middle),
        (["Last Name", "Family Name"], .family), (["Name Prefix"], .prefix), (["Name Suffix"], .suffix), (["Nickname"], .nickname),
        (["Phonetic First Name", "Given Name Yomi"], .phoneticGiven), (["Phonetic Last Name", "Family Name Yomi"], .phoneticFamily),
        (["Organization Name"], .organization), (["Organization Title"], .title), (["Organization Department"], .custom),
        (["Birthday"], .birthday), (["Notes"], .note), (["Language"], .language), (["Location"], .place), (["Occupation"], .title),
        (["Hobby"], .custom),
    ]
}

extension StringProtocol {
    /// Where `text` stands first.
    func range(ofText text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
