internal import WellmetModel

extension CardContent {
    /// Decodes all lines of `card`.
    package init(_ card: VCard) {
        self = card.bytes.withUnsafeBufferPointer { bytes in
            var content = CardContent()
            content.version = card.version
            var reader = CardContentReader(bytes, card.version)
            for index in card.lines.indices { reader.read(card.lines[index], at: index, into: &content) }
            content.finish(reader.groups)
            return content
        }
    }

    /// What only all lines together tell.
    private mutating func finish(_ groups: CardGroups) {
        if !groups.labels.isEmpty { groups.name(&self) }
        if name.isEmpty, !formattedName.isEmpty { name = name.taking(written: formattedName) }
        if let first = nicknames.first { name.nickname = first }
        mails.preferredFirst()
        phones.preferredFirst()
    }
}

extension VCard {
    /// What the card is called (FN); empty when it does not tell.
    package var title: String { CardContent(self).formattedName }
}

extension PersonName {
    /// The parts of a name written in one piece, with what is known of it besides.
    fileprivate func taking(written text: String) -> PersonName {
        var name = PersonName(written: text)
        (name.phoneticGiven, name.phoneticFamily) = (phoneticGiven, phoneticFamily)
        return name
    }
}

extension [CardEntry] {
    /// The preferred ones first, each otherwise in its place.
    fileprivate mutating func preferredFirst() {
        guard count > 1, let first = firstIndex(where: \.isPreferred), first > 0 else { return }
        self = filter(\.isPreferred) + filter { !$0.isPreferred }
    }
}

/// Labels that stand in a line of their own: `item1.X-ABLabel:_$!<Anniversary>!$_` names what `item1.` says.
struct CardGroups {
    /// Where an entry went that has a group, to be named when the label is read.
    struct Named {
        var group: String
        var place: Place
    }
    enum Place { case mail(Int), phone(Int), url(Int), messaging(Int), profile(Int), address(Int), date(Int), related(Int) }

    var labels: [String: String] = [:]
    var named: [Named] = []

    func name(_ content: inout CardContent) {
        for entry in named {
            guard let label = labels[entry.group] else { continue }
            switch entry.place {
            case .mail(let index): content.mails[index].label = label
            case .phone(let index): content.phones[index].label = label
            case .url(let index): content.urls[index].label = label
            case .messaging(let index): content.messaging[index].label = label
            case .profile(let index): content.profiles[index].label = label
            case .address(let index): content.addresses[index].label = label
            case .date(let index): content.dates[index].label = label
            case .related(let index): content.related[index].label = label
            }
        }
    }
}

/// Reads one line after the other into a card's content.
private struct CardContentReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let version: VCard.Version
    var groups = CardGroups()

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ version: VCard.Version) {
        self.bytes = bytes
        self.version = version
    }

    mutating func read(_ line: CardLine, at index: Int, into content: inout CardContent) {
        switch line.property {
        case .begin, .end, .version, .product, .profile, .mailer, .clientMap, .created, .access, .source, .appleShowAs, .appleCountry: break
        case .uid: if content.uid.isEmpty { content.uid = text(line) }
        case .revision: content.revision = text(line)
        case .kind, .appleKind: content.kind = text(line).lowercased()
        case .formattedName: if content.formattedName.isEmpty { content.formattedName = text(line) }
        case .name: if content.name.isEmpty { readName(line, into: &content.name) }
        case .nickname: content.nicknames += list(line)
        case .phoneticGiven: content.name.phoneticGiven = text(line)
        case .phoneticFamily: content.name.phoneticFamily = text(line)
        case .pronouns: content.pronouns.appendNonEmpty(text(line))
        case .gender: content.gender = components(line).filter { !$0.isEmpty }.joined(separator: "; ")
        case .xGender: if content.gender.isEmpty { content.gender = text(line) }
        case .mail: content.mails.add(entry(line, .mail(content.mails.count)))
        case .phone: content.phones.add(entry(line, .phone(content.phones.count)))
        case .url: content.urls.add(entry(line, .url(content.urls.count)))
        case .messaging, .xSkype, .xSkypeUser, .xJabber, .xAIM, .xICQ, .xMSN, .xYahoo, .xGaduGadu, .xGoogleTalk, .xMatrix:
            content.messaging.add(entry(line, .messaging(content.messaging.count)))
        case .social, .xSocial, .xTwitter: content.profiles.add(entry(line, .profile(content.profiles.count)))
        case .address: readAddress(line, into: &content)
        case .organization: if content.organization.isEmpty { content.organization = components(line) }
        case .title: if content.title.isEmpty { content.title = text(line) }
        case .role: if content.role.isEmpty { content.role = text(line) }
        case .birthday: content.birthday = content.birthday ?? date(line, "birthday")
        case .anniversary, .xAnniversary, .xEvolutionAnniversary:
            content.anniversary = content.anniversary ?? date(line, "anniversary")
        case .deathDate: content.deathDate = content.deathDate ?? date(line, "death")
        case .appleDate:
            guard let date = date(line, "") else { break }
            note(line, .date(content.dates.count))
            content.dates.append(date)
        case .related, .appleRelated, .xSpouse, .xManager, .xAssistant, .xEvolutionSpouse, .xEvolutionManager, .xEvolutionAssistant:
            readRelated(line, into: &content)
        case .member, .appleMember: content.members.appendNonEmpty(text(line))
        case .categories: content.categories += list(line)
        case .note: content.notes.appendNonEmpty(text(line).withPlainLineEnds)
        case .language: content.languages.appendNonEmpty(text(line))
        case .zone: if content.zone.isEmpty { content.zone = CardContentReader.offset(text(line)) }
        case .photo: content.photo = content.photo ?? media(line, at: index)
        case .ownCircle: content.circles += list(line)
        case .ownPlace: content.place = text(line)
        case .ownField:
            let label = line.hasParameters ? CardParameters(bytes, line)["LABEL"].first ?? "" : ""
            content.fields.append(CardEntry(text(line), label: label))
        case .appleLabel: if line.hasGroup { groups.labels[group(of: line)] = CardContentReader.plain(text(line)) }
        default: break  // Wellmet has no place for it: it stays in the bytes
        }
    }

    // MARK: Values

    private func text(_ line: CardLine) -> String { CardText(bytes, line, version).text }
    private func components(_ line: CardLine) -> [String] { CardText(bytes, line, version).components() }
    private func list(_ line: CardLine) -> [String] { CardText(bytes, line, version).list().filter { !$0.isEmpty } }

    private func readName(_ line: CardLine, into name: inout PersonName) {
        let parts = components(line)
        func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
        (name.family, name.given, name.additional, name.prefix, name.suffix) = (part(0), part(1), part(2), part(3), part(4))
    }

    private mutating func readAddress(_ line: CardLine, into content: inout CardContent) {
        let parts = CardText(bytes, line, version).components(joiner: ", ")
        guard parts.contains(where: { !$0.isEmpty }) else { return }
        note(line, .address(content.addresses.count))
        content.addresses.append(CardAddress(parts, label: label(line).0))
    }

    /// The line's value with its label; nil when it says nothing. It will stand at `place`, if its group has a name for it.
    private mutating func entry(_ line: CardLine, _ place: CardGroups.Place) -> CardEntry? {
        let value = text(line)
        guard !value.isEmpty else { return nil }
        let (label, isPreferred) = label(line)
        note(line, place)
        return CardEntry(value, label: label, service: service(line), isPreferred: isPreferred)
    }

    private mutating func readRelated(_ line: CardLine, into content: inout CardContent) {
        let value = text(line)
        guard !value.isEmpty else { return }
        let known: String? =
            switch line.property {
            case .xSpouse, .xEvolutionSpouse: "spouse"
            case .xManager, .xEvolutionManager: "manager"
            case .xAssistant, .xEvolutionAssistant: "assistant"
            default: nil
            }
        let types = line.hasParameters ? CardParameters(bytes, line)["TYPE"].map { $0.lowercased() }.filter { $0 != "pref" } : []
        note(line, .related(content.related.count))
        content.related.append(CardEntry(value, label: known ?? types.joined(separator: ", ")))
    }

    private func media(_ line: CardLine, at index: Int) -> CardMedia? {
        guard line.valueEnd > line.value else { return nil }
        let parameters = CardParameters(bytes, line)
        if parameters.coding.isBase64 { return .inline(line: index) }
        let head = CardText.string(bytes[Int(line.value)..<min(Int(line.valueEnd), Int(line.value) + 5)], .utf8).lowercased()
        return head == "data:" ? .inline(line: index) : .uri(text(line))
    }

    /// A day: RFC 6350's forms, those of ISO 8601 with a time behind, and Apple's year that means none (`X-APPLE-OMIT-YEAR`).
    private func date(_ line: CardLine, _ label: String) -> CardDate? {
        let text = text(line)
        guard !text.isEmpty else { return nil }
        let day = text.utf8.firstIndex(of: 0x54).map { text[..<$0] } ?? text[...]
        var date = PartialDate(day)
        if line.hasParameters, let known = date, let year = known.year,
            CardParameters(bytes, line)["X-APPLE-OMIT-YEAR"].contains(where: { Int($0) == year })
        {
            date = PartialDate(month: known.month, day: known.day)
        }
        return CardDate(label: label, date: date, text: text)
    }

    /// An offset in its two forms, `-0500` and `-05:00`, as the second.
    private static func offset(_ text: String) -> String {
        guard text.utf8.count == 5, let sign = text.first, "+-".contains(sign), text.dropFirst().allSatisfy(\.isNumber) else { return text }
        return text.prefix(3) + ":" + text.suffix(2)
    }

    // MARK: Labels

    private func label(_ line: CardLine) -> (String, Bool) {
        guard line.hasParameters else { return ("", false) }
        let types = CardTypes(bytes, line)
        let label = types.label
        if label.isEmpty, types.contains(.unknown) {
            let word = CardParameters(bytes, line)["TYPE"].first { !["pref", "internet", "voice", "other"].contains($0.lowercased()) }
            return (word.map(CardContentReader.plain) ?? "", types.contains(.preferred))
        }
        return (label, types.contains(.preferred))
    }

    /// Which network or messenger a line is about.
    private func service(_ line: CardLine) -> String {
        switch line.property {
        case .mail, .phone, .url: return ""
        case .messaging:
            return line.hasParameters ? CardParameters(bytes, line)["X-SERVICE-TYPE"].first?.lowercased() ?? "" : ""
        case .social, .xSocial:
            guard line.hasParameters else { return "" }
            let parameters = CardParameters(bytes, line)
            let service =
                parameters["SERVICE-TYPE"].first ?? parameters["X-SERVICE-TYPE"].first
                ?? parameters["TYPE"].first { $0.lowercased() != "pref" }
            return service?.lowercased() ?? ""
        case .xSkype, .xSkypeUser: return "skype"
        case .xJabber: return "xmpp"
        case .xGoogleTalk: return "xmpp"
        default: return line.property.rawValue.dropFirst(2).lowercased()
        }
    }

    /// `_$!<HomePage>!$_` is Apple's word for one that it translates.
    private static func plain(_ label: String) -> String {
        let label = label.trimmed
        let inner = label.hasPrefix("_$!<") && label.hasSuffix(">!$_") ? String(label.dropFirst(4).dropLast(4)) : label
        return inner == label && label.hasPrefix("X-")
            ? String(label.dropFirst(2)).lowercased() : inner == label ? label : inner.lowercased()
    }

    private mutating func note(_ line: CardLine, _ place: CardGroups.Place) {
        if line.hasGroup { groups.named.append(CardGroups.Named(group: group(of: line), place: place)) }
    }

    private func group(of line: CardLine) -> String {
        CardText.string(bytes[Int(line.start)..<max(Int(line.start), Int(line.name) - 1)], .utf8).lowercased()
    }
}

extension Array {
    /// Adds what there is; most cards have two or three of a kind, and room for them is made at once.
    fileprivate mutating func add(_ element: Element?) {
        guard let element else { return }
        if isEmpty { reserveCapacity(3) }
        append(element)
    }
}

extension [String] {
    fileprivate mutating func appendNonEmpty(_ text: String) {
        if !text.isEmpty { append(text) }
    }
}
