internal import Foundation
package import WellmetModel

extension VCard {
    /// The card so that it says of its person what `person` says: only the lines that say otherwise are changed, taken out or put
    /// in, and REV; every other byte stays. When nothing differs, the card as it is.
    package func saying(_ person: ArchivePerson, region: String, revised: Instant) -> VCard {
        saying(person, region: region, revised: revised, picture: nil)
    }

    /// The same, with another picture or without one. The tags `toldByGroups` are put into no card that can stand in a group.
    func saying(
        _ person: ArchivePerson, region: String, revised: Instant, picture: PictureChange?, toldByGroups: Set<String> = []
    ) -> VCard {
        let old = CardContent(self).said(region: region, of: self)
        var person = person.asSaid(by: old)
        if !toldByGroups.isEmpty, !old.uid.isEmpty {
            let told = toldByGroups.subtracting(old.tags.map(ArchivePerson.tag))
            person.tags.removeAll { told.contains(ArchivePerson.tag($0)) }
        }
        guard !old.saysTheSame(as: person) || picture != nil else { return self }
        var patch = CardPatch(self, region: region, old: old, new: person)
        if !old.saysTheSame(as: person) { patch.run() }
        if let picture { patch.set(picture) }
        return patch.isEmpty ? self : patch.written(revised)
    }

    /// A card that says nothing yet.
    package static func blank(_ version: Version, uid: String) -> VCard {
        VCard(Array("BEGIN:VCARD\r\nVERSION:\(version.rawValue)\r\nUID:\(uid)\r\nEND:VCARD\r\n".utf8))
    }
}

extension ArchivePerson {
    /// The person without what the book cannot hold as the card says it, which is no edit: a name that is none, a zone that no
    /// clock knows.
    fileprivate func asSaid(by card: ArchivePerson) -> ArchivePerson {
        var person = self
        if card.name.isEmpty, name == PersonName.nicknamed(card.stopgapName) { person.name = card.name }
        if zone.isEmpty, TimeZone(identifier: card.zone) == nil { person.zone = card.zone }
        return person
    }
}

extension PersonName {
    fileprivate static func nicknamed(_ text: String) -> PersonName {
        var name = PersonName()
        name.nickname = text
        return name
    }
}

extension CardContent {
    /// What a card says of its person, and an empty person where it names nobody.
    func said(region: String, of card: VCard) -> ArchivePerson {
        let place = RowPlace(file: "", line: 1)
        if let person = person(at: place, region: region) { return person }
        guard var person = said(region: region) else { return ArchivePerson(place: place, name: PersonName()) }
        person.name = name
        return person
    }
}

/// What becomes of the lines of a card.
struct CardPatch {
    let card: VCard
    let region: String
    let old: ArchivePerson
    let new: ArchivePerson
    /// New text of lines by their number; nil for those that go.
    private var replaced: [Int: CardLineText?] = [:]
    private var added: [CardLineText] = []
    private let facts: CardFacts
    /// What the card shows as a name beside that of its parts.
    private let otherName: String
    var version: VCard.Version { card.version }
    var isEmpty: Bool { replaced.isEmpty && added.isEmpty }

    init(_ card: VCard, region: String, old: ArchivePerson, new: ArchivePerson) {
        self.card = card
        self.region = region
        self.old = old
        self.new = new
        facts = CardFacts(card, region: region)
        otherName = CardContent(card).otherName
    }

    mutating func run() {
        patchName()
        patchWork()
        patchSingles()
        patchTags()
        patchLines()
        // The place was told by the address, which is another now.
        let isElsewhere = replaced.keys.contains { card.lines[$0].property == .address }
        if isElsewhere, first(.ownPlace) == nil, old.location == new.location { set(.ownPlace, value(new.location)) }
    }

    // MARK: Writing

    func written(_ revised: Instant) -> VCard {
        var patch = self
        let moment = CardValue.moment(revised, version)
        patch.set(.revision, moment)
        let end = card.lineEnd
        var bytes: [UInt8] = []
        bytes.reserveCapacity(card.bytes.count + 200)
        var hasEnd = false
        for (index, line) in card.lines.enumerated() {
            if line.property == .end {
                hasEnd = true
                for line in patch.added { bytes += line.written(version, lineEnd: end) }
            }
            switch patch.replaced[index] {
            case nil: bytes += card.bytes(of: line)
            case .some(nil): break
            case .some(let text?): bytes += text.written(version, lineEnd: end)
            }
        }
        if !hasEnd {
            if let last = bytes.last, last != 0x0A, last != 0x0D { bytes += end.utf8 }
            for line in patch.added { bytes += line.written(version, lineEnd: end) }
            bytes += ("END:VCARD" + end).utf8
        }
        return VCard(bytes)
    }

    // MARK: The people of a group

    /// Takes those lines out and puts these members in.
    mutating func setMembers(without lines: [Int], adding members: [String]) {
        for index in lines { remove(index) }
        let name = (version == .v40 ? CardProperty.member : .appleMember).rawValue
        for member in members { added.append(CardLineText(name, value: member)) }
    }

    // MARK: The picture

    /// Where pictures stand that cannot be shown, they stay.
    mutating func set(_ picture: PictureChange) {
        var old = picture.lines[...]
        if let face = picture.face {
            let line = CardLineText(picture: face, version)
            if let first = old.popFirst() { replaced[first] = line } else { added.append(line) }
        }
        for index in old { remove(index) }
    }

    // MARK: Lines of which there is one

    private func first(_ properties: CardProperty...) -> Int? {
        card.lines.firstIndex { properties.contains($0.property) }
    }

    private func text(_ index: Int) -> CardLineText {
        if let changed = replaced[index], let changed { return changed }
        return CardLineText(card.lines[index], of: card)
    }

    /// Gives the line of `property` the value, in its escapes; takes the line out for an empty one, and puts one in where there is none.
    private mutating func set(_ property: CardProperty, _ value: String, _ parameters: [CardLineText.Parameter] = []) {
        guard let index = first(property) else {
            if !value.isEmpty { added.append(CardLineText(property.rawValue, parameters, value: value)) }
            return
        }
        if value.isEmpty { return remove(index) }
        replace(index, value, parameters)
    }

    private mutating func replace(_ index: Int, _ value: String, _ parameters: [CardLineText.Parameter] = []) {
        var line = text(index)
        line.remove("ENCODING", "CHARSET", "VALUE", "X-APPLE-OMIT-YEAR", "SORT-AS")
        line.parameters += parameters
        line.value = value
        replaced[index] = line
    }

    /// Takes the line out, and with it the label that stands in a line of its own.
    private mutating func remove(_ index: Int) {
        replaced[index] = .some(nil)
        let group = card.group(of: card.lines[index])
        guard !group.isEmpty else { return }
        let others = card.lines.indices.filter { card.group(of: card.lines[$0]) == group && replaced[$0] != .some(nil) }
        let helpers: Set<CardProperty> = [.appleLabel, .appleCountry]
        if others.allSatisfy({ helpers.contains(card.lines[$0].property) }) {
            for other in others { replaced[other] = .some(nil) }
        }
    }

    private func value(_ text: String) -> String { CardValue.text(text, version) }

    private mutating func patchName() {
        let (before, now) = (old.name, new.name)
        func parts(_ name: PersonName) -> [String] { [name.family, name.given, name.additional, name.prefix, name.suffix] }
        if parts(before) != parts(now) {
            set(.name, parts(now).allSatisfy(\.isEmpty) && version != .v30 ? "" : CardValue.components(parts(now), version))
        }
        if otherName.isEmpty, before.formal != now.formal { set(.formattedName, value(now.formal)) }
        // A company is called by its name, which is no nickname.
        let isCompany = first(.nickname) == nil && now.given.isEmpty && now.family.isEmpty
        if before.nickname != now.nickname, !isCompany {
            set(.nickname, CardValue.list([now.nickname].filter { !$0.isEmpty } + values("nickname"), version))
        }
        if before.phoneticGiven != now.phoneticGiven { set(.phoneticGiven, value(now.phoneticGiven)) }
        if before.phoneticFamily != now.phoneticFamily { set(.phoneticFamily, value(now.phoneticFamily)) }
    }

    private mutating func patchWork() {
        if old.organization != new.organization {
            let units = first(.organization).map { CardText.components(of: $0, card).dropFirst() } ?? []
            let parts = [new.organization] + units
            set(.organization, parts.allSatisfy(\.isEmpty) ? "" : CardValue.components(parts, version))
        }
        if old.title != new.title {
            set(first(.title) == nil && first(.role) != nil ? .role : .title, value(new.title))
        }
    }

    private mutating func patchSingles() {
        if old.pronouns != new.pronouns { set(.pronouns, value(new.pronouns)) }
        if old.zone != new.zone { set(.zone, value(new.zone), version == .v30 && !new.zone.isEmpty ? [.init("VALUE", "text")] : []) }
        if old.location != new.location { set(.ownPlace, value(new.location)) }
        if old.circles.map(folded).sorted() != new.circles.map(folded).sorted() { set(.ownCircle, CardValue.list(new.circles, version)) }
        if old.languages != new.languages {
            for index in card.lines.indices where card.lines[index].property == .language { remove(index) }
            for (place, language) in new.languages.enumerated() {
                let order = new.languages.count > 1 && version == .v40 ? [CardLineText.Parameter("PREF", String(min(100, place + 1)))] : []
                added.append(CardLineText("LANG", order, value: value(language)))
            }
        }
    }

    /// Categories that say nothing of anybody stay, and those whose tag is there.
    private mutating func patchTags() {
        let (before, now) = (Set(old.tags.map(ArchivePerson.tag)), Set(new.tags.map(ArchivePerson.tag)))
        guard before != now else { return }
        var missing = new.tags.filter { !before.contains(ArchivePerson.tag($0)) }
        for index in card.lines.indices where card.lines[index].property == .categories {
            let all = CardText.list(of: index, card)
            let kept = all.filter { CardContent.tag($0).map { now.contains(ArchivePerson.tag($0)) } ?? true }
            guard kept != all || !missing.isEmpty else { continue }
            let list = kept + missing
            missing = []
            if list.isEmpty { remove(index) } else { replace(index, CardValue.list(list, version)) }
        }
        if !missing.isEmpty { added.append(CardLineText("CATEGORIES", value: CardValue.list(missing, version))) }
    }

    // MARK: Lines of which there are several

    private mutating func patchLines() {
        var left = LeftOver(new, without: ownFields)
        if !otherName.isEmpty, !left.takeOtherName(otherName) { set(.formattedName, value(new.name.formal)) }
        var stale: [CardFacts.Line] = []
        for line in facts.lines {
            switch left.take(line) {
            case .all: break
            case .otherLabel(let label): relabel(line, label)
            case .gone: stale.append(line)
            }
        }
        // What is new of a kind takes the place of what is gone of it: an edit changes its own line.
        for line in stale {
            if let fact = left.successor(of: line) {
                write(fact, over: line)
            } else {
                remove(line.index)
            }
        }
        for fact in left.facts { added += lines(for: fact) }
        patchOwnFields()
    }

    /// Fields that stand in lines of other things: units behind the organization, more nicknames behind the first, a role beside a
    /// title, an offset in the place of a zone.
    private var ownFields: Set<String> {
        var labels = Set(old.fields.map(\.label)).intersection(["department", "nickname", "role", "time zone"])
        if !new.zone.isEmpty { labels.remove("time zone") }
        return labels
    }

    /// The values of the fields of a label.
    private func values(_ label: String) -> [String] {
        new.fields.filter { $0.label == label }.flatMap { $0.value.components(separatedBy: "; ") }.filter { !$0.isEmpty }
    }

    private mutating func patchOwnFields() {
        for label in ownFields.sorted() {
            let before = old.fields.filter { $0.label == label }.map(\.value).joined(separator: "; ")
            let now = values(label)
            guard before != now.joined(separator: "; ") else { continue }
            switch label {
            case "department": set(.organization, CardValue.components([new.organization] + now, version))
            case "nickname": set(.nickname, CardValue.list([new.name.nickname].filter { !$0.isEmpty } + now, version))
            case "role": set(.role, value(now.joined(separator: "; ")))
            default: set(.zone, value(now.joined(separator: "; ")))
            }
        }
    }

    private mutating func relabel(_ line: CardFacts.Line, _ label: String) {
        if let place = line.label {
            var text = text(place)
            text.value = value(label)
            replaced[place] = text
            return
        }
        var text = text(line.index)
        let kept = text.types.filter { CardFact.keptTypes.contains($0) }
        text.remove("TYPE")
        let types = kept + CardFact.types(label)
        if !types.isEmpty { text.parameters.insert(.init(name: "TYPE", values: types.map { $0.lowercased() }), at: 0) }
        replaced[line.index] = text
    }

    private mutating func write(_ fact: CardFact, over line: CardFacts.Line) {
        switch (fact, line.property) {
        case (.date(let date), _):
            let day = CardValue.day(date.date, version)
            replace(line.index, day.value, day.parameters)
            if let place = line.label, line.says.dates.first?.label != date.label { setLabel(place, date.label) }
        case (.field(let field), .address):
            replace(line.index, CardValue.components(["", "", field.value, "", "", "", ""], version))
        case (.identity(let identity), _):
            replace(line.index, value(CardFact.written(identity, over: line.property, version)))
            if line.says.identities.first?.label != identity.label { relabel(line, identity.label) }
        default: replace(line.index, value(fact.text), line.property == .related ? [.init("VALUE", "text")] : [])
        }
    }

    private mutating func setLabel(_ index: Int, _ label: String) {
        var text = text(index)
        text.value = value(label)
        replaced[index] = text
    }

    /// New lines; a label that is no TYPE of vCard stands in a line of its own.
    private func lines(for fact: CardFact) -> [CardLineText] { fact.lines(version) { "item\(freeGroup + $0)" } }

    /// A number that no group has yet, behind those that were added.
    private var freeGroup: Int {
        let groups = card.lines.map(card.group) + added.map { $0.group.lowercased() }
        return (groups.compactMap { $0.hasPrefix("item") ? Int($0.dropFirst(4)) : nil }.max() ?? 0) + 1
    }
}

extension CardLineText {
    /// PHOTO of vCard 2.1 (section 2.2.4), 3.0 (RFC 2426, section 3.1.4) or 4.0 (RFC 6350, section 6.2.4).
    fileprivate init(picture face: Face, _ version: VCard.Version) {
        let text = Data(face.bytes).base64EncodedString()
        switch version {
        case .v21: self.init("PHOTO", [.init("TYPE", face.kind.name), .init("ENCODING", "BASE64")], value: text)
        case .v30: self.init("PHOTO", [.init("ENCODING", "b"), .init("TYPE", face.kind.name)], value: text)
        case .v40: self.init("PHOTO", value: "data:\(face.kind.mediaType);base64,\(text)")
        }
    }
}

extension CardText {
    static func list(of index: Int, _ card: VCard) -> [String] {
        card.bytes.withUnsafeBufferPointer { CardText($0, card.lines[index], card.version).list().filter { !$0.isEmpty } }
    }

    static func text(of index: Int, _ card: VCard) -> String {
        card.bytes.withUnsafeBufferPointer { CardText($0, card.lines[index], card.version).text }
    }

    static func components(of index: Int, _ card: VCard) -> [String] {
        card.bytes.withUnsafeBufferPointer { CardText($0, card.lines[index], card.version).components() }
    }
}
