/// Contacts as Outlook exports them, from the web and from the desktop program in English.
enum OutlookContacts {
    /// Columns that say something; anything else that is filled is kept under its own name.
    static func mapping(_ header: CSVHeader) -> CSVMapping {
        CSVMapping(
            columns: header.names.enumerated().map { index, name in
                let (field, label) = fields[CSVHeader.key(name)] ?? (.custom, "")
                return CSVMapping.Column(name: name, number: index + 1, field: field, label: label)
            },
            dayFirst: nil
        )
    }

    private static let fields: [String: (CSVField, String)] = {
        var fields: [String: (CSVField, String)] = [:]
        for (name, field, label) in table { fields[CSVHeader.key(name)] = (field, label) }
        return fields
    }()

    private static let table: [(String, CSVField, String)] = [
        ("Title", .prefix, ""), ("First Name", .given, ""), ("Middle Name", .middle, ""), ("Last Name", .family, ""),
        ("Suffix", .suffix, ""),
        ("Nickname", .nickname, ""), ("Given Yomi", .phoneticGiven, ""), ("Surname Yomi", .phoneticFamily, ""),
        ("E-mail Address", .mail, ""), ("E-mail 2 Address", .mail, ""), ("E-mail 3 Address", .mail, ""),
        ("E-mail Type", .ignore, ""), ("E-mail Display Name", .ignore, ""), ("E-mail 2 Type", .ignore, ""),
        ("E-mail 2 Display Name", .ignore, ""), ("E-mail 3 Type", .ignore, ""), ("E-mail 3 Display Name", .ignore, ""),
        ("Home Phone", .phone, "home"), ("Home Phone 2", .phone, "home"), ("Business Phone", .phone, "work"),
        ("Business Phone 2", .phone, "work"), ("Company Main Phone", .phone, "work"), ("Mobile Phone", .phone, "mobile"),
        ("Car Phone", .phone, "car"), ("Other Phone", .phone, "other"), ("Primary Phone", .phone, ""), ("Radio Phone", .phone, "radio"),
        ("Company", .organization, ""), ("Job Title", .title, ""), ("Home City", .place, "home"),
        ("Home Country/Region", .place, "home"), ("Home Country", .place, "home"), ("Business City", .place, "work"),
        ("Business Country/Region", .place, "work"), ("Business Country", .place, "work"),
        ("Location", .place, ""), ("Personal Web Page", .website, "home"), ("Web Page", .website, ""), ("Spouse", .link, "spouse"),
        ("Children", .link, "child"), ("Manager's Name", .link, "manager"), ("Assistant's Name", .link, "assistant"),
        ("Birthday", .birthday, ""), ("Anniversary", .anniversary, ""), ("Notes", .note, ""), ("Categories", .circle, ""),
        ("Keywords", .tag, ""), ("Language", .language, ""), ("Priority", .ignore, ""), ("Private", .ignore, ""),
        ("Sensitivity", .ignore, ""), ("Gender", .ignore, ""), ("Initials", .ignore, ""), ("Account", .ignore, ""),
        ("Mileage", .ignore, ""),
        ("Internet Free Busy", .ignore, ""), ("Billing Information", .ignore, ""), ("Directory Server", .ignore, ""),
    ]
}
