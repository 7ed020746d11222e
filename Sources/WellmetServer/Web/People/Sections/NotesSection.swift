internal import WellmetModel
internal import WellmetStore

/// Notes in Markdown, the newest first.
extension PersonView {
    var notesSection: HTML {
        section(
            .notes, "Notes", verb: "Add",
            fields: fields(.notes).area("text", "New note", hint: "Markdown works: lists, links, emphasis.", rows: 5),
            view: details.notes.isEmpty ? "<p class=\"quiet\">Nothing noted yet.</p>" : details.notes.html(note))
    }

    private func note(_ note: Note) -> HTML {
        let item = note.id.description
        let day = Day(note.at, in: visitor.zone)
        return """
            <article id="note-\(item)"><div class="prose">\(Markdown.html(note.text))</div>
            <details class="fold small"\(isReturned(.notes, item) ? " open" as HTML : "")><summary>\(Time.ago(note.at, visitor))\
            <span class="visually-hidden">: edit the note of \(Time.full(day))</span></summary>
            \(form(
                .notes, item: item, version: details.version(.notes, item),
                fields: fields(.notes, item).area("text", "Note", note.text, hint: "Markdown works: lists, links, emphasis.", rows: 5),
                buttons: "<button class=\"link-button bad\" formaction=\"\(path)/notes/\(item)/remove#notes\">Remove</button>"))
            </details></article>
            """
    }
}
