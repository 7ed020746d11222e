internal import WellmetModel

/// One row of messages.csv, before it is known who I am and whom a name means.
struct LinkedInMessage {
    var place: RowPlace
    var conversation: String
    /// Of conversation, date and letters of the content.
    var key: String
    var at: Instant
    var precision: Interaction.Precision
    var from: String
    var sender: String?
    var to: String
    var recipients: [String]
    var summary: String

    /// The messages that have somebody in them, each once.
    static func interactions(
        _ messages: [LinkedInMessage], _ known: LinkedInNames, _ skipped: inout SkippedLog, _ remarks: inout [ImportRemark]
    ) -> [ArchiveInteraction] {
        guard let first = messages.first else { return [] }
        let count = messages.count == 1 ? "1 message" : "\(messages.count) messages"
        guard known.owner.isKnown else {
            skipped.add(first.place, "\(count) from here on: nothing tells which of the people is you")
            remarks.append(.noOwner(messages: messages.count))
            return []
        }
        // An account that was deleted is somebody else in each conversation, and nobody who could be in a book.
        var gone: [String: Int] = [:]
        var goneMessages = 0
        var result: [ArchiveInteraction] = []
        result.reserveCapacity(messages.count)
        var senders: [String: String] = [:]
        senders.reserveCapacity(messages.count)
        for message in messages {
            // Both parts of an archive may hold the same message; two people may say the same in the same second.
            var key = message.key
            let sender = message.sender ?? folded(message.from)
            if let other = senders[key] {
                if other == sender { continue }
                key += "-" + sender
                if senders[key] != nil { continue }
            }
            senders[key] = sender
            switch message.participants(known) {
            case .left(let reason): skipped.add(message.place, reason)
            case .gone(let way):
                let number = gone[message.conversation] ?? gone.count + 1
                gone[message.conversation] = number
                goneMessages += 1
                skipped.add(message.place, "\(way) an account that is gone (number \(number) of this archive)")
            case .people(let people, let direction, let audience):
                result.append(
                    ArchiveInteraction(
                        place: message.place, key: "message-" + key, kind: .message, channel: .linkedin, direction: direction,
                        at: message.at, precision: message.precision, people: people, summary: message.summary, audience: audience
                    ))
            }
        }
        if goneMessages > 0 {
            remarks.append(.accountsGone(messages: goneMessages, people: gone.count))
        }
        return result
    }

    private enum Participants {
        case people([ArchiveParticipant], Interaction.Direction, audience: Int)
        /// "from" or "to" somebody whose account was deleted.
        case gone(String)
        case left(String)
    }

    /// Who was there besides me. A message that came in counts for its sender only: the others in the group said nothing to me.
    private func participants(_ known: LinkedInNames) -> Participants {
        if known.owner.isMe(profile: sender, name: from) {
            var people = recipients.filter { $0 != known.owner.slug }.map { known.participant(slug: $0) }
            var count = people.count
            if people.isEmpty {
                let names = known.split(to).filter { !known.owner.isMe(profile: nil, name: $0) }
                people = names.compactMap { known.participant(name: $0, profile: nil) }
                count = names.count
            }
            if people.isEmpty { return count == 0 && recipients.isEmpty ? .left("to nobody else") : .gone("to") }
            return .people(people, .out, audience: max(1, count))
        }
        guard let person = known.participant(name: from, profile: sender.map { Identity(kind: .linkedin, normalised: $0) }) else {
            return .gone("from")
        }
        if person.identity == nil { return .left("an advertisement or a note from LinkedIn") }
        // Recipients are me and the rest of the group; with the sender instead of me it is as many.
        let count = recipients.isEmpty ? known.split(to).count : recipients.count
        return .people([person], .in, audience: max(1, count))
    }
}

extension LinkedInCollector {
    /// messages.csv in all its eras. Drafts, spam and advertisements are left out and counted.
    mutating func readMessages(_ reader: CSVReader, _ header: CSVHeader, _ name: String) throws(ArchiveError) -> Int {
        let (conversation, from, sender) = (header["Conversation ID"], header["From"], header["Sender Profile URL"])
        let (to, recipients, when) = (header["To"], header["Recipient Profile URLs"], header["Date"])
        let (subject, content, folder) = (header["Subject"], header["Content"], header["Folder"])
        let (draft, drafts) = (header["Is Message Draft"], header["Is Conversation Draft"])
        let zone = options.zone
        return try each(reader, header, name) { all, place in
            if isYes(reader.text(draft)) || isYes(reader.text(drafts)) { return all.skipped.add(place, "a draft, never sent") }
            if reader.text(folder).uppercased() == "SPAM" { return all.skipped.add(place, "in the spam folder") }
            let text = reader.text(content)
            if LinkedInMessage.isAdvertisement(text) { return all.skipped.add(place, "an advertisement") }
            let written = reader.text(when)
            guard let date = LinkedInDate(written), let (at, precision) = date.instant(in: zone) else {
                return all.skipped.add(place, unreadableDate(written))
            }
            if all.options.isToCome(date.day) { return all.skipped.add(place, dateToCome(written)) }
            all.saw(date.day)
            let thread = reader.text(conversation)
            let profile = Identity.linkedIn(reader.text(sender))?.value
            let author = reader.text(from)
            // The sender's address is not in the key: people change theirs, and their old messages are still the same.
            var hash = StableHash()
            hash.add(thread)
            if thread.isEmpty { hash.add(folded(author)) }
            hash.add(Int64(date.day?.number ?? 0))
            hash.add(Int64(date.secondOfDay ?? 0))
            PlainText.addLetters(of: text, to: &hash)
            let title = reader.text(subject)
            all.messages.append(
                LinkedInMessage(
                    place: place, conversation: thread, key: hash.text, at: at, precision: precision, from: author, sender: profile,
                    to: reader.text(to), recipients: LinkedInMessage.slugs(in: reader.text(recipients)),
                    summary: PlainText.summary(of: [title, text].filter { !$0.isEmpty }.joined(separator: ": "))
                ))
        }
    }
}

extension LinkedInMessage {
    /// Sponsored messages begin with the editor's own paragraph, or still hold the place for a name.
    static func isAdvertisement(_ text: String) -> Bool {
        if text.utf8.starts(with: editorStart) { return true }
        return text.utf8.contains(UInt8(ascii: "%")) && text.contains("%FIRSTNAME%")
    }

    private static let editorStart = Array("<p class=\"spinmail-quill-editor".utf8)

    /// The profiles in a list of addresses that is joined by commas. A comma inside of an address does not part it.
    static func slugs(in list: String) -> [String] {
        guard !list.isEmpty else { return [] }
        guard list.utf8.contains(UInt8(ascii: ",")) else { return Identity.linkedIn(list).map { [$0.value] } ?? [] }
        var addresses: [Substring] = []
        for piece in list.split(separator: ",") {
            let lower = piece.trimmed.lowercased()
            if addresses.isEmpty || lower.hasPrefix("http") || lower.hasPrefix("www.") || lower.hasPrefix("linkedin.com") {
                addresses.append(piece)
            } else if let last = addresses.popLast() {
                addresses.append(list[last.startIndex..<piece.endIndex])
            }
        }
        var seen = Set<String>()
        return addresses.compactMap { Identity.linkedIn($0.trimmed)?.value }.filter { seen.insert($0).inserted }
    }
}

private func isYes(_ text: String) -> Bool {
    !text.isEmpty && text != "No" && ["yes", "true", "1"].contains(text.lowercased())
}
