/// Why the server cannot start.
package enum ServerError: Error, Equatable, CustomStringConvertible {
    case assetsMissing
    case portTaken(host: String, port: Int)
    case cannotListen(host: String, port: Int, reason: String)
    case certificate(path: String, reason: String)
    case publicURL(String)

    package var description: String {
        switch self {
        case .assetsMissing:
            "The stylesheet and the script of the web app are missing. Keep the folder “Wellmet_WellmetServer.resources” beside the program."
        case .portTaken(let host, let port):
            "Something else listens on \(host), port \(port) already: perhaps another wellmet. Choose another with --port."
        case .cannotListen(let host, let port, let reason): "Cannot listen on \(host), port \(port): \(reason)."
        case .certificate(let path, let reason):
            "The certificate or key \(path) cannot be used: \(reason). Give PEM files with --tls-cert and --tls-key."
        case .publicURL(let text): "“\(text)” is no public address. Write it as https://wellmet.example.org"
        }
    }
}
