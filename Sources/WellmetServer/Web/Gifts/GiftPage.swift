internal import WellmetModel
internal import WellmetStore

/// One gift: how it stands, the buttons that say so, and the form that changes it.
struct GiftPage<View: GiftView> {
    let view: View
    /// What stands below the buttons.
    let more: HTML
    var returned: GiftReturned?

    private var line: GiftLine<View.Given> { view.line }
    private var noun: (one: String, many: String) { View.Given.noun }

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + line.words, place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem(now: view.now))
            \(view.head)
            \(marks)
            \(more)
            <section class="section" id="change" aria-labelledby="change-heading"><h2 id="change-heading">All of it</h2>
            <details class="edit"\(returned == nil ? "" : " open" as HTML)><summary data-action="Change the \(noun.one)">Change\
            <span class="visually-hidden">: \(line.words)</span></summary>
            \(GiftForm<View>(gift: gift, line: line, visitor: view.visitor).html(line.path, button: "Save"))</details>
            <div class="view"><p class="quiet">Noted down on \(Time.full(line.gift.since))\(ended). \
            <a href="/\(noun.many)">All \(noun.many)</a></p>
            \(remove)</div></section>
            """
    }

    private var ended: String {
        line.gift.ended.map { ", \(line.gift.state.word) on \(Time.full($0))" } ?? ""
    }

    private var secrets: HTML { Form.token(view.visitor) + FormVersion.field(line.version) }

    private var marks: HTML {
        """
        <form class="marks" method="post" action="\(line.path)/state" data-swap="#main">\(secrets)\(view.markFields)
        <div class="actions">\(view.marks.html { mark in
            "<button class=\"button plain\" name=\"state\" value=\"\(mark.state.rawValue)\" data-action>\(mark.words)</button>"
        })</div></form>
        """
    }

    private var remove: HTML {
        """
        <form method="post" action="\(line.path)/remove" data-swap="#main">\(secrets)\
        <p class="small"><button class="link-button bad">Remove the \(noun.one)</button></p></form>
        """
    }
}

/// The form of a gift: a new one when there is no line.
struct GiftForm<View: GiftView> {
    let gift: GiftFields
    let line: GiftLine<View.Given>?
    /// Who gave a new one, when that is known.
    var from = ""
    let visitor: Visitor

    func html(_ path: String, button: String) -> HTML {
        """
        <form method="post" action="\(path)" data-swap="#main">\(Form.token(visitor))\(line.map { FormVersion.field($0.version) } ?? .empty)
        \(View.fields(gift, line, from: from))
        <div class="actions"><button class="button">\(button)</button>\
        \(line == nil ? .empty : "<a class=\"button ghost\" href=\"\(path)\">Cancel</a>" as HTML)</div></form>
        """
    }
}
