internal import Foundation

/// What a source says of that of which a person has one, or what the book says of it.
package struct PersonWord: Sendable, Equatable {
    package var name = ""
    package var organization = ""
    package var title = ""
    package var place = ""
    package var zone = ""
    package var pronouns = ""
    package var birthday: PartialDate?

    package init() {}

    /// What a row says. An address in the place of a name is no name, and what is no zone is none.
    package init(_ row: ArchivePerson) {
        let name = row.name
        let isStopgap = name.given.isEmpty && name.family.isEmpty && name.nickname == row.stopgapName
        self.name = isStopgap ? "" : name.full
        organization = row.organization.trimmed
        title = row.title.trimmed
        place = row.location.trimmed
        zone = TimeZone(identifier: row.zone) == nil ? "" : row.zone
        pronouns = row.pronouns.trimmed
        birthday = row.dates.first { ImportantDate.label($0.label) == ImportantDate.birthday }?.date
    }

    package func text(_ part: Disagreement.Part) -> String {
        switch part {
        case .name: name
        case .work: ImportChange.line(organization, title)
        case .place: place
        case .zone: zone
        case .pronouns: pronouns
        case .birthday: birthday?.words ?? ""
        }
    }

    /// Whether it contradicts the book in that part. Who says less contradicts nothing, nor does another spelling, though another family
    /// name does; and where the book has nothing, what a source once brought was taken away by hand. Of work, of which one can have several, it says nothing.
    ///
    /// `otherNames` are those by which the book knows the person besides.
    package func contradicts(_ held: PersonWord, in part: Disagreement.Part, otherNames: [String] = []) -> Bool {
        let (said, mine) = (text(part), held.text(part))
        guard !said.isEmpty, !mine.isEmpty, folded(said) != folded(mine) else { return false }
        switch part {
        case .work: return false
        case .name:
            let name = PersonName(written: said)
            return !([mine] + otherNames).contains {
                name.agrees(with: foldedWords($0)) && !name.isOfOtherFamily(than: PersonName(written: $0))
            }
        case .place: return !Set(foldedWords(said)).isSubset(of: foldedWords(mine))
        case .zone, .pronouns: return true
        case .birthday:
            guard let birthday, let mine = held.birthday else { return false }
            return !birthday.isPart(of: mine)
        }
    }
}

extension PartialDate {
    /// Whether it says nothing else than `whole`, if less: `--03-14` of `1990-03-14`.
    package func isPart(of whole: PartialDate) -> Bool {
        func fits(_ one: Int?, _ other: Int?) -> Bool { one == nil || one == other }
        return fits(year, whole.year) && fits(month, whole.month) && fits(day, whole.day)
    }
}
