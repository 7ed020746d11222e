internal import WellmetModel
internal import WellmetStore

/// Parts that the pages of opportunities, insights and introductions share.
enum GiftFrame {
    /// "· due in 3 days", late in another colour.
    static func due(_ day: Day?, _ today: Day) -> HTML {
        guard let day else { return .empty }
        let time: HTML = "<time datetime=\"\(day)\" title=\"\(Time.full(day))\">\(day.words(relativeTo: today))</time>"
        return day < today ? "<span class=\"due late\">· was due \(time)</span>" : "<span class=\"due\">· due \(time)</span>"
    }

    static func person(_ id: ID<Person>?, _ name: String) -> HTML {
        id.map { "<a href=\"/people/\($0)\">\(name)</a>" } ?? HTML(name)
    }

    /// Parts of a line, with a dot between two.
    static func line(_ parts: [HTML]) -> HTML {
        HTML(trusted: parts.filter { !$0.isEmpty }.map(\.text).joined(separator: " · "))
    }

    static func empty(_ title: String, _ words: String) -> HTML {
        "<div class=\"empty\">\(Icon.cup)<h2>\(title)</h2><p>\(words)</p></div>"
    }
}
