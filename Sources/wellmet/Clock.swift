internal import Foundation
internal import WellmetModel

/// The one place that knows what time it is.
enum Clock {
    /// The name of the variable that sets the clock, for tests and for examples in documentation.
    static let variable = "WELLMET_NOW"

    /// The instant that `WELLMET_NOW` says (ISO 8601 with a zone), else the machine's.
    static func now() throws(CommandFailure) -> Instant {
        guard let text = ProcessInfo.processInfo.environment[variable]?.nonEmpty else { return Instant(Date()) }
        guard let instant = Instant(iso8601: text) else {
            throw .usage("\(variable) is “\(text)”, which is no time. Write it as 2026-03-14T09:26:53Z or with an offset such as +01:00.")
        }
        return instant
    }
}

extension Instant {
    /// Parses `2026-03-14T09:26:53+01:00`, the seconds and their fraction optional; nil for anything else.
    init?(iso8601 text: String) {
        let parts = text.split(separator: "T", maxSplits: 1).map(String.init)
        guard parts.count == 2, let day = Day(parts[0]) else { return nil }
        guard let mark = parts[1].firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return nil }
        guard let seconds = Self.seconds(parts[1][..<mark]), let offset = Self.offset(parts[1][mark...]) else { return nil }
        let whole = Int64(day.number) * 86_400 - offset
        self.init(milliseconds: whole * 1000 + Int64((seconds * 1000).rounded()))
    }

    private static func seconds(_ text: Substring) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = two(parts[0]), hour < 24, let minute = two(parts[1]), minute < 60 else {
            return nil
        }
        guard parts.count == 3 else { return Double(hour * 3600 + minute * 60) }
        guard parts[2].allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let second = Double(parts[2]), second < 61 else {
            return nil
        }
        return Double(hour * 3600 + minute * 60) + second
    }

    private static func offset(_ text: Substring) -> Int64? {
        if text == "Z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, let hours = two(digits.prefix(2)), let minutes = two(digits.suffix(2)), hours < 19, minutes < 60 else {
            return nil
        }
        return Int64(hours * 3600 + minutes * 60) * (text.first == "-" ? -1 : 1)
    }

    private static func two(_ text: some StringProtocol) -> Int? {
        text.count == 2 && text.allSatisfy({ $0.isASCII && $0.isNumber }) ? Int(text) : nil
    }

    /// `2026-03-14T09:26:53+01:00`, as it is said in `zone`.
    func iso8601(in zone: TimeZone) -> String {
        let offset = zone.secondsFromGMT(for: date)
        let day = Day(self, in: zone)
        let second = Int(seconds) + offset - day.number * 86_400
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        return "\(day)T\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))"
            + sign + Self.two(minutes / 60) + ":" + Self.two(minutes % 60)
    }

    /// `09:26`, as clocks in `zone` show it.
    func clock(in zone: TimeZone) -> String {
        let second = Int(seconds) + zone.secondsFromGMT(for: date) - Day(self, in: zone).number * 86_400
        return Self.two(second / 3600) + ":" + Self.two(second / 60 % 60)
    }

    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}

extension Clock {
    /// A clock for a program that goes on: the machine's, or one that begins at `WELLMET_NOW` and runs from there.
    static func running() throws(CommandFailure) -> @Sendable () -> Instant {
        guard ProcessInfo.processInfo.environment[variable]?.nonEmpty != nil else { return { Instant(Date()) } }
        let offset = try now().milliseconds - Instant(Date()).milliseconds
        return { Instant(milliseconds: Instant(Date()).milliseconds + offset) }
    }
}
