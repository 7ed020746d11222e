import Foundation
import Testing
import WellmetTestSupport

/// Pictures of people through the command line: by hand, from cards, and out again.
@Suite("Faces") struct FaceTests {
    private func card(_ name: String, _ picture: [UInt8]?, note: String = "") -> String {
        let photo = picture.map { "PHOTO;ENCODING=b;TYPE=JPEG:\(Data($0).base64EncodedString())\r\n" } ?? ""
        return
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(name)-1\r\nN:;\(name);;;\r\nFN:\(name)\r\n\(note.isEmpty ? "" : "NOTE:\(note)\r\n")\(photo)END:VCARD\r\n"
    }

    @Test("A picture is given, told, written out, taken back and removed")
    func byHand() async throws {
        try await Desk.with { desk async throws in
            try await desk.output("add", "Ada Lovelace")
            #expect(try await desk.output("face", "Ada") == "Ada Lovelace has no picture, and is shown by initials.\n")
            #expect(try await desk.run("face", "Ada", "--to", "x.jpg").code == 3)
            let file = desk.folder.appending(path: "ada.jpg")
            try Data(PictureCorpus.jpeg).write(to: file)
            #expect(try await desk.output("face", "Ada", file.path).contains("Ada Lovelace has a picture now: JPEG, 24 × 32, 1 kB."))
            #expect(try await desk.output("face", "Ada") == "Ada Lovelace: JPEG, 24 × 32, 1 kB.\n")
            let out = desk.folder.appending(path: "out.jpg")
            try await desk.output("face", "Ada", "--to", out.path)
            #expect(try Data(contentsOf: out) == Data(PictureCorpus.jpeg))
            #expect(try await desk.run("face", "Ada", "--to", out.path).code == 1)
            let svg = desk.folder.appending(path: "x.svg")
            try Data("<svg/>".utf8).write(to: svg)
            let refused = try await desk.run("face", "Ada", svg.path)
            #expect(refused.code == 1 && refused.errors.contains("it is an SVG drawing") && refused.errors.contains("Nothing was changed"))
            #expect(try await desk.run("face", "Ada", "none.jpg").code == 1)
            #expect(try await desk.run("face", "Ada", file.path, "--remove").code == 2)
            #expect(try await desk.run("face", "Bob", file.path).code == 3)
            try await desk.output("undo")
            #expect(try await desk.output("face", "Ada").contains("no picture"))
            try await desk.output("undo", "3")
            #expect(try await desk.output("face", "Ada").contains("24 × 32"))
            try await desk.output("face", "Ada", "--remove")
            #expect(try await desk.output("face", "Ada").contains("no picture"))
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("A card brings a picture, a newer one another; what was chosen or removed by hand stays")
    func fromCards() async throws {
        try await Desk.with { desk async throws in
            let file = desk.folder.appending(path: "book.vcf")
            func bring(_ cards: String...) async throws -> String {
                try Data(cards.joined().utf8).write(to: file)
                return try await desk.output("import", file.path, "--yes")
            }
            #expect(try await bring(card("Ada", PictureCorpus.jpeg), card("Bob", nil)).contains("2 new people"))
            #expect(try await desk.output("face", "Ada").contains("JPEG, 24 × 32"))
            // It leaves as it came.
            #expect(try await desk.output("export", "cards", "Ada") == card("Ada", PictureCorpus.jpeg))
            #expect(try await bring(card("Ada", PictureCorpus.jpeg), card("Bob", nil)).contains("Nothing was new"))
            try Data((card("Ada", PictureCorpus.png) + card("Bob", PictureCorpus.gif)).utf8).write(to: file)
            let look = try await desk.output("import", file.path, "--dry-run")
            #expect(look.contains("a picture"))
            #expect(try await bring(card("Ada", PictureCorpus.png), card("Bob", PictureCorpus.gif)).contains("2 changed"))
            #expect(try await desk.output("face", "Ada").contains("PNG"))
            #expect(try await desk.output("face", "Bob").contains("GIF"))
            // A card without one takes nothing away.
            _ = try await bring(card("Ada", nil, note: "no picture"))
            #expect(try await desk.output("face", "Ada").contains("PNG"))
            #expect(try await desk.output("export", "cards", "Ada").contains("PHOTO;ENCODING=b;TYPE=PNG:"))
            // What a person chose stays.
            let own = desk.folder.appending(path: "own.webp")
            try Data(PictureCorpus.webp).write(to: own)
            try await desk.output("face", "Ada", own.path)
            try await desk.output("face", "Bob", "--remove")
            _ = try await bring(card("Ada", PictureCorpus.jpeg, note: "newer"), card("Bob", PictureCorpus.jpeg, note: "newer"))
            #expect(try await desk.output("face", "Ada").contains("WebP"))
            #expect(try await desk.output("face", "Bob").contains("no picture"))
            #expect(try await desk.output("export", "cards", "Ada").contains("TYPE=WebP:"))
            #expect(!(try await desk.output("export", "cards", "Bob").contains("PHOTO")))
            for _ in 0..<6 { try await desk.output("undo") }
            #expect(try await desk.output("people", "--json") == "[]\n")
            #expect(try await desk.output("doctor").contains("equal to a rebuild"))
        }
    }

    @Test("A picture that cannot be shown is told with its line, and leaves as it came; an address is not fetched")
    func strange() async throws {
        try await Desk.with { desk async throws in
            let bad = card("Ada", Array("<svg/>".utf8))
            let away = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Bob;;;\r\nFN:Bob\r\nPHOTO;VALUE=uri:https://example.org/bob.jpg\r\nEND:VCARD\r\n"
            let file = desk.folder.appending(path: "book.vcf")
            try Data((bad + away).utf8).write(to: file)
            let output = try await desk.output("import", file.path, "--yes")
            #expect(output.contains("book.vcf, line 6: the picture of this card is kept in it and not shown: it is an SVG drawing"))
            #expect(output.contains("1 card names a picture on the web, which Wellmet does not fetch; the address stays in the card."))
            #expect(output.contains("2 new people"))
            #expect(try await desk.output("export", "cards", "Ada") == bad)
            #expect(try await desk.output("export", "cards", "Bob") == away)
        }
    }
}
