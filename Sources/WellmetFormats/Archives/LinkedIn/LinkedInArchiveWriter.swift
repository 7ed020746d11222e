package import WellmetModel

/// Writes an archive as LinkedIn's ZIPs look in 2026: sample networks and benchmarks are made of it.
///
/// Reading the ZIP back with the zone UTC gives the same people and interactions; keys are new, since LinkedIn has none.
package enum LinkedInArchiveWriter {
    /// Writes over whatever stands at `path`.
    package static func write(_ archive: Archive, to path: String) throws(ArchiveError) {
        let zip = try ZipWriter(path: path)
        let me = archive.owner ?? Archive.Owner(name: "")
        let (first, last) = names(PersonName(written: me.name))
        try table(zip, "Profile.csv", ["First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline"]) {
            row throws(ArchiveError) in
            try row([first, last, "", "", "", ""])
        }
        try connections(zip, archive.people)
        try messages(zip, archive.interactions, me)
        try invitations(zip, archive.interactions, me)
        for (file, word, direction) in [
            ("Endorsement_Received_Info", "Endorser", Interaction.Direction.in), ("Endorsement_Given_Info", "Endorsee", .out),
        ] {
            let columns = [
                "Endorsement Date", "Skill Name", "\(word) First Name", "\(word) Last Name", "\(word) Public Url", "Endorsement Status",
            ]
            try table(zip, file + ".csv", columns) { row throws(ArchiveError) in
                for event in archive.interactions where event.kind == .endorsement && event.direction == direction {
                    guard let other = event.people.first else { continue }
                    let (first, last) = names(PersonName(written: other.name))
                    let skill = event.summary.hasPrefix("Endorsement for ") ? String(event.summary.dropFirst(16)) : event.summary
                    let url = String(url(other.identity).dropFirst(8))
                    try row([stamp(event.at, separator: "/") + " UTC", skill, first, last, url, "ACCEPTED"])
                }
            }
        }
        for (file, direction) in [("Recommendations_Received", Interaction.Direction.in), ("Recommendations_Given", .out)] {
            try table(zip, file + ".csv", ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"]) {
                row throws(ArchiveError) in
                for event in archive.interactions where event.kind == .recommendation && event.direction == direction {
                    guard let other = event.people.first else { continue }
                    let (first, last) = names(PersonName(written: other.name))
                    try row([first, last, "", "", event.summary, stamp(event.at, separator: "-") + " UTC", "VISIBLE"])
                }
            }
        }
        try notes(zip, archive.people)
        try zip.close()
    }

    private static func connections(_ zip: ZipWriter, _ people: [ArchivePerson]) throws(ArchiveError) {
        try zip.begin("Connections.csv")
        let note = "When exporting your connection data, you may notice that some of the email addresses are missing."
        try zip.append(Array("Notes:\n\"\(note)\"\n\n".utf8))
        let columns = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
        try rows(zip, columns) { row throws(ArchiveError) in
            for person in people {
                let name = person.name
                let last = name.suffix.isEmpty ? name.family : name.family + ", " + name.suffix
                let first = name.prefix.isEmpty ? name.given : name.prefix + " " + name.given
                let mail = person.identities.first { $0.kind == .mail }?.display ?? ""
                try row([
                    first, last, url(person.identities.first { $0.kind == .linkedin }), mail, person.organization, person.title,
                    person.connectedOn.map(dayText) ?? "",
                ])
            }
        }
    }

    private static func messages(_ zip: ZipWriter, _ interactions: [ArchiveInteraction], _ me: Archive.Owner) throws(ArchiveError) {
        let columns = [
            "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT",
            "CONTENT",
            "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
        ]
        let mine = url(me.identity)
        try table(zip, "messages.csv", columns, quotesAll: true) { row throws(ArchiveError) in
            for message in interactions where message.kind == .message {
                var thread = StableHash()
                for slug in message.people.map({ $0.identity?.value ?? $0.name }).sorted() { thread.add(slug) }
                let names = message.people.map(\.name).joined(separator: ", ")
                let urls = message.people.map { url($0.identity) }.joined(separator: ",")
                let out = message.direction != .in
                try row([
                    "2-" + thread.text, "", out ? me.name : names, out ? mine : urls, out ? names : me.name, out ? urls : mine,
                    stamp(message.at, separator: "-") + " UTC", "", message.summary, "INBOX", "", "No", "No",
                ])
            }
        }
    }

    private static func invitations(_ zip: ZipWriter, _ interactions: [ArchiveInteraction], _ me: Archive.Owner) throws(ArchiveError) {
        let columns = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
        let mine = url(me.identity)
        try table(zip, "Invitations.csv", columns) { row throws(ArchiveError) in
            for event in interactions where event.kind == .invitation {
                guard let other = event.people.first else { continue }
                let theirs = url(other.identity)
                let sent = americanStamp(event.at)
                if event.direction == .in {
                    try row([other.name, me.name, sent, event.summary, "INCOMING", theirs, mine])
                } else {
                    try row([me.name, other.name, sent, event.summary, "OUTGOING", mine, theirs])
                }
            }
        }
    }

    private static func notes(_ zip: ZipWriter, _ people: [ArchivePerson]) throws(ArchiveError) {
        let columns = ["Connection First Name", "Connection Last Name", "Connection Profile URL", "Note", "Created On", "Edited On"]
        try table(zip, "Notes.csv", columns) { row throws(ArchiveError) in
            for person in people {
                for note in person.notes {
                    let at = note.at.map { stamp($0, separator: "-") + " UTC" } ?? ""
                    let url = url(person.identities.first { $0.kind == .linkedin })
                    try row([person.name.given, person.name.family, url, note.text, at, ""])
                }
            }
        }
    }

    // MARK: Rows

    private typealias Row = ([String]) throws(ArchiveError) -> Void

    private static func table(
        _ zip: ZipWriter, _ name: String, _ columns: [String], quotesAll: Bool = false, _ body: (Row) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        try zip.begin(name)
        try rows(zip, columns, quotesAll: quotesAll, body)
    }

    private static func rows(
        _ zip: ZipWriter, _ columns: [String], quotesAll: Bool = false, _ body: (Row) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        var writer = CSVWriter(quotesAll: quotesAll)
        writer.row(columns)
        try body { cells throws(ArchiveError) in
            writer.row(cells)
            if writer.bytes.count > 1 << 18 { try zip.append(writer.take()) }
        }
        try zip.append(writer.take())
    }

    // MARK: Cells

    private static func names(_ name: PersonName) -> (String, String) {
        (([name.given, name.additional].filter { !$0.isEmpty }).joined(separator: " "), name.family)
    }

    private static func url(_ identity: Identity?) -> String {
        identity?.kind == .linkedin ? identity?.url ?? "" : ""
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `08 Feb 2026`
    private static func dayText(_ day: Day) -> String {
        let (year, month, number) = day.components
        return "\(two(number)) \(months[month - 1]) \(year)"
    }

    private static func parts(_ at: Instant) -> (day: Day, second: Int) {
        let seconds = at.seconds
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (Day(number: Int(day)), Int(seconds - day * 86_400))
    }

    /// `2025-06-01 14:03:22`
    private static func stamp(_ at: Instant, separator: String) -> String {
        let (day, second) = parts(at)
        let (year, month, number) = day.components
        return
            "\(year)\(separator)\(two(month))\(separator)\(two(number)) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// `1/29/26, 2:37 PM`
    private static func americanStamp(_ at: Instant) -> String {
        let (day, second) = parts(at)
        let (year, month, number) = day.components
        let hour = second / 3600
        return
            "\(month)/\(number)/\(two(year % 100)), \(hour % 12 == 0 ? 12 : hour % 12):\(two(second / 60 % 60)) \(hour < 12 ? "AM" : "PM")"
    }
}
