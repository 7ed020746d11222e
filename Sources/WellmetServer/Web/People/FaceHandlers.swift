internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Pictures of people: as they were given, small for the pages, and chosen by hand.
extension WebApp {
    /// The sizes in which pages show faces, in pixels: twice those of the stylesheet, for fine screens.
    private static let sides = [64, 96, 192]

    /// With `?size=`, a square of about that many pixels; else the picture as it was given.
    func showFace(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        guard let size = Int(request.query["size"]) else {
            guard let face = try await visitor.network.face(of: person) else { return nothing }
            return picture(face.bytes, face.kind.mediaType, digest: face.digest, request)
        }
        let side = WebApp.sides.first { $0 >= size } ?? WebApp.sides[WebApp.sides.count - 1]
        if let known = try await visitor.network.thumbnail(of: person, side: side) {
            return thumbnail(known.bytes, digest: known.digest, request)
        }
        guard let face = try await visitor.network.face(of: person) else { return nothing }
        // An empty one says that it cannot be decoded, so that nobody tries again.
        let made = await pictures.run { Picture.thumbnail(face, side: side) ?? [] }
        do {
            try await visitor.network.keepThumbnail(made, of: person, digest: face.digest, side: side)
        } catch {
            logger.warning("a small picture was not kept: \(error)")
        }
        return thumbnail(made, digest: face.digest, request)
    }

    /// No page: nobody looks at what stands in the place of a picture.
    private var nothing: Response { Response(status: .notFound, headers: [.cacheControl: "no-store"]) }

    private func thumbnail(_ bytes: [UInt8], digest: UInt64, _ request: Request) -> Response {
        guard !bytes.isEmpty else { return nothing }
        return picture(bytes, Face.Kind.webp.mediaType, digest: digest, request)
    }

    /// An address that names the digest never shows another picture.
    private func picture(_ bytes: [UInt8], _ type: String, digest: UInt64, _ request: Request) -> Response {
        let mark = FaceMark.text(digest)
        var headers: HTTPFields = [.contentType: type, .eTag: "\"\(mark)\""]
        headers[.cacheControl] = request.query["v"] == mark ? "private, max-age=31536000, immutable" : "private, no-cache"
        if request.headers[.ifNoneMatch] == "\"\(mark)\"" { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    func changeFace(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let details = try await visitor.network.details(of: person, at: visitor.now, limit: PersonView.timelinePage)
        do {
            let bytes = try await uploadedFile(request)
            let face = try await pictures.run { Result { () throws(PictureError) in try Picture.chosen(bytes) } }.get()
            let written = try await visitor.network.setFace(face, of: person, at: visitor.now)
            return done(written.batch, to: "/people/\(person)")
        } catch let error as UploadError {
            return try await refuse(error.description, error.status, details, request, visitor)
        } catch let error as PictureError {
            return try await refuse(
                "This picture cannot be shown: \(error). The one before stays.", .unprocessableContent, details, request, visitor)
        }
    }

    func removeFace(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let written = try await visitor.network.setFace(nil, of: person, at: visitor.now)
        return done(written.batch, to: "/people/\(person)")
    }

    /// The one file of the form, which is on the disk only until it is read.
    private func uploadedFile(_ request: Request) async throws -> [UInt8] {
        let id = shelf.newID()
        let folder = shelf.place(id)
        defer { shelf.remove(id) }
        let limits = UploadedFiles.Limits(bytes: Picture.largest + 64 * 1024, parts: 4)
        let received = try await UploadedFiles.receive(request, into: folder, limits: limits)
        guard let file = received.files.first else { throw PictureError.nothingChosen }
        guard let data = FileManager.default.contents(atPath: folder + "/" + file.stored) else {
            throw UploadError.cannotWrite(reason: "the picture cannot be read back")
        }
        return Array(data)
    }

    private func refuse(
        _ message: String, _ status: HTTPResponse.Status, _ details: PersonDetails, _ request: Request, _ visitor: Visitor
    ) async throws -> Response {
        let returned = ReturnedForm(
            section: .face, item: "", form: FormBody(fields: [:]), errors: [FieldError(field: "file", message: message)])
        let view = try await view(of: details, visitor, returned: returned)
        return try await respond(PersonPage(view: view).page, to: request, visitor, status: status)
    }
}

/// A face in addresses.
enum FaceMark {
    static func text(_ digest: UInt64) -> String { String(digest, radix: 16) }

    static func path(_ person: ID<Person>, _ digest: UInt64, size: Int) -> String {
        "/people/\(person)/face?size=\(size)&v=\(text(digest))"
    }
}
