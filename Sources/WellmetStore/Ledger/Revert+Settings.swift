internal import Foundation
internal import WellmetModel

extension Revert {
    /// Sets each setting as it was before the batch, unless somebody changed it again since.
    func restoreSettings(_ old: String) throws {
        let decoder = JSONDecoder()
        func settings(_ text: String) throws -> Settings { try decoder.decode(Settings.self, from: Data(text.utf8)) }
        let (old, now) = (try settings(old), try change.settings())
        let later = try tx.rows(
            """
            SELECT batch, old FROM ledger WHERE account = \(account) AND tbl = \(Change.settingsName)
              AND batch > \(batch.number) AND batch < \(change.batchIfAny ?? .max) ORDER BY batch, seq
            """)
        let next = try later.first.flatMap { row in
            try decoder.decode([String: SQLValue].self, from: Data(row["old"].text.utf8))["settings"]?.string
        }
        let left = try next.map(settings) ?? now
        var (again, staying) = (now, [String]())
        for part in Settings.parts where !part.isSame(old, left) && !part.isSame(now, old) {
            if part.isSame(now, left) { part.copy(old, &again) } else { staying.append("“\(part.label)”") }
        }
        if !staying.isEmpty {
            block(later.last?["batch"].int64)
            let words = staying.count == 1 ? "was changed later and stays" : "were changed later and stay"
            kept.append("The settings: \(staying.listed) \(words)")
        }
        guard again != now else { return }
        try change.set(again)
        reverted += 1
    }
}
