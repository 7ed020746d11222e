internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// A page of the app, before it stands in its frame.
struct Page: Sendable {
    /// The places in the rail.
    enum Place: String, Sendable { case today, people, log, circles, opportunities, `import`, more, history, settings, none }

    let title: String
    let place: Place
    let content: HTML
    var aside: HTML = .empty
    var notice: HTML = .empty
    /// The view whose people it shows.
    var view: ID<SavedView>?
    /// It says what went wrong instead of what was asked for; the script then keeps the page that asked.
    var isProblem = false
    /// Attributes of the whole page that the settings decide.
    var dress: HTML = .empty

    /// The page as the settings want it: light or dark, with or without single keys.
    func dressed(for settings: Settings) -> Page {
        var page = self
        page.dress = """
            \(settings.theme == .device ? .empty : " data-theme=\"\(settings.theme.rawValue)\"" as HTML)\
            \(settings.singleKeys ? .empty : " data-keys=\"off\"" as HTML)
            """
        return page
    }
}

/// The frame around every page.
struct Layout: Sendable {
    let assets: Assets

    /// Views that stand beside every page; the others are behind a link.
    static let viewsInRail = 8

    func html(_ page: Page, views: [SavedView]) -> HTML {
        """
        \(head(page.title, page.dress))
        <body>
        <a class="skip" href="#main">Skip to the page</a>
        <header class="rail">
          <a class="wordmark" href="/">\(Icon.mark)Wellmet</a>
          <form action="/search" role="search"><input type="search" name="q" aria-label="Search" placeholder="Search" \
        autocomplete="off" data-search></form>
          <nav aria-label="Pages"><ul>
            \(item("Today", "/", Icon.today, page.place == .today))
            \(item("People", "/people", Icon.people, page.place == .people && page.view == nil, more: list(views, page.view)))
            \(item("Log", "/log", Icon.log, page.place == .log))
            \(item("Circles", "/circles", Icon.circles, page.place == .circles))
            \(item("Opportunities", "/opportunities", Icon.opportunities, page.place == .opportunities, " class=\"wide-only\""))
            \(item("Import", "/import", Icon.import, page.place == .import, " class=\"wide-only\""))
            \(item("More", "/more", Icon.more, page.place == .more))
          </ul></nav>
          <div class="rail-foot">
            <a href="/keys" data-dialog="#keys" data-key="?">\(Icon.keys)Keys</a>
            <a href="/history"\(page.place == .history ? " aria-current=\"page\"" as HTML : "")>\(Icon.history)History</a>
            <a href="/settings"\(page.place == .settings ? " aria-current=\"page\"" as HTML : "")>\(Icon.settings)Settings</a>
          </div>
        </header>
        <main id="main" class="page" tabindex="-1"\(page.isProblem ? " data-problem" as HTML : "")>
        <div class="content">
        \(page.content)
        </div>
        \(page.aside.isEmpty ? .empty : "<aside class=\"aside\" aria-label=\"Context\">\(page.aside)</aside>" as HTML)
        </main>
        <div id="notice">\(page.notice)</div>
        <div id="live" class="visually-hidden" aria-live="polite"></div>
        </body>
        </html>
        """
    }

    /// A page without the rail: for whoever is not signed in.
    func letter(_ title: String, _ content: HTML, isProblem: Bool = false) -> HTML {
        """
        \(head(title))
        <body>
        <main id="main" class="letter"\(isProblem ? " data-problem" as HTML : "")>
        <p class="wordmark">\(Icon.mark)Wellmet</p>
        \(content)
        </main>
        <div id="live" class="visually-hidden" aria-live="polite"></div>
        </body>
        </html>
        """
    }

    private func head(_ title: String, _ dress: HTML = .empty) -> HTML {
        """
        <!doctype html>
        <html lang="en"\(dress)>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <title>\(title) · Wellmet</title>
        <link rel="stylesheet" href="\(assets.path("wellmet.css"))">
        <link rel="icon" href="\(assets.path("icon.svg"))" type="image/svg+xml">
        <link rel="manifest" href="\(assets.path("manifest.webmanifest"))">
        <script src="\(assets.path("wellmet.js"))" defer></script>
        </head>
        """
    }

    private func item(
        _ name: String, _ path: String, _ icon: HTML, _ isHere: Bool, _ attributes: HTML = .empty, more: HTML = .empty
    ) -> HTML {
        "<li\(attributes)><a href=\"\(path)\"\(isHere ? " aria-current=\"page\"" as HTML : "")>\(icon)\(name)</a>\(more)</li>"
    }

    /// The first views, under the people.
    private func list(_ views: [SavedView], _ current: ID<SavedView>?) -> HTML {
        guard !views.isEmpty else { return .empty }
        let first = views.prefix(Layout.viewsInRail).html { item($0.name, $0.path, .empty, $0.id == current) }
        return "<ul class=\"views\">\(first)\(views.count > Layout.viewsInRail ? item("All views", "/views", .empty, false) : .empty)</ul>"
    }
}
