package import WellmetModel

extension Archive {
    /// What the files at `inputs` say: LinkedIn's archives, then contacts, the oldest of each first.
    ///
    /// Each input is a ZIP, a folder or a single file, recognised by what is in it. Both parts of a LinkedIn archive, or several of its
    /// files, make one; exports of different days stay apart. Memory grows with what is found, not with the files' size.
    package static func read(_ inputs: [ArchiveInput], options: ReadOptions) throws(ArchiveError) -> [Archive] {
        var surveys: [ArchiveSurvey] = []
        for input in inputs { surveys.append(try ArchiveSurvey(input, options: options)) }
        var archives: [Archive] = []
        for group in LinkedInGroup.groups(surveys.filter { $0.isLinkedIn }) { archives.append(try group.archive(options)) }
        var contacts: [Archive] = []
        for survey in surveys where !survey.isLinkedIn {
            contacts += try survey.contacts(options).map { $0.remarkingNumbers(region: options.homeRegion) }
        }
        return (oldestFirst(archives) + oldestFirst(contacts)).map { $0.withoutEndless(options.limits) }
    }

    /// With rows that nothing can be made of among those that were skipped.
    private func withoutEndless(_ limits: ReadLimits) -> Archive {
        var archive = self
        let rows = archive.takeEndless()
        guard !rows.isEmpty else { return self }
        var log = SkippedLog(limit: limits.skippedRows)
        for row in rows { log.add(row.place, row.reason) }
        archive.skipped = (archive.skipped + log.all).sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
        return archive
    }

    /// What those of the inputs say that can be read, and why the others cannot.
    ///
    /// - Throws: the first reason when none can be read.
    package static func readGood(
        _ inputs: [ArchiveInput], options: ReadOptions
    ) throws(ArchiveError) -> (archives: [Archive], good: [ArchiveInput], refused: [(input: ArchiveInput, reason: ArchiveError)]) {
        do throws(ArchiveError) {
            return (try read(inputs, options: options), inputs, [])
        } catch {
            guard inputs.count > 1 else { throw error }
        }
        var good: [ArchiveInput] = []
        var refused: [(input: ArchiveInput, reason: ArchiveError)] = []
        for input in inputs {
            do throws(ArchiveError) {
                _ = try read([input], options: options)
                good.append(input)
            } catch {
                refused.append((input, error))
            }
        }
        if good.isEmpty, let first = refused.first { throw first.reason }
        return (try read(good, options: options), good, refused)
    }

    /// With a word on the phone numbers that were not understood: most often the region is another.
    private func remarkingNumbers(region: String) -> Archive {
        func isNumber(_ text: String) -> Bool {
            let isPlain = text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || " ()-./".unicodeScalars.contains($0) }
            return isPlain && text.first != "+" && text.count(where: \.isNumber) >= 7 && ContactDate.parsed(text, dayFirst: true) == nil
        }
        let count = people.reduce(0) {
            $0 + $1.fields.count { isNumber($0.value) && $0.label.lowercased().contains(/phone|mobile|cell|tel|fax|handy/) }
        }
        guard count > 0 else { return self }
        var archive = self
        archive.remarks.append(.strangeNumbers(count: count, region: region))
        return archive
    }

    /// In the order of the days of which they speak; those that do not tell come first.
    private static func oldestFirst(_ archives: [Archive]) -> [Archive] {
        archives.enumerated().sorted {
            ($0.element.asOf?.number ?? .min, $0.offset) < ($1.element.asOf?.number ?? .min, $1.offset)
        }.map(\.element)
    }

    /// What the files at `paths` say, each under its own name.
    package static func read(_ paths: [String], options: ReadOptions) throws(ArchiveError) -> [Archive] {
        try read(paths.map { ArchiveInput(path: $0) }, options: options)
    }

    /// The columns of a contacts CSV, what they are taken for, and a few values of each; nil for files with a fixed meaning (LinkedIn,
    /// Google). Reads only the first rows.
    package static func guess(_ input: ArchiveInput, options: ReadOptions) throws(ArchiveError) -> CSVGuess? {
        let survey = try ArchiveSurvey(input, options: options)
        return survey.isLinkedIn ? nil : try survey.guess(options)
    }
}
