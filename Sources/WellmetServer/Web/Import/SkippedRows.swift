internal import WellmetModel

/// The rows that an import left out, each with its line and reason.
struct SkippedRows {
    let rows: [SkippedRow]
    /// How many there were in all.
    let count: Int
    let id: String

    /// Rows that a page shows.
    private static let shown = 500

    init(rows: [SkippedRow], count: Int, id: String) {
        self.rows = rows
        self.count = count
        self.id = id
    }

    var html: HTML {
        guard !rows.isEmpty else { return .empty }
        let more = count - min(rows.count, Self.shown)
        return """
            <section class="group" id="\(id)" aria-labelledby="\(id)-title"><h2 id="\(id)-title">Skipped</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Skipped rows"><table><caption>Rows that were left out</caption>\
            <thead><tr><th scope="col">File</th><th scope="col" class="number">Line</th><th scope="col">Why</th></tr></thead><tbody>
            \(rows.prefix(Self.shown).html { row in
                """
                <tr><td>\(row.place.file)</td><td class="number">\(Count.text(row.place.line))</td>\
                <td>\(row.reason.capitalizedFirst)</td></tr>
                """
            })
            </tbody></table></div>\(more > 0 ? "<p class=\"quiet\">And \(Count.text(more)) more.</p>" : .empty)</section>
            """
    }
}
