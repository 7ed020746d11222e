/// The files of a LinkedIn archive, each told by its columns.
enum LinkedInFile: String, CaseIterable {
    case connections, messages, invitations
    case endorsementsReceived = "endorsements received"
    case endorsementsGiven = "endorsements given"
    case recommendationsReceived = "recommendations received"
    case recommendationsGiven = "recommendations given"
    case notes = "notes on people"
    case addressBook = "uploaded address book"
    case profile, positions, education
    case mailAddresses = "own mail addresses"
    case phoneNumbers = "own phone numbers"
    case events, shares, comments, reactions, votes
    case companyFollows = "followed companies"
    case memberFollows = "followed people"
    case reposts, skills, learning
    case savedItems = "saved items"
    case assistantMessages = "messages with LinkedIn's assistants"

    /// Nil when the header is none of LinkedIn's. The name decides only between files with the same columns.
    init?(header: CSVHeader, name: String) {
        let name = LinkedInFile.key(name)
        if header.has("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date") {
            self = name.contains("given") ? .recommendationsGiven : .recommendationsReceived
        } else if header.has("First Name", "Last Name", "Connected On") {
            self = .connections
        } else if header.has("Conversation ID", "From", "To", "Date", "Content") {
            self = name.contains("learning") || name.contains("guide") || name.contains("coach") ? .assistantMessages : .messages
        } else if header.has("From", "To", "Sent At", "Direction") {
            self = .invitations
        } else if header.has("Endorsement Date", "Skill Name", "Endorser First Name") {
            self = .endorsementsReceived
        } else if header.has("Endorsement Date", "Skill Name", "Endorsee First Name") {
            self = .endorsementsGiven
        } else if header.has("Connection First Name", "Connection Last Name", "Note") {
            self = .notes
        } else if header.has("Source", "FirstName", "LastName", "Emails", "PhoneNumbers") {
            self = .addressBook
        } else if header.has("First Name", "Last Name", "Maiden Name", "Headline") {
            self = .profile
        } else if header.has("Company Name", "Title", "Started On", "Finished On") {
            self = .positions
        } else if header.has("School Name", "Start Date", "Degree Name") {
            self = .education
        } else if header.has("Email Address", "Confirmed", "Primary") {
            self = .mailAddresses
        } else if header.has("Event Name", "Event Time", "Status") {
            self = .events
        } else if header.has("ShareLink", "ShareCommentary") {
            self = .shares
        } else if let weak = LinkedInFile.byName(name), header.has(columns: weak.columns) {
            self = weak.file
        } else {
            return nil
        }
    }

    /// Whether the columns alone prove that the file is LinkedIn's, so that an archive may be recognised by it.
    var isTelling: Bool { !LinkedInFile.weak.contains { $0.file == self } }

    /// Files whose columns say too little without their name.
    private static let weak: [(name: String, file: LinkedInFile, columns: [String])] = [
        ("comments", .comments, ["Date", "Link", "Message"]),
        ("companyfollows", .companyFollows, ["Organization", "Followed On"]),
        ("instantreposts", .reposts, ["Date", "Link"]),
        ("learning", .learning, ["Content Title"]),
        ("memberfollows", .memberFollows, ["Date", "Status", "FullName"]),
        ("phonenumbers", .phoneNumbers, ["Extension", "Number", "Type"]),
        ("reactions", .reactions, ["Date", "Type", "Link"]),
        ("saveditems", .savedItems, ["savedItem"]),
        ("skills", .skills, ["Name"]),
        ("votes", .votes, ["Date", "Link", "OptionText"]),
    ]

    private static func byName(_ key: String) -> (file: LinkedInFile, columns: [String])? {
        weak.first { $0.name == key }.map { ($0.file, $0.columns) }
    }

    /// A member's name as it is compared: without folder, ending, case, spaces, underscores and the member number ("Shares_12345").
    static func key(_ name: String) -> String {
        var base = name.split(separator: "/").last.map(String.init) ?? name
        if let dot = base.lastIndex(of: "."), dot != base.startIndex { base = String(base[..<dot]) }
        if let bar = base.lastIndex(of: "_"), base[base.index(after: bar)...].allSatisfy(\.isNumber) { base = String(base[..<bar]) }
        return CSVHeader.key(base)
    }

    /// What the report says of it.
    var title: String {
        switch self {
        case .profile, .positions, .education, .mailAddresses, .phoneNumbers, .skills: "\(rawValue) (about you)"
        case .events, .shares, .comments, .reactions, .votes, .companyFollows, .memberFollows, .reposts, .learning, .savedItems,
            .assistantMessages:
            "\(rawValue) (about no person yet, left aside)"
        default: rawValue
        }
    }
}

extension CSVHeader {
    func has(columns: [String]) -> Bool { columns.allSatisfy { self[$0] != nil } }
}
