internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What the form of a new person says, checked field by field.
struct NewPersonForm: Sendable {
    let name: PersonName
    let edits: [PersonEdit]
    /// Each identity with the field that it stands in.
    let identities: [(field: String, identity: Identity)]
    /// What is to be looked up: through whom we met.
    let through: String

    /// - Throws: `FormErrors` with every field that cannot be so.
    init(_ form: FormBody, settings: Settings, today: Day) throws(FormErrors) {
        var errors: [FieldError] = []
        func check<Value>(_ body: () throws(FormErrors) -> Value?) -> Value? {
            do throws(FormErrors) {
                return try body()
            } catch {
                errors += error.list
                return nil
            }
        }
        name = NewPersonForm.name(form)
        if name.isEmpty { errors.append(FieldError(field: "name", message: "Enter a name")) }
        var identities: [(field: String, identity: Identity)] = []
        for (field, kind) in [("mail", Identity.Kind.mail), ("phone", .phone), ("linkedin", .linkedin)] {
            guard let text = form[field].nonEmpty else { continue }
            let found = check { () throws(FormErrors) -> Identity? in
                try IdentityField.read(kind, text, label: "", field: field, region: settings.region)
            }
            if let found { identities.append((field, found)) }
        }
        self.identities = identities
        var met = Person.Meeting(place: form["met-place"], story: form["story"])
        met.on = check { () throws(FormErrors) -> PartialDate? in
            guard let on = try form.partialDate("met-on") else { return nil }
            if on.year == nil { throw FormErrors("met-on", "Add the year") }
            if on.earliest > today { throw FormErrors("met-on", "\(on.words.capitalizedFirst) is still to come") }
            return on
        }
        let zone = check { () throws(FormErrors) -> String? in try ZoneNames.identifier(form["zone"]) }
        through = form["through"]
        var edits = identities.map { PersonEdit.addIdentity($0.identity) }
        if !form["title"].isEmpty || !form["organization"].isEmpty {
            edits.append(.addPosition(organization: form["organization"], title: form["title"], from: nil, to: nil))
        }
        if let zone, !zone.isEmpty { edits.append(.zone(zone)) }
        if let place = form["place"].nonEmpty { edits.append(.place(place)) }
        if let pronouns = form["pronouns"].nonEmpty { edits.append(.pronouns(pronouns)) }
        edits += form.all("circle").compactMap(\.nonEmpty).map(PersonEdit.joinCircle)
        if let circle = form["new-circle"].nonEmpty { edits.append(.joinCircle(circle)) }
        if let note = form["note"].nonEmpty { edits.append(.addNote(note, at: nil)) }
        if met != Person.Meeting() || !through.isEmpty { edits.append(.met(met)) }
        self.edits = edits
        if !errors.isEmpty { throw FormErrors(errors) }
    }

    /// The parts where they were given, else the name in one piece.
    private static func name(_ form: FormBody) -> PersonName {
        var name = PersonName(
            given: form["given"], family: form["family"], additional: form["additional"], prefix: form["prefix"], suffix: form["suffix"])
        if name.isEmpty { name = PersonName(written: form["name"]) }
        name.nickname = form["nickname"]
        name.phoneticGiven = form["phonetic-given"]
        name.phoneticFamily = form["phonetic-family"]
        return name
    }

    /// The edits, with through whom we met.
    func edits(through person: ID<Person>?) -> [PersonEdit] {
        edits.map { edit in
            guard case .met(var met) = edit else { return edit }
            met.through = person
            return .met(met)
        }
    }
}

extension PersonName {
    /// Whether somebody of that name may be the one who is meant: the same name, or one with more to it ("Ada King Lovelace").
    func mayBe(_ other: PersonName) -> Bool {
        let (mine, theirs) = (Set(words), Set(other.words))
        guard !mine.isEmpty else { return false }
        return mine == theirs || sortKey == other.sortKey || (mine.count > 1 && mine.isSubset(of: theirs))
    }
}
