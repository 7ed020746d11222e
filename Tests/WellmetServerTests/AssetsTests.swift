import Testing

@testable import WellmetServer

@Suite struct AssetsTests {
    @Test func `lines that are nothing but a comment are not sent`() {
        let text = """
            /* One line. */
            a { b: c; } /* stays */
            /* Two
               lines. */
              // of a script
              x = "// stays";
              /** Says. */
              y();
            """
        let sent = String(decoding: Assets.withoutComments(Array(text.utf8)), as: UTF8.self)
        #expect(sent == "a { b: c; } /* stays */\nx = \"// stays\";\ny();\n")
    }

    @Test func `the stylesheet and the script are whole but for them`() throws {
        let css = String(decoding: try #require(try Assets().bytes("wellmet.css")), as: UTF8.self)
        #expect(css.hasPrefix(":root {") && css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
        let script = String(decoding: try #require(try Assets().bytes("wellmet.js")), as: UTF8.self)
        #expect(script.hasPrefix("\"use strict\";") && script.hasSuffix("})();\n"))
    }
}
