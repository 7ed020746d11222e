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
}
