import Testing

@Suite("Log lines: circles and tags")
struct LabelLineTests {
    @Test("A line tells circles and tags", arguments: lines)
    func reads(_ item: LogLineCase) {
        #expect(LogLineCase.read(item.line) == item.expected)
    }

    /// Each line with all that it should say.
    static let lines: [LogLineCase] = [
        LogLineCase("lunch with Ana #swift", "meal in-person both | Ana | now |  |  | #swift"),
        LogLineCase("lunch with Ana +clients", "meal in-person both | Ana | now |  |  | +clients"),
        LogLineCase("lunch with Ana circle:old-clients", "meal in-person both | Ana | now |  |  | +old-clients"),
        LogLineCase(
            "#hiring lunch with Ana +clients +peers #swift",
            "meal in-person both | Ana | now |  |  | +clients +peers #hiring #swift"),
        LogLineCase("lunch with Ana about #swift and #rust", "meal in-person both | Ana | now |  | #swift and #rust | #swift #rust"),
        LogLineCase("lunch with Ana, issue #12 and +1 from her", "meal in-person both | Ana | now |  | issue #12 and +1 from her"),
        LogLineCase("lunch with Ana #Swift #swift", "meal in-person both | Ana | now |  |  | #Swift"),
    ]
}
