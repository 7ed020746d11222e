internal import WellmetModel

/// The inputs that make one LinkedIn archive: its two parts, or several files out of it.
struct LinkedInGroup {
    private(set) var surveys: [ArchiveSurvey]
    private(set) var day: Day?

    /// The two parts of an export, dated within a week of each other, belong together; so do undated files as long as each is of
    /// another kind: a second Connections.csv is of another day.
    static func groups(_ surveys: [ArchiveSurvey]) -> [LinkedInGroup] {
        var groups: [LinkedInGroup] = []
        let dated = surveys.filter { $0.declaredDay != nil }.sorted {
            ($0.declaredDay ?? Day(number: 0)) > ($1.declaredDay ?? Day(number: 0))
        }
        for survey in dated {
            if let last = groups.indices.last, let newest = groups[last].day, let day = survey.declaredDay,
                newest.number - day.number <= 7, !groups[last].surveys.contains(where: { $0.isLater(sameAs: survey) })
            {
                groups[last].surveys.append(survey)
            } else {
                groups.append(LinkedInGroup(surveys: [survey], day: survey.declaredDay))
            }
        }
        var undated: [LinkedInGroup] = []
        for survey in surveys where survey.declaredDay == nil {
            if let place = undated.indices.reversed().first(where: { undated[$0].lacks(survey) }) {
                undated[place].surveys.append(survey)
            } else if groups.first?.lacks(survey) ?? false {
                groups[0].surveys.append(survey)
            } else {
                undated.append(LinkedInGroup(surveys: [survey], day: nil))
            }
        }
        return groups.reversed() + undated
    }

    /// Whether none of the survey's files is there yet.
    private func lacks(_ survey: ArchiveSurvey) -> Bool {
        surveys.allSatisfy { $0.linkedInFiles.isDisjoint(with: survey.linkedInFiles) }
    }

    func archive(_ options: ReadOptions) throws(ArchiveError) -> Archive {
        var collector = LinkedInCollector(options: options)
        collector.declaredDay = day.flatMap(options.past)
        let bundles = surveys.count { $0.bundle.kind != .file }
        for survey in surveys {
            let prefix = survey.bundle.kind != .file && bundles > 1 ? survey.input.name + "/" : ""
            try collector.read(survey, prefix: prefix)
        }
        return try collector.archive()
    }
}

extension ArchiveSurvey {
    /// Whether this is the same part of another day's export: Basic and Complete are two parts, two Basics are two days.
    fileprivate func isLater(sameAs other: ArchiveSurvey) -> Bool {
        declaredDay != other.declaredDay && input.name.filter(\.isLetter).lowercased() == other.input.name.filter(\.isLetter).lowercased()
    }
}

extension LinkedInCollector {
    fileprivate mutating func read(_ survey: ArchiveSurvey, prefix: String) throws(ArchiveError) {
        var known: [Int: ArchiveSurvey.File] = [:]
        for file in survey.files { known[file.index] = file }
        let limit = options.limits.cellBytes
        // Exclusive access: the closure changes a copy that is put back at the end.
        var collector = self
        try survey.bundle.visit { member, stream throws(ArchiveError) in
            guard let file = known[member.index] else { return }
            let name = prefix + file.name
            guard case .linkedIn = file.kind else {
                return collector.files.append(ArchiveFile(name: name, understoodAs: nil, rows: 0))
            }
            let reader = try CSVReader(stream, cellLimit: limit)
            guard case (.linkedIn(let kind), let header) = try FileKind.recognised(in: reader, name: member.name) else { return }
            try collector.read(kind, named: name, reader, header)
        }
        for name in survey.others where name.lowercased().hasSuffix(".html") || name.lowercased().hasSuffix(".json") {
            collector.files.append(ArchiveFile(name: prefix + name, understoodAs: nil, rows: 0))
        }
        self = collector
    }
}
