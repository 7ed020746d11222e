internal import WellmetModel

/// The values of fields, read strictly: what cannot be read is an error at its field, never silently something else.
extension FormBody {
    /// A day of a date field; nil when it is empty.
    func day(_ name: String) throws(FormErrors) -> Day? {
        guard let text = self[name].nonEmpty else { return nil }
        guard let day = Day(text) else { throw FormErrors(name, "Write a day of the calendar as 2026-03-14") }
        return day
    }

    /// A date of which parts may be missing; nil when it is empty.
    func partialDate(_ name: String) throws(FormErrors) -> PartialDate? {
        guard let text = self[name].nonEmpty else { return nil }
        guard let date = PartialDate(words: text) else {
            throw FormErrors(name, "“\(String(text.prefix(40)))” is no date: write 2021, March 2021, 14 March 2021 or 14 March")
        }
        return date
    }

    /// A whole number within `range`; nil when it is empty.
    func number(_ name: String, in range: ClosedRange<Int>) throws(FormErrors) -> Int? {
        guard let text = self[name].nonEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw FormErrors(name, "Write a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of a fixed set of values.
    func choice<Choice: RawRepresentable<String>>(_ name: String, _: Choice.Type = Choice.self) throws(FormErrors) -> Choice {
        guard let choice = Choice(rawValue: self[name]) else { throw FormErrors(name, "Choose one of the list") }
        return choice
    }

    /// Lets a form go on whose fields are no longer than people write: a line of 500 characters, a text of 50,000.
    func requireUsualLengths() throws(FormErrors) {
        let texts: Set = ["text", "story", "summary", "line", "notes", "outcome"]
        let errors = names.compactMap { name -> FieldError? in
            let most = texts.contains(name) ? 50_000 : 500
            let count = all(name).map(\.count).max() ?? 0
            return count <= most
                ? nil : FieldError(field: name, message: "Shorten this: it has \(count) characters, and \(most) fit")
        }
        if !errors.isEmpty { throw FormErrors(errors) }
    }
}
