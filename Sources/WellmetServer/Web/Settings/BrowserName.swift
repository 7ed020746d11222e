/// What a browser calls itself, in plain words: "Firefox on Linux".
enum BrowserName {
    static func words(_ agent: String) -> String {
        // More particular ones first: most call themselves Safari as well.
        let browser = first(
            agent,
            [
                ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
                ("Vivaldi/", "Vivaldi"), ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
                ("curl/", "curl"),
            ])
        let system = first(
            agent,
            [
                ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"),
                ("CrOS", "ChromeOS"), ("Linux", "Linux"),
            ])
        switch (browser, system) {
        case (let browser?, let system?): return "\(browser) on \(system)"
        case (let browser?, nil): return browser
        case (nil, let system?): return "A browser on \(system)"
        case (nil, nil): return "A browser that does not say its name"
        }
    }

    private static func first(_ agent: String, _ names: [(mark: String, name: String)]) -> String? {
        names.first { agent.contains($0.mark) }?.name
    }
}
