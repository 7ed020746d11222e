internal import Foundation

/// Why a file could not be read or written: each says what was wrong, where, and what to do.
package enum ArchiveError: Error, Hashable, Sendable {
    /// No file or folder stands at that path.
    case missing(path: String)
    /// The system refuses to read it; `reason` in the system's words.
    case unreadable(path: String, reason: String)
    /// The system refuses to write it; `reason` in the system's words.
    case unwritable(path: String, reason: String)
    /// The disk on which it is written has no room left.
    case diskFull(path: String)
    /// A pipe, a device or a socket.
    case notAFile(path: String)
    /// A ZIP whose end, where its list of files stands, is not there.
    case truncated(path: String)
    /// A part of a ZIP or of a compressed file does not inflate; `part` is empty for the whole file.
    case damaged(path: String, part: String, reason: String)
    /// A ZIP with a password.
    case encrypted(path: String)
    /// A name in a ZIP that would leave its folder.
    case unsafeName(path: String, name: String)
    /// A symbolic or hard link in a ZIP.
    case link(path: String, name: String)
    /// More files than any export has.
    case tooManyEntries(path: String, limit: Int)
    /// More bytes than `limit`, inflated; `part` is empty when it is the whole that is too large.
    case tooLarge(path: String, part: String, limit: Int)
    /// Inflates so far beyond its size on disk that it can only be made to do harm.
    case bomb(path: String)
    /// No row can be read because one is larger than any; `reason` says in what.
    case rowTooLarge(path: String, line: Int, reason: String)
    /// Nothing that Wellmet understands; `hint` says what it looks like, or is empty.
    case unknownKind(path: String, hint: String)
    /// A CSV in which no column could be taken for a name or an address.
    case noName(path: String, columns: [String])
    /// A `--map` that cannot be understood.
    case badMapping(text: String, reason: String)
    /// A whole network that a newer Wellmet wrote: the form and the schema of both.
    case newer(path: String, found: String, known: String)
    /// A file of an archive is not in it.
    case incomplete(path: String, part: String)
    /// A `--map` that names a column which no file has.
    case unknownColumn(name: String, columns: [String])
    /// An `--owner` of whom nothing in the archive speaks; `shown` are those who write most in it.
    case unknownOwner(given: String, shown: [String])
}

extension ArchiveError {
    /// What the system calls the number, when something was not written; `words` where it is one by which libarchive means more.
    package static func writing(_ path: String, errno code: Int32, words: String? = nil) -> ArchiveError {
        if code == ENOSPC || code == EDQUOT { return .diskFull(path: path) }
        return .unwritable(
            path: path, reason: code <= 0 || [EINVAL, EILSEQ].contains(code) ? words ?? "unknown" : String(cString: strerror(code)))
    }

    /// The same of what Foundation's files throw.
    package static func writing(_ path: String, _ error: any Error) -> ArchiveError {
        let system = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let code = system.flatMap { Int32(exactly: $0.code) } ?? 0
        return writing(path, errno: code, words: code > 0 ? nil : error.localizedDescription)
    }
}

extension ArchiveError: CustomStringConvertible {
    /// What Wellmet reads, as it is said to somebody who brought something else.
    package static let understood =
        "Wellmet understands a LinkedIn archive (the ZIP, its folder, or one of its CSV files), "
        + "an export of Monica 4 (JSON), contact cards (vCard), contacts as CSV from Google or Outlook, and any other CSV with a column for names or addresses."

    /// The sentence for the person who imports.
    package var description: String {
        switch self {
        case .missing(let path): "\(path): no such file or folder. Check the spelling, or give the whole path."
        case .unreadable(let path, let reason): "\(path): cannot be read (\(reason)). Check who may read it."
        case .unwritable(let path, let reason):
            "\(path): cannot be written (\(reason)). Check the folder's permissions and the free space, or choose another place."
        case .diskFull(let path): "\(path): the disk is full. Free some space and try again, or choose another place."
        case .notAFile(let path): "\(path): neither a file nor a folder. Save it as a file first."
        case .truncated(let path): "\(path): the end of the ZIP is missing. The download is incomplete: get it again."
        case .damaged(let path, let part, let reason):
            "\(path): \(part.isEmpty ? "the file" : "“\(part)” in it") is damaged (\(reason)). "
                + "The download is incomplete or broken: get it again."
        case .encrypted(let path): "\(path): the ZIP has a password. Unpack it yourself and give Wellmet the folder."
        case .unsafeName(let path, let name):
            "\(path): refused, because a name in it leads out of its folder (“\(name)”). "
                + "No export does that: get it again from where it came."
        case .link(let path, let name):
            "\(path): refused, because it holds a link (“\(name)”). No export does that: get it again from where it came."
        case .tooManyEntries(let path, let limit):
            "\(path): refused, because it holds more than \(limit) files. Give the folder or the file that you mean, not one above it."
        case .tooLarge(let path, let part, let limit):
            "\(path): refused, because \(part.isEmpty ? "it" : "“\(part)” in it") is larger than \(Self.size(limit)). "
                + "Give Wellmet the CSV files alone, in smaller parts."
        case .bomb(let path):
            "\(path): refused, because it would unpack to far more than its size. No export does that: get it again from where it came."
        case .rowTooLarge(let path, let line, let reason):
            "\(path), line \(line): \(reason). No row beside it can be read. Is this the right file?"
        case .unknownKind(let path, let hint):
            "\(path): \(hint.isEmpty ? "not a file that Wellmet understands." : hint) \(Self.understood)"
        case .noName(let path, let columns):
            "\(path): no column looks like a name or an address. Its columns are: \(columns.joined(separator: ", ")). "
                + "Say which is which: --map \"Column=name,Column=mail\"."
        case .badMapping(let text, let reason):
            "--map \"\(text)\": \(reason). Write it as \"Column=field,Column=field\"; the fields are: "
                + CSVField.allCases.map(\.rawValue).joined(separator: ", ") + "."
        case .newer(let path, let found, let known):
            "\(path): a newer Wellmet wrote it (\(found); this program knows \(known)). Nothing was changed: install the newer version."
        case .incomplete(let path, let part):
            "\(path): “\(part)” is missing in it. The archive is incomplete: get it again. Nothing was changed."
        case .unknownColumn(let name, let columns):
            "--map: no column is called “\(name)”. "
                + (columns.isEmpty
                    ? "None of the files has columns of its own kind: leave --map out."
                    : "The columns are: \(columns.joined(separator: ", ")).")
        case .unknownOwner(let given, let shown):
            "Nothing in this archive is from or to “\(given)”, who was given as its owner. "
                + (shown.isEmpty ? "" : "Most in it is from: \(shown.joined(separator: ", ")). ")
                + "Give your name as the archive writes it, or the address of your profile."
        }
    }

    static func size(_ bytes: Int) -> String {
        bytes >= 1 << 30 ? "\(bytes >> 30) GB" : bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
    }
}
