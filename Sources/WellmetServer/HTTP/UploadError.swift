internal import Foundation
internal import HTTPTypes

/// Why files that a browser sends were not taken.
enum UploadError: Error, Equatable {
    /// The request is no `multipart/form-data`, or does not say where its parts end.
    case noBoundary
    /// The body does not follow its own boundary; what was found, in words.
    case malformed(String)
    case headersTooLarge(limit: Int)
    case tooManyParts(limit: Int)
    case fieldTooLarge(name: String, limit: Int)
    case tooLarge(limit: Int)
    /// The body ends before its last boundary.
    case truncated
    case diskFull
    case cannotWrite(reason: String)

    var status: HTTPResponse.Status {
        switch self {
        case .noBoundary, .malformed, .truncated, .headersTooLarge: .unprocessableContent
        case .tooManyParts, .fieldTooLarge, .tooLarge: .contentTooLarge
        case .diskFull, .cannotWrite: .init(code: 507, reasonPhrase: "Insufficient Storage")
        }
    }
}

extension UploadError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noBoundary, .malformed, .headersTooLarge:
            "The browser sent the files in a way that Wellmet does not understand. Load the page again and choose them once more."
        case .tooManyParts(let limit): "At most \(limit) files come in at once. Put them into a ZIP, or bring them in turns."
        case .fieldTooLarge(let name, _): "What was written in “\(name)” is too long. Nothing was kept."
        case .tooLarge(let limit):
            "Together the files are larger than \(limit >= 1 << 30 ? "\(limit >> 30) GB" : "\(limit >> 20) MB"). Nothing was kept: "
                + "bring the CSV files alone, without pictures and media."
        case .truncated: "The upload broke off before the end, and nothing of it was kept. Choose the files once more."
        case .diskFull:
            "The disk of the machine that Wellmet runs on is full, so the files were not kept. Free some space and choose them once more."
        case .cannotWrite(let reason):
            "The files could not be written to the data folder (\(reason)). Check that it belongs to Wellmet, and choose them once more."
        }
    }
}
