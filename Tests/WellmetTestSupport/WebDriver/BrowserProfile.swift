/// The person in front of the browser: the size of their screen and what they prefer.
package struct BrowserProfile: Sendable {
    /// The width of the page, in CSS pixels.
    package var width: Int
    /// The height of what is seen at once, in CSS pixels.
    package var height: Int
    /// A phone: touch, a mobile viewport, no mouse.
    package var isPhone: Bool
    /// Prefers dark colours (`prefers-color-scheme: dark`).
    package var isDark: Bool
    /// Whether the page's scripts run.
    package var runsScripts: Bool
    /// Screen pixels in a CSS pixel.
    package var pixelRatio: Int

    package init(width: Int, height: Int, isPhone: Bool = false, isDark: Bool = false, runsScripts: Bool = true, pixelRatio: Int = 1) {
        self.width = width
        self.height = height
        self.isPhone = isPhone
        self.isDark = isDark
        self.runsScripts = runsScripts
        self.pixelRatio = pixelRatio
    }

    /// A desk: 1280 pixels wide, light.
    package static let desk = BrowserProfile(width: 1280, height: 900)
    /// A phone: 390 pixels wide, light.
    package static let phone = BrowserProfile(width: 390, height: 844, isPhone: true)
    /// The smallest phone that pages must fit on: 320 pixels wide.
    package static let smallPhone = BrowserProfile(width: 320, height: 640, isPhone: true)

    /// A desk at 200 %: half as many CSS pixels, each of four on the screen.
    package static let zoomed = BrowserProfile(width: 640, height: 450, pixelRatio: 2)

    /// The same person, preferring dark colours.
    package var dark: BrowserProfile { with { $0.isDark = true } }
    /// The same person, with scripts switched off.
    package var withoutScripts: BrowserProfile { with { $0.runsScripts = false } }

    private func with(_ change: (inout BrowserProfile) -> Void) -> BrowserProfile {
        var other = self
        change(&other)
        return other
    }

    /// What a new session asks the driver for.
    var capabilities: JSONValue {
        let metrics: JSONValue = [
            "width": .number(Double(width)), "height": .number(Double(height)), "pixelRatio": .number(Double(pixelRatio)),
            "mobile": .bool(isPhone), "touch": .bool(isPhone),
        ]
        return [
            "browserName": "chrome",
            // `open` returns when a page with all that it loads is there.
            "pageLoadStrategy": "normal",
            "unhandledPromptBehavior": "ignore",
            "goog:loggingPrefs": ["browser": "ALL"],
            "goog:chromeOptions": [
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                    "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
                    "--force-color-profile=srgb", "--lang=en-GB",
                    .string("--window-size=\(max(width, 500)),\(height + 200)"),
                ],
                "mobileEmulation": ["deviceMetrics": metrics],
            ],
        ]
    }
}
