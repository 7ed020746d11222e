internal import WellmetFormats
internal import WellmetModel

/// The columns of CSV files of no known kind, what they are taken for, and a few values of each.
struct ColumnsPage {
    let upload: Upload
    let columns: [UploadReading.Columns]
    let visitor: Visitor
    /// Files in which no column was said to name anybody.
    var blind: Set<Int> = []

    init(upload: Upload, columns: [UploadReading.Columns], visitor: Visitor, blind: Set<Int> = []) {
        self.upload = upload
        self.columns = columns
        self.visitor = visitor
        self.blind = blind
    }

    var page: Page {
        Page(title: (blind.isEmpty ? "" : "Error: ") + "What are these columns?", place: .import, content: content)
    }

    private var content: HTML {
        """
        \(problem)<header class="page-head"><h1>What are these columns?</h1><p>\(opening)</p></header>
        <form method="post" action="/import/\(upload.id)/columns">\(Form.token(visitor))
        \(columns.html(table))
        <div class="actions"><button class="button">Look inside</button>\
        <button class="button ghost" formaction="/import/\(upload.id)/discard">Discard</button></div></form>
        """
    }

    private var opening: String {
        let names = columns.map { upload.files[$0.file].name }
        return names.count == 1
            ? "\(names[0]) has columns of its own. This is our guess; change what is wrong."
            : "These files have columns of their own. This is our guess; change what is wrong."
    }

    private var problem: HTML {
        guard !blind.isEmpty else { return .empty }
        return """
            <div class="problem" id="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><ul>\
            \(columns.filter { blind.contains($0.file) }.html { columns in
                let name = upload.files[columns.file].name
                return "<li><a href=\"#columns-\(columns.file)\">Say which column of \(name) holds a name or an address</a></li>"
            })</ul></div>
            """
    }

    private func table(_ columns: UploadReading.Columns) -> HTML {
        let name = upload.files[columns.file].name
        return """
            <div class="scroll" id="columns-\(columns.file)" tabindex="0" role="region" aria-label="Columns of \(name)"><table class="stacked">
            <caption>Columns of \(name), and what they mean here</caption>
            <thead><tr><th scope="col">Column</th><th scope="col">For example</th><th scope="col">Means</th></tr></thead><tbody>
            \(columns.guess.columns.html { row(columns.file, $0) })
            </tbody></table></div>
            \(dates(columns))
            """
    }

    private func row(_ file: Int, _ column: CSVGuess.Column) -> HTML {
        let field = ColumnsForm.field(file, column)
        return """
            <tr><th scope="row"><label for="\(field)">\(column.name)</label></th>\
            <td>\(column.samples.map { "“\($0.prefix(40))”" }.joined(separator: " "))</td>\
            <td><select id="\(field)" name="\(field)">\(CSVField.allCases.html { option($0, column) })</select></td></tr>
            """
    }

    private func option(_ field: CSVField, _ column: CSVGuess.Column) -> HTML {
        let selected: HTML = field == column.field ? " selected" : ""
        return "<option value=\"\(field.rawValue)\"\(selected)>\(field.words(column: column.name))</option>"
    }

    private func dates(_ columns: UploadReading.Columns) -> HTML {
        let field = "dates-\(columns.file)"
        let first = columns.guess.dayFirst
        return """
            <div class="field"><label for="\(field)">A date such as 03/04/2020 is</label><select class="short" id="\(field)" \
            name="\(field)">\
            <option value="day"\(first ? " selected" as HTML : "")>3 April</option>\
            <option value="month"\(first ? .empty : " selected" as HTML)>4 March</option></select></div>
            """
    }
}
