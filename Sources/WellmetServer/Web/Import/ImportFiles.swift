internal import WellmetModel

/// What was read of which file, and the rows that were left out.
struct ImportFiles {
    let plan: ImportPlan
    let anchor: (String) -> String

    /// Skipped rows that a page shows.
    private static let shown = 500

    init(plan: ImportPlan, anchor: @escaping (String) -> String) {
        self.plan = plan
        self.anchor = anchor
    }

    var html: HTML { "\(skipped)\(files)" }

    private var skipped: HTML {
        guard !plan.skipped.isEmpty else { return .empty }
        let more = plan.skipped.count - Self.shown
        return """
            <section class="group" id="\(anchor("skipped"))" aria-labelledby="\(anchor("s"))"><h2 id="\(anchor("s"))">Skipped</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Skipped rows"><table><caption>Rows that were left out</caption>\
            <thead><tr><th scope="col">File</th><th scope="col" class="number">Line</th><th scope="col">Why</th></tr></thead><tbody>
            \(plan.skipped.prefix(Self.shown).html { row in
                """
                <tr><td>\(row.place.file)</td><td class="number">\(Count.text(row.place.line))</td>\
                <td>\(row.reason.capitalizedFirst)</td></tr>
                """
            })
            </tbody></table></div>\(more > 0 ? "<p class=\"quiet\">And \(Count.text(more)) more.</p>" : .empty)</section>
            """
    }

    private var files: HTML {
        let read = plan.files.filter { $0.understoodAs != nil }
        let unread = plan.files.filter { $0.understoodAs == nil }
        guard read.count > 1 || !unread.isEmpty else { return .empty }
        return """
            <section class="group" aria-labelledby="\(anchor("files"))"><h2 id="\(anchor("files"))">Files</h2>
            <details class="fold"><summary>\(Count.of(read.count, "file", "files")) read, \(Count.text(unread.count)) not</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Files"><table><caption>What was found in which file</caption>\
            <thead><tr><th scope="col">File</th><th scope="col">Holds</th><th scope="col" class="number">Rows</th></tr></thead><tbody>
            \(read.html { "<tr><td>\($0.name)</td><td>\($0.understoodAs ?? "")</td><td class=\"number\">\(Count.text($0.rows))</td></tr>" })
            \(unread.prefix(200).html { "<tr><td>\($0.name)</td><td class=\"quiet\">not read: nothing about people</td><td></td></tr>" })
            </tbody></table></div></details></section>
            """
    }
}
