import WellmetModel

@testable import WellmetStore

/// A transaction that counts how often each statement is run.
final class CountingTransaction: Transaction {
    private let tx: any Transaction
    private(set) var counts: [String: Int] = [:]

    init(_ tx: any Transaction) { self.tx = tx }

    private func count(_ sql: SQL) -> SQL {
        counts[sql.text, default: 0] += 1
        return sql
    }

    func rows(_ sql: SQL) throws -> [Row] { try tx.rows(count(sql)) }
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws { try tx.each(count(sql), body) }
    func run(_ sql: SQL) throws -> Int { try tx.run(count(sql)) }
    func runIfAllowed(_ sql: SQL) throws -> Bool { try tx.runIfAllowed(count(sql)) }
    func run(_ text: String, forEach values: some Sequence<[SQLValue]>) throws {
        try tx.run(count(SQL(text: text)).text, forEach: values)
    }
    func textWords(near word: String) throws -> [TextWord] { try tx.textWords(near: word) }

    func texts(matching words: [[TextWord]], account: AccountID, limit: Int) throws -> [TextHit] {
        try tx.texts(matching: words, account: account, limit: limit)
    }
    func index(_ texts: [TextChange], account: AccountID) throws { try tx.index(texts, account: account) }
    func indexAllTexts(account: AccountID) throws { try tx.indexAllTexts(account: account) }
    func renewTexts() throws { try tx.renewTexts() }
    func textsAstray(account: AccountID) throws -> Int { try tx.textsAstray(account: account) }
    func hasTable(_ name: String) throws -> Bool { try tx.hasTable(name) }
    func tables() throws -> [String] { try tx.tables() }
    func columns(of table: String) throws -> [String] { try tx.columns(of: table) }
    func textColumns(of table: String) throws -> [String] { try tx.textColumns(of: table) }
    func deferReferences() throws { try tx.deferReferences() }
    func areReferencesMet() throws -> Bool { try tx.areReferencesMet() }
    func references(of table: String) throws -> [Reference] { try tx.references(of: table) }
    func rule(brokenBy error: any Error) -> BrokenRule? { tx.rule(brokenBy: error) }
    func script(_ text: String) throws { try tx.script(text) }
}
