internal import Foundation

/// What stands at one path: a ZIP, a folder or a single file, as a list of files with their bytes.
package struct FileBundle {
    package enum Kind { case zip, folder, file }

    package struct Member {
        /// Its number in the order of visiting.
        var index: Int
        /// The path inside the ZIP or folder, with `/`; the file's name when it is a single file.
        package var name: String
    }

    let path: String
    package let kind: Kind
    let limits: ReadLimits
    /// What a single file is called, when it is not called as on disk.
    let name: String

    package init(path: String, name: String? = nil, limits: ReadLimits) throws(ArchiveError) {
        self.path = path
        self.limits = limits
        self.name = name ?? String(path.split(separator: "/").last ?? "file")
        switch try FileBundle.type(of: path) {
        case S_IFDIR: kind = .folder
        case S_IFREG:
            let head = try ByteStream(file: path).prefix(4)
            kind = head == [0x50, 0x4B, 3, 4] || head == [0x50, 0x4B, 5, 6] ? .zip : .file
        default: throw .notAFile(path: path)
        }
    }

    /// Calls `body` for every file, in one order each time. Its stream is inflated only as far as it is read, and only during the call.
    package func visit(_ body: (Member, ByteStream) throws(ArchiveError) -> Void) throws(ArchiveError) {
        switch kind {
        case .zip: try visitZip(body)
        case .folder: try visitFolder(body)
        case .file:
            let budget = ReadBudget(path: path, limits: limits, sizeOnDisk: nil)
            try body(Member(index: 0, name: name), budget.limited(try InputFile.stream(path), part: ""))
        }
    }

    private func visitZip(_ body: (Member, ByteStream) throws(ArchiveError) -> Void) throws(ArchiveError) {
        let zip = try ZipFile(path: path)
        let budget = ReadBudget(path: path, limits: limits, sizeOnDisk: try FileBundle.size(of: path))
        var index = 0
        while let entry = try zip.next() {
            guard index < limits.entries else { throw .tooManyEntries(path: path, limit: limits.entries) }
            let member = Member(index: index, name: entry.name)
            index += 1
            if entry.isFolder { continue }
            if FileBundle.mayHoldRows(member.name) { try budget.check(claimed: entry.size, part: member.name) }
            try body(member, budget.limited(zip.stream(member.name), part: member.name))
        }
    }

    /// Follows no symbolic link below the folder itself.
    private func visitFolder(_ body: (Member, ByteStream) throws(ArchiveError) -> Void) throws(ArchiveError) {
        let budget = ReadBudget(path: path, limits: limits, sizeOnDisk: nil)
        var names: [String] = []
        var folders = [""]
        var seen = 0
        while let folder = folders.popLast() {
            let items: [String]
            do {
                items = try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
            } catch {
                throw .unreadable(path: path + "/" + folder, reason: "the folder cannot be listed")
            }
            for item in items where !item.hasPrefix(".") {
                seen += 1
                guard seen <= limits.entries else { throw .tooManyEntries(path: path, limit: limits.entries) }
                let name = folder + item
                switch FileBundle.typeWithoutFollowing(path + "/" + name) {
                case S_IFDIR where name.split(separator: "/").count < 8: folders.append(name + "/")
                case S_IFREG: names.append(name)
                default: continue
                }
            }
        }
        for (index, name) in names.sorted().enumerated() {
            let full = path + "/" + name
            // Opened when it is read, so that a folder with many files needs one descriptor at a time.
            var opened: ByteStream?
            let stream = ByteStream { buffer throws(ArchiveError) in
                if let opened { return try opened.read(buffer) }
                let stream = try ByteStream(file: full, followingLinks: false)
                opened = stream
                return try stream.read(buffer)
            }
            try body(Member(index: index, name: name), budget.limited(stream, part: name))
        }
    }

    /// Whether a file inside a ZIP or folder is looked into at all: its ending says that it is text in rows, or cards.
    static func mayHoldRows(_ name: String) -> Bool {
        let lower = name.lowercased()
        guard !lower.hasPrefix("__macosx/"), !lower.contains("/__macosx/"), !lower.contains("/._") else { return false }
        return isNamedAsCards(name) || lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") || lower.hasSuffix(".txt")
    }

    /// Whether a file's ending says that it is JSON: the export of one program, or any other's.
    static func isNamedAsJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }

    /// Whether a file's ending says that it holds contact cards.
    static func isNamedAsCards(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasSuffix(".vcf") || lower.hasSuffix(".vcard")
    }

    private static func type(of path: String) throws(ArchiveError) -> mode_t {
        var info = stat()
        guard stat(path, &info) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        return info.st_mode & S_IFMT
    }

    private static func typeWithoutFollowing(_ path: String) -> mode_t {
        var info = stat()
        return lstat(path, &info) == 0 ? info.st_mode & S_IFMT : 0
    }

    static func size(of path: String) throws(ArchiveError) -> Int {
        var info = stat()
        guard stat(path, &info) == 0 else { throw .missing(path: path) }
        return Int(info.st_size)
    }
}
