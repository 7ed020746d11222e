internal import Foundation
internal import WellmetModel

/// Reads an export of Monica 4 as JSON (Settings, Export), as `JsonExportAccount` and `app/ExportResources` of monicahq/monica, branch 4.x,
/// write it: contacts with their children, then what is the account's, then the types that all of them name by UUID.
struct MonicaFile {
    /// The only one that Monica 4 writes; Monica 5 exports no JSON.
    static let version = "1.0-preview.1"

    let path: String
    let name: String
    let options: ReadOptions
    let spool: CardSpool

    /// Whether a file begins as an export of Monica does, of any version.
    static func begins(_ head: [UInt8]) -> Bool {
        let text = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return text.hasPrefix("{") && ["\"version\"", "\"app_version\"", "\"export_date\""].allSatisfy { text.contains($0) }
    }

    func archive(_ stream: ByteStream) throws(ArchiveError) -> Archive {
        var book = MonicaBook(file: name, options: options)
        let head = try stream.prefix(3)
        let hasMark = head == [0xEF, 0xBB, 0xBF]
        let json = JSONReader(stream.preceded(by: hasMark ? [] : head), path: path, limit: options.limits.cardBytes)
        try json.members { key throws(ArchiveError) in
            switch key {
            case "version": try check(try value(json, "version", &book)?.text ?? "")
            case "export_date": book.exportedOn = MonicaDate(try value(json, "export date", &book)?.text ?? "")?.day
            case "account": try account(json, &book)
            default: break
            }
        }
        try json.finish()
        return book.archive()
    }

    private func check(_ version: String) throws(ArchiveError) {
        guard version == MonicaFile.version else {
            throw .unknownKind(
                path: path,
                hint: "this is an export of Monica in the version “\(version)”; only \(MonicaFile.version) is known, of Monica 4.")
        }
    }

    private func account(_ json: JSONReader, _ book: inout MonicaBook) throws(ArchiveError) {
        try json.members { key throws(ArchiveError) in
            switch key {
            case "data": try json.elements { () throws(ArchiveError) in try collection(json, &book) }
            case "properties":
                try json.members { key throws(ArchiveError) in
                    if key == "journal_entries" { try json.elements { book.journalEntries += 1 } }
                }
            case "instance":
                try json.members { _ throws(ArchiveError) in
                    try json.elements { () throws(ArchiveError) in
                        if let type = try value(json, "type", &book) { book.types[type["uuid"].text] = type["properties"] }
                    }
                }
            default: break
            }
        }
    }

    /// `{"count": 2, "type": "contact", "values": […]}`
    private func collection(_ json: JSONReader, _ book: inout MonicaBook) throws(ArchiveError) {
        var type = ""
        var told: (line: Int, count: Int)?
        var count = 0
        try json.members { key throws(ArchiveError) in
            switch key {
            case "count": told = try read(json, "count", &book).flatMap { part, value in value.number.map { (part.line, $0) } }
            case "type": type = try value(json, "type", &book)?.text ?? ""
            case "values":
                try json.elements { () throws(ArchiveError) in
                    count += 1
                    try take(type, json, &book)
                }
            default: break
            }
        }
        guard let told, told.count > count else { return }
        book.note(MonicaBook.fewer(type, told.count, count), at: RowPlace(file: name, line: told.line))
    }

    private func take(_ type: String, _ json: JSONReader, _ book: inout MonicaBook) throws(ArchiveError) {
        switch type {
        case "contact":
            guard let (part, value) = try read(json, type, &book) else { return }
            book.add(contact: value, part)
        case "relationship":
            if let value = try value(json, type, &book) { book.add(relationship: value["properties"]) }
        case "activity":
            guard let (part, value) = try read(json, type, &book) else { return }
            book.activities.append((part.line, value))
        case "user":
            if let me = try value(json, type, &book)?["properties"]["me_contact"].text.nonEmpty { book.me.insert(me) }
        case "photo":
            guard let (part, value) = try read(json, type, &book) else { return }
            try take(photo: value, part.line, &book)
        case "document":
            guard let value = try value(json, type, &book) else { return }
            book.documents[value["uuid"].text] = value["properties"]["original_filename"].text.nonEmpty ?? "without a name"
        default: break
        }
    }

    /// Puts a picture down until it is known whose face it is.
    private func take(photo: JSONValue, _ line: Int, _ book: inout MonicaBook) throws(ArchiveError) {
        book.photos += 1
        let face: Face
        do throws(PictureError) {
            face = try MonicaFile.face(photo["properties"]["dataUrl"].text)
        } catch {
            return book.skipped.add(RowPlace(file: name, line: line), "a photo that cannot be shown: \(error)")
        }
        book.faces[photo["uuid"].text] = ArchiveFace(face, at: try spool.put(face.bytes))
    }

    /// The picture in `data:image/jpeg;base64,…` (RFC 2397).
    private static func face(_ url: String) throws(PictureError) -> Face {
        guard let comma = url.utf8.firstIndex(of: UInt8(ascii: ",")), let data = Data(base64Encoded: String(url[comma...].dropFirst()))
        else { throw .noBase64 }
        return try Picture.face(Array(data))
    }

    private func value(_ json: JSONReader, _ what: String, _ book: inout MonicaBook) throws(ArchiveError) -> JSONValue? {
        try read(json, what, &book)?.value
    }

    /// The value that comes next; nil, and told, when it cannot be read.
    private func read(
        _ json: JSONReader, _ what: String, _ book: inout MonicaBook
    ) throws(ArchiveError) -> (part: JSONReader.Part, value: JSONValue)? {
        let part = try json.part()
        let place = RowPlace(file: name, line: part.line)
        guard let bytes = part.bytes else {
            book.skipped.add(place, "\(what): it has more than \(ArchiveError.size(options.limits.cardBytes))")
            return nil
        }
        guard let value = JSONValue(bytes) else {
            book.skipped.add(place, "\(what): it is not written as JSON is")
            return nil
        }
        return (part, value)
    }
}

/// A moment as Monica writes it, in UTC: "2024-01-31T18:30:00.000000Z". Of what is entered as a day the time is midnight.
struct MonicaDate {
    let day: Day
    private let seconds: Int

    /// Nil when the text tells no day of the calendar.
    init?(_ text: String) {
        guard let day = Day(text.prefix(10)) else { return nil }
        self.day = day
        let clock = text.dropFirst(11).prefix(8).split(separator: ":").map { Int($0) ?? 0 }
        let isTime = clock.count == 3 && (0..<24).contains(clock[0]) && (0..<60).contains(clock[1]) && (0..<60).contains(clock[2])
        seconds = isTime ? clock[0] * 3600 + clock[1] * 60 + clock[2] : 0
    }

    /// The moment, noon in `zone` of a day without a time, and how exactly it is known.
    func instant(in zone: TimeZone) -> (at: Instant, precision: Interaction.Precision) {
        if seconds == 0 { return (day.at(hour: 12, in: zone), .day) }
        return (Instant(seconds: Int64(day.number) * 86_400 + Int64(seconds)), .second)
    }
}
