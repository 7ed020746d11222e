internal import WellmetModel
internal import WellmetStore

/// What a section of a person said when its form was made: a form that replaces values carries it, so that a stale one is
/// refused. It is of the section alone, so that a note added elsewhere does not spoil a name being typed.
extension PersonDetails {
    func version(_ section: PersonSection, _ item: String = "") -> String {
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
        case .notes: return checksum(notes.first { $0.id.description == item }?.text ?? "")
        case .followUps:
            let followUp = followUps.first { $0.id.description == item }
            return checksum(followUp?.text ?? "", followUp?.due?.description ?? "", followUp?.owner.rawValue ?? "")
        case .fields: return checksum(fields.flatMap { [$0.label, $0.value] })
        case .identities:
            let identity = row(item, identities.map { ($0.id.description, $0.value) })
            return checksum(identity?.value ?? "", identity?.display ?? "", identity?.label ?? "")
        case .positions:
            let position = row(item, positions.map { ($0.id.description, $0) })
            return checksum(
                position?.organization ?? "", position?.title ?? "", position?.from?.description ?? "", position?.to?.description ?? "",
                position?.current == true ? "current" : "")
        case .dates:
            let date = row(item, dates.map { ($0.id.description, $0) })
            return checksum(date?.label ?? "", date?.date.description ?? "")
        case .links:
            let link = row(item, links.map { ($0.id.description, $0) })
            return checksum(link?.label ?? "", link?.name ?? "", link?.other?.description ?? "")
        case .log, .quiet: return ""
        }
    }

    private func row<Row>(_ item: String, _ rows: [(id: String, row: Row)]) -> Row? { rows.first { $0.id == item }?.row }

    private func checksum(_ parts: String...) -> String { FormVersion.of(parts) }

    private func checksum(_ parts: [String]) -> String { FormVersion.of(parts) }
}
