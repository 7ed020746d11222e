/// Whoever was forgotten, or deleted, is named by no import again: which of the two it was is not known any more.
extension SkippedRow {
    /// The row of somebody of whom nothing is to come back, their name included.
    init(forgottenAt place: RowPlace) { self.init(place: place, reason: "somebody whom you forgot or deleted") }
}

extension ImportIndex {
    /// Whether the row of that UID is of somebody who was deleted, and is not here otherwise.
    func isGone(uid: String?) -> Bool {
        guard let uid, !uid.isEmpty else { return false }
        let key = RecordKey.uid(uid)
        return isDeleted(key) && records[key] == nil
    }

    /// The same of a LinkedIn profile.
    func isGone(_ identity: Identity?) -> Bool {
        guard let identity, identity.kind == .linkedin else { return false }
        return isDeleted(RecordKey.profile(identity.value)) && owners[IdentityKey(identity)] == nil
    }
}

extension ArchivePerson {
    /// Takes out where the row names somebody who was deleted.
    mutating func forget(_ index: ImportIndex) {
        func isGone(_ link: ArchiveLink) -> Bool { index.isGone(uid: link.uid) || index.isGone(link.identity) }
        if links.contains(where: isGone) { links.removeAll(where: isGone) }
        if let through = meeting?.through, isGone(through) { meeting?.forgetThrough() }
    }
}

extension ArchiveInteraction {
    /// What happened, without those who were deleted.
    func without(_ index: ImportIndex) -> ArchiveInteraction {
        func isGone(_ guest: ArchiveParticipant) -> Bool { index.isGone(uid: guest.uid) || index.isGone(guest.identity) }
        guard people.contains(where: isGone) else { return self }
        var rest = self
        rest.people.removeAll(where: isGone)
        return rest
    }
}
