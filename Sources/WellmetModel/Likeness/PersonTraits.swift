/// What is known of somebody as far as it tells whether they are somebody else.
package struct PersonTraits: Sendable {
    package struct Work: Sendable, Hashable {
        package let organization: String
        package let title: String

        package init(organization: String, title: String = "") {
            self.organization = organization
            self.title = title
        }
    }

    package let id: ID<Person>
    package var name: PersonName
    /// Names that they had or have besides.
    package var otherNames: [PersonName] = []
    /// Present and past.
    package var work: [Work] = []
    package var identities: [Identity] = []
    /// "Lisbon, Portugal", and addresses in one line: "12 Rua Augusta, 1100-053 Lisboa, Portugal".
    package var places: [String] = []
    package var birthday: PartialDate?
    package var circles: Set<ID<Circle>> = []
    /// Whom they are known to know.
    package var acquaintances: Set<ID<Person>> = []
    /// What told of them, as one says it: "LinkedIn". Two people of one source were two people to it.
    package var sources: Set<String> = []

    package init(id: ID<Person>, name: PersonName) {
        self.id = id
        self.name = name
    }
}
