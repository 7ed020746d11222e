internal import Crypto
internal import Foundation
internal import WellmetFormats
internal import WellmetModel

/// Files that were uploaded and wait to be imported, in a folder of their own; kept for a day. One without files stands for
/// the rows of earlier imports that wait for a decision.
struct Upload: Sendable, Codable {
    struct File: Sendable, Codable {
        let name: String
        let stored: String
        let bytes: Int
        /// What its columns mean, once somebody has said so.
        var mapping: CSVMapping?
    }

    let id: String
    let account: AccountID
    let at: Instant
    var files: [File]
    /// Who one is in a LinkedIn archive, a profile or a name, once somebody has said so.
    var owner: String?
    /// The day of which the files speak, when somebody has said it.
    var asOf: Day?
    /// Whether LinkedIn's uploaded address book is read, too.
    var addressBook: Bool?

    var isReview: Bool { files.isEmpty }

    /// "Basic_Export.zip", "a.csv and b.csv", "a.csv and 3 more files".
    var title: String {
        switch files.count {
        case 0: "What waits for your decision"
        case 1: files[0].name
        case 2: "\(files[0].name) and \(files[1].name)"
        default: "\(files[0].name) and \(files.count - 1) more files"
        }
    }
}

/// The folder in which uploads wait, each under a name that nobody can guess.
struct UploadShelf: Sendable {
    let folder: String

    /// For how many days an upload waits.
    static let days = 1.0
    private static let listName = "upload.json"

    /// - Parameter data: the data folder.
    init(data: String) {
        folder = (data as NSString).appendingPathComponent("uploads")
    }

    /// A name for a new upload: 128 random bits.
    func newID() -> String { SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }.hex }

    /// The folder of an upload.
    func place(_ id: String) -> String { folder + "/" + id }

    /// The upload of that name and account; nil when there is none, or somebody else's.
    func find(_ id: String, account: AccountID) -> Upload? {
        guard UploadShelf.isID(id), let data = FileManager.default.contents(atPath: place(id) + "/" + Self.listName),
            // A list that cannot be read is that of a broken upload: it is removed with the old ones.
            let upload = try? JSONDecoder().decode(Upload.self, from: data), upload.account == account, upload.id == id
        else { return nil }
        return upload
    }

    /// The uploads of an account, the newest first.
    func all(of account: AccountID) -> [Upload] {
        names.compactMap { find($0, account: account) }.sorted { $0.at > $1.at }
    }

    /// - Throws: `UploadError` when the disk does not take it.
    func save(_ upload: Upload) throws(UploadError) {
        do {
            try FileManager.default.createDirectory(
                atPath: place(upload.id), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try JSONEncoder().encode(upload).write(to: URL(fileURLWithPath: place(upload.id) + "/" + Self.listName), options: .atomic)
        } catch {
            throw (error as? CocoaError)?.code == .fileWriteOutOfSpace
                ? .diskFull : .cannotWrite(reason: "the folder \(place(upload.id)) takes no files")
        }
    }

    func remove(_ id: String) {
        guard UploadShelf.isID(id) else { return }
        try? FileManager.default.removeItem(atPath: place(id))  // what cannot be removed now is tried again with the old ones
    }

    /// Removes what has waited for more than a day, but for uploads that are in use.
    func removeOld(at now: Instant, isInUse: (String) -> Bool) {
        for name in names where !isInUse(name) {
            // Without a list the folder's own time tells: an upload that broke off.
            let attributes = try? FileManager.default.attributesOfItem(atPath: place(name))
            let data = FileManager.default.contents(atPath: place(name) + "/" + Self.listName)
            let listed = data.flatMap { try? JSONDecoder().decode(Upload.self, from: $0).at }
            guard let at = listed ?? (attributes?[.modificationDate] as? Date).map({ Instant($0) }) else { continue }
            if abs(now.days(since: at)) >= Self.days { remove(name) }
        }
    }

    private var names: [String] {
        // No folder means no uploads.
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter(UploadShelf.isID)
    }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
