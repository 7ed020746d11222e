internal import WellmetModel
internal import WellmetStore

/// Something that a person has, as `--remove` and `--change` name it: "mail:ada@example.com", "date:birthday", or its id.
enum PersonRow {
    case identity(Listed<Identity>)
    case position(Position)
    case note(Note)
    case date(ImportantDate)
    case link(PersonLink)
    case field(CustomField)
    case circle(String)
    case tag(String)

    /// The only one that fits, or nil.
    ///
    /// - Throws: `CommandFailure.ambiguous` when several fit.
    private static func only<Value>(_ found: [Value], _ text: String, _ shown: (Value) -> (id: String, words: String)) throws -> Value? {
        guard found.count > 1 else { return found.first }
        throw CommandFailure.ambiguous(
            "“\(text)” fits \(found.count):", found.map { CommandFailure.Candidate(id: shown($0).id, name: shown($0).words, detail: "") })
    }

    init(_ text: String, of details: PersonDetails, option: String, region: String) throws {
        if let row = PersonRow.identified(text, in: details) {
            self = row
            return
        }
        guard let mark = text.firstIndex(of: ":") else {
            throw CommandFailure.usage(
                "\(option) “\(text)” does not say what kind of thing that is: write it as mail:\(text) or tag:\(text).")
        }
        let kind = text[..<mark].trimmed.lowercased()
        let value = text[text.index(after: mark)...].trimmed
        let key = folded(value)
        let found: PersonRow? =
            switch kind {
            case "circle": details.circles.first { folded($0.name) == key }.map { .circle($0.name) }
            case "tag": details.tags.first { $0 == folded(value.drop { $0 == "#" }) }.map { .tag($0) }
            case "date": details.dates.first { folded($0.label) == key }.map { .date($0) }
            case "link": details.links.first { folded($0.name).contains(key) || folded($0.label) == key }.map { .link($0) }
            case "field": details.fields.first { folded($0.label) == key }.map { .field($0) }
            case "note":
                try PersonRow.only(details.notes.filter { folded($0.text).contains(key) }, value) { ($0.id.description, $0.text) }.map {
                    .note($0)
                }
            case "position":
                try PersonRow.only(details.positions.filter { folded($0.line).contains(key) }, value) { ($0.id.description, $0.line) }
                    .map { .position($0) }
            default: try PersonRow.identity(kind, value, in: details, option: option, region: region)
            }
        guard let found, !value.isEmpty else { throw CommandFailure.notFound("\(details.person.name.full) has no \(kind) “\(value)”.") }
        self = found
    }

    var removal: PersonEdit {
        switch self {
        case .identity(let listed): .removeIdentity(listed.id)
        case .position(let position): .removePosition(position.id)
        case .note(let note): .removeNote(note.id)
        case .date(let date): .removeDate(date.id)
        case .link(let link): .removeLink(link.id)
        case .field(let field): .removeField(field.id)
        case .circle(let name): .leaveCircle(name)
        case .tag(let tag): .untag(tag)
        }
    }

    /// The row written anew, in the words of the option that adds one; a label that is left out stays.
    func changed(to new: String, in open: OpenNetwork) async throws -> PersonEdit {
        switch self {
        case .identity(let listed):
            let (value, label) = PersonFacts.labelled(new)
            let old = listed.value
            return .editIdentity(
                listed.id, try Identity.read(old.kind, value, label: label.isEmpty ? old.label : label, region: open.settings.region))
        case .date(let date):
            let (label, value) = PersonRow.labelled(new, else: date.label)
            return .editDate(date.id, label: label, try open.partialDate(value, everyYear: true))
        case .link(let link):
            let (label, name) = PersonRow.labelled(new, else: link.label)
            let found = try await open.network.find(name)
            guard found.count <= 1 else { throw CommandFailure.several(name, found) }
            return .editLink(link.id, label: label, to: found.first?.id, name: found.isEmpty ? name : "")
        case .field(let field):
            let (label, value) = PersonRow.labelled(new, else: field.label)
            return .editField(field.id, label: label, value: value)
        case .note(let note): return .editNote(note.id, new)
        case .position:
            throw CommandFailure.usage("A position has several parts: correct it with --position, and --org, --title, --since or --until.")
        case .circle, .tag:
            throw CommandFailure.usage("A circle or tag is taken away with --remove and given with --circle or --tag.")
        }
    }

    private static func labelled(_ text: String, else label: String) -> (label: String, value: String) {
        guard let mark = text.firstIndex(of: "="), let said = text[..<mark].nonEmpty else { return (label, text) }
        return (said, text[text.index(after: mark)...].trimmed)
    }

    private static func identified(_ text: String, in details: PersonDetails) -> PersonRow? {
        let id = text.trimmed.lowercased()
        return details.identities.first { $0.id.description == id }.map { .identity($0) }
            ?? details.positions.first { $0.id.description == id }.map { .position($0) }
            ?? details.notes.first { $0.id.description == id }.map { .note($0) }
            ?? details.dates.first { $0.id.description == id }.map { .date($0) }
            ?? details.links.first { $0.id.description == id }.map { .link($0) }
            ?? details.fields.first { $0.id.description == id }.map { .field($0) }
    }

    private static func identity(
        _ kind: String, _ value: String, in details: PersonDetails, option: String, region: String
    ) throws -> PersonRow? {
        guard let kind = Identity.Kind(rawValue: kind) else {
            let kinds = Identity.Kind.allCases.map(\.rawValue) + ["circle", "tag", "date", "link", "field", "note", "position"]
            throw CommandFailure.usage("\(option) knows no “\(kind)”. The kinds are: \(kinds.joined(separator: ", ")).")
        }
        let meant = try Identity.read(kind, value, region: region)
        return details.identities.first { $0.value.kind == kind && $0.value.value == meant.value }.map { .identity($0) }
    }
}
