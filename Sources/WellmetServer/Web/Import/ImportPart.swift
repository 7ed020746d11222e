internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// One archive of a preview.
struct ImportPart {
    let part: ImportPreview.Part
    let isOnly: Bool
    let visitor: Visitor
    private var plan: ImportPlan { part.plan }
    /// Ids of this archive's sections.
    private func anchor(_ name: String) -> String { isOnly ? name : "\(name)-\(part.number)" }

    init(part: ImportPreview.Part, isOnly: Bool, visitor: Visitor) {
        self.part = part
        self.isOnly = isOnly
        self.visitor = visitor
    }

    func html(actions: HTML) -> HTML {
        """
        \(isOnly ? sums + actions : source)
        \(plan.remarks.html { "<div class=\"remark\"><p>\($0.html)</p></div>" })
        \(doubtful)
        \(changed)
        \(kept)
        \(new)
        \(matched)
        \(ImportFiles(plan: plan, anchor: anchor).html)
        """
    }

    private var source: HTML {
        let id = anchor("source")
        return "<section class=\"group\" aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(sums)</section>"
    }

    private var title: String {
        ImportWords.title(plan) + (plan.asOf.map { ", \(ImportWords.date($0, visitor))" } ?? "")
    }

    // MARK: Sums

    private var sums: HTML {
        let same = plan.rows.count { $0.isSame }
        let messages = plan.interactions.count
        let rows: [(Int, HTML)] = [
            (plan.new.count, "new \(plan.new.count == 1 ? "person" : "people")"),
            (same, "you already have; <a href=\"#\(anchor("matched"))\">how they matched</a>"),
            (plan.changed.count, "with something new since you last heard of them"),
            (plan.doubtful.count, "doubtful: yours to decide"),
            (messages, "messages and invitations, with their real dates\(plan.isFirst ? "" : "; those you have already stay as they are")"),
            (
                plan.skipped.count,
                "\(plan.skipped.count == 1 ? "row" : "rows") skipped; <a href=\"#\(anchor("skipped"))\">\(plan.skipped.count == 1 ? "the reason" : "each with its reason")</a>"
            ),
        ]
        return "<dl class=\"sums\">\(rows.filter { $0.0 > 0 }.html { "<dt>\(Count.text($0.0))</dt><dd>\($0.1)</dd>" })</dl>"
    }

    // MARK: Doubtful

    private var doubtful: HTML {
        guard !part.cases.isEmpty else { return .empty }
        let more = plan.doubtful.count - part.cases.count
        return """
            <section class="group" aria-labelledby="\(anchor("doubt"))"><h2 id="\(anchor("doubt"))">Doubtful</h2>
            <p class="quiet">A name alone never makes two people one. What you leave undecided stays out \
            and waits for you under Import.</p>
            \(part.cases.html(doubt))
            \(more > 0 ? "<p class=\"quiet\">\(Count.of(more, "more waits", "more wait")) for you under Import afterwards.</p>" : .empty)
            </section>
            """
    }

    private func doubt(_ doubt: ImportPreview.Case) -> HTML {
        let name = "case-\(part.number)-\(doubt.row)"
        return """
            <fieldset class="case"><legend>\(doubt.person.row.name.full)</legend><p class="about">\(about(doubt))</p>
            \(doubt.candidates.html { person in
                """
                <label class="option"><input type="radio" name="\(name)" value="same-\(person.id)"> \
                <span>The same as <a href="/people/\(person.id)">\(person.name.full)</a>\(aside(person))</span></label>
                """
            })
            <label class="option"><input type="radio" name="\(name)" value="new"> <span>Somebody new</span></label>
            <label class="option"><input type="radio" name="\(name)" value="skip"> <span>Leave out, and do not ask again</span></label>
            <label class="option"><input type="radio" name="\(name)" value="later" checked> <span>Decide later</span></label></fieldset>
            """
    }

    private func about(_ doubt: ImportPreview.Case) -> String {
        let row = doubt.person.row
        let facts = [ImportWords.work(row), row.location, row.connectedOn.map { "connected \($0.words(relativeTo: visitor.today))" } ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        let reason =
            doubt.reason.hasPrefix("same ")
            ? "You have somebody with the \(doubt.reason)." : doubt.reason.capitalizedFirst + "."
        return "\(row.place)\(facts.isEmpty ? "" : ": \(facts)"). \(reason)"
    }

    private func aside(_ person: PersonLine) -> HTML {
        let outside = person.standing == .discovered ? "not in your book yet" : person.archived ? "archived" : ""
        let words = [person.work, person.place, outside].filter { !$0.isEmpty }.joined(separator: ", ")
        return words.isEmpty ? .empty : ", <span class=\"quiet\">\(words)</span>"
    }

    // MARK: Changed, new, matched

    private var changed: HTML {
        let told = plan.changed
        guard !told.isEmpty else { return .empty }
        let more = told.dropFirst(10)
        let fold: HTML = """
            <details class="fold"><summary>\(Count.text(more.count)) more</summary><ul>\(more.prefix(500).html(change))</ul></details>
            """
        return """
            <section class="group" aria-labelledby="\(anchor("changed"))"><h2 id="\(anchor("changed"))">Changed</h2>
            <ul>\(told.prefix(10).html(change))</ul>
            \(more.isEmpty ? .empty : fold)
            </section>
            """
    }

    /// Of whom the archive says otherwise than the book, which stays.
    private var kept: HTML {
        let told = plan.rows.filter { $0.isSame && !$0.disagreements.isEmpty }
        guard !told.isEmpty else { return .empty }
        let more = told.dropFirst(10)
        let id = anchor("kept")
        let fold: HTML =
            "<details class=\"fold\"><summary>\(Count.text(more.count)) more</summary><ul>\(more.prefix(500).html(disagreement))</ul></details>"
        return """
            <section class="group" aria-labelledby="\(id)"><h2 id="\(id)">Kept as you have it</h2>
            <p class="quiet">An import never overwrites what stands in your book. After it you can take what the archive says, or keep yours \
            for good, behind <b>Where it is known from</b> on the person’s page.</p>
            <ul>\(told.prefix(10).html(disagreement))</ul>\(more.isEmpty ? .empty : fold)</section>
            """
    }

    private func change(_ row: ImportPlan.PersonRow) -> HTML { line(row, row.changes.map(\.sentence)) }

    private func disagreement(_ row: ImportPlan.PersonRow) -> HTML { line(row, row.disagreements) }

    private func line(_ row: ImportPlan.PersonRow, _ sentences: [String]) -> HTML {
        guard case .same(let person, _) = row.match else { return .empty }
        let words = sentences.joined(separator: "; ")
        return """
            <li class="row">\(PersonMarks.avatar(person, PersonName(written: row.name)))<div><a class="name" href="/people/\(person)">\
            \(row.name)</a>\
            <p class="about">\(words.capitalizedFirst).</p></div></li>
            """
    }

    private var new: HTML {
        let names = plan.new.map(\.row.name.full)
        guard !names.isEmpty else { return .empty }
        let more = names.count - 2000
        return """
            <section class="group" aria-labelledby="\(anchor("new"))"><h2 id="\(anchor("new"))">New</h2>
            <details class="fold"><summary>See \(names.count == 1 ? "the name" : "the \(Count.text(names.count)) names")</summary>\
            <p class="prose">\(names.prefix(2000).joined(separator: ", "))\(more > 0 ? " and \(Count.text(more)) more" : "")</p></details>\
            </section>
            """
    }

    private var matched: HTML {
        var reasons: [String: Int] = [:]
        for row in plan.rows {
            if case .same(_, let reason) = row.match { reasons[String(reason.prefix { $0 != ":" }), default: 0] += 1 }
        }
        guard !reasons.isEmpty else { return .empty }
        let sorted = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return """
            <section class="group" id="\(anchor("matched"))" aria-labelledby="\(anchor("m"))"><h2 id="\(anchor("m"))">Already here</h2>
            <details class="fold"><summary>\(Count.of(plan.rows.count { $0.isSame }, "person", "people")), and why they are the \
            same</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Matches"><table><caption>How rows matched people that you \
            have</caption>\
            <thead><tr><th scope="col">Reason</th><th scope="col" class="number">People</th></tr></thead><tbody>
            \(sorted.html { "<tr><th scope=\"row\">The \($0.key)</th><td class=\"number\">\(Count.text($0.value))</td></tr>" })
            </tbody></table></div></details></section>
            """
    }
}

extension ImportRemark {
    /// What was left out or is wrong, and what to do about it on the page.
    fileprivate var html: HTML {
        switch self {
        case .noOwner: "\(description) Say it under <a href=\"#more\">More</a> below."
        case .accountsGone, .gone, .picturesElsewhere, .groups, .imperfect, .leftOut, .reminders, .noRows: "\(description)"
        case .shared: "\(description) If two are one, merge them afterwards on the page <a href=\"/duplicates\">Duplicates</a>."
        case .strangeNumbers: "\(description) If it is another, say so in the <a href=\"/settings\">settings</a> first."
        }
    }
}

enum ImportWords {
    /// What an archive is called: a CSV by its file, any other by where it is from.
    static func title(_ plan: ImportPlan) -> String {
        plan.source.isNamedByFile ? plan.files.first?.name ?? plan.source.title : plan.source.title
    }

    /// "1 October", with the year when it is another.
    static func date(_ day: Day, _ visitor: Visitor) -> String {
        "\(day.day) \(Time.months[day.month - 1])" + (day.year == visitor.today.year ? "" : " \(day.year)")
    }

    /// "Head of Design at Figueroa"; empty when the row tells neither.
    static func work(_ row: ArchivePerson) -> String {
        [row.title, row.organization].filter { !$0.isEmpty }.joined(separator: " at ")
    }
}
