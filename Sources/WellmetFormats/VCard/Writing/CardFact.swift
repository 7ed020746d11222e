internal import Foundation
internal import WellmetModel

/// One thing that a card says of its person in a line of its own.
enum CardFact: Equatable {
    case identity(Identity)
    case date(ArchiveDate)
    case link(ArchiveLink)
    case note(String)
    case field(ArchiveField)

    var text: String {
        switch self {
        case .identity(let identity): identity.display
        case .date(let date): date.date.description
        case .link(let link): link.name
        case .note(let text): text
        case .field(let field): field.value
        }
    }

    func isSame(as identity: Identity) -> Bool {
        if case .identity(let other) = self { IdentityKey(other) == IdentityKey(identity) } else { false }
    }

    /// TYPEs that say what a line is and not where it belongs.
    static let keptTypes: Set<String> = ["VOICE", "INTERNET", "PREF", "TEXT", "VIDEO", "MSG"]

    /// A label as TYPEs of vCard (RFC 6350, section 5.6 and 6.4.1); empty where it is a word of the person's own.
    static func types(_ label: String) -> [String] {
        switch label {
        case "mobile": ["CELL"]
        case "work mobile": ["WORK", "CELL"]
        case "home fax": ["HOME", "FAX"]
        case "work fax": ["WORK", "FAX"]
        case "work", "home", "fax", "pager", "main", "school": [label.uppercased()]
        default: label.isEmpty || label.contains(where: { !$0.isASCII || !$0.isLetter && $0 != "-" }) ? [] : [label]
        }
    }

    /// The value of a line of that property that names the identity.
    static func written(_ identity: Identity, over property: CardProperty, _ version: VCard.Version) -> String {
        switch property {
        case .url, .social, .xSocial: identity.url ?? identity.display
        default: identity.display
        }
    }

    /// The lines that say it in a card of that version; `group` names new groups.
    func lines(_ version: VCard.Version, group: (Int) -> String) -> [CardLineText] {
        func text(_ text: String) -> String { CardValue.text(text, version) }
        func labelled(_ line: CardLineText, _ label: String) -> [CardLineText] {
            var line = line
            let types = CardFact.types(label)
            if !types.isEmpty || label.isEmpty {
                if !types.isEmpty { line.parameters.insert(.init(name: "TYPE", values: types.map { $0.lowercased() }), at: 0) }
                return [line]
            }
            line.group = group(0)
            return [line, CardLineText("X-ABLabel", group: line.group, value: text(label))]
        }
        switch self {
        case .note(let note): return [CardLineText("NOTE", value: text(note))]
        case .field(let field): return [CardLineText("X-WELLMET-FIELD", [.init("LABEL", field.label)], value: text(field.value))]
        case .link(let link):
            let parameters: [CardLineText.Parameter] = version == .v40 ? [.init("VALUE", "text")] : []
            return labelled(CardLineText(version == .v40 ? "RELATED" : "X-ABRELATEDNAMES", parameters, value: text(link.name)), link.label)
        case .date(let date):
            let (value, parameters) = CardValue.day(date.date, version)
            switch folded(date.label) {
            case "birthday": return [CardLineText("BDAY", parameters, value: value)]
            case "anniversary" where version == .v40: return [CardLineText("ANNIVERSARY", parameters, value: value)]
            case "death" where version == .v40: return [CardLineText("DEATHDATE", parameters, value: value)]
            default:
                let line = CardLineText("X-ABDATE", group: group(0), parameters, value: value)
                let label = folded(date.label) == "anniversary" ? "_$!<Anniversary>!$_" : date.label
                return [line, CardLineText("X-ABLabel", group: line.group, value: text(label))]
            }
        case .identity(let identity): return labelled(CardFact.line(identity, version), identity.label)
        }
    }

    private static func line(_ identity: Identity, _ version: VCard.Version) -> CardLineText {
        func value(_ text: String) -> String { CardValue.text(text, version) }
        switch identity.kind {
        case .mail: return CardLineText("EMAIL", value: value(identity.display))
        case .phone: return CardLineText("TEL", value: value(identity.display))
        case .website: return CardLineText("URL", value: value(identity.url ?? identity.display))
        case .matrix: return CardLineText("IMPP", [.init("X-SERVICE-TYPE", "matrix")], value: value("matrix:" + identity.value))
        default:
            let name = version == .v40 ? "SOCIALPROFILE" : "X-SOCIALPROFILE"
            let service = version == .v40 ? "SERVICE-TYPE" : "X-SERVICE-TYPE"
            return CardLineText(name, [.init(service, identity.kind.rawValue)], value: value(identity.url ?? identity.display))
        }
    }
}

/// What a person says that no line of the card has said yet.
struct LeftOver {
    private(set) var facts: [CardFact]
    private var fields: [String: String] = [:]
    /// What lines before have said: a card may say a thing twice, of which the book keeps one.
    private var taken: [CardFact] = []

    enum Outcome { case all, otherLabel(String), gone }

    /// `without` names fields that the lines of other things tell.
    init(_ person: ArchivePerson, without own: Set<String>) {
        var facts = person.identities.map(CardFact.identity)
        facts += person.dates.filter { $0.label != "met" }.map(CardFact.date)
        facts += person.links.map(CardFact.link)
        facts += person.notes.compactMap { $0.text.nonEmpty }.map(CardFact.note)
        self.facts = facts
        var labels: [String] = []
        // Of one label there is one field, with its values behind each other.
        for field in person.fields where !own.contains(field.label) {
            if fields[field.label] == nil { labels.append(field.label) }
            fields[field.label] = [fields[field.label], field.value].compactMap(\.self).joined(separator: "; ")
        }
        for label in labels { if let value = fields[label] { self.facts.append(.field(ArchiveField(label: label, value: value))) } }
    }

    /// Takes out what the line says.
    mutating func take(_ line: CardFacts.Line) -> Outcome {
        let says = line.says
        for identity in says.identities {
            let place = facts.firstIndex { $0.isSame(as: identity) }
            if taken.contains(where: { $0.isSame(as: identity) }) { continue }
            guard let place, case .identity(let now) = facts[place] else {
                // It belongs to somebody else and is kept as a field.
                return takeField(identity.kind.word, identity.display) ? .all : .gone
            }
            taken.append(facts.remove(at: place))
            if now.label != identity.label { return .otherLabel(now.label) }
        }
        for date in says.dates where !remove({ $0 == .date(date) }) { return .gone }
        if let label = line.reference {
            // The name stands on another card, or is that of whose address it is.
            _ = remove { if case .link(let link) = $0 { link.label == label } else { false } }
            return .all
        }
        for link in says.links where !remove({ $0 == .link(link) }) { return .gone }
        for note in says.notes where !remove({ $0 == .note(note.text.trimmed) }) { return .gone }
        // A day that was known in words only.
        if line.property == .birthday, let field = says.fields.first, has(dateLabelled: field.label) { return .gone }
        for field in says.fields where !takeField(field.label, field.value) { return .gone }
        return .all
    }

    /// Takes out the name that the card shows. Returns whether the person is still called so.
    mutating func takeOtherName(_ name: String) -> Bool { takeField(CustomField.otherName, name) }

    private func has(dateLabelled label: String) -> Bool {
        facts.contains { if case .date(let date) = $0 { date.label == label } else { false } }
    }

    private mutating func remove(_ fits: (CardFact) -> Bool) -> Bool {
        guard let place = facts.firstIndex(where: fits) else { return taken.contains(where: fits) }
        taken.append(facts.remove(at: place))
        return true
    }

    /// Takes one value out of the field of that label.
    private mutating func takeField(_ label: String, _ value: String) -> Bool {
        guard let held = fields[label], let value = value.nonEmpty else { return fields[label] != nil }
        guard let range = ("; " + held + "; ").range(of: "; " + value + "; ") else { return false }
        var rest = "; " + held + "; "
        rest.replaceSubrange(range, with: "; ")
        let left = rest.count > 4 ? String(rest.dropFirst(2).dropLast(2)) : ""
        fields[label] = left.isEmpty ? nil : left
        let place = facts.firstIndex { if case .field(let field) = $0 { field.label == label } else { false } }
        if let place {
            if left.isEmpty { facts.remove(at: place) } else { facts[place] = .field(ArchiveField(label: label, value: left)) }
        }
        return true
    }

    /// Takes out what has come in the place of what the line says: another value of the same kind and, where it tells, label.
    mutating func successor(of line: CardFacts.Line) -> CardFact? {
        let says = line.says
        let place = facts.firstIndex { fact in
            switch fact {
            case .identity(let identity): says.identities.first?.kind == identity.kind
            case .date(let date):
                says.dates.first?.label == date.label || line.property == .birthday && says.fields.first?.label == date.label
            case .link(let link): !says.links.isEmpty && says.links.first?.label == link.label
            case .note: !says.notes.isEmpty
            case .field(let field): !says.fields.isEmpty && says.fields.first?.label == field.label
            }
        }
        return place.map { facts.remove(at: $0) }
    }
}

extension ArchivePerson {
    /// A tag as the book keeps it.
    static func tag(_ text: String) -> String {
        folded(text.split(whereSeparator: { $0.isWhitespace || $0 == "#" }).joined(separator: "-"))
    }

    /// Whether both say the same of somebody, in whatever order.
    func saysTheSame(as other: ArchivePerson) -> Bool { said == other.said }

    /// All that is said, each thing with what it is, in one order.
    var said: [String] {
        var all = [
            ("given", name.given), ("family", name.family), ("additional", name.additional), ("prefix", name.prefix),
            ("suffix", name.suffix),
            ("nickname", name.nickname), ("phonetic given", name.phoneticGiven), ("phonetic family", name.phoneticFamily),
            ("organization", organization), ("title", title), ("place", location), ("pronouns", pronouns), ("zone", zone),
            ("languages", languages.joined(separator: ",")),
        ].map { "\($0.0): \($0.1.trimmed)" }
        all += identities.map { "\($0.kind.rawValue) \($0.label): \($0.value)" }
        all += dates.map { "date \($0.label): \($0.date)" }
        all += links.map { "link \($0.label): \($0.name)" }
        all += notes.map { "note: " + $0.text.trimmed }
        all += circles.map { "circle: " + folded($0) }
        all += Set(tags.map(ArchivePerson.tag)).map { "tag: " + $0 }
        var held: [String: [String]] = [:]
        for field in fields { held[field.label, default: []].append(field.value.trimmed) }
        all += held.map { "field \($0.key): \($0.value.joined(separator: "; "))" }
        return all.sorted()
    }
}
