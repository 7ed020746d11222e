internal import WellmetModel

/// Rows with a reason each, such as those that were left out: listed up to a limit for each file, then counted.
struct SkippedLog {
    private let limit: Int
    private(set) var rows: [SkippedRow] = []
    private var counts: [String: Int] = [:]
    private var firstUnlisted: [String: RowPlace] = [:]

    init(limit: Int) { self.limit = limit }

    mutating func add(_ place: RowPlace, _ reason: String) {
        let count = counts[place.file, default: 0] + 1
        counts[place.file] = count
        if count <= limit {
            rows.append(SkippedRow(place: place, reason: reason))
        } else if firstUnlisted[place.file] == nil {
            firstUnlisted[place.file] = place
        }
    }

    /// What `reader` could not read since it was last asked.
    mutating func add(_ reader: CSVReader, file: String) {
        for problem in reader.takeProblems() { add(RowPlace(file: file, line: problem.line), problem.reason) }
    }

    /// The rows in the order of files and lines, with one more for each file whose list was cut.
    var all: [SkippedRow] {
        let rest = firstUnlisted.map { file, place in
            let more = (counts[file] ?? 0) - limit
            return SkippedRow(place: place, reason: "and \(more) more \(more == 1 ? "row" : "rows") of this file from here on")
        }
        return (rows + rest).sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
    }
}
