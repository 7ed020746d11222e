import Testing

@testable import WellmetServer

@Suite struct PageNamesTests {
    @Test func `a page is called by the whole name, in letters that every file system takes, and each once`() {
        var names = PageNames()
        let made = ["Ada Lovelace", "ada lovelace", "Anna/Anne Smith", "<b>Bob|?*\"", "..", "A: B\\C"].map { names.next($0) }
        #expect(made == ["Ada Lovelace", "ada lovelace (2)", "Anna Anne Smith", "b Bob", "file", "A  B C"])
        for name in made { #expect(!name.contains { "/\\:*?\"<>|".contains($0) }) }
        #expect(names.next(String(repeating: "é", count: 300)).utf8.count <= 200)
    }

    @Test func `long names that begin alike end in their numbers`() {
        var names = PageNames()
        let long = String(repeating: "王", count: 150)
        let made = ["A", "B", "C", "D"].map { names.next(long + $0) } + (0..<20).map { _ in names.next(long) }
        #expect(Set(made).count == made.count && made.allSatisfy { $0.utf8.count <= 200 && !$0.isEmpty })
        #expect(made[1].hasSuffix("王 (2)") && made[23].hasSuffix("王 (24)"))
        // One letter with more accents than fit, and a name that is called like a number that is taken.
        let letter = "e" + String(repeating: "\u{301}", count: 300)
        let accented = ["", "B"].map { names.next(letter + $0) }
        #expect(
            accented.allSatisfy { $0.utf8.count <= 200 && ["e", "é"].contains($0.unicodeScalars.first) } && accented[1].hasSuffix(" (2)"))
        #expect(["X", "x (2)", "x", "X"].map { names.next($0) } == ["X", "x (2)", "x (3)", "X (4)"])
    }
}
