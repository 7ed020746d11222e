import Testing

@testable import WellmetFormats

@Suite struct PlainTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a < b and I <3 this", "a < b and I <3 this"), ("<p>One</p><p>Two&nbsp;&amp; three</p>", "One Two & three"),
        ("x<style>p { color: red }</style>y", "x y"), ("Read <a href=\"https://example.org\">this</a>!", "Read this!"),
        ("&#169; &#x2014; &unknown; &", "© — &unknown; &"), ("<script>never", ""), ("  a \n\n b  ", "a b"),
        ("use <T> here", "use <T> here"),
    ])
    func htmlBecomesText(html: String, text: String) {
        #expect(PlainText.summary(of: html) == text)
    }

    @Test func longTextIsCutAtAWord() {
        let text = PlainText.summary(of: String(repeating: "woven ", count: 1000))
        #expect(text.count <= 301 && text.hasSuffix("woven…"))
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["<a ", "<style></a "]) func beginningsOfTagsAreReadOnce(piece: String) {
        let html = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        var hash = StableHash()
        PlainText.addLetters(of: html, to: &hash)
        #expect(PlainText.summary(of: html).utf8.count <= 400)
    }

    @Test func aTagEndsWhereTheNextOneWouldToo() {
        #expect(PlainText.summary(of: "a <b <i <p>b</p> <b>c</b>") == "a b c")
        #expect(PlainText.summary(of: "<b" + String(repeating: " ", count: 4000) + ">a <b>b</b>") == "<b >a b")
    }

    @Test func anythingIsCutWithoutATrap() {
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "<", ">", "</p>", "<p", "<style>", "&", "&#", ";", "&#xD800;", "&#99999999999;", "é", "🎉", " ", "text", "<!--", "\u{0}",
        ]
        for _ in 0..<3000 {
            let html = (0..<Int.random(in: 0...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(PlainText.summary(of: html, limit: 20).count <= 21)
        }
    }
}
