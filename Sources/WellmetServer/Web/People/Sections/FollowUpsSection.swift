internal import WellmetModel
internal import WellmetStore

/// What is promised, both ways.
extension PersonView {
    var followUpsSection: HTML {
        let fields = fields(.followUps)
        return section(
            .followUps, "Follow-ups", verb: "Add", swap: "main",
            fields: """
                <div class="pair">\(fields.text("text", "What"))\(fields.text("due", "By", type: "date", style: "short"))</div>
                \(fields.radios("owner", "Who promised", owners, "mine"))
                """,
            view: details.followUps.isEmpty
                ? "<p class=\"quiet\">Nothing is promised.</p>" : "<ul>\(details.followUps.html(followUp))</ul>")
    }

    private var owners: [(value: String, words: String)] { [("mine", "I did"), ("theirs", "\(pronouns.subject) did")] }

    private func followUp(_ followUp: FollowUp) -> HTML {
        let item = followUp.id.description
        let fields = fields(.followUps, item)
        let isMine = followUp.owner == .mine
        return """
            <li id="follow-up-\(item)"><p>\(isMine ? "You" : pronouns.subject): \(followUp.text) \
            \(PersonBrief.due(followUp, visitor.today))</p>
            <div class="answers" role="group" aria-label="\(followUp.text)">\
            \(close(followUp, "kept", isMine ? "Done" : "It came", "button plain yes"))\
            \(close(followUp, "dropped", "Drop it", "button ghost"))</div>
            <details class="fold small"\(isReturned(.followUps, item) ? " open" as HTML : "")><summary>Change\
            <span class="visually-hidden">: \(followUp.text)</span></summary>
            \(form(
                .followUps, item: item, swap: "main", version: details.version(.followUps, item),
                fields: """
                    <div class="pair">\(fields.text("text", "What", followUp.text))\
                    \(fields.text("due", "By", followUp.due?.description ?? "", type: "date", style: "short"))</div>
                    \(fields.radios("owner", "Who promised", owners, followUp.owner.rawValue))
                    """))</details></li>
            """
    }

    private func close(_ followUp: FollowUp, _ action: String, _ words: String, _ style: String) -> HTML {
        """
        <form method="post" action="/follow-ups/\(followUp.id)/\(action)" data-swap="#main">\(Form.token(visitor))\
        \(FormVersion.field(followUp.version))\(Form.back(path + "#follow-ups"))<button class="\(style)">\(words)\
        <span class="visually-hidden">: \(followUp.text)</span></button></form>
        """
    }
}
