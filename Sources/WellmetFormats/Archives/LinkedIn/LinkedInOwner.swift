internal import WellmetModel

/// Me, pieced together from the archive: nowhere is it said with name and address at once.
struct LinkedInOwner {
    /// What the person who imports said: an address or a name.
    var given = ""
    /// From Profile.csv.
    var profileName = ""
    private var invitationVotes: [String: Int] = [:]
    private var invitationNames: [String: Int] = [:]
    private(set) var slug: String?
    private(set) var names: Set<String> = []
    private var shownName = ""

    mutating func invitationSaw(_ profile: Identity?, name: String) {
        if let slug = profile?.value { invitationVotes[slug, default: 0] += 1 }
        if !name.isEmpty { invitationNames[name, default: 0] += 1 }
    }

    var isKnown: Bool { slug != nil || !names.isEmpty }

    /// As the archive's owner; nil when nothing is known.
    var known: Archive.Owner? {
        isKnown ? Archive.Owner(name: shownName, identity: slug.map { Identity(kind: .linkedin, normalised: $0) }) : nil
    }

    func isMe(profile: String?, name: String) -> Bool {
        if let profile, let slug { return profile == slug }
        return LinkedInNames.keys(name).contains(where: names.contains)
    }

    /// Given by hand, else by the invitations, else the profile that sends under my name, else the one in most conversations.
    func resolved(messages: [LinkedInMessage]) -> LinkedInOwner {
        var me = self
        let byHand = given.trimmed
        me.slug = profile(givenAs: byHand, messages)
        let isNamed = me.slug == nil && !byHand.isEmpty
        me.shownName = isNamed ? byHand : profileName
        if me.shownName.isEmpty { me.shownName = LinkedInOwner.most(invitationNames) ?? "" }
        if me.slug == nil, !isNamed { me.slug = LinkedInOwner.most(invitationVotes) }
        let name = folded(me.shownName)
        if me.slug == nil, !name.isEmpty { me.slug = LinkedInOwner.sender(under: name, messages) }
        if me.slug == nil { me.slug = LinkedInOwner.inMostConversations(of: messages, name: name, isGiven: isNamed) }
        if me.shownName.isEmpty, let slug = me.slug { me.shownName = messages.first { $0.sender == slug }?.from ?? "" }
        me.names = me.shownName.isEmpty ? [] : Set(LinkedInNames.keys(me.shownName))
        if let slug = me.slug {
            let written = Set(messages.lazy.filter { $0.sender == slug && !$0.from.isEmpty }.map(\.from))
            for name in written { me.names.formUnion(LinkedInNames.keys(name)) }
        }
        return me
    }

    /// The profile that sends most under this folded name.
    private static func sender(under name: String, _ messages: [LinkedInMessage]) -> String? {
        var votes: [String: Int] = [:]
        var named: [String: Bool] = [:]
        for message in messages {
            guard let sender = message.sender else { continue }
            let fits = named[message.from] ?? (folded(message.from) == name)
            named[message.from] = fits
            if fits { votes[sender, default: 0] += 1 }
        }
        return most(votes)
    }

    /// The profile in most conversations, also where it sends under another name: people marry, and LinkedIn keeps the old name on old
    /// messages. Never one that writes to `name`, which is folded; and where that name was given by hand, only one that is written to by it.
    private static func inMostConversations(of messages: [LinkedInMessage], name: String, isGiven: Bool) -> String? {
        var threads: [String: Set<String>] = [:]
        var others: Set<String> = []
        var named: [String: Bool] = [:]
        for message in messages {
            let isToMe = named[message.to] ?? (!name.isEmpty && folded(message.to).contains(name))
            named[message.to] = isToMe
            if isToMe, let sender = message.sender { others.insert(sender) }
            let present = isGiven ? (isToMe ? message.recipients : []) : message.recipients + (message.sender.map { [$0] } ?? [])
            for slug in present { threads[slug, default: []].insert(message.conversation) }
        }
        return most(threads.filter { !others.contains($0.key) }.mapValues(\.count))
    }

    /// The profile that was given by hand: its address, or the end of it where the archive knows such a profile.
    private func profile(givenAs text: String, _ messages: [LinkedInMessage]) -> String? {
        if text.contains("/") { return Identity.linkedIn(text)?.value }
        guard let slug = Identity.linkedIn("https://www.linkedin.com/in/" + text)?.value else { return nil }
        return shows(slug, messages) ? slug : nil
    }

    private func shows(_ slug: String, _ messages: [LinkedInMessage]) -> Bool {
        invitationVotes[slug] != nil || messages.contains { $0.sender == slug || $0.recipients.contains(slug) }
    }

    /// - Throws: `ArchiveError.unknownOwner` when somebody was given by hand as me whom nothing in the archive shows.
    func check(_ messages: [LinkedInMessage]) throws(ArchiveError) {
        guard !given.isEmpty, !messages.isEmpty || !invitationVotes.isEmpty || !invitationNames.isEmpty else { return }
        if let address = profile(givenAs: given.trimmed, messages) {
            if shows(address, messages) { return }
        } else {
            let mine = Set(LinkedInNames.keys(given.trimmed))
            func isMe(_ name: String) -> Bool { LinkedInNames.keys(name).contains(where: mine.contains) }
            if isMe(profileName) || invitationNames.keys.contains(where: isMe) { return }
            // Names in lists hold commas themselves: looked for as they are written.
            let wanted = folded(given.trimmed)
            if messages.contains(where: { isMe($0.from) || folded($0.to).contains(wanted) }) { return }
        }
        var votes: [String: Int] = [:]
        for message in messages where !message.from.isEmpty { votes[message.from, default: 0] += 1 }
        for (name, count) in invitationNames { votes[name, default: 0] += count }
        let shown = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key)
        throw .unknownOwner(given: given.trimmed, shown: shown)
    }

    /// The one with the most votes; nil when two share the first place.
    private static func most(_ votes: [String: Int]) -> String? {
        let ranked = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let first = ranked.first else { return nil }
        if ranked.count > 1, ranked[1].value == first.value { return nil }
        return first.key
    }
}
