internal import WellmetModel

/// What one path holds, told by a look at the beginning of each of its files.
struct ArchiveSurvey {
    struct File {
        var index: Int
        /// Without the common top folder.
        var name: String
        var kind: FileKind
    }

    let input: ArchiveInput
    let bundle: FileBundle
    private(set) var files: [File] = []
    /// Files that are not looked into: media, pages.
    private(set) var others: [String] = []

    init(_ input: ArchiveInput, options: ReadOptions) throws(ArchiveError) {
        self.input = input
        bundle = try FileBundle(path: input.path, name: input.name, limits: options.limits)
        var head: [UInt8] = []
        var tooLarge: ArchiveError?
        let limits = options.limits
        let isFile = bundle.kind == .file
        var files: [File] = []
        var others: [String] = []
        try bundle.visit { member, stream throws(ArchiveError) in
            let isJSON = FileBundle.isNamedAsJSON(member.name)
            guard isFile || isJSON || FileBundle.mayHoldRows(member.name) else { return others.append(member.name) }
            head = try stream.prefix(isFile ? 4096 : 512)
            if MonicaFile.begins(head) { return files.append(File(index: member.index, name: member.name, kind: .monica)) }
            guard isFile || !isJSON else { return others.append(member.name) }
            let stream = stream.preceded(by: head)
            if isFile, FileHint.isNoText(head) { return }
            guard !FileHint.isCard(head), !FileBundle.isNamedAsCards(member.name) else {
                return files.append(File(index: member.index, name: member.name, kind: .cards))
            }
            if isFile, FileHint.isJSON(head, name: member.name) { throw .unknownKind(path: input.path, hint: FileHint.unknownJSON) }
            let reader = try CSVReader(stream, cellLimit: limits.cellBytes)
            let (kind, _) = try FileKind.recognised(in: reader, name: member.name)
            files.append(File(index: member.index, name: member.name, kind: kind))
            // A first row that cannot be read was the header: the next one is none.
            if let problem = reader.takeProblems().first(where: \.tooLarge), kind == .none || kind == .other && problem.line == 1 {
                tooLarge = .rowTooLarge(path: member.name, line: problem.line, reason: problem.reason)
            }
        }
        let top = ArchiveSurvey.commonFolder(files.map(\.name) + others)
        self.files = files.map { File(index: $0.index, name: String($0.name.dropFirst(top.count)), kind: $0.kind) }
        self.others = others.map { String($0.dropFirst(top.count)) }
        if let tooLarge, isFile || !files.contains(where: { $0.kind != .none }) { throw tooLarge }
        if isFile, files.isEmpty || files[0].kind == .none || FileHint.isPage(head) && files[0].kind != .monica {
            throw .unknownKind(path: input.path, hint: FileHint.sentence(head))
        }
        guard self.files.contains(where: { $0.kind != .none }) else {
            throw .unknownKind(path: input.path, hint: FileHint.sentence(names: self.others))
        }
    }

    /// Whether any file has columns that only LinkedIn writes.
    var isLinkedIn: Bool {
        files.contains {
            if case .linkedIn(let file) = $0.kind { return file.isTelling || files.count == 1 }
            return false
        }
    }

    /// The date in the input's name.
    var declaredDay: Day? { ArchiveSurvey.day(in: input.name) }

    /// The LinkedIn files that it holds.
    var linkedInFiles: Set<LinkedInFile> {
        Set(files.compactMap { if case .linkedIn(let file) = $0.kind { file } else { nil } })
    }

    /// The date in a name (`Basic_LinkedInDataExport_06-07-2026.zip`, `contacts-2024-01-31.csv`, `takeout-20240131T…`); nil without one.
    static func day(in name: String) -> Day? {
        let numbers = name.split { !$0.isASCII || !$0.isNumber }.map(String.init)
        for i in numbers.indices {
            if numbers[i].count == 8, let number = Int(numbers[i]), (1990...2100).contains(number / 10_000),
                let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            {
                return day
            }
            guard i + 2 < numbers.count else { continue }
            let parts = numbers[i...(i + 2)].map { Int($0) ?? 0 }
            let lengths = numbers[i...(i + 2)].map(\.count)
            if lengths == [2, 2, 4] { return Day(year: parts[2], month: parts[0], day: parts[1]) }
            if lengths == [4, 2, 2] { return Day(year: parts[0], month: parts[1], day: parts[2]) }
        }
        return nil
    }

    /// The contacts in each file of the kind that was found first: Monica's before any other, then Google's or Outlook's.
    func contacts(_ options: ReadOptions) throws(ArchiveError) -> [Archive] {
        if isMonica { return try monica(options) }
        if let cards = try cards(options) { return [cards] }
        let wanted = try wantedContacts()
        let guesses = try guesses(wanted.filter { $0.kind != .google }, options)
        for guess in wanted.compactMap({ guesses[$0.index] }) where !guess.findsPeople {
            // One column without an address is prose, or anything.
            if guess.columns.count < 2 { throw .unknownKind(path: input.path, hint: "") }
            throw .noName(path: input.path, columns: guess.columns.map(\.name))
        }
        var archives: [Archive] = []
        try open(wanted, options) { file, opened throws(ArchiveError) in
            let contacts = ContactsFile(name: file.name, options: options)
            var archive = if let guess = guesses[file.index] { try contacts.mapped(guess, opened) } else { try contacts.google(opened) }
            archive.asOf = (ArchiveSurvey.day(in: file.name) ?? declaredDay).flatMap(options.past)
            archives.append(archive)
        }
        let read = Set(wanted.map(\.index))
        let unread = files.filter { !read.contains($0.index) }
        if !archives.isEmpty { archives[0].files += unread.map { ArchiveFile(name: $0.name, understoodAs: nil, rows: 0) } }
        return archives
    }

    private var isMonica: Bool { files.contains { $0.kind == .monica } }

    /// Each export of Monica.
    private func monica(_ options: ReadOptions) throws(ArchiveError) -> [Archive] {
        let wanted = byIndex(files.filter { $0.kind == .monica })
        let spool = try CardSpool()
        var archives: [Archive] = []
        try bundle.visit { member, stream throws(ArchiveError) in
            guard let file = wanted[member.index] else { return }
            archives.append(try MonicaFile(path: input.path, name: file.name, options: options, spool: spool).archive(stream))
        }
        guard !archives.isEmpty else { throw .missing(path: input.path) }
        archives[0].files += files.filter { $0.kind != .monica }.map { ArchiveFile(name: $0.name, understoodAs: nil, rows: 0) }
        return archives
    }

    /// All contact cards, as one archive; nil where there are none, or a CSV of Google or Outlook tells the same people better.
    private func cards(_ options: ReadOptions) throws(ArchiveError) -> Archive? {
        guard tellsByCards else { return nil }
        let wanted = byIndex(files.filter { $0.kind == .cards })
        var archive = Archive(source: .vcard)
        var skipped = SkippedLog(limit: options.limits.skippedRows)
        var book = CardBook(limit: options.limits.skippedRows)
        let spool = try CardSpool()
        try bundle.visit { member, stream throws(ArchiveError) in
            guard let file = wanted[member.index] else { return }
            try CardFile(name: file.name, options: options, spool: spool).read(stream, into: &archive, skipped: &skipped, book: &book)
        }
        book.connect(&archive.people)
        archive.remarks += book.remarks
        archive.asOf = (declaredDay ?? book.newest).flatMap(options.past)
        archive.skipped = skipped.all
        archive.files += files.filter { $0.kind != .cards }.map { ArchiveFile(name: $0.name, understoodAs: nil, rows: 0) }
        return archive
    }

    private var tellsByCards: Bool {
        files.contains { $0.kind == .cards } && !files.contains { $0.kind == .google || $0.kind == .outlook }
    }

    /// The guess for the first file of contacts; nil when its columns have a fixed meaning.
    func guess(_ options: ReadOptions) throws(ArchiveError) -> CSVGuess? {
        guard !isMonica, !tellsByCards, let file = try wantedContacts().first, file.kind != .google else { return nil }
        guard let guess = try guesses([file], options)[file.index] else { throw .missing(path: input.path) }
        return guess
    }

    private func wantedContacts() throws(ArchiveError) -> [File] {
        let known = files.filter { $0.kind == .google || $0.kind == .outlook }
        if !known.isEmpty { return known }
        let other = files.filter { $0.kind == .other }
        // One table may be anything; of several in a ZIP or folder nobody can say which are people.
        guard other.count == 1 else { throw .unknownKind(path: input.path, hint: FileHint.sentence(names: files.map(\.name) + others)) }
        return other
    }

    /// What the columns of these files are taken for, by the files' numbers.
    private func guesses(_ files: [File], _ options: ReadOptions) throws(ArchiveError) -> [Int: CSVGuess] {
        var found: [Int: CSVGuess] = [:]
        try open(files, options) { file, opened throws(ArchiveError) in
            let preset = file.kind == .outlook ? OutlookContacts.mapping(opened.header) : nil
            let guess = try CSVGuess(header: opened.header, sample: opened.reader, options: options, preset: preset)
            found[file.index] = guess.with(source: file.kind == .outlook ? .outlook : .csv)
        }
        return found
    }

    /// Opens these files again, each up to its header, in one walk through the bundle: it may hold a hundred thousand.
    private func open(
        _ files: [File], _ options: ReadOptions, _ body: (File, ContactsFile.Opened) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        let limits = options.limits
        let wanted = byIndex(files)
        guard !wanted.isEmpty else { return }
        try bundle.visit { member, stream throws(ArchiveError) in
            guard let file = wanted[member.index] else { return }
            let reader = try CSVReader(stream, cellLimit: limits.cellBytes)
            if file.kind == .other {
                // An unknown kind has its header in the first row.
                guard try reader.next() else { return }
                try body(file, (reader, CSVHeader(reader)))
            } else {
                let (_, header) = try FileKind.recognised(in: reader, name: member.name)
                try body(file, (reader, header))
            }
        }
    }

    private func byIndex(_ files: [File]) -> [Int: File] {
        Dictionary(files.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The folder in which all of them stand, with its slash; empty when there is none.
    private static func commonFolder(_ names: [String]) -> String {
        let names = names.filter { !$0.lowercased().hasPrefix("__macosx/") && !$0.hasPrefix(".") }
        guard let slash = names.first?.firstIndex(of: "/"), let top = names.first?[...slash] else { return "" }
        return names.allSatisfy { $0.hasPrefix(top) } ? String(top) : ""
    }
}
