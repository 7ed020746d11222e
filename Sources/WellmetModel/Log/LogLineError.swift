/// Why a log line could not be understood.
package enum LogLineError: Error, Hashable, Sendable {
    /// Nothing but spaces and punctuation.
    case empty
    /// More characters than a line may have.
    case tooLong(limit: Int)
    /// Nobody is named; carries the text, shortened.
    case noPerson(String)
    /// A date that the calendar does not have.
    case noSuchDay(DatePhraseError)
    /// It would have happened after now; carries the words that say when.
    case future(String)
    /// It tells a birthday, which is no event of the past.
    case birthday
    /// It comes again and again ("every monday", "weekly"); carries the words that say so.
    case recurring(String)
    /// Somebody is named, and nothing that happened is told; carries the text, shortened.
    case nothingHappened(String)
}

extension LogLineError: CustomStringConvertible {
    /// What is wrong and what to write instead, for people.
    package var description: String {
        switch self {
        case .empty:
            "There is nothing to log. Write what happened and with whom: \u{201C}coffee with Ada Lovelace yesterday\u{201D}."
        case .tooLong(let limit):
            "A log line may have up to \(limit) characters. Log it in short, and put the rest into a note."
        case .noPerson(let text):
            "\u{201C}\(text)\u{201D} names nobody. Say with whom, by name or address: \u{201C}call with Ada Lovelace\u{201D}."
        case .noSuchDay(let error):
            error.description
        case .future(let words):
            "\u{201C}\(words)\u{201D} is still to come, and a log is of what has happened. "
                + "Log it afterwards, or write it as a follow-up: \u{201C}remind me to call Ada tomorrow\u{201D}."
        case .birthday:
            "A birthday comes back every year, and a log is of what has happened once. Write it down on their page under Dates, "
                + "or with \u{201C}wellmet edit NAME --birthday \"3 March\"\u{201D}."
        case .recurring(let words):
            "\u{201C}\(words)\u{201D}: a log is of one time; say which, as in: yesterday, last monday, 14 March."
        case .nothingHappened(let text):
            "\u{201C}\(text)\u{201D} alone tells nothing to log. Say what happened: \u{201C}coffee with Ada Lovelace yesterday\u{201D}."
        }
    }
}
