internal import Foundation
internal import WellmetFormats
internal import WellmetModel

/// Ten thousand contact cards of some 700 bytes, read to values and written as they came.
enum CardsBenchmark: Benchmark {
    static let name = "cards"
    private static let count = 10_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        let file = SampleCards.file(count)
        let megabytes = Double(file.count) / 1e6
        var read = 0
        let samples = try await milliseconds(samples: 25) { _ in
            read = 0
            let reader = try CardReader(ByteStream(bytes: file))
            while let item = try reader.next() {
                if case .card(let card, _, _) = item, CardContent(card).mails.count == 2 { read += 1 }
            }
        }
        guard read == count else { throw BenchmarkError.failed("cards: \(read) of \(count) were read") }
        // The best, here and of the peer: what else the machine does only ever adds.
        let best = samples.min() ?? 1
        var figures = [Figure("cards to values, 10,000 of \(file.count / count) bytes", megabytes / best * 1000, "MB/s", atLeast: 100)]
        figures.append(try beside(vobject(file), best / 1000))
        figures.append(
            try await doubling("a card with one line of 1 MB, and of 2 MB", of: 1 << 20) { long in
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Long\r\nNOTE:" + String(repeating: "word\\, ", count: long / 7) + "\r\nEND:VCARD\r\n"
            })
        figures.append(
            try await doubling("a card of 10 MB in folded lines, and of 20 MB", of: 10 << 20) { long in
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Large\r\nPHOTO;ENCODING=b:" + String(repeating: "QUJD\r\n ", count: long / 7)
                    + "\r\nEND:VCARD\r\n"
            })
        figures.append(
            try await doubling("a card of 100,000 lines, and of 200,000", of: 100_000) { lines in
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Many\r\n"
                    + String(repeating: "item1.TEL;TYPE=x-a:+49 30 1\r\nitem1.X-ABLabel:a\r\n", count: lines / 2)
                    + "END:VCARD\r\n"
            })
        figures += try await leaving(file)
        return figures
    }

    /// Cards that nobody changed, as they leave: each is held against the book first. And their bytes alone.
    private static func leaving(_ file: [UInt8]) async throws -> [Figure] {
        var cards: [(card: [UInt8], person: ArchivePerson)] = []
        let path = FileManager.default.temporaryDirectory.appending(
            path: "wellmet-leaving-\(ProcessInfo.processInfo.processIdentifier).vcf")
        try Data(file).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }  // a temporary file
        for person in try Archive.read([path.path], options: ReadOptions()).first?.people ?? [] {
            if let card = person.card { cards.append((try card.bytes(), person)) }
        }
        guard cards.count == count else { throw BenchmarkError.failed("cards: \(cards.count) of \(count) can leave") }
        let export = CardExport(version: .v30, region: "")
        var written = 0
        let samples = try await milliseconds(samples: 5) { _ in
            written = 0
            for (card, person) in cards {
                written += try await export.card(of: person, kept: card, uid: "", revised: SampleNetwork.now).count
            }
        }
        guard written == cards.reduce(0, { $0 + $1.card.count }) else { throw BenchmarkError.failed("cards: untouched ones were changed") }
        let bytes = try await milliseconds(samples: 5) { _ in
            var all: [UInt8] = []
            for (card, _) in cards { all += VCard(card).bytes }
            written = all.count
        }
        let megabytes = Double(file.count) / 1e6
        return [
            Figure("untouched cards leaving, each held against the book", megabytes / (samples.min() ?? 1) * 1000, "MB/s"),
            Figure("  their lines found and their bytes written", megabytes / (bytes.min() ?? 1) * 1000, "MB/s"),
        ]
    }

    /// How many times longer twice as much takes: 2 is right, 4 would be quadratic.
    private static func doubling(_ name: String, of size: Int, _ card: (Int) -> String) async throws -> Figure {
        var taken: [Double] = []
        for times in 1...2 {
            let bytes = Array(card(size * times).utf8)
            taken.append(
                try await milliseconds(samples: 5) { _ in
                    let reader = try CardReader(ByteStream(bytes: bytes))
                    guard case .card(let card, _, false) = try reader.next() else { throw BenchmarkError.failed(name) }
                    guard !CardContent(card).formattedName.isEmpty else { throw BenchmarkError.failed(name) }
                }.min() ?? 0)
        }
        return Figure(name, taken[1] / taken[0], "×", goal: 3)
    }

    /// The seconds that vobject takes for the same file; nil when `WELLMET_PEERS` names no Python that has it.
    private static func vobject(_ file: [UInt8]) throws -> Double? {
        guard let python = ProcessInfo.processInfo.environment["WELLMET_PEERS"] else { return nil }
        let path = FileManager.default.temporaryDirectory.appending(path: "wellmet-cards-\(ProcessInfo.processInfo.processIdentifier).vcf")
        try Data(file).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }  // a temporary file
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["Benchmarks/Peers/vobject_cards.py", path.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0, let seconds = Double(text.filter { !$0.isWhitespace }) else {
            throw BenchmarkError.failed("vobject")
        }
        return seconds
    }

    private static func beside(_ peer: Double?, _ ours: Double) throws -> Figure {
        guard let peer else { return Figure("cards beside vobject", not: "left out, WELLMET_PEERS names no Python that has it") }
        return Figure("cards beside vobject, which takes \(String(format: "%.1f", peer)) s", peer / ours, "×", atLeast: 100)
    }
}

/// Contact cards as phones write them, the same ones each time.
enum SampleCards {
    static func file(_ count: Int) -> [UInt8] {
        var random = SeededRandom(seed: 7)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 720)
        for number in 0..<count { bytes += card(number, &random).utf8 }
        return bytes
    }

    private static func card(_ number: Int, _ random: inout SeededRandom) -> String {
        let (given, family) = (
            pick(["Anna", "Björn", "Chloé", "Małgorzata", "Søren", "Xóchitl", "山田"], &random),
            pick(["Müller", "O'Brien", "Nowak", "太郎"], &random)
        )
        let words = (0..<Int.random(in: 4...24, using: &random)).map { _ in
            pick(["met", "at", "the conference", "in Köln", "follow up\\, soon", "introduced by", "likes sailing"], &random)
        }
        let lines = [
            "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Sample//Cards//EN", "UID:7e0c2d1a-0000-4000-8000-\(1_000_000_000_00 + number)",
            "N:\(family);\(given);;;", "FN:\(given) \(family)", "ORG:Fjord & Co\\, Inc.;Research", "TITLE:Head of Design",
            "EMAIL;TYPE=INTERNET,WORK:person\(number)@example\(number % 400).org", "EMAIL;type=HOME;type=pref:p\(number)@example.com",
            "TEL;TYPE=CELL,VOICE:+49 151 \(10_000_000 + number)", "TEL;TYPE=WORK:+47 22 \(100_000 + number)",
            "ADR;TYPE=WORK:;;Hauptstraße \(number % 200)\\, 2. OG;Berlin;;\(10_000 + number % 900);Germany",
            "item1.URL:https://example\(number % 400).org/people/\(number)", "item1.X-ABLabel:_$!<HomePage>!$_",
            "X-SAMPLE-SCORE;X-SRC=\"import:\(number % 7)\":\(number % 100)", "CATEGORIES:sample,group\(number % 40)",
            "BDAY:19\(40 + number % 59)-0\(1 + number % 9)-1\(number % 10)", "NOTE:" + words.joined(separator: " "),
            "REV:2026-01-01T00:00:00Z", "END:VCARD",
        ]
        return lines.map(folded).joined(separator: "\r\n") + "\r\n"
    }

    private static func pick(_ all: [String], _ random: inout SeededRandom) -> String { all[Int.random(in: 0..<all.count, using: &random)] }

    /// At 75 bytes, between letters (RFC 6350, section 3.2).
    private static func folded(_ line: String) -> String {
        var (result, width) = ("", 0)
        for scalar in line.unicodeScalars {
            if width + scalar.utf8.count > 75 {
                result += "\r\n "
                width = 1
            }
            result.unicodeScalars.append(scalar)
            width += scalar.utf8.count
        }
        return result
    }
}
