internal import WellmetModel
internal import WellmetStore

/// What would happen with several people, before it does.
struct SeveralPage {
    /// Nil when what was asked for cannot be done; then `problem` says why.
    let preview: ActionPreview?
    let problem: String?
    /// What is to be said of the circle or tag that the action names.
    var remarks: [String] = []
    /// The action as text, whom it is for, and the list from which one came: sent again to do it.
    let action: String
    let picked: [ID<Person>]
    let isForAll: Bool
    let list: String
    let visitor: Visitor

    /// Names that are told; the rest is counted.
    private static let shown = 60

    var page: Page {
        Page(title: (problem == nil ? "" : "Error: ") + "Change several people", place: .people, content: content)
    }

    private var content: HTML {
        """
        <header class="page-head"><h1>Change several people</h1></header>
        \(problem.map(Form.problem) ?? .empty)\(remarks.html { "<p class=\"remark\">\($0)</p>" })\(preview.map(told) ?? .empty)
        <p><a href="\(list)">Back to the list</a></p>
        """
    }

    /// What goes with those who are deleted.
    private func going(_ preview: ActionPreview) -> HTML {
        guard let going = preview.going else { return .empty }
        let shared: HTML =
            going.shared > 0 ? " \(Count.text(going.shared)) with others, too, stay\(going.shared == 1 ? "s" : "") theirs." : .empty
        return
            " \(Count.of(going.alone, "thing that happened goes", "things that happened go")) with them.\(shared) An import does not bring them back."
    }

    private func told(_ preview: ActionPreview) -> HTML {
        guard let part = preview.parts.first, !preview.people.isEmpty else {
            let already = preview.parts.first?.already ?? 0
            let nobody = isForAll ? "Nobody fits the list’s filter." : "Nobody was ticked: go back, and tick somebody or take all who fit."
            return """
                <div class="empty"><h2>Nothing would change</h2><p>\(already == 0 ? nobody : already == 1 ? "The one whom you chose is so already." : "All \(already) whom you chose are so already.")</p></div>
                """
        }
        let names = preview.people.prefix(Self.shown)
        let more = preview.people.count - names.count
        let already: HTML =
            part.already == 0
            ? .empty
            : "<p class=\"quiet\">\(part.already) \(part.already == 1 ? "is" : "are") so already and stay\(part.already == 1 ? "s" : "") as they are.</p>"
        return """
            <p><b>\(Count.of(preview.people.count, "person", "people"))</b> \(part.action.future): \
            \(HTML(trusted: names.map { PersonMarks.link($0.id, $0.name).text }.joined(separator: ", ")))\
            \(more > 0 ? " and \(Count.text(more)) more" : .empty).\(going(preview))</p>\(already)
            <form method="post" action="/people/several">\(Form.token(visitor))\
            <input type="hidden" name="action" value="\(action)"><input type="hidden" name="list" value="\(list)">\
            <input type="hidden" name="mark" value="\(preview.mark)">\
            \(isForAll ? "<input type=\"hidden\" name=\"who\" value=\"all\">" : picked.html { "<input type=\"hidden\" name=\"person\" value=\"\($0)\">" })\
            <div class="actions"><button class="button">Do it</button></div></form>
            <p class="quiet small">One undo takes all of it back.</p>
            """
    }
}
