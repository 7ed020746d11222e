internal import Foundation

/// Takes a body of `multipart/form-data` (RFC 7578; RFC 2046, section 5.1) apart while it arrives, in pieces of any size.
///
/// Keeps no more than the beginning of a part's headers or of a boundary; what a part holds is given on at once.
struct MultipartReader {
    /// What a part is called, and the file's own name when it is a file.
    struct Part: Equatable {
        var name: String
        var fileName: String?
    }

    enum Event: Equatable {
        case begin(Part)
        case bytes(ArraySlice<UInt8>)
        case end
    }

    static let headerLimit = 8 * 1024

    private enum State { case preamble, behindBoundary, headers, content, done }

    private let boundary: [UInt8]
    private let limit: Int
    private var state = State.preamble
    private var parts = 0
    /// Begins as if a line had just ended, so that the first boundary is found like all others.
    private var pending: [UInt8] = [0x0D, 0x0A]

    /// - Parameter contentType: the request's header, which names the boundary.
    /// - Throws: `UploadError.noBoundary` when it names none.
    init(contentType: String, parts limit: Int) throws(UploadError) {
        let type = HeaderParameters(contentType)
        guard type.value == "multipart/form-data", let boundary = type["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), boundary.last != " "
        else { throw .noBoundary }
        self.boundary = Array(("\r\n--" + boundary).utf8)
        self.limit = limit
    }

    /// Reads the next piece of the body and tells what was in it.
    mutating func read(_ bytes: some Sequence<UInt8>, _ body: (Event) throws -> Void) throws {
        guard state != .done else { return }  // an epilogue says nothing
        pending.append(contentsOf: bytes)
        var at = 0
        while try step(&at, body) {}
        pending.removeFirst(min(at, pending.count))
    }

    /// - Throws: `UploadError.truncated` when the last boundary has not come.
    func finish() throws(UploadError) {
        guard state == .done else { throw .truncated }
    }

    /// Reads one thing from `at` on; false when more bytes are needed.
    private mutating func step(_ at: inout Int, _ body: (Event) throws -> Void) throws -> Bool {
        switch state {
        case .preamble:
            guard let found = MultipartReader.find(boundary, in: pending, from: at) else {
                at = max(at, pending.count - boundary.count + 1)
                return false
            }
            at = found + boundary.count
            state = .behindBoundary
            return true
        case .behindBoundary:
            guard pending.count - at >= 2 else { return false }
            switch (pending[at], pending[at + 1]) {
            case (0x2D, 0x2D):
                state = .done
                at = pending.count
                return false
            case (0x0D, 0x0A):
                // The line's end stays, so that a part without headers ends them like any other.
                state = .headers
            case (0x20, _), (0x09, _): at += 1
            default: throw UploadError.malformed("something follows a boundary on its line")
            }
            return true
        case .headers:
            guard let end = MultipartReader.find([0x0D, 0x0A, 0x0D, 0x0A], in: pending, from: at) else {
                guard pending.count - at <= Self.headerLimit else { throw UploadError.headersTooLarge(limit: Self.headerLimit) }
                return false
            }
            guard end - at <= Self.headerLimit else { throw UploadError.headersTooLarge(limit: Self.headerLimit) }
            parts += 1
            guard parts <= limit else { throw UploadError.tooManyParts(limit: limit) }
            try body(.begin(try MultipartReader.part(String(decoding: pending[at..<end], as: UTF8.self))))
            at = end + 4
            state = .content
            return true
        case .content:
            guard let found = MultipartReader.find(boundary, in: pending, from: at) else {
                let sure = max(at, pending.count - boundary.count + 1)
                if sure > at { try body(.bytes(pending[at..<sure])) }
                at = sure
                return false
            }
            if found > at { try body(.bytes(pending[at..<found])) }
            try body(.end)
            at = found + boundary.count
            state = .behindBoundary
            return true
        case .done: return false
        }
    }

    /// The part that these header lines announce.
    private static func part(_ headers: String) throws(UploadError) -> Part {
        // A line that begins with a space continues the one before (RFC 5322, section 2.2.3).
        let lines = headers.replacing("\r\n ", with: " ").replacing("\r\n\t", with: " ").split(separator: "\r\n")
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
            let disposition = HeaderParameters(line[line.index(after: colon)...])
            guard disposition.value == "form-data", let name = disposition["name"] else { break }
            return Part(name: unescaped(name), fileName: disposition["filename"].map(unescaped))
        }
        throw .malformed("a part without a name")
    }

    /// Browsers write quotation marks and line ends in names as these three and nothing else (HTML, section 4.10.21.8).
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// Where `pattern`, whose first byte is rare, begins first.
    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { all in
            pattern.withUnsafeBytes { wanted in
                guard let base = all.baseAddress, let first = wanted.first else { return nil }
                var at = start
                while all.count - at >= wanted.count {
                    guard let hit = memchr(base + at, Int32(first), all.count - at - wanted.count + 1) else { return nil }
                    at = base.distance(to: UnsafeRawPointer(hit))
                    if let other = wanted.baseAddress, memcmp(base + at, other, wanted.count) == 0 { return at }
                    at += 1
                }
                return nil
            }
        }
    }
}
