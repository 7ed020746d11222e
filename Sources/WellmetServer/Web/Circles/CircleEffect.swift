internal import WellmetModel
internal import WellmetStore

/// What a cadence or a pause would do to the people of a circle, in words, before it is set.
enum CircleEffect {
    static func html(_ line: CircleLine, _ form: CircleForm, _ visitor: Visitor) async throws -> HTML {
        let circle = line.circle
        guard form.days != circle.cadenceDays || form.pausedUntil != circle.pausedUntil else { return .empty }
        guard let days = form.days else { return remark("Nobody would be suggested for the cadence of this circle.", released(line)) }
        if let until = form.pausedUntil {
            return remark(
                "Until \(Time.full(until)) nobody would be suggested for the cadence of this circle.", released(line))
        }
        let effect = try await visitor.network.effect(ofCadence: days, on: circle.id, at: visitor.now)
        let capacity = visitor.settings.capacity
        let soon = effect.overdueThisWeek > 0 ? ", and \(Count.text(effect.overdueThisWeek)) more within a week" : ""
        guard effect.overdueNow > 0 || effect.overdueThisWeek > 0 else {
            return remark("Today would stay as it is.", "With \(CadenceWords.words(days)) nobody would be overdue, this week or now.")
        }
        return remark(
            "\(CadenceWords.words(days).capitalizedFirst),",
            """
            \(Count.text(effect.overdueNow)) of \(Count.of(effect.members, "person", "people")) would be overdue at once\(soon). \
            Now it is \(Count.text(line.overdue)). Today suggests at most \(Count.text(capacity)) a day, so they come little by little.
            """)
    }

    /// What dissolving a circle would do.
    static func ofDissolving(_ line: CircleLine) -> String {
        let people = line.members == 0 ? "Nobody is in it" : "\(Count.of(line.members, "person stays", "people stay")) in your book"
        guard line.circle.cadenceDays != nil else { return "\(people). Today would stay as it is." }
        return "\(people), without its cadence. \(released(line))"
    }

    private static func released(_ line: CircleLine) -> String {
        line.overdue == 0
            ? "Nobody is overdue by it now." : "\(Count.of(line.overdue, "person is", "people are")) overdue now and would rest."
    }

    private static func remark(_ bold: String, _ rest: String) -> HTML {
        "<div class=\"remark\"><p><b>\(bold)</b> \(rest)</p></div>"
    }
}
