internal import Foundation

/// One row of the table: what was measured, what came out, and what was promised.
struct Figure: Codable {
    var name: String
    /// Milliseconds, seconds, megabytes or a ratio, as `unit` says.
    var median: Double?
    var p99: Double?
    var worst: Double?
    var samples: Int
    var unit: String
    /// What was promised, about `judged`.
    var goal: Double?
    /// What was promised as the least.
    var floor: Double?
    /// The figure that the goal is about.
    var judged: Double?

    /// Of durations, in milliseconds; the goal is for the 99th percentile.
    init(_ name: String, milliseconds samples: [Double], goal: Double? = nil) {
        let sorted = samples.sorted()
        func at(_ share: Double) -> Double? {
            sorted.isEmpty ? nil : sorted[min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
        }
        self.name = name
        median = at(0.5)
        p99 = at(0.99)
        worst = sorted.last
        self.samples = sorted.count
        unit = "ms"
        self.goal = goal
        judged = p99
    }

    /// A single value.
    init(_ name: String, _ value: Double, _ unit: String, goal: Double? = nil) {
        self.name = name
        median = value
        samples = 1
        self.unit = unit
        self.goal = goal
        judged = value
    }

    /// A single value of which more is better.
    init(_ name: String, _ value: Double, _ unit: String, atLeast floor: Double) {
        self.init(name, value, unit)
        self.floor = floor
    }

    /// Something that was not measured, and why.
    init(_ name: String, not reason: String) {
        self.name = "\(name): \(reason)"
        samples = 0
        unit = ""
    }

    /// Whether it is as promised; nil when nothing was.
    private var isMet: Bool? {
        guard let judged else { return nil }
        return goal.map { judged <= $0 } ?? floor.map { judged >= $0 }
    }

    func line() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    init(line: String) throws { self = try JSONDecoder().decode(Figure.self, from: Data(line.utf8)) }

    static func table(_ figures: [Figure]) -> String {
        func number(_ value: Double?) -> String {
            guard let value else { return "" }
            return String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
        }
        let rows = figures.map { figure -> [String] in
            let goal =
                figure.goal.map { "≤ \(number($0)) \(figure.unit)" } ?? figure.floor.map { "≥ \(number($0)) \(figure.unit)" } ?? ""
            let verdict = figure.isMet.map { $0 ? "met" : "not met" } ?? ""
            return [
                figure.name, number(figure.median), number(figure.p99), number(figure.worst), figure.unit,
                figure.samples > 0 ? "\(figure.samples)" : "", goal, verdict,
            ]
        }
        let header = ["what", "median", "p99", "worst", "unit", "samples", "goal", ""]
        return ([header, header.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}
