import Foundation
import WellmetModel
import WellmetStore

@testable import WellmetServer

enum PeopleChecks {
    private static let now = Instant(milliseconds: 1_773_480_600_000)  // 2026-03-14 09:30 UTC

    /// The address that a query writes asks for the same again.
    static func check(_ text: String) throws(BrokenInvariant) {
        let query = PeopleQuery(FormBody(text), now: now)
        try hold((0...10_000_000).contains(query.offset), "from \(query.offset)")
        try hold(query.text.count <= 2000, "a text of \(query.text.count) letters")
        let path = query.path(offset: query.offset)
        try hold(path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x3C }, "not an address: \(path)")
        let again = PeopleQuery(FormBody(String(path.dropFirst("/people?".count))), now: now)
        try hold(again.text == query.text, "another text: “\(again.text)”")
        try hold(again.circle == query.circle && again.tag == query.tag, "another circle or tag")
        try hold(again.filter == query.filter && again.problem == query.problem, "another filter")
        try hold(again.filter.archived == query.filter.archived && again.filter.standing == query.filter.standing, "other people")
        try hold(again.filter.order == query.filter.order && again.touch == query.touch, "another order")
        try hold(again.offset == query.offset, "from \(again.offset), not \(query.offset)")
        try hold(again.isNarrowed == query.isNarrowed, "no longer narrowed")
        // What is kept as a view asks for the same people.
        if let written = query.written {
            try hold((try? Filter(written))?.terms == query.filter.terms, "another view: “\(written)”")  // nil is told as well
        }
        if let typing = FilterTyping(query.text) {
            try hold((0...query.text.count).contains(typing.start), "typed from \(typing.start)")
            try hold(typing.suggestions().allSatisfy { !$0.text.isEmpty }, "an empty suggestion")
        }
    }
}
