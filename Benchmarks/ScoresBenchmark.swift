internal import Foundation
internal import WellmetFormats
internal import WellmetModel

/// The strengths of the tie data, when `WELLMET_TIES_DATA` names its folder.
enum ScoresBenchmark: Benchmark {
    static let name = "scores"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        guard let folder = ProcessInfo.processInfo.environment["WELLMET_TIES_DATA"] else {
            return [Figure("scores", not: "left out, WELLMET_TIES_DATA names no folder")]
        }
        var figures: [Figure] = []
        for set in ["enron", "reality"] {
            let paths = ("\(folder)/\(set).csv.gz", "\(folder)/\(set).queries.csv")
            guard [paths.0, paths.1].allSatisfy(FileManager.default.fileExists(atPath:)) else { continue }
            let samples = try await milliseconds(samples: 5, warmUp: 1) { _ in
                _ = try TieScores.answer(events: InputFile.bytes(paths.0), queries: InputFile.bytes(paths.1))
            }
            figures.append(Figure("scores of \(set), files read included", milliseconds: samples, goal: set == "reality" ? 1000 : nil))
        }
        return figures
    }
}
