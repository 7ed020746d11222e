internal import Foundation
internal import WellmetModel

/// The daily backups, as the data folder holds them. A file that bears its name was read back and checked after writing.
struct BackupShelf {
    struct Newest {
        let path: String
        let day: Day
        let at: Instant?
    }

    let count: Int
    let newest: Newest?
    /// The data folder as a shell takes it, wherever it is typed.
    let data: String

    init(data: String) {
        let data = URL(filePath: data).standardizedFileURL.path
        self.data = BackupShelf.quoted(data)
        let folder = (data as NSString).appendingPathComponent("backups")
        // No folder means no backups.
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasPrefix("wellmet-") && $0.hasSuffix(".db") && Day($0.dropFirst(8).dropLast(3)) != nil }.sorted()
        count = names.count
        newest = names.last.flatMap { name in
            let path = folder + "/" + name
            let date = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date  // only for the hour
            return Day(name.dropFirst(8).dropLast(3)).map { Newest(path: BackupShelf.quoted(path), day: $0, at: date.map { Instant($0) }) }
        }
    }

    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy {
            $0 >= 0x80 || "/._-+=:@%,".utf8.contains($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 >= 0x30 && $0 <= 0x39
        }
        return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }
}
