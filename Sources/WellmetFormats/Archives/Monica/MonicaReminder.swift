internal import WellmetModel

/// A reminder of Monica (`ExportResources/Contact/Reminder`): once, or every so many weeks, months or years.
struct MonicaReminder {
    /// What it is in Wellmet.
    enum Meaning {
        case followUp(ArchiveFollowUp)
        /// A day of every year.
        case date(ArchiveDate)
        /// It was over when the file was made.
        case note(String)
        /// Wellmet reminds of it by itself.
        case nothing
    }

    private let title: String
    private let first: Day?
    private let unit: String
    private let count: Int
    private let isOver: Bool
    /// Whether Monica made it of a date itself.
    private let isOfDate: Bool
    private let exportedOn: Day?

    init(_ json: JSONValue, exportedOn: Day?) {
        let properties = json["properties"]
        title = MonicaContact.words(of: json).nonEmpty ?? "Reminder"
        first = MonicaDate(properties["initial_date"].text)?.day
        unit = properties["frequency_type"].text
        count = min(max(properties["frequency_number"].number ?? 1, 1), 1200)
        isOver = properties["inactive"].flag
        isOfDate = properties["delible"].bool == false
        self.exportedOn = exportedOn
    }

    func meaning(birthday: PartialDate?) -> Meaning {
        if isOfDate, let first, let birthday, birthday.month == first.month, birthday.day == first.day { return .nothing }
        if isOver { return .note("Reminder\(first.map { " of \($0)" } ?? ""): \(title)") }
        guard unit == "year", count == 1, let first, let date = PartialDate(month: first.month, day: first.day) else {
            return .followUp(ArchiveFollowUp(text: title + rhythm, due: due))
        }
        return .date(ArchiveDate(label: title, date: date))
    }

    /// " (every 2 weeks)": follow-ups do not return by themselves.
    private var rhythm: String {
        guard ["week", "month", "year"].contains(unit) else { return "" }
        return count == 1 ? " (every \(unit))" : " (every \(count) \(unit)s)"
    }

    /// The first time that was still to come.
    private var due: Day? {
        guard let first, let exportedOn, first < exportedOn else { return first }
        switch unit {
        case "week":
            let step = 7 * count
            return first.adding((exportedOn.number - first.number + step - 1) / step * step)
        case "month", "year":
            let step = unit == "year" ? 12 * count : count
            let past = (exportedOn.year - first.year) * 12 + exportedOn.month - first.month
            let due = first.adding(months: past / step * step)
            return due < exportedOn ? first.adding(months: (past / step + 1) * step) : due
        default: return first
        }
    }
}
