internal import WellmetModel
internal import WellmetStore

/// The fold above the list of people in which one says what is to happen with several of them.
enum SeveralForm {
    /// What the menu offers: the action's word, and what it is called.
    static let choices: [(value: String, words: String)] = [
        ("circle", "Put into the circle …"), ("-circle", "Take out of the circle …"), ("tag", "Tag with …"), ("-tag", "Take the tag … off"),
        ("cadence", "In touch every … days"), ("pause", "Pause until …"), ("accept", "Accept into the book"), ("archive", "Archive"),
        ("restore", "Bring back from the archive"), ("never", "Never suggest"), ("suggest", "Suggest again"),
        ("delete", "Delete"), ("cards", "Save as contact cards"), ("table", "Save as a table"),
    ]

    /// Stands around the list, whose rows have the boxes.
    static func fold(_ query: PeopleQuery, total: Int) -> HTML {
        let fields = FormFields(prefix: "several-")
        return """
            <details class="fold several"><summary data-action>Change several at once</summary>
            \(fields.select("do", "What", choices.map { ($0.value, $0.words) }, "circle"))\
            \(fields.text("value", "Which", hint: "A circle, a tag, days, or a day.", attributes: " autocomplete=\"off\""))
            \(fields.radios("who", "With whom", [("picked", "Those ticked below"), ("all", total == 1 ? "The one who fits" : "All \(total) who fit")], "picked"))
            <input type="hidden" name="list" value="\(query.path())">
            <div class="actions"><button class="button plain">Look at what happens</button></div></details>
            """
    }

    static func box(_ person: PersonLine) -> HTML {
        "<input type=\"checkbox\" name=\"person\" value=\"\(person.id)\" aria-label=\"Tick \(person.name.full)\">"
    }
}
