internal import Foundation
internal import WellmetModel

extension VCard {
    /// The same card in another version. What both versions know is said in the other's words, everything else stays as it is,
    /// so that the way back loses nothing.
    ///
    /// Of vCard 2.1 only what it is converted from: nobody needs new ones.
    package func converted(to target: Version) -> VCard {
        guard version != target, target != .v21 else { return self }
        var conversion = CardConversion(self, to: target)
        return conversion.result
    }
}

/// Turns the lines of a card into those of another version.
private struct CardConversion {
    let card: VCard
    let target: VCard.Version
    private var lines: [CardLineText]
    private var source: VCard.Version { card.version }

    init(_ card: VCard, to target: VCard.Version) {
        self.card = card
        self.target = target
        lines = card.lines.map { CardLineText($0, of: card) }
    }

    var result: VCard {
        mutating get {
            if source == .v21 { leave21() }
            setVersion()
            if target == .v40 { enter40() } else if source == .v40 { leave40() }
            addNames()
            var bytes: [UInt8] = []
            for line in lines { bytes += line.written(target) }
            return VCard(bytes)
        }
    }

    private mutating func setVersion() {
        if let place = lines.firstIndex(where: { $0.property == .version }) {
            lines[place].value = target.rawValue
        } else {
            lines.insert(CardLineText("VERSION", value: target.rawValue), at: min(1, lines.count))
        }
        if lines.last?.property != .end { lines.append(CardLineText("END", value: "VCARD")) }
    }

    // MARK: From 2.1

    /// Values with the escapes of 3.0, parameters with their names, base64 as 3.0 calls it (RFC 2426, section 5).
    private mutating func leave21() {
        for index in lines.indices {
            var line = lines[index]
            let property = line.property
            let encoding = line.parameter("ENCODING")?.uppercased()
            line.remove("ENCODING", "CHARSET")
            if encoding == "BASE64" || encoding == "B" {
                line.parameters.insert(.init("ENCODING", "b"), at: 0)
                line.value = String(line.value.filter { !$0.isWhitespace })
            } else if property == .agent, line.value.uppercased().contains("BEGIN:VCARD") {
                // A card within the card is a text from 3.0 on (RFC 2426, section 3.5.4).
                let inner = card.bytes[Int(card.lines[index].value)..<Int(card.lines[index].valueEnd)]
                line.value = CardValue.text(CardText.string(Array(inner), .utf8).trimmed, .v30)
            } else if [.name, .address, .organization, .gender].contains(property) {
                let value = line.value
                line.value = CardConversion.parts(value).map { part in
                    part.replacing("\\;", with: ";").replacing("\\\\", with: "\\").replacing("\\", with: "\\\\").replacing(";", with: "\\;")
                        .replacing("\n", with: "\\n")
                }.joined(separator: ";")
            } else if ![.categories, .nickname].contains(property) {
                let text = card.bytes.withUnsafeBufferPointer { CardText($0, card.lines[index], .v21).text }
                line.value = CardValue.text(text, .v30)
            }
            lines[index] = line
        }
    }

    /// Cut at the semicolons that no backslash stands before.
    private static func parts(_ value: String) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in value {
            if character == ";", !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    // MARK: To 4.0

    private mutating func enter40() {
        let labels = groupLabels()
        var gone: Set<String> = []
        for index in lines.indices {
            var line = lines[index]
            // One TYPE=pref is PREF=1 (RFC 6350, section 5.3).
            if line.types.contains("PREF") {
                line.removeType("PREF")
                line.parameters.append(.init("PREF", "1"))
            }
            switch line.property {
            case .photo, .logo, .sound, .key: enterMedia(&line)
            case .birthday, .anniversary, .deathDate, .appleDate: enterDay(&line, labels, &gone)
            case .xAnniversary, .xEvolutionAnniversary:
                line.parameters.append(.init("X-WAS", line.name))
                line.name = "ANNIVERSARY"
                enterDay(&line, [:], &gone)
            // Section 6.7.4.
            case .revision: line.value = CardConversion.basic(line.value)
            case .appleKind: line.name = "KIND"  // section 6.1.4
            case .appleMember: line.name = "MEMBER"  // section 6.6.5
            case .xGender where line.parameters.isEmpty && ["M", "F", "O", "N", "U"].contains(line.value.uppercased()): line.name = "GENDER"
            // An offset is no text in 4.0 (section 6.5.1).
            case .zone where line.parameter("VALUE")?.lowercased() == "text": line.remove("VALUE")
            case .zone where line.value.first.map({ "+-".contains($0) }) == true && line.parameter("VALUE") == nil:
                line.parameters.append(.init("VALUE", "utc-offset"))
                line.value = line.value.replacing(":", with: "")
            // `geo:` (section 6.5.2, RFC 5870).
            case .place where !line.value.lowercased().hasPrefix("geo:"): line.value = "geo:" + line.value.replacing(";", with: ",")
            case .appleRelated: enterRelated(&line, labels, &gone)
            default: break
            }
            lines[index] = line
        }
        lines.removeAll { $0.property == .appleLabel && gone.contains($0.group.lowercased()) }
        enterSortAs()
    }

    /// The labels that stand in lines of their own, by their groups, where nothing else has the group.
    private func groupLabels() -> [String: String] {
        var labels: [String: String] = [:]
        for line in lines where !line.group.isEmpty && line.property == .appleLabel {
            let group = line.group.lowercased()
            if lines.count(where: { $0.group.lowercased() == group }) == 2 { labels[group] = line.value }
        }
        return labels
    }

    /// A `data:` URI (section 6.2.4), or the address that was there.
    private func enterMedia(_ line: inout CardLineText) {
        guard let encoding = line.parameter("ENCODING")?.uppercased(), encoding == "B" || encoding == "BASE64" else {
            if line.parameter("VALUE")?.uppercased() == "URI" { line.remove("VALUE") }
            return
        }
        // What is no base64 stays as it is.
        let data = String(line.value.filter { !$0.isWhitespace })
        guard Data(base64Encoded: data) != nil else { return }
        let type = line.types.first ?? ""
        line.remove("ENCODING", "TYPE", "VALUE")
        let isPicture = [.photo, .logo].contains(line.property)
        let media =
            type.contains("/")
            ? type.lowercased() : (isPicture ? "image/" : "application/") + (type.isEmpty ? "x-unknown" : type.lowercased())
        line.value = "data:\(media);base64," + data
    }

    /// Days without dashes, and without Apple's year that means none (section 4.3.1); an anniversary by its own name (6.2.6).
    private func enterDay(_ line: inout CardLineText, _ labels: [String: String], _ gone: inout Set<String>) {
        let year = line.parameter("X-APPLE-OMIT-YEAR").flatMap { Int($0) }
        if line.property == .appleDate, let label = labels[line.group.lowercased()], CardConversion.isAnniversary(label) {
            gone.insert(line.group.lowercased())
            if label != CardConversion.apple("anniversary") { line.parameters.append(.init("X-LABEL", label)) }
            (line.group, line.name) = ("", "ANNIVERSARY")
        }
        if let date = PartialDate(line.value), var known = Optional(date) {
            if let year, known.year == year, let short = PartialDate(month: known.month, day: known.day) {
                known = short
                line.remove("X-APPLE-OMIT-YEAR")
                if year != 1604 { line.parameters.append(.init("X-YEAR", String(year))) }
            }
            line.remove("VALUE")
            line.value = CardValue.day(known, .v40).value
        } else if line.value.contains("T") {
            line.value = CardConversion.basic(line.value)
            line.remove("VALUE")
        } else if line.parameter("VALUE") == nil, !line.value.isEmpty {
            line.parameters.append(.init("VALUE", "text"))
        }
    }

    private static func isAnniversary(_ label: String) -> Bool {
        folded(label.replacing("_$!<", with: "").replacing(">!$_", with: "")) == "anniversary"
    }

    /// A relative by a name, with what they are as TYPE (section 6.6.6), where vCard has a word for it.
    private func enterRelated(_ line: inout CardLineText, _ labels: [String: String], _ gone: inout Set<String>) {
        guard let label = labels[line.group.lowercased()] else {
            line.name = "RELATED"
            line.parameters.append(.init("VALUE", "text"))
            return
        }
        let word = folded(label.replacing("_$!<", with: "").replacing(">!$_", with: ""))
        guard CardConversion.relations.contains(word) else { return }
        gone.insert(line.group.lowercased())
        line.parameters += [.init("TYPE", word), .init("VALUE", "text")]
        if label != CardConversion.apple(word) { line.parameters.append(.init("X-LABEL", label)) }
        (line.group, line.name) = ("", "RELATED")
    }

    /// A word as Apple writes those that it translates.
    private static func apple(_ word: String) -> String { "_$!<" + word.prefix(1).uppercased() + word.dropFirst() + ">!$_" }

    private static let relations: Set<String> = [
        "contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child", "parent", "sibling",
        "spouse", "kin", "muse", "crush", "date", "sweetheart", "me", "agent", "emergency",
    ]

    /// SORT-STRING became a parameter of the name (section 5.9).
    private mutating func enterSortAs() {
        guard let place = lines.firstIndex(where: { $0.property == .sortString && $0.parameters.isEmpty && $0.group.isEmpty }),
            let name = lines.firstIndex(where: { $0.property == .name && $0.parameter("SORT-AS") == nil })
        else { return }
        lines[name].parameters.append(.init("SORT-AS", lines[place].value))
        lines.remove(at: place)
    }

    // MARK: From 4.0

    private mutating func leave40() {
        var made: [CardLineText] = []
        var taken = Set(lines.map { $0.group.lowercased() })
        func group() -> String {
            var number = 1
            while !taken.insert("item\(number)").inserted { number += 1 }
            return "item\(number)"
        }
        for line in lines {
            var line = line
            if line.parameter("PREF") == "1" {
                line.remove("PREF")
                line.parameters.append(.init("TYPE", "pref"))
            }
            var label: String?
            switch line.property {
            case .photo, .logo, .sound, .key: leaveMedia(&line)
            case .birthday, .deathDate, .appleDate: leaveDay(&line)
            case .anniversary:
                if let name = line.parameter("X-WAS") {
                    line.remove("X-WAS")
                    line.name = name
                } else if line.group.isEmpty {
                    label = line.parameter("X-LABEL") ?? CardConversion.apple("anniversary")
                    line.group = group()
                    line.name = "X-ABDATE"
                    line.remove("X-LABEL")
                }
                leaveDay(&line)
            case .revision: line.value = CardConversion.extended(line.value)
            case .kind where line.value.lowercased() == "group": line.name = "X-ADDRESSBOOKSERVER-KIND"
            case .member: line.name = "X-ADDRESSBOOKSERVER-MEMBER"
            case .gender where line.parameters.isEmpty && line.value.utf8.count == 1: line.name = "X-GENDER"
            case .zone where line.parameter("VALUE")?.lowercased() == "utc-offset":
                line.remove("VALUE")
                if line.value.utf8.count == 5 { line.value.insert(":", at: line.value.index(line.value.startIndex, offsetBy: 3)) }
            case .zone where line.parameter("VALUE") == nil: line.parameters.append(.init("VALUE", "text"))
            case .place where line.value.lowercased().hasPrefix("geo:"):
                line.value = String(line.value.dropFirst(4)).replacing(",", with: ";")
            case .related where line.parameter("VALUE")?.lowercased() == "text":
                line.remove("VALUE")
                let type = line.types.first { $0 != "PREF" }
                label = line.parameter("X-LABEL") ?? type.map { CardConversion.apple($0.lowercased()) }
                if line.group.isEmpty, label != nil {
                    line.group = group()
                    line.remove("X-LABEL")
                    if let type { line.removeType(type) }
                } else {
                    label = nil
                }
                line.name = "X-ABRELATEDNAMES"
            case .name:
                if let order = line.parameters.first(where: { $0.name == "SORT-AS" })?.values.joined(separator: ",") {
                    line.remove("SORT-AS")
                    made.append(line)
                    line = CardLineText("SORT-STRING", value: order)
                }
            default: break
            }
            made.append(line)
            if let label { made.append(CardLineText("X-ABLabel", group: line.group, value: label)) }
        }
        lines = made
    }

    /// `ENCODING=b` with the kind as TYPE (RFC 2426, section 3.1.4).
    private func leaveMedia(_ line: inout CardLineText) {
        guard line.value.prefix(5).lowercased() == "data:", let comma = line.value.firstIndex(of: ",") else {
            if line.parameter("VALUE") == nil, line.value.contains("://") { line.parameters.append(.init("VALUE", "uri")) }
            return
        }
        let head = line.value[line.value.index(line.value.startIndex, offsetBy: 5)..<comma]
        guard head.lowercased().contains("base64") else { return }
        let media = head.prefix { $0 != ";" && $0 != "\\" }
        let kind = media.split(separator: "/").last.map { $0.uppercased() } ?? ""
        line.remove("VALUE", "MEDIATYPE", "TYPE")
        line.parameters.append(.init("ENCODING", "b"))
        if !kind.isEmpty, kind != "X-UNKNOWN" {
            let isUsual = media.lowercased() == "image/" + kind.lowercased() || media.lowercased() == "application/" + kind.lowercased()
            line.parameters.append(.init("TYPE", isUsual ? kind : String(media)))
        }
        line.value = String(line.value[line.value.index(after: comma)...])
    }

    /// Dashes, and Apple's year where none is known.
    private func leaveDay(_ line: inout CardLineText) {
        let year = line.parameter("X-YEAR")
        line.remove("X-YEAR")
        if let date = PartialDate(line.value) {
            var (value, parameters) = CardValue.day(date, .v30)
            if let year, date.year == nil {
                value = year + value.dropFirst(4)
                parameters = [.init("X-APPLE-OMIT-YEAR", year)]
            }
            line.value = value
            line.parameters += parameters
        } else if line.value.contains("T") {
            line.value = CardConversion.extended(line.value)
        }
    }

    // MARK: Both ways

    /// 3.0 has both N and FN (RFC 2426, sections 3.1.1 and 3.1.2), 4.0 has FN (RFC 6350, section 6.2.1).
    private mutating func addNames() {
        let name = lines.first { $0.property == .name }
        let formatted = lines.first { $0.property == .formattedName }
        let place = (lines.firstIndex { $0.property == .version } ?? 0) + 1
        if formatted == nil {
            let content = CardContent(card)
            let full = content.name.formal.nonEmpty ?? content.organization.first?.nonEmpty ?? content.mails.first?.value ?? "?"
            lines.insert(CardLineText("FN", value: CardValue.text(full, target)), at: min(place, lines.count))
        }
        if name == nil, target == .v30, let formatted {
            let text = CardContent(card).name
            let parts = [text.family, text.given, text.additional, text.prefix, text.suffix]
            let isPerson = !text.given.isEmpty || !text.family.isEmpty
            lines.insert(
                CardLineText("N", value: isPerson ? CardValue.components(parts, target) : formatted.value + ";;;;"),
                at: min(place, lines.count))
        }
    }

    /// `1995-10-31T22:27:10Z` as `19951031T222710Z`.
    private static func basic(_ moment: String) -> String {
        guard PartialDate(String(moment.prefix { $0 != "T" }))?.exact != nil else { return moment }
        let halves = moment.split(separator: "T", maxSplits: 1).map(String.init)
        let day = halves[0].replacing("-", with: "")
        guard halves.count > 1 else { return day }
        // The sign of an offset stays.
        let time = halves[1]
        return day + "T" + time.replacing(":", with: "")
    }

    /// `19951031T222710Z` as `1995-10-31T22:27:10Z`.
    private static func extended(_ moment: String) -> String {
        let halves = moment.split(separator: "T", maxSplits: 1).map(String.init)
        guard let first = halves.first, let day = PartialDate(first)?.exact else { return moment }
        guard halves.count > 1 else { return day.description }
        let digits = halves[1].prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 6 else { return day.description + "T" + halves[1] }
        let text = Array(digits)
        let rest = halves[1].dropFirst(6)
        return day.description + "T" + String(text[0...1]) + ":" + String(text[2...3]) + ":" + String(text[4...5]) + rest
    }
}
