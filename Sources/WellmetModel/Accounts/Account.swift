/// The number of an account: one user's private network. Every row belongs to one, and every key begins with it.
///
/// A small number and not a UUID: it stands first in every key and index entry (Docs/Decisions/0003).
package struct AccountID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    package var description: String { String(number) }
}

/// One user of this Wellmet.
package struct Account: Sendable {
    package let id: AccountID
    /// What the command line and the sign-in page call it: `me` until somebody adds more.
    package let name: String
    /// Whether a password has been set, so that the sign-in page can ask for one.
    package let hasPassword: Bool

    package init(id: AccountID, name: String, hasPassword: Bool) {
        self.id = id
        self.name = name
        self.hasPassword = hasPassword
    }
}
