internal import Foundation
internal import WellmetFormats
internal import WellmetModel

/// Reads what an upload holds. Files that cannot be read do not keep the others from coming in.
struct UploadReading: Sendable {
    /// One archive for each source, the oldest first.
    var archives: [Archive] = []
    var refused: [RefusedFile] = []

    /// The columns of a file that somebody should look at first.
    struct Columns: Sendable {
        /// The place of the file in the upload.
        let file: Int
        let guess: CSVGuess
    }

    /// How to read, as far as the account tells.
    static func options(_ settings: Settings, today: Day) -> ReadOptions {
        var options = ReadOptions(zone: settings.timeZone)
        options.homeRegion = settings.region
        options.today = today
        return options
    }

    /// Files with columns of their own. With `all`, also those whose columns somebody has looked at already.
    static func columns(of upload: Upload, in folder: String, options: ReadOptions, all: Bool = false) -> [Columns] {
        upload.files.indices.compactMap { index in
            let file = upload.files[index]
            guard all || file.mapping == nil else { return nil }
            var options = options
            options.mapping = file.mapping
            // A file that cannot be read is reported when it is read.
            guard let guess = try? Archive.guess(input(file, folder), options: options), guess.source == .csv else { return nil }
            return Columns(file: index, guess: guess)
        }
    }

    static func read(_ upload: Upload, in folder: String, options: ReadOptions) -> UploadReading {
        var options = options
        options.owner = upload.owner ?? ""
        options.addressBook = upload.addressBook ?? false
        var reading = UploadReading()
        let plain = upload.files.filter { $0.mapping == nil }
        reading.add(plain, folder, options)
        for file in upload.files {
            guard let mapping = file.mapping else { continue }
            var options = options
            options.mapping = mapping
            reading.add([file], folder, options)
        }
        reading.archives.sort { ($0.asOf ?? Day(number: 0)) < ($1.asOf ?? Day(number: 0)) }
        if let day = upload.asOf {
            for place in reading.archives.indices { reading.archives[place].asOf = day }
        }
        return reading
    }

    /// Reads files together, since both parts of a LinkedIn archive are one; when that fails, without those that fail alone.
    private mutating func add(_ files: [Upload.File], _ folder: String, _ options: ReadOptions) {
        guard !files.isEmpty else { return }
        do throws(ArchiveError) {
            archives += try Archive.read(files.map { UploadReading.input($0, folder) }, options: options)
        } catch {
            guard files.count > 1 else {
                refused.append(RefusedFile(name: files[0].name, reason: UploadReading.words(error, files[0], folder)))
                return
            }
            let good = files.filter { file in
                do throws(ArchiveError) {
                    _ = try Archive.read([UploadReading.input(file, folder)], options: options)
                    return true
                } catch {
                    refused.append(RefusedFile(name: file.name, reason: UploadReading.words(error, file, folder)))
                    return false
                }
            }
            if good.count < files.count {
                add(good, folder, options)
            } else {
                for file in good { add([file], folder, options) }
            }
        }
    }

    private static func input(_ file: Upload.File, _ folder: String) -> ArchiveInput {
        ArchiveInput(path: folder + "/" + file.stored, name: file.name)
    }

    /// The reason, with the name that the person knows, which stands beside it, instead of the path.
    static func words(_ error: ArchiveError, _ file: Upload.File, _ folder: String) -> String {
        if case .noName = error { return "No column was said to hold a name or an address, so nobody could be found in it." }
        let path = folder + "/" + file.stored
        return error.description.replacing(path + ": ", with: "").replacing(path, with: file.name).capitalizedFirst
    }
}

/// Runs work that takes the processor for long on a thread of its own, so that pages are answered meanwhile.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .userInitiated).async { continuation.resume(with: Result(catching: body)) }
    }
}
