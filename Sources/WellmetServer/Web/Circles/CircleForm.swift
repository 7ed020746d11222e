internal import WellmetModel

/// What a form says of a circle, checked.
struct CircleForm {
    let name: String
    let days: Int?
    let pausedUntil: Day?

    /// - Throws: `FormErrors` with each field that cannot be so.
    init(_ form: FormBody, today: Day) throws(FormErrors) {
        var errors: [FieldError] = []
        name = form["name"]
        if name.isEmpty { errors.append(FieldError(field: "name", message: "Give the circle a name, such as clients")) }
        if name.count > 60 { errors.append(FieldError(field: "name", message: "A circle’s name may have up to 60 characters")) }
        // Days that somebody wrote count before those that were chosen.
        let field = form["every"].isEmpty ? "days" : "every"
        days = Int(form[field])
        if !form[field].isEmpty, !(days.map { (1...Cadence.longest).contains($0) } ?? false) {
            let message = field == "days" ? "Choose one of the cadences" : "Write a number of days from 1 to 3660"
            errors.append(FieldError(field: field, message: message))
        }
        pausedUntil = Day(form["until"])
        if !form["until"].isEmpty {
            if pausedUntil == nil {
                errors.append(FieldError(field: "until", message: "Write a day of the calendar, such as \(today.adding(30))"))
            }
            if let pausedUntil, pausedUntil <= today {
                errors.append(FieldError(field: "until", message: "A pause ends on a day to come; leave it empty for none"))
            }
        }
        if !errors.isEmpty { throw FormErrors(errors) }
    }
}

extension Circle {
    /// What its form showed when it was made.
    var version: String {
        FormVersion.of([name, cadenceDays.map(String.init) ?? "", pausedUntil?.description ?? ""])
    }
}
