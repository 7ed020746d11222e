/// Every page that there is, with what it is for: on a phone the way to those that the bar has no room for.
enum MorePage {
    private typealias Line = (name: String, path: String, about: String)

    private static let groups: [(title: String, lines: [Line])] = [
        (
            "People",
            [
                ("Circles", "/circles", "Groups with a cadence, and how warm they are"),
                ("Map", "/map", "Who knows whom"),
                ("Views", "/views", "Lists of people that you keep"),
                ("Duplicates", "/duplicates", "Who may be in your book twice"),
                ("Seen", "/people?standing=discovered", "Strangers who wait to be accepted"),
                ("Archive", "/people?archived=1", "Whom you set aside"),
            ]
        ),
        (
            "What the network gives",
            [
                ("Opportunities", "/opportunities", "Leads and chances, and from whom"),
                ("Insights", "/insights", "Advice, and what came of it"),
                ("Introductions", "/introductions", "Who brings whom together"),
            ]
        ),
        (
            "Looking back",
            [
                ("Review", "/review", "Your last month or year, said as a letter"),
                ("Look back", "/look-back", "A year of contact, and circles then and now"),
                ("History", "/history", "Every change, and how to take it back"),
            ]
        ),
        (
            "Wellmet",
            [
                ("Import", "/import", "Bring the people you know"),
                ("Settings", "/settings", "You, today, backups, sign-in"),
                ("Keys", "/keys", "Everything without a mouse"),
            ]
        ),
    ]

    static let page = Page(
        title: "More", place: .more,
        content: """
            <header class="page-head"><h1>More</h1><p>Everything that Wellmet has besides today, your people and the log.</p></header>
            \(groups.enumerated().html { place, group in
                """
                <section class="group" aria-labelledby="more-\(place)"><h2 id="more-\(place)">\(group.title)</h2><ul data-list>
                \(group.lines.html(row))</ul></section>
                """
            })
            """)

    private static func row(_ line: Line) -> HTML {
        """
        <li class="row" data-item><div><a class="name" href="\(line.path)">\(line.name)</a><p class="about">\(line.about)</p></div></li>

        """
    }
}
