internal import Foundation
internal import WellmetModel

/// What the pictures of a card come to.
enum CardPortrait: Sendable {
    /// The first that can be shown, and the card's line on which it stands.
    case face(Face, at: Int)
    /// None can be shown: why not the first, and its line.
    case strange(PictureError, at: Int)
    /// There is only the address of one, which is not fetched.
    case elsewhere
    case none
}

extension VCard {
    var portrait: CardPortrait {
        var portrait = CardPortrait.none
        for (index, line) in lines.enumerated() where line.property == .photo && line.valueEnd > line.value {
            guard holdsMedia(line) else {
                if case .none = portrait { portrait = .elsewhere }
                continue
            }
            do throws(PictureError) {
                return .face(try face(at: index), at: index)
            } catch {
                if case .strange = portrait { continue }
                portrait = .strange(error, at: index)
            }
        }
        return portrait
    }

    /// The lines that hold a picture which can be shown; nil when one of them is that with the digest. Decodes each once.
    func pictureLines(unlessOneIs digest: UInt64? = nil) -> [Int]? {
        var found: [Int] = []
        for (index, line) in lines.enumerated() where line.property == .photo && holdsMedia(line) {
            guard let face = try? face(at: index) else { continue }  // why it cannot be shown was told when the card came in
            if face.digest == digest { return nil }
            found.append(index)
        }
        return found
    }

    private func face(at index: Int) throws(PictureError) -> Face {
        guard let media = media(at: index) else { throw .noBase64 }
        return try Picture.face(media.bytes)
    }

    /// Whether the line holds bytes and not the address of some (RFC 2426, section 3.1.4; RFC 6350, section 6.2.4).
    private func holdsMedia(_ line: CardLine) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            line.hasParameters && CardParameters(bytes, line).coding.isBase64
                || String(decoding: bytes[Int(line.value)..<min(Int(line.valueEnd), Int(line.value) + 5)], as: UTF8.self).lowercased()
                    == "data:"
        }
    }

    /// A picture and so on: the bytes, and what they are ("image/jpeg"); nil where the line holds none.
    package func media(at index: Int) -> (type: String, bytes: [UInt8])? {
        guard lines.indices.contains(index) else { return nil }
        let line = lines[index]
        var value = bytes[Int(line.value)..<Int(line.valueEnd)]
        let parameters = line.hasParameters ? bytes.withUnsafeBufferPointer { CardParameters($0, line).all } : []
        var type = parameters.first { $0.0 == "TYPE" || $0.0 == "MEDIATYPE" }?.1.first ?? ""
        if String(decoding: value.prefix(5), as: UTF8.self).lowercased() == "data:" {
            // RFC 2397; a comma that was escaped is read, too.
            guard let comma = value.prefix(1000).firstIndex(of: 0x2C) else { return nil }
            let head = value[value.startIndex + 5..<comma].filter { $0 > 0x20 }
            type = String(decoding: head.prefix { $0 != 0x3B && $0 != 0x5C }, as: UTF8.self)
            value = value[(comma + 1)...]
        }
        let plain = Data(value.filter { $0 > 0x20 && $0 < 0x80 && $0 != 0x5C })
        guard let data = Data(base64Encoded: plain), !data.isEmpty else { return nil }
        let name = type.lowercased()
        return (name.contains("/") ? name : name.isEmpty ? "" : "image/" + name, Array(data))
    }
}

/// What becomes of the pictures of a card: all of them go, for another one or for none.
struct PictureChange {
    /// Where they stand among the card's lines.
    let lines: [Int]
    let face: Face?
}

/// A picture in a card that lies in the spool.
struct PictureInCard: ArchiveBytes {
    let card: ArchiveCard
    /// Among the card's lines.
    let line: Int

    func bytes() throws -> [UInt8] {
        guard let media = VCard(try card.bytes()).media(at: line) else { throw PictureError.noBase64 }
        return media.bytes
    }
}
