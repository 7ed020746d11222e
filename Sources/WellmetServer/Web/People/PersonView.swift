internal import WellmetModel
internal import WellmetStore

/// What every part of a person's page is made from.
struct PersonView: Sendable {
    let details: PersonDetails
    let visitor: Visitor
    /// The names of all circles of the account.
    var circles: [String] = []
    /// How far the timeline is turned back.
    var offset = 0
    /// The form that came back, when one did.
    var returned: ReturnedForm?

    /// How many interactions a page of the timeline holds.
    static let timelinePage = 15
    /// How many the first one holds, so that the notes are not far below.
    static let timelineStart = 5

    var person: Person { details.person }
    var path: String { "/people/\(person.id)" }
    var pronouns: Pronouns { Pronouns(person) }

    /// The fields of the form of a section, or of one of its rows.
    func fields(_ section: PersonSection, _ item: String = "") -> FormFields {
        let prefix = item.isEmpty ? "\(section.rawValue)-" : "\(section.rawValue)-\(item)-"
        guard let returned, returned.section == section, returned.item == item else { return FormFields(prefix: prefix) }
        return FormFields(prefix: prefix, typed: returned.form, errors: returned.errors)
    }

    func isReturned(_ section: PersonSection, _ item: String = "") -> Bool {
        returned?.section == section && returned?.item == item
    }
}

/// A form that came back with errors, or because what it changes has changed.
struct ReturnedForm: Sendable {
    let section: PersonSection
    /// The row of the section that the form is of; empty for the section's own.
    let item: String
    let form: FormBody
    let errors: [FieldError]
    var isStale = false
    /// Who fits a name that was typed, when several do.
    var candidates: [PersonLine] = []
    /// What the form would do, when somebody asked before sending it.
    var effect: HTML?
}

/// The parts of a person's page that are edited in place. Its names are the ids on the page and the paths of the forms.
enum PersonSection: String, Sendable {
    case face, log, followUps = "follow-ups", notes, identities, positions, met, dates, links, name, fields
    case circles, tags, rhythm, quiet
}
