package import WellmetModel

extension Network {
    /// The picture of a person as it was given; nil when there is none.
    package func face(of person: ID<Person>) async throws -> Face? {
        let account = account
        return try await read { tx in
            try tx.row("SELECT * FROM face WHERE account = \(account) AND person = \(person)").flatMap(Face.init(row:))
        }
    }

    /// Gives a person a picture by hand, or, with nil, initials, whatever an import brings.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    @discardableResult
    package func setFace(_ face: Face?, of person: ID<Person>, at now: Instant) async throws -> Written<Void> {
        let name = try await name(of: person)
        let title = face == nil ? "Removed the picture of \(name)" : "Gave \(name) a picture"
        return try await write(BatchEntry(.edit, title), at: now) { try $0.setFace(face, of: person, from: nil) }
    }

    /// A small picture that was made before, with the digest of the face that it is of; nil when none was, or of another face.
    package func thumbnail(of person: ID<Person>, side: Int) async throws -> (digest: UInt64, bytes: [UInt8])? {
        let account = account
        return try await read { tx in
            try tx.row(
                """
                SELECT thumbnail.content AS content, thumbnail.digest AS digest FROM thumbnail
                JOIN face ON face.account = thumbnail.account AND face.person = thumbnail.person AND face.digest = thumbnail.digest
                WHERE thumbnail.account = \(account) AND thumbnail.person = \(person) AND thumbnail.side = \(side)
                """
            ).flatMap { row in row["content"].bytes.map { (row["digest"].digest, $0) } }
        }
    }

    /// Keeps a small picture of the face with that digest, unless the person has another by now.
    package func keepThumbnail(_ bytes: [UInt8], of person: ID<Person>, digest: UInt64, side: Int) async throws {
        let account = account
        try await engine.write { tx in
            let row = try tx.row("SELECT digest FROM face WHERE account = \(account) AND person = \(person)")
            guard row?["digest"].digest == digest else { return }
            try tx.run("DELETE FROM thumbnail WHERE account = \(account) AND person = \(person) AND side = \(side)")
            try tx.run(
                """
                INSERT INTO thumbnail (account, person, side, digest, content)
                VALUES (\(account), \(person), \(side), \(SQLValue(digest: digest)), \(SQLValue.bytes(bytes)))
                """)
        }
    }
}

extension Change {
    /// Gives the person the picture, or none for good. One that a source brings replaces only what it has brought before.
    func setFace(_ face: Face?, of person: ID<Person>, from source: ID<Source>?) throws {
        let known = try current(.face, [SQLValue(person)])
        if let known, source != nil, known["source"].id() != source { return }
        if let known, face.map({ $0.digest == known["digest"].digest }) ?? (known["kind"].text == "none"), source != nil { return }
        let values: Columns = [
            "source": SQLValue(source), "kind": .text(face?.kind.rawValue ?? "none"), "width": SQLValue(face?.width ?? 0),
            "height": SQLValue(face?.height ?? 0), "digest": SQLValue(digest: face?.digest ?? 0),
            "content": face.map { .bytes($0.bytes) } ?? .null,
        ]
        if known == nil {
            try insert(.face, ["person": SQLValue(person)] + values)
        } else {
            try update(.face, [SQLValue(person)], values)
        }
    }
}

extension Face {
    /// Nil for a row that says that there is to be none.
    init?(row: Row) {
        guard let kind = Kind(rawValue: row["kind"].text), let bytes = row["content"].bytes else { return nil }
        self.init(
            kind: kind, width: row["width"].int ?? 0, height: row["height"].int ?? 0, bytes: bytes, digest: row["digest"].digest)
    }
}

/// The digests of the faces of a few people.
enum FaceMarks {
    static func read(_ people: [ID<Person>], account: AccountID, tx: any Transaction) throws -> [ID<Person>: UInt64] {
        guard !people.isEmpty else { return [:] }
        var marks: [ID<Person>: UInt64] = [:]
        for row in try tx.rows(
            "SELECT person, digest FROM face WHERE account = \(account) AND person IN (\(list: people)) AND kind <> 'none'")
        {
            marks[try row["person"].required()] = row["digest"].digest
        }
        return marks
    }
}
