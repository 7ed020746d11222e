internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel

struct ScoresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "Reckon strengths of ties from a CSV of events, for measuring the model.",
        discussion: """
            EVENTS has the columns ego, contact and timestamp (seconds since 1970), sorted by time; QUERIES has ego, contact and \
            cutoff. SCORES is written with ego, contact, cutoff, score, p30, p90 and fading. Both inputs may be gzip. No store is \
            read or made.

            Example: wellmet scores events.csv.gz queries.csv scores.csv
            """
    )

    @Argument(help: "What happened.", completion: .file()) var events: String
    @Argument(help: "What is asked.", completion: .file()) var queries: String
    @Argument(help: "Where to write the answers; “-” for the standard output.", completion: .file()) var scores: String
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let answer = try TieScores.answer(events: InputFile.bytes(events), queries: InputFile.bytes(queries))
        if scores == "-" { return Output.write(String(decoding: answer, as: UTF8.self), to: STDOUT_FILENO) }
        do {
            try Data(answer).write(to: URL(filePath: scores), options: .atomic)
        } catch {
            throw ArchiveError.unwritable(path: scores, reason: String(cString: strerror(errno)))
        }
        let rows = max(0, answer.count { $0 == UInt8(ascii: "\n") } - 1)
        if outputOptions.json { return Output.json(.object([("rows", JSON(rows)), ("path", JSON(scores))])) }
        Output.note("\(counted(rows, "row")): \(scores)")
    }
}
