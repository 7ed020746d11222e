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

extension Clock {
    /// A clock for a program that goes on: the machine's, or one that begins at `WELLMET_NOW` and runs from there.
    static func running() throws(CommandFailure) -> @Sendable () -> Instant {
        guard ProcessInfo.processInfo.environment[variable]?.nonEmpty != nil else { return { Instant(Date()) } }
        let offset = try now().milliseconds - Instant(Date()).milliseconds
        return { Instant(milliseconds: Instant(Date()).milliseconds + offset) }
    }
}
