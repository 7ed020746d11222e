package import WellmetModel

/// The map as a file that shows itself, without our stylesheet: light, or dark for who prefers it.
package enum MapFile {
    /// An SVG document (SVG 1.1, section 5.1) of that map, as UTF-8.
    package static func svg(_ map: NetworkMap) -> [UInt8] {
        let (width, height) = (map.layout.width, map.layout.height)
        let document: HTML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
            role="img" aria-labelledby="map-name map-about">
            <style>\(style)</style>
            <rect class="paper" width="\(width)" height="\(height)"/>
            \(MapPicture(map: map, leads: false).content)
            </svg>

            """
        return Array(document.text.utf8)
    }

    /// The colours of the stylesheet's tokens, in words that every viewer knows; the hues of regions for those that know more.
    private static let style: HTML = {
        let hues = HTML(trusted: (0..<24).map { hue in ".hue-\(hue) { --hue: \(hue * 15); }" }.joined(separator: " "))
        return """

            text { font: 11px system-ui, sans-serif; text-anchor: middle; fill: #2c211b; }
            .region-name text { font: 600 15px Georgia, serif; }
            .paper { fill: #fcfaf6; } .region { fill: #f6f1ea; fill: oklch(0.955 0.02 var(--hue)); }
            path { fill: none; stroke: #8a7e75; stroke-opacity: 0.5; } .likely { stroke-dasharray: 2 4; stroke-opacity: 0.85; }
            g circle { fill: #fff; stroke: #8a7e75; } [class^=warmth] circle { stroke-width: 2; }
            .warmth-5 circle { fill: #f0d6b9; stroke: #cc7516; } .warmth-4 circle { fill: #e7d7c6; stroke: #af7940; }
            .warmth-3 circle { fill: #e0d7cd; stroke: #977b58; } .warmth-2 circle { stroke: #7b929c; } .warmth-1 circle { stroke: #435e88; }
            \(hues)
            @media (prefers-color-scheme: dark) {
              text { fill: #e9e4dc; } .paper { fill: #1a1512; } .region { fill: #26201c; fill: oklch(0.255 0.02 var(--hue)); }
              g circle { fill: #211c18; stroke: #7c726b; } .likely { stroke: #b3a89f; }
              .warmth-5 circle { fill: #614728; stroke: #f8ab4f; } .warmth-4 circle { fill: #584631; stroke: #d8a76d; }
              .warmth-3 circle { fill: #4f4437; stroke: #b9a07e; } .warmth-2 circle { stroke: #a3bcc5; } .warmth-1 circle { stroke: #6888b6; }
            }

            """
    }()
}
