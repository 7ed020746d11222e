internal import Foundation
internal import WellmetModel

/// Where the web app of a data folder listens, written beside the database while it does: links to it are made by other processes.
struct ServedAddress {
    private let file: String

    init(folder: String) { file = (folder as NSString).appendingPathComponent("address") }

    /// The address without a slash at its end; nil while nothing listens, as far as is known.
    var known: String? {
        FileManager.default.contents(atPath: file).flatMap { String(decoding: $0, as: UTF8.self).trimmed.nonEmpty }
    }

    func keep(_ address: String) {
        // Without it links name the usual address.
        _ = FileManager.default.createFile(atPath: file, contents: Data((address + "\n").utf8), attributes: [.posixPermissions: 0o600])
    }

    /// Forgets the address, unless another server has written its own meanwhile.
    func forget(_ address: String?) {
        guard let address, known == address else { return }
        try? FileManager.default.removeItem(atPath: file)  // what stays is as good as none
    }
}
