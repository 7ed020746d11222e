package import WellmetModel

extension Archive {
    /// What the files at `inputs` say: one archive for each source, the oldest first.
    ///
    /// Each input is a ZIP, a folder or a single file, recognised by what is in it. Both parts of a LinkedIn archive, or several of its
    /// files, make one; exports that lie more than a week apart stay apart. Memory grows with what is found, not with the files' size.
    package static func read(_ inputs: [ArchiveInput], options: ReadOptions) throws(ArchiveError) -> [Archive] {
        var surveys: [ArchiveSurvey] = []
        for input in inputs { surveys.append(try ArchiveSurvey(input, options: options)) }
        var archives: [Archive] = []
        for group in LinkedInGroup.groups(surveys.filter { $0.isLinkedIn }) { archives.append(try group.archive(options)) }
        for survey in surveys where !survey.isLinkedIn { archives += try survey.contacts(options) }
        return archives
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
