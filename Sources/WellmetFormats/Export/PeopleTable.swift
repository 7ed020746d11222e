package import Foundation
package import WellmetModel

/// People as a table that spreadsheets open, a row each; Wellmet reads its columns again.
package struct PeopleTable {
    private var csv = CSVWriter()

    private static let columns: [(name: String, value: @Sendable (WholePerson) -> String)] = [
        ("Name", { $0.person.name.full }),
        ("First Name", { $0.person.name.given }),
        ("Middle Name", { $0.person.name.additional }),
        ("Last Name", { $0.person.name.family }),
        ("Nickname", { $0.person.name.nickname }),
        ("Pronouns", { $0.person.pronouns }),
        ("Organization", { $0.known.organization }),
        ("Title", { $0.known.title }),
        ("E-mail", { $0.addresses(.mail) }),
        ("Phone", { $0.addresses(.phone) }),
        ("LinkedIn", { $0.addresses(.linkedin) }),
        ("Website", { $0.addresses(.website) }),
        ("Other profiles", { $0.otherProfiles }),
        ("Place", { $0.person.place }),
        ("Time Zone", { $0.person.zone }),
        ("Languages", { $0.person.languages.joined(separator: "; ") }),
        ("Circles", { $0.known.circles.joined(separator: "; ") }),
        ("Tags", { $0.known.tags.joined(separator: "; ") }),
        ("Birthday", { $0.date("birthday") }),
        ("Met", { $0.person.met.on?.description ?? "" }),
        ("Met at", { $0.person.met.place }),
        ("How we met", { $0.person.met.story }),
        ("Introduced by", { $0.metThrough }),
        ("Every days", { $0.person.cadenceDays.map(String.init) ?? "" }),
        ("Standing", { $0.person.standing == .discovered ? "discovered" : $0.person.archived ? "archived" : "in the book" }),
        ("Notes", { $0.known.notes.map(\.text).joined(separator: "\n\n") }),
    ]

    package init() {
        csv.row(Self.columns.map(\.name))
    }

    package mutating func append(_ person: WholePerson) { csv.row(Self.columns.map { Spreadsheet.text($0.value(person)) }) }

    /// Gives away what is written so far, in UTF-8.
    package mutating func take() -> [UInt8] { csv.take() }
}

/// What happened as a table, a row for each person who took part.
package struct MomentsTable {
    private var csv = CSVWriter()
    private let zone: TimeZone

    package init(zone: TimeZone) {
        self.zone = zone
        csv.row(["Date", "Time", "Person", "With", "Kind", "Channel", "From", "Minutes", "Summary"])
    }

    package mutating func append(_ person: WholePerson) {
        for moment in person.moments {
            let what = moment.interaction
            let from = what.direction == .in ? "them" : what.direction == .out ? "me" : "both"
            let cells = [
                Day(what.at, in: zone).description, what.precision == .day ? "" : what.at.clock(in: zone), person.person.name.full,
                moment.others.joined(separator: "; "), what.kind.word, what.channel.word, from, what.minutes.map(String.init) ?? "",
                what.summary,
            ]
            csv.row(cells.map(Spreadsheet.text))
        }
    }

    package mutating func take() -> [UInt8] { csv.take() }
}

/// What spreadsheets do with the cells of a CSV.
private enum Spreadsheet {
    /// Text that no spreadsheet takes for a formula: strangers wrote some of it, and a formula could send what stands beside it away
    /// (OWASP, CSV Injection). Numbers, of phones too, stay as they are.
    static func text(_ cell: String) -> String {
        guard let first = cell.utf8.first else { return cell }
        let isFormula =
            switch first {
            case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
            case UInt8(ascii: "+"), UInt8(ascii: "-"): !cell.dropFirst().allSatisfy { $0.isNumber || " ()-./;+".contains($0) }
            default: false
            }
        return isFormula ? "'" + cell : cell
    }
}

extension WholePerson {
    fileprivate func addresses(_ kind: Identity.Kind) -> String {
        known.identities.filter { $0.kind == kind }.map { kind == .linkedin ? $0.url ?? $0.display : $0.display }.joined(separator: "; ")
    }

    fileprivate var otherProfiles: String {
        let shown: Set<Identity.Kind> = [.mail, .phone, .linkedin, .website]
        return known.identities.filter { !shown.contains($0.kind) }.map { "\($0.kind.rawValue): \($0.display)" }.joined(separator: "; ")
    }

    fileprivate func date(_ label: String) -> String { known.dates.first { $0.label == label }?.date.description ?? "" }
}
