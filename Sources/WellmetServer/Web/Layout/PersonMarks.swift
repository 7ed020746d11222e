internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// The small parts in which people appear, the same on every page.
enum PersonMarks {
    enum Size: String {
        case small, usual = "", large

        /// Of the picture: about twice those of the stylesheet, for fine screens.
        var pixels: Int { self == .small ? 64 : self == .large ? 192 : 96 }
    }

    /// A picture, and under it, until it is there or where there is none, initials on a hue that the id decides.
    static func avatar(_ id: ID<Person>, _ name: PersonName, face: UInt64? = nil, size: Size = .usual) -> HTML {
        let picture: HTML =
            if let face {
                """
                <img src="\(FaceMark.path(id, face, size: size.pixels))" alt="" \
                \(size == .large ? "" : "loading=\"lazy\" " as HTML)decoding="async">
                """
            } else { .empty }
        let style = size == .usual ? "" : " " + size.rawValue
        return "<span class=\"avatar\(style) hue-\(hue(id))\" aria-hidden=\"true\">\(initials(name))\(picture)</span>"
    }

    static func avatar(_ person: PersonLine, size: Size = .usual) -> HTML {
        avatar(person.id, person.name, face: person.face, size: size)
    }

    /// 0 to 23, the same for the same person for ever.
    static func hue(_ id: ID<Person>) -> Int {
        withUnsafeBytes(of: id.uuid.uuid) { bytes in
            Int(bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } % 24)
        }
    }

    static func initials(_ name: PersonName) -> String {
        let letters = [name.given, name.family].compactMap { $0.trimmed.first.map(bare) }
        let text = letters.isEmpty ? name.full.first.map(bare) ?? "" : letters.joined()
        // Scripts without capitals read best with one character.
        let isCased = text.contains { $0.isUppercase || $0.isLowercase }
        return isCased ? text.uppercased() : String(text.prefix(1))
    }

    /// A letter with no more than two marks: more would stand in the lines above and below it.
    static func bare(_ letter: Character) -> String {
        var (text, marks) = ("", 0)
        for scalar in letter.unicodeScalars {
            if scalar.properties.isGraphemeExtend { marks += 1 }
            if marks <= 2 || !scalar.properties.isGraphemeExtend { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    static func link(_ id: ID<Person>, _ name: String) -> HTML {
        "<a class=\"name\" href=\"/people/\(id)\">\(name)</a>"
    }

    /// Warmth as a shape and a word; for a tie that never was, words alone.
    static func warmth(_ tie: Tie, at now: Instant) -> HTML {
        guard let warmth = Warmth.of(tie, at: now) else { return "<span>never in touch</span>" }
        if tie.isNew(at: now) { return "<span>new</span>" }
        return "<span class=\"warmth warmth-\(warmth.rawValue)\"><i></i>\(warmth.word)</span>"
    }

    /// "Head of Design at Figueroa · Lisbon"
    static func about(_ person: PersonLine) -> HTML {
        HTML([person.work, person.place].filter { !$0.isEmpty }.joined(separator: " · "))
    }

    /// A row of a list, with as few letters as can be, since lists are long; `because` says what found them where the rest does not show it.
    static func row(_ person: PersonLine, _ visitor: Visitor, because: String? = nil, box: HTML = .empty) -> HTML {
        let when: HTML = person.tie.lastContact.map { Time.ago($0, visitor, isOfMany: true) } ?? .empty
        return """
            <li class="row" data-item>\(box)\(avatar(person))<div><a class="name" href="/people/\(person.id)">\
            \(person.name.full)</a><p class="about">\(about(person))\(because.map { " · \($0)" as HTML })</p></div>\
            <div class="row-when">\(warmth(person.tie, at: visitor.now))\(when)</div></li>

            """
    }
}

/// Instants and days as people say them, with the exact time on hover.
enum Time {
    /// "yesterday", "3 weeks ago". In lists of many the machine is told the day alone.
    static func ago(
        _ instant: Instant, _ visitor: Visitor, precision: Interaction.Precision = .minute, isOfMany: Bool = false
    ) -> HTML {
        let day = Day(instant, in: visitor.zone)
        let exact = precision == .day ? full(day) : "\(full(day)), \(instant.clock(in: visitor.zone))"
        let machine = precision == .day || isOfMany ? day.description : instant.iso8601(in: visitor.zone)
        return "<time datetime=\"\(machine)\" title=\"\(exact)\">\(day.words(relativeTo: visitor.today))</time>"
    }

    /// "Thursday 15 October 2026"
    static func full(_ day: Day) -> String {
        "\(weekdays[day.weekday - 1]) \(day.day) \(months[day.month - 1]) \(day.year)"
    }

    /// "16 October", in another year "16 October 2025": behind "since", "between", "on".
    static func date(_ day: Day, _ today: Day) -> String {
        "\(day.day) \(months[day.month - 1])" + (day.year == today.year ? "" : " \(day.year)")
    }

    /// "Fri 16 Oct"
    static func short(_ day: Day) -> String {
        "\(weekdays[day.weekday - 1].prefix(3)) \(day.day) \(months[day.month - 1].prefix(3))"
    }

    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
