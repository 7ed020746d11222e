internal import WellmetModel
internal import WellmetStore

/// What forgetting somebody would do, before it is done.
struct ForgetPage {
    let preview: ForgetPreview
    let visitor: Visitor

    var page: Page {
        Page(
            title: "Forget \(preview.name)", place: .people,
            content: """
                <header class="page-head"><h1>Forget \(preview.name)</h1><p>They are removed everywhere for good, the history included. \
                This cannot be taken back.</p></header>
                <div class="prose"><ul>\(items.html { "<li>\($0)</li>" })</ul>
                <p>Backups keep what they hold; those that still tell of \(preview.name) are named afterwards.</p></div>
                <form method="post" action="/people/\(preview.person)/forget">\(Form.token(visitor))\
                <label class="option"><input type="checkbox" name="sure" value="on" required> <span>Yes, for good</span></label>
                <div class="actions"><button class="button">Forget \(preview.name)</button>\
                <a class="button ghost" href="/people/\(preview.person)">Keep \(preview.name)</a></div></form>
                <p class="quiet small">To be able to take it back, <a href="/people/several?do=delete&amp;who=picked&amp;person=\(preview.person)&amp;list=/people">delete \
                them</a> instead.</p>
                """)
    }

    private var items: [String] {
        let counts = preview.counts
        return [
            "\(Count.of(counts.alone, "thing that happened goes", "things that happened go")) with them, and "
                + "\(Count.of(counts.history, "entry", "entries")) of the history."
        ] + counts.sentences(isDone: false)
    }
}

/// That somebody is forgotten, with the proof.
struct ForgottenPage {
    let report: ForgetReport

    var page: Page {
        Page(
            title: "Forgotten", place: .people,
            content: """
                <header class="page-head"><h1>Forgotten</h1><p>\(proof)</p></header>
                <div class="prose"><ul>\(done.html { "<li>\($0)</li>" })</ul></div>
                \(report.left.isEmpty ? .empty : remains)\(others.isEmpty ? .empty : left)
                <div class="actions"><a class="button" href="/people">Go to People</a></div>
                """)
    }

    private var done: [String] {
        let counts = report.counts
        return [
            "\(Count.of(counts.alone, "thing that happened", "things that happened")) with them and "
                + "\(Count.of(counts.history, "entry", "entries")) of the history went."
        ] + counts.sentences(isDone: true)
    }

    /// Of this account alone: what others have is none of it, and is not told.
    private var proof: String {
        let size = max(1, report.files.filter(\.isDatabase).reduce(0) { $0 + $1.bytes } / 1000)
        let names = report.counts.kept.isEmpty ? "name" : "whole name"
        if report.isProven {
            return
                "Your network was looked through row by row, and the database’s file, \(Count.text(size)) kB, byte for byte: no \(names), number, address or id of theirs is left of yours in any spelling that is looked for."
        }
        return report.left.isEmpty
            ? "They are removed, but something of them can still be read in the database’s file. Where Wellmet runs: wellmet doctor --scrub."
            : "They are removed, but your network still tells of them."
    }

    private var remains: HTML {
        """
        <div class="remark"><p><b>Still there:</b> \(report.left.listed). Change or delete that, add them once more by the same name and forget \
        them again, so that the history of it goes, too.</p></div>
        """
    }

    /// Files with an id of theirs, which nobody else has: a name in a backup may be another account’s.
    private var others: [ForgetReport.File] { report.files.filter { !$0.isDatabase && $0.ids > 0 } }

    /// By name alone: where the data lies is the server's business.
    private var left: HTML {
        """
        <div class="remark"><p><b>These files on the server still hold something of them.</b> A daily backup goes by itself after seven days.</p>\
        <ul>\(others.html { "<li>\($0.path.split(separator: "/").suffix(2).joined(separator: "/"))</li>" })</ul></div>
        """
    }
}
