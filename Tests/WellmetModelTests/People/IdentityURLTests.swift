import Testing
import WellmetModel

@Suite struct IdentityURLTests {
    @Test(
        "An address cannot add a recipient or a header to the mail that it opens",
        arguments: [
            ("ada.lovelace+work@example.org", "mailto:ada.lovelace+work@example.org"),
            ("ada%40good.example?bcc=spy@evil.example", "mailto:ada%2540good.example%3Fbcc%3Dspy@evil.example"),
            ("a&cc=b@c.example", "mailto:a%26cc%3Db@c.example"), ("a;spy@evil.example", "mailto:a%3Bspy@evil.example"),
        ])
    func mail(address: String, url: String) {
        #expect(Identity(kind: .mail, normalised: address).url == url)
    }
}
