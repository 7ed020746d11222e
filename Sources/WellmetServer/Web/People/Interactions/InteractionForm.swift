internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What the form of an interaction says, checked field by field.
enum InteractionForm {
    /// - Throws: `FormErrors` with each field that cannot be so.
    static func interaction(_ form: FormBody, from old: Interaction, _ visitor: Visitor) throws(FormErrors) -> Interaction {
        var new = old
        new.kind = try form.choice("kind")
        new.channel = try form.choice("channel")
        new.direction = try form.choice("direction")
        new.minutes = try form.number("minutes", in: Interaction.possibleMinutes)
        new.summary = form["summary"].split(whereSeparator: \.isNewline).joined(separator: " ")
        guard new.summary.count <= LogLine.limit else {
            throw FormErrors("summary", "Write at most \(LogLine.limit) characters; a note takes more")
        }
        guard let day = try form.day("day") else { throw FormErrors("day", "Enter the day on which it happened") }
        (new.at, new.precision) = try instant(day, form["time"], from: old, visitor)
        guard new.at <= visitor.now else {
            throw FormErrors(day > visitor.today ? "day" : "time", "That is still to come: an interaction is something that happened")
        }
        return new
    }

    /// The old instant as long as day and time are as they were, so that its seconds stay.
    private static func instant(
        _ day: Day, _ time: String, from old: Interaction, _ visitor: Visitor
    ) throws(FormErrors) -> (Instant, Interaction.Precision) {
        let before = values(of: old, visitor)
        if before.day == day.description, before.time == time { return (old.at, old.precision) }
        guard !time.isEmpty else { return (min(day.at(hour: 12, in: visitor.zone), max(visitor.now, day.start(in: visitor.zone))), .day) }
        let parts = time.split(separator: ":").prefix(2).compactMap { Int($0) }
        guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
            throw FormErrors("time", "Write the time as 15:30, or leave it empty")
        }
        guard !day.skips(hour: parts[0], minute: parts[1], in: visitor.zone) else {
            throw FormErrors("time", "There is no \(time) on that day: the clock goes forward in \(visitor.zone.identifier)")
        }
        return (day.at(hour: parts[0], minute: parts[1], in: visitor.zone), .minute)
    }

    /// What the fields of day and time show of it.
    static func values(of interaction: Interaction, _ visitor: Visitor) -> (day: String, time: String) {
        let day = Day(interaction.at, in: visitor.zone).description
        return (day, interaction.precision == .day ? "" : interaction.at.clock(in: visitor.zone))
    }
}
