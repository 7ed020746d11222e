internal import WellmetModel
internal import WellmetStore

/// What an import did, in numbers.
struct ImportSums {
    let report: ImportReport

    init(report: ImportReport) {
        self.report = report
    }

    var html: HTML {
        let rows: [(Int, HTML)] = [
            (report.newPeople, "<a href=\"/people?order=added\">new \(report.newPeople == 1 ? "person" : "people")</a>"),
            (report.changedPeople, "known, with something new"),
            (report.unchangedPeople, "known, unchanged"),
            (report.newJobs, "new \(report.newJobs == 1 ? "job" : "jobs"): worth a word"),
            (report.thanks, "to thank for connecting"),
            (report.interactions, report.interactions == 1 ? "message, invitation or the like" : "messages, invitations and the like"),
            (report.knownInteractions, "of those you had already"),
            (report.groups ?? 0, "\(report.groups == 1 ? "group" : "groups") of contact cards, as tags of their people"),
            (
                report.discoveredPeople,
                report.discoveredPeople == 1
                    ? "person who wrote and is not in your book; they wait until you accept them"
                    : "people who wrote and are not in your book; they wait until you accept them"
            ),
            (
                report.undecided,
                "still doubtful: <a href=\"/import#waiting\">\(report.undecided == 1 ? "it waits" : "they wait") for you</a>"
            ),
            (report.skippedRows, "<a href=\"/imports/\(report.batch)#skipped\">\(report.skippedRows == 1 ? "row" : "rows") skipped</a>"),
            (
                report.unattachedInteractions,
                "\(report.unattachedInteractions == 1 ? "message" : "messages") of people whom only a name tells: left out"
            ),
            (report.waitingInteractions ?? 0, "with people who wait for your decision: decide, then bring the file again"),
        ]
        return "<dl class=\"sums\">\(rows.filter { $0.0 > 0 }.html { "<dt>\(Count.text($0.0))</dt><dd>\($0.1)</dd>" })</dl>"
    }
}

/// An import of the past: what it did and what it left out.
struct PastImportPage {
    let batch: Batch
    let report: ImportReport
    let visitor: Visitor

    init(batch: Batch, report: ImportReport, visitor: Visitor) {
        self.batch = batch
        self.report = report
        self.visitor = visitor
    }

    var page: Page { Page(title: "What an import did", place: .import, content: content) }

    private var content: HTML {
        """
        <header class="page-head"><h1>What an import did</h1><p>\(batch.title)\(batch.state == .undone ? ", taken back" : ""), \
        \(Time.ago(batch.at, visitor)). <a href="/import">All imports</a></p></header>
        <section class="group" aria-label="What it did">\(ImportSums(report: report).html)</section>
        \(SkippedRows(rows: report.skipped ?? [], count: report.skippedRows, id: "skipped").html)
        """
    }
}
