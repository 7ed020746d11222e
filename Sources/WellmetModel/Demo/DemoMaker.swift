internal import Foundation

/// Makes up one network, person by person.
struct DemoMaker {
    private let count: Int
    let now: Instant
    let zone: TimeZone
    let today: Day
    private let history: Bool
    private let seed: UInt64
    var random: SeededRandom
    private var people: [DemoPerson] = []
    private var roles: [DemoRole] = []
    private var interactions: [DemoInteraction] = []
    private var followUps: [DemoFollowUp] = []
    private var phones: Set<String> = []
    private var names: Set<String> = []

    init(count: Int, now: Instant, zone: TimeZone, seed: UInt64, history: Bool) {
        self.count = count
        self.now = now
        self.zone = zone
        self.history = history
        self.seed = seed
        today = Day(now, in: zone)
        random = SeededRandom(seed: seed)
    }

    mutating func make() -> DemoNetwork {
        for role in assignedRoles() {
            roles.append(role)
            people.append(person(people.count, role))
        }
        linkPeople()
        if history {
            for (index, role) in roles.enumerated() { addHistory(of: index, role) }
            addGatherings()
        }
        interactions.sort { ($0.interaction.at, $0.interaction.id) < ($1.interaction.at, $1.interaction.id) }
        let circles = [
            ("clients", 30), ("colleagues", nil), ("former colleagues", nil), ("mentors", 60), ("newcomers", nil), ("peers", 90),
        ]
        return DemoNetwork(
            people: people, circles: circles.map { DemoCircle(name: $0.0, cadenceDays: $0.1) }, interactions: interactions,
            followUps: followUps, gifts: gifts)
    }

    private var gifts: DemoGifts {
        let known = people.indices.filter { roles[$0].rhythm != nil && people[$0].standing == .book }
        var organizations: [Int: String] = [:]
        for index in known {
            for case .addPosition(let organization, _, _, let to) in people[index].edits where to == nil && !organization.isEmpty {
                organizations[index] = organization
            }
        }
        return DemoGifts.make(known: history ? known : [], organizations: organizations, today: today, seed: seed)
    }

    private mutating func assignedRoles() -> [DemoRole] {
        var roles = DemoRole.allCases.flatMap { role in Array(repeating: role, count: role.number(of: count)) }
        var isName = false
        while roles.count < count {
            roles.append(isName ? .nameOnly : .acquaintance)
            isName.toggle()
        }
        // In a mixed order, so that neighbours in the book have nothing in common.
        roles.shuffle(using: &random)
        return roles
    }

    // MARK: Who

    private mutating func person(_ index: Int, _ role: DemoRole) -> DemoPerson {
        let culture = random.one(of: DemoCulture.all) ?? .fallback
        let isShe = random.chance(0.5)
        var person = DemoPerson(name: ownName(culture, isShe: isShe))
        // Of another sequence, so that faces change nobody else's story. A large network is made to be measured, without them.
        var faces = SeededRandom(seed: UInt64(index))
        if count <= 1000, role != .discovered, faces.chance(0.3) { person.face = DemoPortrait(&faces, isLong: isShe).face }
        if role == .discovered { person.standing = .discovered }
        let isKnown = role.rhythm != nil || role == .thank
        let depth = isKnown ? 1.0 : 0.25
        if random.chance(0.45 * depth) { person.edits.append(.pronouns(random.chance(0.08) ? "they/them" : isShe ? "she/her" : "he/him")) }
        let place = random.word(of: culture.places).split(separator: "|").map(String.init)
        if random.chance(0.85 * depth), let city = place.first {
            person.edits.append(.place(city))
            if let zone = place.last { person.edits.append(.zone(zone)) }
        }
        if random.chance(0.6 * depth) { person.edits.append(.languages(culture.languages)) }
        addIdentities(index, culture, role, &person)
        addWork(role, &person)
        if isKnown { addMemories(role, &person) }
        addStanding(role, &person)
        return person
    }

    /// A name that nobody bears yet; a network of thousands has namesakes all the same, as real ones do.
    private mutating func ownName(_ culture: DemoCulture, isShe: Bool) -> PersonName {
        for _ in 0..<12 {
            let name = name(culture, isShe: isShe)
            if names.insert(name.full).inserted { return name }
        }
        return name(culture, isShe: isShe)
    }

    private mutating func name(_ culture: DemoCulture, isShe: Bool) -> PersonName {
        let given = parts(random.word(of: isShe ? culture.she : culture.he))
        let family = parts(random.word(of: culture.family))
        var name = PersonName(given: given.written, family: family.written)
        name.phoneticGiven = given.said
        name.phoneticFamily = family.said
        if random.chance(0.05) { name.additional = parts(random.word(of: culture.family)).written }
        if random.chance(0.04) { name.prefix = random.chance(0.7) ? "Dr." : "Prof." }
        if random.chance(0.02) { name.suffix = "Ph.D." }
        if random.chance(0.06) { name.nickname = String((given.said.isEmpty ? given.written : given.said).prefix(3)) }
        return name
    }

    /// A name as it is written, and how it is said where that is given.
    private func parts(_ text: String) -> (written: String, said: String) {
        let parts = text.split(separator: "|").map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }

    private mutating func addIdentities(_ index: Int, _ culture: DemoCulture, _ role: DemoRole, _ person: inout DemoPerson) {
        func ascii(_ said: String, _ written: String) -> String {
            let words = foldedWords(said.isEmpty ? written : said).joined()
            return words.allSatisfy(\.isASCII) ? words : ""
        }
        let name = person.name
        let words = [ascii(name.phoneticGiven, name.given), ascii(name.phoneticFamily, name.family)].filter { !$0.isEmpty }
        let handle = (words.isEmpty ? ["friend"] : words).joined(separator: "-") + "-\(index + 1)"
        let dotted = (words.isEmpty ? ["friend"] : words).joined(separator: ".") + "\(index + 1)"
        func add(_ kind: Identity.Kind, _ value: String, _ label: String = "", display: String? = nil) {
            person.edits.append(.addIdentity(Identity(kind: kind, normalised: value, display: display, label: label)))
        }
        let isKnown = role.rhythm != nil || role == .thank
        if role != .discovered || random.chance(0.5) { add(.linkedin, handle) } else { add(.mail, "\(dotted)@example.net") }
        guard isKnown else { return }
        if random.chance(0.8) { add(.mail, "\(dotted)@example.\(random.chance(0.5) ? "org" : "com")", "work") }
        if random.chance(0.25) { add(.mail, "\(handle)@example.net", "home") }
        if !culture.phone.isEmpty, random.chance(0.6) {
            let number = culture.phone.map { $0 == "#" ? Character(String(random.below(10))) : $0 }
            if phones.insert(String(number)).inserted { add(.phone, String(number), random.chance(0.5) ? "mobile" : "work") }
        }
        if random.chance(0.2) { add(.github, handle) }
        if random.chance(0.12) { add(.mastodon, "\(handle)@social.example", display: "@\(handle)@social.example") }
        if random.chance(0.1) { add(.bluesky, "\(handle).example.com") }
        if random.chance(0.08) { add(.website, "\(handle).example.org") }
        if random.chance(0.05) { add(.matrix, "@\(handle):example.org") }
        if random.chance(0.05) { add(.x, handle.replacingOccurrences(of: "-", with: "_")) }
        if random.chance(0.04) { add(.instagram, handle) }
    }

    private mutating func addWork(_ role: DemoRole, _ person: inout DemoPerson) {
        guard role != .discovered || random.chance(0.3) else { return }
        let (organization, title) = (random.word(of: DemoWords.organizations), random.word(of: DemoWords.titles))
        let since = today.adding(-200 - random.below(2600))
        var from = random.chance(0.3) ? PartialDate(year: since.year) : PartialDate(year: since.year, month: since.month)
        if role == .workAnniversary { from = PartialDate(today.adding(months: -36)) }
        if role.rhythm != nil, random.chance(0.5) {
            let ended = from?.year ?? since.year
            person.edits.append(
                .addPosition(
                    organization: random.word(of: DemoWords.organizations), title: random.word(of: DemoWords.titles),
                    from: PartialDate(year: ended - 1 - random.below(4)), to: PartialDate(year: ended)))
        }
        if role == .newJob {
            let seen = today.adding(-1 - random.below(4))
            person.edits.append(
                .addPosition(organization: organization, title: title, from: from, to: PartialDate(year: seen.year, month: seen.month)))
            let job = DemoJob(organization: random.word(of: DemoWords.organizations), title: "Head of Design", seen: seen)
            person.edits.append(
                .addPosition(
                    organization: job.organization, title: job.title, from: PartialDate(year: seen.year, month: seen.month), to: nil))
            person.newJob = job
        } else {
            person.edits.append(.addPosition(organization: organization, title: title, from: from, to: nil))
        }
    }

    private mutating func addMemories(_ role: DemoRole, _ person: inout DemoPerson) {
        if random.chance(0.7), let meeting = random.one(of: DemoWords.meetings) {
            let year = today.year - 1 - random.below(7)
            let on = random.chance(0.5) ? PartialDate(year: year) : PartialDate(year: year, month: 1 + random.below(12))
            person.met = Person.Meeting(on: on, place: meeting.0, story: random.chance(0.6) ? meeting.1 : "")
        }
        for _ in 0..<random.below(4) { person.edits.append(.tag(random.word(of: DemoWords.tags))) }
        if random.chance(0.35) {
            let at = now.adding(days: -Double(1 + random.below(400)))
            person.edits.append(.addNote(random.word(of: DemoWords.notes), at: at))
        }
        if role == .birthday {
            let year = today.year - 30 - random.below(25)
            // Born on 29 February, but not in that year: then the year is not known.
            let birthday = PartialDate(year: year, month: today.month, day: today.day)
            add(birthday ?? PartialDate(month: today.month, day: today.day), to: &person)
        } else if random.chance(0.35) {
            // Not within the days on which today would speak of it, so that the day is as made up below.
            let day = today.adding(5 + random.below(350))
            let year = random.chance(0.5) ? 1960 + random.below(45) : nil
            add(PartialDate(year: year, month: day.month, day: day.month == 2 ? min(28, day.day) : day.day), to: &person)
        }
        if random.chance(0.12), let field = random.one(of: DemoWords.fields) {
            person.edits.append(.setField(label: field.0, value: field.1))
        }
    }

    private func add(_ birthday: PartialDate?, to person: inout DemoPerson) {
        if let birthday { person.edits.append(.addDate(label: "birthday", birthday)) }
    }

    private mutating func addStanding(_ role: DemoRole, _ person: inout DemoPerson) {
        if let circle = role.circle { person.edits.append(.joinCircle(circle)) }
        if role == .close, random.chance(0.5) { person.edits.append(.joinCircle(random.chance(0.5) ? "peers" : "colleagues")) }
        switch role {
        case .dormantDear: person.edits.append(.importance(.high))
        case .mentor where random.chance(0.4): person.edits.append(.importance(.high))
        case .acquaintance where random.chance(0.1): person.edits.append(.importance(.low))
        case .close where random.chance(0.3): person.edits.append(.cadence(14))
        case .resting: person.edits.append(random.chance(0.6) ? .pause(until: today.adding(20 + random.below(60))) : .neverSuggest(true))
        case .archived: person.edits.append(.archived(true))
        case .thank:
            let day = today.adding(-1 - random.below(4))
            person.connectedOn = day
            person.met = Person.Meeting(on: PartialDate(day), place: "LinkedIn")
        default: break
        }
    }

    private mutating func linkPeople() {
        let known = people.indices.filter { roles[$0].rhythm != nil }
        for index in known {
            if random.chance(0.15), let other = random.one(of: known), other != index { people[index].through = other }
            if random.chance(0.08), let other = random.one(of: known), other != index {
                let label = random.one(of: ["former manager", "business partner", "spouse", "co-founder", "friend"]) ?? "friend"
                people[index].links.append(DemoLink(label: label, other: other))
            }
        }
    }

    // MARK: What happened

    private mutating func addHistory(of index: Int, _ role: DemoRole) {
        if let rhythm = role.rhythm {
            let last = rhythm.until.lowerBound + random.unit() * (rhythm.until.upperBound - rhythm.until.lowerBound)
            var ago = last
            var isLast = true
            while ago < rhythm.from {
                let at = workingHour(daysAgo: ago)
                add(isLast ? talk(at) : contact(at), with: [index])
                isLast = false
                ago += max(0.6, min(random.gap(around: rhythm.every), rhythm.every * (role == .close || role == .colleague ? 3 : 6)))
            }
            if role == .acquaintance, random.chance(0.5) {
                add(written(.invitation, .linkedin, .in, workingHour(daysAgo: ago)), with: [index])
            }
        }
        addStory(of: index, role)
    }

    /// What today is to speak of.
    private mutating func addStory(of index: Int, _ role: DemoRole) {
        let mine = random.word(of: DemoWords.promisesMine)
        switch role {
        case .promisedByMe:
            let late = followUps.contains { $0.owner == .mine }
            followUps.append(DemoFollowUp(person: index, text: mine, due: today.adding(late ? -2 : 0), owner: .mine, origin: .log))
        case .promisedByThem:
            followUps.append(
                DemoFollowUp(
                    person: index, text: random.word(of: DemoWords.promisesTheirs), due: today.adding(-1), owner: .theirs, origin: .hand))
        case .thank:
            if let day = people[index].connectedOn {
                let at = Instant(milliseconds: min(day.at(hour: 10, in: zone).milliseconds, now.milliseconds))
                add(written(.invitation, .linkedin, .in, at), with: [index])
            }
        case .reply:
            add(written(.message, .linkedin, .out, workingHour(daysAgo: 12), "Asked how the launch went"), with: [index])
            add(written(.message, .linkedin, .in, workingHour(daysAgo: 6), "It went well! And you, are you free in May?"), with: [index])
        case .ask:
            add(written(.mail, .mail, .out, workingHour(daysAgo: 5), "Asked whether the workshop could be in June"), with: [index])
        case .discovered:
            add(
                written(.message, .linkedin, .in, workingHour(daysAgo: 5 + Double(random.below(300))), "Hello, saw your talk"),
                with: [index])
        case .client, .mentor:
            guard random.chance(0.25) else { return }
            let due = random.chance(0.8) ? today.adding(2 + random.below(20)) : nil
            followUps.append(DemoFollowUp(person: index, text: mine, due: due, owner: .mine, origin: .log))
        case .peer:
            guard random.chance(0.1) else { return }
            let text = random.word(of: DemoWords.promisesTheirs)
            followUps.append(
                DemoFollowUp(person: index, text: text, due: today.adding(3 + random.below(20)), owner: .theirs, origin: .hand))
        default: break
        }
    }

    /// Meetings and events with several people at once.
    private mutating func addGatherings() {
        let team = people.indices.filter { roles[$0] == .colleague }
        guard team.count > 3 else { return }
        for week in 1..<80 {
            var guests: [Int] = []
            for _ in 0..<(3 + random.below(5)) {
                if let guest = random.one(of: team), !guests.contains(guest) { guests.append(guest) }
            }
            var meeting = event(.meeting, .video, .both, workingHour(daysAgo: Double(week) * 7 + random.unit()), "weekly with the team")
            meeting.minutes = 45
            meeting.audience = guests.count
            add(meeting, with: guests)
        }
    }

    private mutating func add(_ interaction: Interaction, with people: [Int]) {
        interactions.append(DemoInteraction(interaction: interaction, people: people))
    }

    /// A time of day at which people who work are awake, about so many days ago and never after now.
    private mutating func workingHour(daysAgo: Double) -> Instant {
        let day = Day(now.adding(days: -max(0.05, daysAgo)), in: zone)
        let at = day.at(hour: 9 + random.below(9), minute: random.below(12) * 5, in: zone)
        return at <= now ? at : now.adding(days: -0.05)
    }

    /// Something that happened with both of us in it, as the newest contact is with most: nobody owes an answer.
    private mutating func talk(_ at: Instant) -> Interaction {
        let kinds: [(Interaction.Kind, Interaction.Channel)] = [
            (.video, .video), (.call, .phone), (.coffee, .inPerson), (.coffee, .video), (.meeting, .video),
        ]
        let (kind, channel) = random.one(of: kinds) ?? (.call, .phone)
        var interaction = event(kind, channel, .both, at, random.word(of: DemoWords.topics))
        interaction.minutes = [15, 20, 30, 30, 45, 60].randomElement(using: &random)
        return interaction
    }

    private mutating func contact(_ at: Instant) -> Interaction {
        let direction: Interaction.Direction = random.chance(0.5) ? .in : .out
        switch random.below(40) {
        case 0..<12: return talk(at)
        case 12..<21: return written(.message, random.chance(0.6) ? .linkedin : .slack, direction, at)
        case 21..<31: return written(.mail, .mail, direction, at)
        case 31: return written(.message, .whatsapp, direction, at)
        case 32: return written(.message, .signal, direction, at)
        case 33: return event(.meal, .inPerson, .both, at, "lunch: " + random.word(of: DemoWords.topics))
        case 34: return event(.event, .video, .both, at, random.word(of: DemoWords.events))
        case 35: return written(.comment, .linkedin, direction, at, "on a post about " + random.word(of: DemoWords.tags))
        case 36: return written(.reaction, .mastodon, direction, at, "liked a post")
        case 37: return written(.introduction, .mail, direction, at, "introduced a friend")
        case 38: return written(random.chance(0.5) ? .endorsement : .recommendation, .linkedin, direction, at)
        default: return event(.note, .other, .out, at, "thought of them while reading about " + random.word(of: DemoWords.tags))
        }
    }

    private mutating func written(
        _ kind: Interaction.Kind, _ channel: Interaction.Channel, _ direction: Interaction.Direction, _ at: Instant,
        _ summary: String? = nil
    ) -> Interaction {
        event(
            kind, channel, direction, at, summary ?? (kind == .invitation ? "Invitation to connect" : random.word(of: DemoWords.messages)))
    }

    private mutating func event(
        _ kind: Interaction.Kind, _ channel: Interaction.Channel, _ direction: Interaction.Direction, _ at: Instant, _ summary: String
    ) -> Interaction {
        Interaction(id: ID(at: at, using: &random), kind: kind, channel: channel, direction: direction, at: at, summary: summary)
    }
}
