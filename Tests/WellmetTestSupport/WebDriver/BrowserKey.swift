/// A key of the keyboard.
package struct BrowserKey: Sendable, ExpressibleByStringLiteral {
    /// The character that the WebDriver protocol has for it (section 17.4.2).
    let code: String

    /// The key of a character: "j", "?", "/".
    package init(stringLiteral value: String) { code = value }

    package static let enter: BrowserKey = "\u{E007}"
    package static let escape: BrowserKey = "\u{E00C}"
    package static let tab: BrowserKey = "\u{E004}"
    package static let shift: BrowserKey = "\u{E008}"
    package static let control: BrowserKey = "\u{E009}"
    package static let up: BrowserKey = "\u{E013}"
    package static let down: BrowserKey = "\u{E015}"
    package static let backspace: BrowserKey = "\u{E003}"
}
