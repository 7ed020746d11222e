internal import Foundation
internal import Logging
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// What a look into an upload found, before anything is kept.
enum ImportLook: Sendable {
    /// Somebody is to say first what the columns mean.
    case columns([UploadReading.Columns])
    /// Nothing could be read.
    case unread([RefusedFile])
    case preview(ImportPreview)
    /// A whole network that another Wellmet wrote.
    case network(NetworkArrival)
}

extension Upload {
    /// From how many bytes on a look inside goes on in the background.
    static let largeFrom = 2_000_000

    var isLarge: Bool { files.reduce(0) { $0 + $1.bytes } >= Upload.largeFrom }
}

extension WebApp {
    /// Reads the upload and plans what it would do: the work of a look inside.
    func look(into upload: Upload, _ visitor: Visitor) async throws -> ImportLook {
        do {
            if let arrival = try await arrival(in: upload, visitor) { return .network(arrival) }
        } catch let error as ArchiveError {
            return .unread(
                upload.files.prefix(1).map { RefusedFile(name: $0.name, reason: UploadReading.words(error, $0, shelf.place(upload.id))) })
        }
        let place = shelf.place(upload.id)
        let options = UploadReading.options(visitor.settings, today: visitor.today)
        let unsure = try await onOwnThread { UploadReading.columns(of: upload, in: place, options: options) }
        guard unsure.isEmpty else { return .columns(unsure) }
        let reading = try await reading(of: upload, visitor)
        guard !reading.archives.isEmpty else { return .unread(reading.refused) }
        return .preview(try await ImportPreview.make(upload, reading, visitor))
    }

    /// A look at the book as it is now: the one that is there, or a new one; nil while one goes on in the background.
    func currentLook(into upload: Upload, _ visitor: Visitor) async throws -> ImportLook? {
        let book = try await visitor.network.batches(limit: 1).first?.number ?? 0
        guard upload.isLarge else { return try await look(into: upload, visitor) }
        let number: Int
        switch try imports.beginLook(upload.id, account: visitor.account.id, book: book, at: visitor.now) {
        case .ready(let look): return look
        case .running: return nil
        case .begun(let begun): number = begun
        }
        Task {
            let result: Result<ImportLook, any Error>
            do {
                result = .success(try await look(into: upload, visitor))
            } catch {
                logger.error("A look into an upload failed.", metadata: ["error": .string(String(reflecting: error))])
                result = .failure(error)
            }
            imports.endLook(upload.id, number, result)
        }
        return nil
    }
}
