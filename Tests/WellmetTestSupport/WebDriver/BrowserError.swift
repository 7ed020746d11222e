/// What can go wrong between a test and the browser.
package enum BrowserError: Error, CustomStringConvertible {
    /// There is no `chromedriver` on this machine, or it did not start; with what it said.
    case noDriver(String)
    /// The driver or the browser refused a command; `kind` is the protocol's name for it ("no such element").
    case refused(kind: String, message: String)
    /// The driver's answer was not what the protocol promises.
    case unreadable(String)
    /// What was waited for did not come true in time; with the page as it was then.
    case timedOut(String, page: String)
    /// A test failed while a page was open.
    case onPage(String, underlying: any Error, console: [String])

    package var description: String {
        switch self {
        case .noDriver(let why):
            "No browser for the tests: \(why) `script/setup --test` installs Chromium and its driver."
        case .refused(let kind, let message):
            "The browser says \(kind): \(message)"
        case .unreadable(let what):
            "The browser's driver gave an unreadable answer: \(what)"
        case .timedOut(let what, let page):
            "Waited in vain for \(what). The page then:\n\(page)"
        case .onPage(let address, let underlying, let console):
            "\(underlying)\non \(address)" + (console.isEmpty ? "" : "\nthe console says:\n" + console.joined(separator: "\n"))
        }
    }
}
