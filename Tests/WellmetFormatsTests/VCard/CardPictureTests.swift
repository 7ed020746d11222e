import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetFormats

@Suite struct CardPictureTests {
    private static let text = Data(PictureCorpus.jpeg).base64EncodedString()

    private func card(_ version: String, _ lines: String...) -> VCard {
        VCard(
            Array(
                ("BEGIN:VCARD\r\nVERSION:\(version)\r\nFN:Ada\r\nN:;Ada;;;\r\n" + lines.map { $0 + "\r\n" }.joined() + "END:VCARD\r\n").utf8
            ))
    }

    /// Folded as programs fold it: 72 letters a line.
    private static func folded(_ line: String) -> String {
        var (lines, rest) = ([String](), line[...])
        while !rest.isEmpty {
            lines.append(String(rest.prefix(72)))
            rest = rest.dropFirst(72)
        }
        return lines.joined(separator: "\r\n ")
    }

    private func out(_ card: VCard, _ picture: CardPicture, _ version: VCard.Version = .v30, face: Face? = nil) async -> String {
        let person = CardContent(card).said(region: "DE", of: card)
        let bytes = await CardExport(version: version, region: "DE").card(
            of: person, kept: card.bytes, uid: "u", revised: Instant(seconds: 1_773_477_000), picture: picture
        ) { face }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func shows(_ card: String, _ face: Face) -> Bool {
        VCard(Array(card.utf8)).pictureLines(unlessOneIs: face.digest) == nil
    }

    @Test(arguments: [
        ("2.1", "PHOTO;JPEG;ENCODING=BASE64:\(text)"), ("3.0", folded("PHOTO;ENCODING=b;TYPE=JPEG:\(text)")),
        ("3.0", "item1.PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&9&9&x;TYPE=jpeg;ENCODING=B:\(text)"),
        ("4.0", folded("PHOTO:data:image/jpeg;base64,\(text)")), ("4.0", "PHOTO:DATA:image/jpeg;base64\\,\(text)"),
        // What it is told to be does not count.
        ("4.0", "PHOTO:data:image/png;base64,\(text)"),
    ]) func `a picture is found in every form, and leaves as it came`(_ version: String, _ line: String) async throws {
        let card = card(version, line)
        guard case .face(let face, let index) = card.portrait else {
            Issue.record("\(card.portrait)")
            return
        }
        #expect(face.bytes == PictureCorpus.jpeg && face.kind == .jpeg)
        #expect(card.linesBefore(index) == 4)
        if version == "3.0" {
            #expect(await out(card, .digest(face.digest)) == String(decoding: card.bytes, as: UTF8.self))
        }
    }

    @Test func `what is no picture is told, and an address is none to fetch`() {
        func reason(_ card: VCard) -> String? { if case .strange(let error, _) = card.portrait { error.description } else { nil } }
        #expect(reason(card("3.0", "PHOTO;ENCODING=b;TYPE=JPEG:not*base64")) == "its bytes are not written in base64")
        let svg = Data("<svg onload='x()'/>".utf8).base64EncodedString()
        #expect(reason(card("4.0", "PHOTO:data:image/svg+xml;base64,\(svg)"))?.contains("SVG") == true)
        #expect(
            reason(card("4.0", "PHOTO:data:image/png;base64,\(Data(PictureCorpus.wide).base64EncodedString())"))?.contains("5000") == true)
        #expect(reason(card("4.0", "PHOTO:data:image/png,plain")) == "its bytes are not written in base64")
        guard case .elsewhere = card("3.0", "PHOTO;VALUE=uri:https://example.org/ada.jpg").portrait else {
            Issue.record("an address")
            return
        }
        // The first that can be shown counts.
        guard
            case .face(_, let index) = card("4.0", "PHOTO:https://example.org/a", "PHOTO:data:,", "PHOTO:data:;base64,\(Self.text)")
                .portrait
        else {
            Issue.record("the third")
            return
        }
        #expect(index == 6)
    }

    @Test func `another picture takes the place of the card's, one that is unwanted goes, and both are a revision`() async throws {
        let other = try Picture.face(PictureCorpus.png)
        let written = Data(other.bytes).base64EncodedString()
        let kept = card("3.0", "NOTE:before", Self.folded("PHOTO;ENCODING=b;TYPE=JPEG:\(Self.text)"), "X-AFTER:stays")
        let changed = await out(kept, .digest(other.digest), face: other)
        #expect(shows(changed, other))
        #expect(changed.contains("REV:") && changed.contains("NOTE:before\r\nPHOTO;ENCODING=b;TYPE=PNG:\(written.prefix(20))"))
        #expect(changed.contains("X-AFTER:stays\r\n"))
        let removed = await out(kept, .none)
        #expect(!removed.contains("PHOTO") && removed.contains("NOTE:before\r\nX-AFTER:stays\r\n") && removed.contains("REV:"))
        // In 4.0 as a data URI; a 2.1 card leaves as 3.0.
        #expect(
            await out(kept, .digest(other.digest), .v40, face: other).replacing("\r\n ", with: "").contains(
                "PHOTO:data:image/png;base64,\(written)"))
        let old = await out(card("2.1", "PHOTO;JPEG;ENCODING=BASE64:\(Self.text)"), .digest(other.digest), face: other)
        #expect(shows(old, other))
        // An address stays beside the picture that was chosen.
        let elsewhere = await out(card("3.0", "PHOTO;VALUE=uri:https://example.org/ada.jpg"), .digest(other.digest), face: other)
        #expect(elsewhere.contains("PHOTO;VALUE=uri:https://example.org/ada.jpg") && shows(elsewhere, other))
        // What cannot be shown stays, too.
        let strange = await out(card("3.0", "PHOTO;ENCODING=b;TYPE=JPEG:????"), .none)
        #expect(strange.contains("PHOTO;ENCODING=b;TYPE=JPEG:????"))
    }

    @Test func `of several pictures the wanted one keeps all as it is, and another one takes the place of all`() async throws {
        let (png, gif) = (try Picture.face(PictureCorpus.png), try Picture.face(PictureCorpus.gif))
        let lines = [PictureCorpus.jpeg, PictureCorpus.png].map { "PHOTO:data:;base64,\(Data($0).base64EncodedString())" }
        let kept = card("4.0", lines[0], "NOTE:between", lines[1], "PHOTO:data:;base64,????")
        #expect(await out(kept, .digest(png.digest), .v40) == String(decoding: kept.bytes, as: UTF8.self))
        let changed = await out(kept, .digest(gif.digest), .v40, face: gif)
        #expect(shows(changed, gif) && !shows(changed, png) && changed.contains("\r\nNOTE:between\r\nPHOTO:data:;base64,????\r\n"))
    }

    @Test func `a picture of ten megabytes is read and written in its place`() async throws {
        // A picture, and ten megabytes behind its end.
        let large = PictureCorpus.jpeg + [UInt8](repeating: 7, count: 10 << 20)
        let kept = card("3.0", Self.folded("PHOTO;ENCODING=b;TYPE=JPEG:" + Data(large.prefix(100_000)).base64EncodedString()))
        let face = try Picture.face(large)
        let changed = await out(kept, .digest(face.digest), face: face)
        #expect(shows(changed, face))
    }
}
