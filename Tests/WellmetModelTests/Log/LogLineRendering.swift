import Foundation
import WellmetModel

/// A log line and all that it should say, in one line of text.
struct LogLineCase: Sendable, CustomStringConvertible {
    let line: String
    let expected: String
    /// A name that is in the book, in lower case.
    let book: String

    init(_ line: String, _ expected: String, book: String = "") {
        self.line = line
        self.expected = expected
        self.book = book
    }

    var description: String { line }

    /// Wednesday, 18 March 2026, 15:20 in Berlin.
    static let now = Instant(seconds: 1_773_843_600)
    static let zone = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    /// What the line says, or the error, as text.
    static func read(_ line: String, known names: Set<String> = []) -> String {
        do throws(LogLineError) {
            let read = try LogLine.parse(line, now: now, zone: zone, known: { names.contains($0.lowercased()) })
            return rendered(read)
        } catch {
            switch error {
            case .empty: return "error: empty"
            case .tooLong: return "error: too long"
            case .noPerson: return "error: no person"
            case .noSuchDay(.noSuchDay(let text, _)): return "error: no such day: \(text)"
            case .noSuchDay(.notUnderstood(let text)): return "error: not understood: \(text)"
            case .noSuchDay(.noSuchTime(let text, _)): return "error: no such time: \(text)"
            case .noSuchDay(.vague(let text)): return "error: vague: \(text)"
            case .future(let text): return "error: future: \(text)"
            case .birthday: return "error: birthday"
            case .recurring(let text): return "error: recurring: \(text)"
            case .nothingHappened: return "error: nothing happened"
            }
        }
    }

    /// `kind channel direction | people | when | minutes | summary | circles, tags | follow-ups`, without what is not there at the end.
    static func rendered(_ line: LogLine) -> String {
        let people = line.people.map { $0.text + ($0.identity.map { " <\($0.kind.rawValue) \($0.value)>" } ?? "") }
        let labels = line.circles.map { "+" + $0 } + line.tags.map { "#" + $0 }
        let promises = line.followUps.map { promise in
            "\(promise.owner.rawValue): \(promise.text)" + (promise.due.map { " by \($0)" } ?? "")
                + (promise.person.map { " (\($0))" } ?? "")
        }
        var fields = [
            line.happened ? "\(line.kind.rawValue) \(line.channel.rawValue) \(line.direction.rawValue)" : "promise",
            people.joined(separator: ", "), when(line), line.minutes.map { "\($0)m" } ?? "", line.summary,
            labels.joined(separator: " "), promises.joined(separator: "; "),
        ]
        while fields.last == "" { fields.removeLast() }
        return fields.joined(separator: " | ")
    }

    private static func when(_ line: LogLine) -> String {
        if line.at == now, line.precision == .minute { return "now" }
        let day = Day(line.at, in: zone)
        let seconds = line.at.seconds - day.start(in: zone).seconds
        func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let clock = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))" + (line.precision == .second ? ":\(two(seconds % 60))" : "")
        if line.precision == .day { return clock == "12:00" ? "\(day)" : "\(day) day \(clock)" }
        return "\(day) \(clock)"
    }
}
