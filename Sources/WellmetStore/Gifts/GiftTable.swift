package import WellmetModel

/// A gift that the store keeps: an opportunity, an insight or an introduction.
package protocol StoredGift: Gift {
    static var table: GiftTable<Self> { get }
}

/// What is its own in how one kind of gift is stored; `Network+Gifts` and `Change+Gifts` do with it what all kinds have in common.
package struct GiftTable<Given: Gift>: Sendable {
    let ledgered: LedgeredTable
    /// The columns that name its people.
    let people: [String]
    /// Whether it keeps the day on which it ended.
    let keepsEnd: Bool
    /// Its columns and what they point at, with `from_name`, the name of its person.
    let select: SQL
    /// The order of lists, by the columns of `select`.
    let order: SQL
    let read: @Sendable (Row) throws -> Given
    /// What `content` puts into the columns of its own; what it promises takes the place of what `old` reminds of.
    let columns: @Sendable (_ content: Given.Content, Given.State, _ old: ID<FollowUp>?, Change) throws -> Columns

    var name: SQL { SQL(text: ledgered.name) }
}

/// A gift as lists show it.
package struct GiftLine<Given: StoredGift>: Sendable {
    package let gift: Given
    /// The name of whom it comes from, of an introduction that of the first in it; empty when that is nobody of the network.
    package let fromName: String

    package var content: Given.Content { gift.content }
    /// What lists call it.
    package var words: String { content.words(fromName, gift.state) }
}

extension GiftLine {
    static func select(_ account: AccountID) -> SQL {
        "\(Given.table.select) WHERE \(Given.table.name).account = \(account)"
    }

    static func read(_ id: ID<Given>, account: AccountID, tx: any Transaction) throws -> GiftLine? {
        try tx.row(select(account) + " AND \(Given.table.name).id = \(id)").map(GiftLine.init(row:))
    }

    init(row: Row) throws {
        gift = try Given.table.read(row)
        fromName = row["from_name"].text
    }
}
