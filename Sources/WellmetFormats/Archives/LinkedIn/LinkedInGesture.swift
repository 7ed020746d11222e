internal import WellmetModel

/// An invitation, an endorsement or a recommendation: between me and one person, with its direction written down.
struct LinkedInGesture {
    var place: RowPlace
    var key: String
    var kind: Interaction.Kind
    var direction: Interaction.Direction
    var at: Instant
    var precision: Interaction.Precision
    var name: String
    var profile: Identity?
    var summary: String

    /// Nil, and a note of why, when nobody is known to have been there.
    func interaction(_ known: LinkedInNames, _ skipped: inout SkippedLog) -> ArchiveInteraction? {
        guard let person = known.participant(name: name, profile: profile) else {
            skipped.add(place, "the other's account is gone: nobody to keep this with")
            return nil
        }
        return ArchiveInteraction(
            place: place, key: key, kind: kind, channel: .linkedin, direction: direction, at: at, precision: precision,
            people: [person], summary: summary
        )
    }
}

extension LinkedInCollector {
    /// Invitations.csv, with and without the two columns of addresses. Its times have no zone.
    mutating func readInvitations(_ reader: CSVReader, _ header: CSVHeader, _ name: String) throws(ArchiveError) -> Int {
        let (from, to) = (header["From"], header["To"])
        let (inviter, invitee) = (header["inviterProfileUrl"], header["inviteeProfileUrl"])
        let (sent, message, way) = (header["Sent At"], header["Message"], header["Direction"])
        let zone = options.zone
        return try each(reader, header, name) { all, place in
            let outgoing: Bool
            switch reader.text(way).uppercased() {
            case "OUTGOING": outgoing = true
            case "INCOMING": outgoing = false
            default: return all.skipped.add(place, "neither incoming nor outgoing")
            }
            let written = reader.text(sent)
            guard let date = LinkedInDate(written), let (at, precision) = date.instant(in: zone) else {
                return all.skipped.add(place, unreadableDate(written))
            }
            if all.options.isToCome(date.day) { return all.skipped.add(place, dateToCome(written)) }
            all.saw(date.day)
            let (mine, theirs) = outgoing ? (from, to) : (to, from)
            let (myURL, theirURL) = outgoing ? (inviter, invitee) : (invitee, inviter)
            all.owner.invitationSaw(Identity.linkedIn(reader.text(myURL)), name: reader.text(mine))
            let other = reader.text(theirs)
            // The address came later than the file: with it in the key an older archive would count twice.
            var hash = StableHash()
            hash.add(outgoing ? "out" : "in")
            hash.add(Int64(date.day?.number ?? 0))
            hash.add(Int64((date.secondOfDay ?? 0) / 60))
            hash.add(folded(other))
            all.gestures.append(
                LinkedInGesture(
                    place: place, key: "invitation-" + hash.text, kind: .invitation, direction: outgoing ? .out : .in, at: at,
                    precision: precision, name: other, profile: Identity.linkedIn(reader.text(theirURL)),
                    summary: PlainText.summary(of: reader.text(message))
                ))
        }
    }

    /// Endorsement_Received_Info.csv (`person` is "Endorser") and Endorsement_Given_Info.csv ("Endorsee").
    mutating func readEndorsements(
        _ reader: CSVReader, _ header: CSVHeader, _ name: String, person: String, direction: Interaction.Direction
    ) throws(ArchiveError) -> Int {
        let (first, last, url) = (header[person + " First Name"], header[person + " Last Name"], header[person + " Public Url"])
        let (when, skill) = (header["Endorsement Date"], header["Skill Name"])
        let zone = options.zone
        return try each(reader, header, name) { all, place in
            let written = reader.text(when)
            guard let date = LinkedInDate(written), let (at, precision) = date.instant(in: zone) else {
                return all.skipped.add(place, unreadableDate(written))
            }
            if all.options.isToCome(date.day) { return all.skipped.add(place, dateToCome(written)) }
            all.saw(date.day)
            let other = PersonName(first: reader.text(first), last: reader.text(last)).full
            var hash = StableHash()
            hash.add(direction.rawValue)
            hash.add(Int64(date.day?.number ?? 0))
            hash.add(Int64(date.secondOfDay ?? 0))
            hash.add(folded(reader.text(skill)))
            hash.add(folded(other))
            all.gestures.append(
                LinkedInGesture(
                    place: place, key: "endorsement-" + hash.text, kind: .endorsement, direction: direction, at: at, precision: precision,
                    name: other, profile: Identity.linkedIn(reader.text(url)), summary: "Endorsement for " + reader.text(skill)
                ))
        }
    }

    /// Recommendations_Received.csv and Recommendations_Given.csv: people by name and company only.
    mutating func readRecommendations(
        _ reader: CSVReader, _ header: CSVHeader, _ name: String, direction: Interaction.Direction
    ) throws(ArchiveError) -> Int {
        let (first, last, text) = (header["First Name"], header["Last Name"], header["Text"])
        let (when, status) = (header["Creation Date"], header["Status"])
        let zone = options.zone
        return try each(reader, header, name) { all, place in
            if reader.text(status).uppercased() == "DRAFT" { return all.skipped.add(place, "a draft") }
            let written = reader.text(when)
            let other = PersonName(first: reader.text(first), last: reader.text(last)).full
            guard let date = LinkedInDate(written), let (at, precision) = date.instant(in: zone) else {
                // Too good to lose for want of a day.
                let what = "Recommendation \(direction == .in ? "from them" : "for them")\(written.isEmpty ? "" : ", dated “\(written)”")"
                all.undated.append((place, other, "\(what): \(PlainText.summary(of: reader.text(text), limit: 5000))"))
                return
            }
            if all.options.isToCome(date.day) { return all.skipped.add(place, dateToCome(written)) }
            all.saw(date.day)
            var hash = StableHash()
            hash.add(direction.rawValue)
            hash.add(Int64(date.day?.number ?? 0))
            hash.add(folded(other))
            all.gestures.append(
                LinkedInGesture(
                    place: place, key: "recommendation-" + hash.text, kind: .recommendation, direction: direction, at: at,
                    precision: precision, name: other, profile: nil, summary: PlainText.summary(of: reader.text(text))
                ))
        }
    }
}

/// What the report says of a date in none of the known forms.
func unreadableDate(_ text: String) -> String {
    text.isEmpty ? "no date" : "the date “\(text.prefix(40))” is in no form that Wellmet knows"
}

/// What the report says of a row of a day that has not come yet.
func dateToCome(_ text: String) -> String { "dated “\(text.prefix(40))”, which is still to come" }
