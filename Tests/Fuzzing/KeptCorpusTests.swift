import Foundation
import Testing

@Suite("Inputs that a fuzzer kept")
struct KeptCorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    @Test("Every parser reads what the fuzzer kept for it, and keeps what it promises", arguments: FuzzTarget.allCases)
    func replay(_ target: FuzzTarget) throws {
        let kept = try files("Corpus", target)
        #expect(!kept.isEmpty, "no inputs for \(target): script/fuzz \(target) makes them")
        for file in try kept + files("Seeds", target) {
            do {
                try target.check(Array(Data(contentsOf: file)))
            } catch let broken as BrokenInvariant {
                Issue.record("\(target)/\(file.lastPathComponent): \(broken)")
            }
        }
    }

    private func files(_ name: String, _ target: FuzzTarget) throws -> [URL] {
        let folder = Self.folder.appendingPathComponent(name).appendingPathComponent(target.rawValue)
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return files.sorted { $0.path < $1.path }
    }
}
