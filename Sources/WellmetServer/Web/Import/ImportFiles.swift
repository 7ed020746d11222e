internal import WellmetModel

/// What was read of which file, and the rows that were left out.
struct ImportFiles {
    let plan: ImportPlan
    let anchor: (String) -> String

    init(plan: ImportPlan, anchor: @escaping (String) -> String) {
        self.plan = plan
        self.anchor = anchor
    }

    var html: HTML { "\(skipped)\(files)" }

    private var skipped: HTML { SkippedRows(rows: plan.skipped, count: plan.skipped.count, id: anchor("skipped")).html }

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
