internal import WellmetModel

/// The inputs that make one LinkedIn archive: its two parts, or several files out of it.
struct LinkedInGroup {
    private(set) var surveys: [ArchiveSurvey]
    private(set) var day: Day?

    /// Inputs dated within a week of each other belong together, undated ones to the newest. The oldest group comes first.
    static func groups(_ surveys: [ArchiveSurvey]) -> [LinkedInGroup] {
        var groups: [LinkedInGroup] = []
        let dated = surveys.filter { $0.declaredDay != nil }.sorted {
            ($0.declaredDay ?? Day(number: 0)) > ($1.declaredDay ?? Day(number: 0))
        }
        for survey in dated {
            if let last = groups.indices.last, let newest = groups[last].day, let day = survey.declaredDay, newest.number - day.number <= 7
            {
                groups[last].surveys.append(survey)
            } else {
                groups.append(LinkedInGroup(surveys: [survey], day: survey.declaredDay))
            }
        }
        let undated = surveys.filter { $0.declaredDay == nil }
        if !undated.isEmpty {
            if groups.isEmpty { groups.append(LinkedInGroup(surveys: [], day: nil)) }
            groups[0].surveys += undated
        }
        return groups.reversed()
    }

    func archive(_ options: ReadOptions) throws(ArchiveError) -> Archive {
        var collector = LinkedInCollector(options: options)
        collector.declaredDay = day.flatMap { day in options.today.map { day <= $0.adding(1) } ?? true ? day : nil }
        let bundles = surveys.count { $0.bundle.kind != .file }
        for survey in surveys {
            let prefix = survey.bundle.kind != .file && bundles > 1 ? survey.input.name + "/" : ""
            try collector.read(survey, prefix: prefix)
        }
        return collector.archive()
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
            guard case (.linkedIn(let kind), let header) = try CSVKind.recognised(in: reader, name: member.name) else { return }
            try collector.read(kind, named: name, reader, header)
        }
        for name in survey.others where name.lowercased().hasSuffix(".html") || name.lowercased().hasSuffix(".json") {
            collector.files.append(ArchiveFile(name: prefix + name, understoodAs: nil, rows: 0))
        }
        self = collector
    }
}
