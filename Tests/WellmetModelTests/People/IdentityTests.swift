import Testing
import WellmetModel

@Suite struct IdentityTests {
    @Test(
        "A profile is read from its address or its handle",
        arguments: [
            (Identity.Kind.linkedin, "https://www.linkedin.com/in/Ada-Lovelace/?trk=x", "ada-lovelace"),
            (.linkedin, "de.linkedin.com/in/jos%C3%A9", "josé"), (.linkedin, "HTTPS://LinkedIn.com/pub/ada/1/2/3", "ada"),
            (.linkedin, "https://www.linkedin.com/mwlite/in/ada", "ada"), (.linkedin, "ada-lovelace", "ada-lovelace"),
            (.x, "@Ada_Lovelace", "ada_lovelace"), (.x, "https://mobile.twitter.com/ada?s=20", "ada"), (.x, "x.com/ada", "ada"),
            (.x, "abcdefghijklm_1", "abcdefghijklm_1"), (.github, "https://github.com/ada/engine", "ada"),
            (.instagram, "https://www.instagram.com/ada.l/", "ada.l"), (.facebook, "m.facebook.com/ada", "ada"),
            (.facebook, "https://www.facebook.com/profile.php?id=100001234&sk=about", "100001234"),
            (.facebook, "https://facebook.com/people/Ada-Lovelace/100001234/", "100001234"),
            (.bluesky, "https://bsky.app/profile/ada.example.org", "ada.example.org"), (.bluesky, "ada.bsky.social", "ada.bsky.social"),
        ])
    func profile(kind: Identity.Kind, text: String, value: String) {
        #expect(Identity(kind, text)?.value == value)
    }

    @Test(
        "An address on another host is no profile, and a handle is what its network takes for one",
        arguments: [
            (Identity.Kind.linkedin, "https://evil.example/in/ada"), (.linkedin, "evil.example/linkedin.com/in/ada"),
            (.linkedin, "https://evillinkedin.com/in/ada"), (.linkedin, "https://linkedin.com.evil.example/in/ada"),
            (.linkedin, "https://linkedin.com@evil.example/in/ada"), (.linkedin, "https://www.linkedin.com/company/acme"),
            (.linkedin, "https://www.linkedin.com/"), (.github, "https://evil.example/github.com/ada"), (.github, "https://x.com/ada"),
            (.x, "https://example.org/x.com/ada"), (.x, "https://www.instagram.com/ada"), (.x, "abcdefghijklm_16"), (.x, "ada.lovelace"),
            (.x, "ada-lovelace"), (.x, "adä"), (.x, "@"), (.bluesky, "https://evil.example/profile/ada.example.org"),
            (.facebook, "https://www.facebook.com/profile.php?sk=about"), (.facebook, "https://www.facebook.com/groups/1234567"),
            (.facebook, "https://evil.example/facebook.com/profile.php?id=100001234"), (.instagram, "https://instagram.com/p/Cxyz"),
            (.github, "https://github.com/orgs/acme"), (.x, "https://x.com/i/lists/1"),
        ])
    func none(kind: Identity.Kind, text: String) {
        #expect(Identity(kind, text) == nil)
    }
}
