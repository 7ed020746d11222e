/// The names of days, months, units and small numbers.
enum DateWords {
    enum Unit { case day, week, fortnight, month, quarter, year }

    static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    static let weekdays: [String: Int] = [
        "monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "weds": 3, "thursday": 4, "thu": 4,
        "thur": 4, "thurs": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 7, "sun": 7,
    ]
    /// Short forms that are also other words.
    static let shortWeekdays: Set<String> = ["mon", "wed", "sat", "sun"]

    static let months: [String: Int] = [
        "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
        "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10,
        "november": 11, "nov": 11, "december": 12, "dec": 12,
    ]

    /// Whether the name of a month is written with a full stop behind it: "Nov.".
    static func isShort(month name: String) -> Bool { name.count < 5 && !["may", "june", "july"].contains(name) }

    static let units: [String: Unit] = [
        "day": .day, "days": .day, "week": .week, "weeks": .week, "wk": .week, "wks": .week, "fortnight": .fortnight,
        "fortnights": .fortnight, "month": .month, "months": .month,
        "quarter": .quarter, "quarters": .quarter, "year": .year, "years": .year, "yr": .year, "yrs": .year,
    ]
    /// "eow" and its like.
    static let ends: [String: Unit] = ["eow": .week, "eom": .month, "eoq": .quarter, "eoy": .year]
    /// "3d ago", "in 2w".
    static let letters: [Character: Unit] = ["d": .day, "w": .week, "y": .year]

    static let few: [String: Int] = ["couple": 2, "few": 3]
    static let numbers: [String: Int] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
        "couple": 2, "few": 3,
    ]
    /// Words after "March 14" that make the number something else: "may 3 people".
    static let notAfterDay: Set<String> = [
        "people", "times", "min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "h", "pm", "am", "o'clock", "mails",
        "messages",
    ]

    /// A whole number of one to four ASCII figures.
    static func figures(_ text: some StringProtocol) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    static func number(_ word: String) -> Int? { figures(word) ?? numbers[word] }

    /// "14th", "1st", "22nd".
    static func ordinal(_ word: String) -> Int? {
        guard word.utf8.count > 2, ["st", "nd", "rd", "th"].contains(word.suffix(2)) else { return nil }
        return figures(word.dropLast(2)).flatMap { $0 <= 31 ? $0 : nil }
    }

    /// A number that can be meant as a day of the month, existing or not.
    static func dayNumber(_ word: String) -> Int? { ordinal(word) ?? figures(word).flatMap { $0 < 100 && word.utf8.count <= 2 ? $0 : nil } }

    /// A year of four figures between 1900 and 2199.
    static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, let n = figures(word), (1900..<2200).contains(n) else { return nil }
        return n
    }
}
