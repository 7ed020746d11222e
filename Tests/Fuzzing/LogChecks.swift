import Foundation
import WellmetModel

enum LogChecks {
    private static let now = Instant(milliseconds: 1_773_480_600_000)  // 2026-03-14 09:30 UTC

    /// What is understood lies within the line, in order, between whole characters; no letter or figure is lost.
    static func check(_ line: String) throws(BrokenInvariant) {
        for zone in [TimeZone.gmt, TimeZone(identifier: "America/New_York") ?? .gmt] {
            for known in [false, true] {
                let read: LogLine
                do throws(LogLineError) {
                    read = try LogLine.parse(line, now: now, zone: zone, known: { known && $0.utf8.count % 3 == 0 })
                } catch {
                    try hold(!error.description.isEmpty, "an error that says nothing")
                    continue
                }
                try check(line, read)
            }
        }
    }

    private static func check(_ line: String, _ read: LogLine) throws(BrokenInvariant) {
        let bytes = Array(line.utf8)
        var covered = Array(repeating: false, count: bytes.count)
        var end = 0
        for span in read.spans {
            try check(span.range, bytes)
            try hold(span.range.lowerBound >= end, "spans overlap")
            end = span.range.upperBound
            for i in span.range { covered[i] = true }
        }
        var offset = 0
        for character in line {
            if character.isLetter || character.isNumber { try hold(covered[offset], "“\(character)” at \(offset) is lost") }
            offset += character.utf8.count
        }
        try hold(!read.people.isEmpty, "nobody")
        for person in read.people {
            try check(person.range, bytes)
            try hold(!person.text.isEmpty, "somebody without a name")
        }
        for promise in read.followUps {
            try check(promise.range, bytes)
            try hold(!promise.text.isEmpty, "a follow-up of nothing")
            if let due = promise.due { try hold(Day(due.description) == due, "due on \(due)") }
        }
        try hold(read.at <= now && read.at >= .distantPast, "at \(read.at)")
        try hold(read.minutes.map(Interaction.possibleMinutes.contains) ?? true, "\(read.minutes ?? 0) minutes")
        try hold((0...1_000_000).contains(read.others), "\(read.others) others")
        for name in read.circles + read.tags { try hold(!name.isEmpty, "a circle or tag without a name") }
    }

    private static func check(_ range: Range<Int>, _ bytes: [UInt8]) throws(BrokenInvariant) {
        try hold(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= bytes.count, "\(range) of \(bytes.count)")
        try hold(String(validating: bytes[range], as: UTF8.self) != nil, "\(range) cuts a letter")
    }
}
