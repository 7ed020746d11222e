package import WellmetModel

/// What a CSV of an unknown kind seems to hold: shown before the import, and changed where it is wrong.
package struct CSVGuess: Sendable {
    /// One column of the file.
    package struct Column: Sendable, Hashable {
        /// From 1.
        package let number: Int
        /// As in the header; "Column 3" when there is no header.
        package let name: String
        /// What it is taken for.
        package let field: CSVField
        /// "work", "home"; empty when nothing tells.
        package let label: String
        /// The first few different values.
        package let samples: [String]
    }

    /// What kind of contacts file the header says it is; `csv` when the mapping is a guess.
    package let source: Archive.Source
    /// All columns, in the order of the file.
    package let columns: [Column]
    /// Whether `03/04/2020` is 3 April.
    package let dayFirst: Bool
    /// Whether the first row names the columns; when not, it is a person.
    package let hasHeader: Bool
    /// What the rows looked at are written in.
    package let encoding: TextEncoding

    /// The guess as a mapping, to be changed and given back in `ReadOptions`.
    package var mapping: CSVMapping {
        CSVMapping(
            columns: columns.map { CSVMapping.Column(name: $0.name, number: $0.number, field: $0.field, label: $0.label) },
            dayFirst: dayFirst)
    }

    /// Whether any column names somebody.
    var findsPeople: Bool {
        let telling: Set<CSVField> = [.name, .given, .family, .nickname, .mail, .phone, .linkedin, .x, .github, .mastodon, .bluesky]
        return columns.contains { telling.contains($0.field) }
    }

    /// Reads at most 200 rows behind the header, which is the current row of `reader` or has just been read by it.
    init(header: CSVHeader, sample reader: CSVReader, options: ReadOptions, preset: CSVMapping? = nil) throws(ArchiveError) {
        let hasHeader = preset != nil || !CSVGuess.looksLikeData(header.names)
        var samples = [[String]](repeating: [], count: header.names.count)
        var votes = (day: 0, month: 0)
        func see(_ index: Int, _ text: String) {
            guard !text.isEmpty else { return }
            if let first = ContactDate.order(of: text) { if first { votes.day += 1 } else { votes.month += 1 } }
            if samples[index].count < 20, !samples[index].contains(text) { samples[index].append(String(text.prefix(200))) }
        }
        if !hasHeader { for (index, name) in header.names.enumerated() { see(index, name) } }
        for _ in 0..<200 {
            guard try reader.next() else { break }
            for index in samples.indices { see(index, reader.text(index)) }
        }
        let names = hasHeader ? header.names : header.names.indices.map { "Column \($0 + 1)" }
        let guessed = preset ?? CSVMapping(columns: CSVWords.fields(names: names, samples: samples))
        let mapping = guessed.overridden(by: options.mapping)
        source = .csv
        self.hasHeader = hasHeader
        encoding = reader.encoding
        dayFirst =
            mapping.dayFirst
            ?? (votes.day != votes.month
                ? votes.day > votes.month : !["US", "PH", "FM", "MH"].contains(options.homeRegion.uppercased()))
        columns = mapping.columns.enumerated().map { index, column in
            Column(
                number: index + 1, name: column.name, field: column.field, label: column.label,
                samples: Array(samples[index].prefix(3)))
        }
    }

    /// Names of columns hold no addresses.
    private static func looksLikeData(_ names: [String]) -> Bool {
        names.contains { $0.contains("@") && Identity(.mail, $0) != nil || $0.lowercased().hasPrefix("http") }
    }

    private init(_ other: CSVGuess, source: Archive.Source) {
        self.source = source
        (columns, dayFirst, hasHeader, encoding) = (other.columns, other.dayFirst, other.hasHeader, other.encoding)
    }

    func with(source: Archive.Source) -> CSVGuess { CSVGuess(self, source: source) }
}
