internal import WellmetFormats

/// What a form says that the columns of a file mean.
enum ColumnsForm {
    static func field(_ file: Int, _ column: CSVGuess.Column) -> String { "col-\(file)-\(column.number)" }

    /// The guess, changed as the form has it.
    static func mapping(_ columns: UploadReading.Columns, _ form: FormBody) -> CSVMapping {
        var mapping = columns.guess.mapping
        mapping.dayFirst = form["dates-\(columns.file)"] != "month"
        for (index, column) in columns.guess.columns.enumerated() {
            guard mapping.columns.indices.contains(index), let field = CSVField(rawValue: form[ColumnsForm.field(columns.file, column)]),
                field != column.field
            else { continue }
            mapping.columns[index].field = field
            mapping.columns[index].label = field == .link ? column.name : ""
        }
        return mapping
    }

    /// Whether any column tells who somebody is.
    static func namesPeople(_ mapping: CSVMapping) -> Bool {
        mapping.columns.contains { telling.contains($0.field) }
    }

    private static let telling: Set<CSVField> = [
        .name, .given, .family, .nickname, .mail, .phone, .linkedin, .x, .github, .mastodon, .bluesky,
    ]
}

extension CSVField {
    /// What a column means, as the page offers it.
    func words(column: String) -> String {
        switch self {
        case .name: "Name"
        case .given: "Given name"
        case .family: "Family name"
        case .middle: "Middle name"
        case .prefix: "Title before the name"
        case .suffix: "Suffix behind the name"
        case .nickname: "Nickname"
        case .phoneticGiven: "Given name, as spoken"
        case .phoneticFamily: "Family name, as spoken"
        case .pronouns: "Pronouns"
        case .mail: "E-mail address"
        case .phone: "Phone number"
        case .linkedin: "LinkedIn profile"
        case .x: "X handle"
        case .github: "GitHub handle"
        case .mastodon: "Mastodon handle"
        case .bluesky: "Bluesky handle"
        case .instagram: "Instagram handle"
        case .facebook: "Facebook profile"
        case .website: "Website"
        case .organization: "Organization"
        case .title: "Position there"
        case .circle: "Circle"
        case .tag: "Tag"
        case .note: "Note"
        case .met: "When you met"
        case .metPlace: "Where you met"
        case .metStory: "How you met"
        case .metThrough: "Who introduced you"
        case .birthday: "Birthday"
        case .anniversary: "Anniversary"
        case .place: "Place"
        case .address: "Address, as a field"
        case .zone: "Time zone"
        case .language: "Language"
        case .link: "Somebody else’s name"
        case .custom: "A field called “\(column)”"
        case .ignore: "Leave out"
        }
    }
}
