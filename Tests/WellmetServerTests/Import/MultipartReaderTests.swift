import Testing

@testable import WellmetServer

@Suite("A body of files, taken apart while it arrives")
struct MultipartReaderTests {
    /// A part with its whole content.
    private struct Whole: Equatable {
        var part: MultipartReader.Part
        var content: [UInt8] = []
        var isEnded = false
    }

    /// Reads `body` in pieces of that size.
    private func parts(_ body: [UInt8], type: String, chunk: Int, limit: Int = 100) throws -> [Whole] {
        var reader = try MultipartReader(contentType: type, parts: limit)
        var parts: [Whole] = []
        for start in stride(from: 0, to: body.count, by: chunk) {
            try reader.read(body[start..<min(body.count, start + chunk)]) { event in
                switch event {
                case .begin(let part): parts.append(Whole(part: part))
                case .bytes(let bytes): parts[parts.count - 1].content += bytes
                case .end: parts[parts.count - 1].isEnded = true
                }
            }
        }
        try reader.finish()
        return parts
    }

    private var form: MultipartForm {
        var form = MultipartForm()
        form.add(field: "note", "two\r\nlines — und mehr")
        form.add(file: "Ada's “archive”.zip", Array("PK\r\n--\r\n----WebKitFormBoundaryX3b\r\n\r\n--".utf8) + [0, 13, 10, 255])
        form.add(file: "", [])
        form.add(file: "empty.csv", [])
        return form
    }

    @Test("Pieces of every size give the same parts")
    func everyChunkSize() throws {
        let body = form.whole
        let whole = try parts(body, type: form.contentType, chunk: body.count)
        #expect(whole.map(\.part.name) == ["note", "files", "files", "files"])
        #expect(whole.map(\.part.fileName) == [nil, "Ada's “archive”.zip", "", "empty.csv"])
        #expect(String(decoding: whole[0].content, as: UTF8.self) == "two\r\nlines — und mehr")
        #expect(Array(whole[1].content.suffix(4)) == [0, 13, 10, 255])
        #expect(whole.allSatisfy { $0.isEnded })
        for chunk in 1..<body.count {
            #expect(try parts(body, type: form.contentType, chunk: chunk) == whole, "pieces of \(chunk) bytes")
        }
    }

    @Test("What stands before the first and behind the last boundary says nothing")
    func preambleAndEpilogue() throws {
        let body = Array("This is a form.\r\nReally.\r\n".utf8) + form.whole + Array("\r\n--and more--\r\n".utf8)
        for chunk in [1, 7, body.count] {
            #expect(try parts(body, type: form.contentType, chunk: chunk).count == 4)
        }
    }

    @Test("A boundary in quotation marks, with spaces behind it in the body, is understood")
    func quotedBoundary() throws {
        let body = "--a b=c \t\r\ncontent-disposition: Form-Data; filename=x.csv; NAME=f\r\n\r\n1\r\n--a b=c-- "
        let parts = try parts(Array(body.utf8), type: "Multipart/Form-Data; charset=utf-8; boundary=\"a b=c\"", chunk: 3)
        #expect(parts == [Whole(part: .init(name: "f", fileName: "x.csv"), content: [0x31], isEnded: true)])
    }

    @Test("Escaped quotation marks and line ends in names are read as browsers write them")
    func escapedNames() throws {
        var form = MultipartForm()
        form.add(header: #"Content-Disposition: form-data; name="a%22b"; filename="x\"y%0D%0A.csv""#, [])
        #expect(try parts(form.whole, type: form.contentType, chunk: 5)[0].part == .init(name: "a\"b", fileName: "x\"y\r\n.csv"))
        var old = MultipartForm()
        old.add(header: #"Content-Disposition: form-data; name="f"; filename="C:\people\x.csv""#, [])
        #expect(try parts(old.whole, type: old.contentType, chunk: 5)[0].part.fileName == #"C:\people\x.csv"#)
    }

    @Test(
        "A type without a usable boundary is refused",
        arguments: [
            "", "text/plain; boundary=x", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=" + String(repeating: "x", count: 71), "multipart/form-data; boundary=\"a\u{7}b\"",
            "multipart/mixed; boundary=x",
        ])
    func noBoundary(type: String) {
        #expect(throws: UploadError.noBoundary) { try MultipartReader(contentType: type, parts: 10) }
    }

    @Test("A body that ends anywhere before its last boundary is truncated, whatever came before")
    func truncated() throws {
        let body = form.bytes + Array("--\(form.boundary)--".utf8)
        for length in 0..<body.count {
            #expect(throws: UploadError.truncated, "after \(length) bytes") {
                try parts(Array(body.prefix(length)), type: form.contentType, chunk: 11)
            }
        }
        #expect(try parts(body, type: form.contentType, chunk: 11).count == 4)
    }

    @Test("Parts without a name, of another kind, or behind a broken boundary are refused")
    func malformed() {
        for part in [
            "\r\n\r\nx", "Content-Type: text/plain\r\n\r\nx", "Content-Disposition: attachment; name=x\r\n\r\nx",
            "Content-Disposition: form-data\r\n\r\nx", "Content-Disposition\r\n\r\nx",
        ] {
            let body = "--b\r\n" + part + "\r\n--b--\r\n"
            #expect(throws: UploadError.malformed("a part without a name"), "\(part)") {
                try parts(Array(body.utf8), type: "multipart/form-data; boundary=b", chunk: 4)
            }
        }
        #expect(throws: UploadError.malformed("something follows a boundary on its line")) {
            try parts(Array("--bb\r\n\r\n\r\n--b--".utf8), type: "multipart/form-data; boundary=b", chunk: 2)
        }
    }

    @Test("Headers without end and parts without number are refused before they fill the memory")
    func limits() {
        let endless = Array("--b\r\nContent-Disposition: form-data; name=".utf8) + [UInt8](repeating: 0x78, count: 20_000)
        for chunk in [1, 1000, 20_000] {
            #expect(throws: UploadError.headersTooLarge(limit: MultipartReader.headerLimit)) {
                try parts(endless, type: "multipart/form-data; boundary=b", chunk: chunk)
            }
        }
        var form = MultipartForm()
        for _ in 0..<5 { form.add(field: "x", "y") }
        #expect(throws: UploadError.tooManyParts(limit: 4)) { try parts(form.whole, type: form.contentType, chunk: 64, limit: 4) }
    }

    @Test("Bytes at random are refused or read, and never trap")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("--b\r\n\r\n: ;=\"Content-Disposition: form-data; name=x".utf8)
        for _ in 0..<2000 {
            let noise = (0..<Int.random(in: 0...200, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let body = Array("--b\r\n".utf8) + noise
            // Either outcome is right; that there is one is the test.
            _ = try? parts(body, type: "multipart/form-data; boundary=b", chunk: Int.random(in: 1...50, using: &generator))
        }
    }
}
