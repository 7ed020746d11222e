internal import Foundation

/// How `wellmet serve` listens. Each has a flag of the same name, unless it says otherwise.
package struct ServerOptions: Sendable {
    /// The address to listen on. Loopback unless somebody says otherwise.
    package var host = "127.0.0.1"
    /// 0 lets the system choose one.
    package var port = 8473
    /// The address that people type when a proxy stands before us: "https://wellmet.example.org".
    package var publicURL: String?
    /// PEM files, for https without a proxy.
    package var certificate: String?
    package var privateKey: String?
    /// Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    package var trustedProxies: [String] = []

    /// Called when nobody has asked for anything for a minute and memory was freed. No flag.
    package var whenQuiet: @Sendable () -> Void = {}

    /// Seconds after which a connection is closed on which nothing comes, or only half of a request. No flag.
    var idleSeconds: Int64 = 60
    /// What a new password's hash costs. No flag.
    var passwordCost = Password.Cost.usual

    package init() {}

    /// Whether browsers come by https, so that cookies are for https alone.
    var isSecure: Bool { certificate != nil || publicURL?.lowercased().hasPrefix("https://") == true }

    /// The name in the public address: the only one, besides loopback, under which requests are answered.
    var publicHost: String? {
        guard let publicURL, let mark = publicURL.range(of: "://") else { return nil }
        let host = publicURL[mark.upperBound...].prefix { $0 != "/" }
        return host.split(separator: ":").first.map { $0.lowercased() }
    }
}
