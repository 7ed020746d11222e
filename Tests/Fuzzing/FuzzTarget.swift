/// A parser of strangers' bytes, with what must hold of whatever it reads.
///
/// `script/fuzz` drives each with a fuzzer; the inputs that it kept are replayed by the tests.
enum FuzzTarget: String, CaseIterable, CustomStringConvertible {
    case contacts, csv, dates, files, form, linkedin, log, markdown, multipart, people, picture, vcard

    var description: String { rawValue }

    /// Reads `bytes` and throws `BrokenInvariant` where what came out cannot be. Errors that the parser itself throws are fine.
    func check(_ bytes: [UInt8]) throws(BrokenInvariant) {
        switch self {
        case .contacts: try ArchiveChecks.contacts(bytes)
        case .csv: try CSVChecks.check(bytes)
        case .dates: try DateChecks.check(String(decoding: bytes, as: UTF8.self))
        case .files: try ArchiveChecks.file(bytes)
        case .form: try FormChecks.check(String(decoding: bytes, as: UTF8.self))
        case .linkedin: try ArchiveChecks.linkedIn(bytes)
        case .log: try LogChecks.check(String(decoding: bytes, as: UTF8.self))
        case .markdown: try MarkdownChecks.check(String(decoding: bytes, as: UTF8.self))
        case .multipart: try MultipartChecks.check(bytes)
        case .people: try PeopleChecks.check(String(decoding: bytes, as: UTF8.self))
        case .picture: try PictureChecks.check(bytes)
        case .vcard: try CardChecks.check(bytes)
        }
    }
}

/// Something that a parser promises and did not keep.
struct BrokenInvariant: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Throws `what` unless it holds.
func hold(_ condition: Bool, _ what: @autoclosure () -> String) throws(BrokenInvariant) {
    if !condition { throw BrokenInvariant(what()) }
}
