/// What a file holds, as its beginning tells: contact cards, an export of Monica, or rows of a CSV by their header.
enum FileKind: Hashable {
    case linkedIn(LinkedInFile)
    case google, outlook, other
    /// Contact cards (vCard).
    case cards
    /// All of an account of Monica, as JSON.
    case monica
    /// No rows of any kind: empty, binary, a web page.
    case none

    /// Reads up to the header and tells what follows. `other` when the first row may be a header of an unknown kind.
    ///
    /// LinkedIn writes notes above its header, so that the first rows are scanned for one that is known.
    static func recognised(in reader: CSVReader, name: String) throws(ArchiveError) -> (kind: FileKind, header: CSVHeader) {
        var first: CSVHeader?
        for _ in 0..<24 {
            guard try reader.next() else { break }
            let header = CSVHeader(reader)
            if let file = LinkedInFile(header: header, name: name) { return (.linkedIn(file), header) }
            if isGoogle(header) { return (.google, header) }
            if isOutlook(header) { return (.outlook, header) }
            if first == nil { first = header }
        }
        return first.map { (.other, $0) } ?? (.none, CSVHeader([]))
    }

    private static func isGoogle(_ header: CSVHeader) -> Bool {
        let numbered = header["E-mail 1 - Value"] != nil || header["Phone 1 - Value"] != nil
        let named = header.has("Given Name", "Family Name") || header.has("First Name", "Last Name")
        return named && (numbered || header["Group Membership"] != nil || header.has("File As", "Labels"))
    }

    private static func isOutlook(_ header: CSVHeader) -> Bool {
        header.has("First Name", "Last Name", "E-mail Address")
            && (header["E-mail 2 Address"] != nil || header["Business Phone"] != nil || header["Given Yomi"] != nil)
    }
}
