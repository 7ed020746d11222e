package import Foundation

extension Instant {
    /// Parses `2026-03-14T09:26:53+01:00`, the seconds and their fraction optional; nil for anything else.
    package init?(iso8601 text: String) {
        let parts = text.split(separator: "T", maxSplits: 1).map(String.init)
        guard parts.count == 2, let day = Day(parts[0]) else { return nil }
        guard let mark = parts[1].firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return nil }
        guard let seconds = Self.seconds(parts[1][..<mark]), let offset = Self.offset(parts[1][mark...]) else { return nil }
        let whole = Int64(day.number) * 86_400 - offset
        self.init(milliseconds: whole * 1000 + Int64((seconds * 1000).rounded()))
    }

    private static func seconds(_ text: Substring) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0]), hour < 24, let minute = number(parts[1]), minute < 60 else {
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
        guard digits.count == 4, let hours = number(digits.prefix(2)), let minutes = number(digits.suffix(2)), hours < 19, minutes < 60
        else { return nil }
        return Int64(hours * 3600 + minutes * 60) * (text.first == "-" ? -1 : 1)
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        text.count == 2 && text.allSatisfy({ $0.isASCII && $0.isNumber }) ? Int(text) : nil
    }

    /// `2026-03-14T09:26:53+01:00`, as it is said in `zone`.
    package func iso8601(in zone: TimeZone) -> String {
        let minutes = abs(zone.secondsFromGMT(for: date)) / 60
        let sign = zone.secondsFromGMT(for: date) < 0 ? "-" : "+"
        let second = secondOfDay(in: zone)
        return "\(Day(self, in: zone))T\(clock(second)):\(two(second % 60))\(sign)\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// `09:26`, as clocks in `zone` show it.
    package func clock(in zone: TimeZone) -> String { clock(secondOfDay(in: zone)) }

    private func secondOfDay(in zone: TimeZone) -> Int {
        Int(seconds) + zone.secondsFromGMT(for: date) - Day(self, in: zone).number * 86_400
    }

    private func clock(_ second: Int) -> String { two(second / 3600) + ":" + two(second / 60 % 60) }

    private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
