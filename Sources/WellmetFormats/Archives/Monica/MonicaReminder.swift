internal import WellmetModel

/// A reminder of Monica (`ExportResources/Contact/Reminder`): once, or every so many weeks, months or years.
struct MonicaReminder {
    /// What it is in Wellmet.
    enum Meaning {
        case followUp(ArchiveFollowUp)
        /// A follow-up for the next day, of something to be done every so many days: in Monica's words, "every 3 months".
        case repeating(ArchiveFollowUp, days: Int, rhythm: String)
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
    /// Whether the file tells how often, in a number that can be meant.
    private let hasRhythm: Bool
    private let isOver: Bool
    /// Whether Monica made it of a date itself.
    private let isOfDate: Bool
    private let exportedOn: Day?

    init(_ json: JSONValue, exportedOn: Day?) {
        let properties = json["properties"]
        title = MonicaContact.words(of: json).nonEmpty ?? "Reminder"
        first = MonicaDate(properties["initial_date"].text)?.day
        unit = properties["frequency_type"].text
        let number = properties["frequency_number"].number ?? 0
        hasRhythm = (1...1200).contains(number)
        count = min(max(number, 1), 1200)
        isOver = properties["inactive"].flag
        isOfDate = properties["delible"].bool == false
        self.exportedOn = exportedOn
    }

    func meaning(birthday: PartialDate?) -> Meaning {
        if isOfDate, let first, let birthday, birthday.month == first.month, birthday.day == first.day { return .nothing }
        if isOver { return .note("Reminder\(first.map { " of \($0)" } ?? ""): \(title)") }
        guard unit == "year", count == 1, let first, let date = PartialDate(month: first.month, day: first.day) else {
            let followUp = ArchiveFollowUp(text: title, due: due)
            guard hasRhythm, let length = ["week": 7, "month": 30, "year": 365][unit] else { return .followUp(followUp) }
            return .repeating(followUp, days: length * count, rhythm: count == 1 ? "every \(unit)" : "every \(count) \(unit)s")
        }
        return .date(ArchiveDate(label: title, date: date))
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

/// The reminders of one contact.
struct MonicaReminders {
    private(set) var followUps: [ArchiveFollowUp] = []
    private(set) var dates: [ArchiveDate] = []
    private(set) var notes: [String] = []
    /// The rhythm of the reminder that comes most often, for who has no other.
    private(set) var cadenceDays: Int?
    private(set) var repeating = 0

    /// Follow-ups come once: what is to be done again and again is the cadence of who has `none`, and else told behind the words.
    init(_ meanings: [MonicaReminder.Meaning], takesCadence none: Bool) {
        let all = meanings.compactMap { if case .repeating(_, let days, _) = $0, Cadence.possible.contains(days) { days } else { nil } }
        cadenceDays = none ? all.min() : nil
        for meaning in meanings {
            switch meaning {
            case .followUp(let followUp): followUps.append(followUp)
            case .repeating(var followUp, let days, let rhythm):
                if days != cadenceDays { followUp.text += " — \(rhythm) in Monica" }
                followUps.append(followUp)
                repeating += 1
            case .date(let date): dates.append(date)
            case .note(let text): notes.append(text)
            case .nothing: break
            }
        }
    }
}
