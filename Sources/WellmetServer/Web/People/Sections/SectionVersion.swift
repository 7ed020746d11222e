internal import WellmetModel
internal import WellmetStore

/// What a section of a person said when its form was made: a form that replaces values carries it, so that a stale one is
/// refused. It is of the section alone, so that a note added elsewhere does not spoil a name being typed.
extension PersonDetails {
    /// Nil when the section has no such row any more.
    func version(_ section: PersonSection, _ item: String = "") -> String? {
        switch section {
        case .name:
            let name = person.name
            return checksum(
                name.given, name.family, name.additional, name.prefix, name.suffix, name.nickname, name.phoneticGiven, name.phoneticFamily,
                person.pronouns, person.zone, person.place, person.languages.joined(separator: ","))
        case .met:
            return checksum(
                person.met.on?.description ?? "", person.met.place, person.met.story, person.met.through?.description ?? "")
        case .circles: return checksum(circles.map(\.name))
        case .tags: return checksum(tags)
        case .rhythm: return checksum(person.cadenceDays.map(String.init) ?? "", person.importance.rawValue)
        case .notes: return row(item, notes, \.id).map { checksum($0.text) }
        case .followUps: return row(item, followUps, \.id)?.version
        case .fields: return checksum(fields.flatMap { [$0.label, $0.value] })
        case .identities: return row(item, identities, \.id).map { checksum($0.value.value, $0.value.display, $0.value.label) }
        case .positions:
            return row(item, positions, \.id).map {
                checksum(
                    $0.organization, $0.title, $0.from?.description ?? "", $0.to?.description ?? "", $0.current ? "current" : "")
            }
        case .dates: return row(item, dates, \.id).map { checksum($0.label, $0.date.description) }
        case .links: return row(item, links, \.id).map { checksum($0.label, $0.name, $0.other?.description ?? "") }
        case .log, .face, .quiet: return ""
        }
    }

    private func row<Row, Entity>(_ item: String, _ rows: [Row], _ id: (Row) -> ID<Entity>) -> Row? {
        rows.first { id($0).description == item }
    }

    private func checksum(_ parts: String...) -> String { FormVersion.of(parts) }

    private func checksum(_ parts: [String]) -> String { FormVersion.of(parts) }
}

extension FollowUp {
    /// What its forms showed when they were made.
    var version: String { FormVersion.of([text, due?.description ?? "", owner.rawValue]) }
}

extension Reason {
    /// The same of the promise that is due, from what today's line says of it.
    var promiseVersion: String {
        let owner: FollowUp.Owner = kind == .followUpMine ? .mine : .theirs
        return FormVersion.of([text ?? "", day.description, owner.rawValue])
    }
}
