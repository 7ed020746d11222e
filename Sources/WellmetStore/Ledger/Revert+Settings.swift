internal import Foundation
internal import WellmetModel

extension Revert {
    /// Sets the settings as they were before the batch, unless somebody changed them again since.
    func restoreSettings(_ old: String) throws {
        let decoder = JSONDecoder()
        func settings(_ text: String) throws -> Settings { try decoder.decode(Settings.self, from: Data(text.utf8)) }
        let (old, now) = (try settings(old), try change.settings())
        guard old != now else { return }
        let next = try tx.row(
            """
            SELECT old FROM ledger WHERE account = \(account) AND tbl = \(Change.settingsName) AND batch > \(batch.number)
            ORDER BY batch, seq LIMIT 1
            """)
        if let next, let left = try decoder.decode([String: SQLValue].self, from: Data(next["old"].text.utf8))["settings"]?.string {
            guard try settings(left) == now else { return kept.append("The settings: they were changed again later") }
        }
        try change.set(old)
        reverted += 1
    }
}
