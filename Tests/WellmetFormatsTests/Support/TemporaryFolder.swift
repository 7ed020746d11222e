import Foundation

@testable import WellmetFormats

/// A folder of a test's own that goes away with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("wellmet-formats-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }  // A folder left behind harms no test.

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    /// A ZIP of these members, in this order.
    func zip(_ name: String, _ members: [(String, [UInt8])]) throws -> String {
        let file = path + "/" + name
        let zip = try ZipWriter(path: file)
        for (member, bytes) in members {
            try zip.begin(member)
            try zip.append(bytes)
        }
        try zip.close()
        return file
    }
}

/// The made-up files in Tests/Fixtures.
enum Fixture {
    static func path(_ name: String, from file: String = #filePath) -> String {
        let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return tests.appendingPathComponent("Fixtures/" + name).path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }
}

/// The same numbers in every run (Vigna, splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension CSVReader {
    /// All rows as text, each with its line.
    static func rows(_ bytes: [UInt8], separator: UInt8? = nil, cellLimit: Int = 1 << 20, pieceSize: Int = .max) throws -> CSVRows {
        let reader = try CSVReader(ByteStream(bytes: bytes), separator: separator, cellLimit: cellLimit, pieceSize: pieceSize)
        var result = CSVRows()
        while try reader.next() {
            result.rows.append((0..<reader.count).map { reader[$0] })
            result.lines.append(reader.line)
        }
        result.problems = reader.takeProblems()
        result.encoding = reader.encoding
        result.separator = reader.separator
        return result
    }

    static func rows(_ text: String, cellLimit: Int = 1 << 20) throws -> CSVRows { try rows(Array(text.utf8), cellLimit: cellLimit) }
}

struct CSVRows: Equatable {
    var rows: [[String]] = []
    var lines: [Int] = []
    var problems: [CSVReader.Problem] = []
    var encoding = TextEncoding.utf8
    var separator = UInt8(ascii: ",")
}
