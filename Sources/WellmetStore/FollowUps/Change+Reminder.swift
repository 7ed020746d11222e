internal import WellmetModel

extension Change {
    /// Lets the follow-up that reminds of something say what it is to say: makes it, changes it, or drops it where nothing is
    /// to be said or somebody else is to be reminded of. One that is closed stays as it is.
    ///
    /// Returns the follow-up to point at from now on; nil for none, as where there is nobody to have it with.
    func remind(
        by followUp: ID<FollowUp>?, of text: String, due: Day?, with person: ID<Person>?, owner: FollowUp.Owner = .mine
    ) throws -> ID<FollowUp>? {
        if let followUp, let open = try current(.followUp, [SQLValue(followUp)]), open["state"].text == FollowUp.State.open.rawValue {
            if !text.isEmpty, open["person"].id(Person.self) == person, open["owner"].text == owner.rawValue {
                if let person { peopleTouched.insert(person) }
                try update(.followUp, [SQLValue(followUp)], ["text": .text(text), "due": SQLValue(due)])
                return followUp
            }
            try endReminder(followUp, as: .dropped)
            if text.isEmpty { return nil }
        }
        guard !text.isEmpty else { return followUp }
        guard let person else { return nil }
        peopleTouched.insert(person)
        return try addFollowUp(text, with: person, due: due, owner: owner, origin: .hand)
    }

    /// Closes the follow-up that reminds of something, when it is still open.
    func endReminder(_ followUp: ID<FollowUp>?, as state: FollowUp.State) throws {
        guard let followUp, let row = try current(.followUp, [SQLValue(followUp)]) else { return }
        if let person = row["person"].id(Person.self) { peopleTouched.insert(person) }
        try close(followUp, as: state, by: nil)
    }

    /// What is checked, or the error that the store tells.
    func checked<Content>(_ read: () throws(FieldProblem) -> Content) throws(StoreError) -> Content {
        do { return try read() } catch { throw .invalid(error.message + ".") }
    }

    /// The name of somebody, who comes into the book with it where they were only seen so far.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    @discardableResult
    func named(_ person: ID<Person>) throws -> String {
        _ = try takeIn(person, outOfArchive: false)
        return try fullName(of: person)
    }
}
