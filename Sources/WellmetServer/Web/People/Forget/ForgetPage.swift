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
        var items = [
            "\(Count.of(preview.interactions.alone, "thing that happened goes", "things that happened go")) with them, and "
                + "\(Count.of(preview.history, "entry", "entries")) of the history."
        ]
        if preview.interactions.shared > 0 {
            let stay = preview.interactions.shared == 1 ? "stays" : "stay"
            items.append("\(Count.of(preview.interactions.shared, "thing", "things")) with others, too, \(stay) theirs, without them.")
        }
        if !preview.mentions.isEmpty {
            items.append("“\(Traces.stopgap)” will stand in their place in \(preview.mentions.joined(separator: ", ")) of others.")
        }
        if preview.hasNamesake {
            items.append(
                "Somebody else is called \(preview.name), too: texts that say the name stay, since nobody can tell whom they mean.")
        }
        return items
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
                <div class="prose"><ul>\(items.html { "<li>\($0)</li>" })</ul></div>
                \(others.isEmpty ? .empty : left)
                <div class="actions"><a class="button" href="/people">Go to People</a></div>
                """)
    }

    /// The same counts as before it was done.
    private var items: [String] {
        var items = [
            "\(Count.of(report.interactions.alone, "thing that happened", "things that happened")) went with them, and "
                + "\(Count.of(report.history, "entry", "entries")) of the history."
        ]
        if report.interactions.shared > 0 {
            let stay = report.interactions.shared == 1 ? "stays" : "stay"
            items.append("\(Count.of(report.interactions.shared, "thing", "things")) with others, too, \(stay) theirs, without them.")
        }
        if !report.mentions.isEmpty {
            items.append("“\(Traces.stopgap)” stands in their place in \(report.mentions.joined(separator: ", ")) of others.")
        }
        return items
    }

    private var proof: String {
        let size = max(1, report.files.filter(\.isDatabase).reduce(0) { $0 + $1.bytes } / 1000)
        if report.isProven {
            return "The database, \(Count.text(size)) kB, was looked through byte for byte: no name, address or id of theirs is left in it."
        }
        return report.isKnownElsewhere
            ? "In the database they stand only in another account of this machine, which knows them, too."
            : "They are removed, but something of them can still be read in the database’s file. Where Wellmet runs: wellmet doctor --scrub."
    }

    private var others: [ForgetReport.File] { report.files.filter { !$0.isDatabase && $0.traces > 0 } }

    /// By name alone: where the data lies is the server's business.
    private var left: HTML {
        """
        <div class="remark"><p><b>These files on the server still hold something of them.</b> A daily backup goes by itself after seven days.</p>\
        <ul>\(others.html { "<li>\($0.path.split(separator: "/").suffix(2).joined(separator: "/"))</li>" })</ul></div>
        """
    }
}
