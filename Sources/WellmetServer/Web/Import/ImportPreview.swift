internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// What an upload would do, before anything is kept.
struct ImportPreview: Sendable {
    struct Part: Sendable {
        /// Its place in the upload, by which the choices name it.
        let number: Int
        let plan: ImportPlan
        let cases: [Case]
    }

    /// A row that only a person can decide.
    struct Case: Sendable {
        let row: Int
        let person: ImportPlan.PersonRow
        let candidates: [PersonLine]
        let reason: String
    }

    let upload: Upload
    let parts: [Part]
    let refused: [RefusedFile]
    /// Whether a file has columns that somebody may look at again.
    let hasColumns: Bool

    /// The most doubtful rows that one page asks about; the others wait until these are decided.
    static let cases = 100

    static func make(_ upload: Upload, _ reading: UploadReading, _ visitor: Visitor) async throws -> ImportPreview {
        var parts: [Part] = []
        for (number, archive) in reading.archives.enumerated() {
            let plan = try await visitor.network.plan(archive)
            var cases: [Case] = []
            for (index, row) in plan.rows.enumerated() {
                guard case .doubtful(let people, let reason) = row.match else { continue }
                guard cases.count < Self.cases else { break }
                var candidates: [PersonLine] = []
                for person in people.prefix(5) { candidates += try await visitor.network.find(person.description) }
                cases.append(Case(row: index, person: row, candidates: candidates, reason: reason))
            }
            parts.append(Part(number: number, plan: plan, cases: cases))
        }
        return ImportPreview(
            upload: upload, parts: parts, refused: reading.refused, hasColumns: upload.files.contains { $0.mapping != nil })
    }

    /// Whether importing would do anything at all.
    var hasWork: Bool {
        parts.contains { part in
            part.plan.rows.contains { !($0.isSame && $0.changes.isEmpty) } || !part.plan.interactions.isEmpty
        }
    }
}
