/// Why `TieScores` could not answer, with the place in the file.
package enum TieScoresError: Error, Equatable, Sendable, CustomStringConvertible {
    case missingColumn(String, file: String)
    case missingCell(column: String, file: String, line: Int)
    case notANumber(column: String, file: String, line: Int)
    case outOfRange(column: String, file: String, line: Int)
    case unsorted(line: Int)

    /// What is wrong, where, and what to do.
    package var description: String {
        switch self {
        case .missingColumn(let column, let file):
            "The first line of the \(file) has no column \"\(column)\": write a header line that names the columns."
        case .missingCell(let column, let file, let line):
            "The \(file), line \(line), ends before the column \"\(column)\": complete or delete that line."
        case .notANumber(let column, let file, let line):
            "The \(file), line \(line): \"\(column)\" is not a whole number; correct or delete that line."
        case .outOfRange(let column, let file, let line):
            "The \(file), line \(line): \"\(column)\" lies outside the years 1 to 9999; it must be seconds since 1970."
        case .unsorted(let line):
            "The events, line \(line), are earlier than the line before: sort them by timestamp."
        }
    }
}

/// Strengths of many ties as of many moments, asked and answered in CSV: the yardstick's interface.
///
/// Events are `ego,contact,timestamp,…` sorted by timestamp, questions `ego,contact,cutoff`, answers
/// `ego,contact,cutoff,score,p30,p90,fading`; columns are found by the names in the header, others are passed over.
/// Every event weighs 1. It is the same `Tie` that the store keeps.
package enum TieScores {
    /// The answers, one for every question, ordered by cutoff and then as they were asked.
    ///
    /// A question sees the events before its cutoff only. Of a pair without any, the score and probabilities are 0 and `fading`
    /// stands at its ceiling of about 1.2e10 days. Takes one pass over the events; numbers have nine significant digits.
    package static func answer(events: [UInt8], queries: [UInt8]) throws(TieScoresError) -> [UInt8] {
        let questions = try read(queries).sorted { $0.cutoff < $1.cutoff }
        var answers = DigitWriter(capacity: questions.count * 72 + 64)
        answers.write("ego,contact,cutoff,score,p30,p90,fading\n")
        var rows = try IntegerTable(events, file: "events", columns: ["ego", "contact", "timestamp"])
        var ties: [Tie] = []
        var places: [Pair: Int] = [:]
        var next = try Event(&rows, after: nil)
        for question in questions {
            while let event = next, event.seconds < question.cutoff {
                let place: Int
                if let known = places[event.pair] {
                    place = known
                } else {
                    place = ties.count
                    places[event.pair] = place
                    ties.append(Tie())
                }
                ties[place].add(TieEvent(at: Instant(seconds: event.seconds), weight: 1, direction: .both, leavesTheTurn: false))
                next = try Event(&rows, after: event)
            }
            let tie = places[question.pair].map { ties[$0] } ?? Tie()
            answers.write(question, tie)
        }
        return answers.bytes
    }

    private static func read(_ queries: [UInt8]) throws(TieScoresError) -> [Question] {
        var rows = try IntegerTable(queries, file: "questions", columns: ["ego", "contact", "cutoff"])
        var questions: [Question] = []
        while try rows.advance() {
            let cutoff = try rows.time(2)
            questions.append(Question(pair: Pair(ego: rows.cells[0], contact: rows.cells[1]), cutoff: cutoff))
        }
        return questions
    }

    struct Pair: Hashable {
        let ego, contact: Int64
    }

    struct Question {
        let pair: Pair
        /// Seconds since 1970.
        let cutoff: Int64
    }

    private struct Event {
        let pair: Pair
        let seconds: Int64

        init?(_ rows: inout IntegerTable, after previous: Event?) throws(TieScoresError) {
            guard try rows.advance() else { return nil }
            seconds = try rows.time(2)
            pair = Pair(ego: rows.cells[0], contact: rows.cells[1])
            if let previous, seconds < previous.seconds { throw .unsorted(line: rows.line) }
        }
    }
}

extension DigitWriter {
    fileprivate mutating func write(_ question: TieScores.Question, _ tie: Tie) {
        let cutoff = Instant(seconds: question.cutoff)
        write(question.pair.ego)
        write(",")
        write(question.pair.contact)
        write(",")
        write(question.cutoff)
        write(",")
        write(tie.strength(at: cutoff))
        write(",")
        write(tie.probability(within: 30, at: cutoff))
        write(",")
        write(tie.probability(within: 90, at: cutoff))
        write(",")
        write(tie.fading(at: cutoff))
        write("\n")
    }
}
