package import Foundation

extension Browser {
    /// How many pixels of a picture (PNG) have which colour ("#rrggbb"), counted by the browser itself.
    ///
    /// Leaves the page for an empty one, where no policy forbids the script to read the picture.
    package func colours(of picture: Data) async throws -> [String: Int] {
        try await go(to: Self.emptyPage)
        let script = """
            const done = arguments[1];
            const image = new Image();
            image.onload = () => {
                const canvas = new OffscreenCanvas(image.width, image.height);
                const context = canvas.getContext("2d");
                context.drawImage(image, 0, 0);
                const bytes = context.getImageData(0, 0, image.width, image.height).data;
                const counts = {};
                for (let i = 0; i < bytes.length; i += 4) {
                    const colour = "#" + [0, 1, 2].map(n => bytes[i + n].toString(16).padStart(2, "0")).join("");
                    counts[colour] = (counts[colour] || 0) + 1;
                }
                done(counts);
            };
            image.onerror = () => done(null);
            image.src = "data:image/png;base64," + arguments[0];
            """
        let answer = try await send(
            "POST", "execute/async", ["script": .string(script), "args": [.string(picture.base64EncodedString())]])
        guard let counts = answer.object else { throw BrowserError.unreadable("a picture that is none") }
        return counts.compactMapValues { $0.number.map { Int($0) } }
    }

    private static let emptyPage = URL(filePath: "/dev/null")
}
