internal import Foundation
internal import WellmetModel

/// How `wellmet serve` listens. Each has a flag of the same name, unless it says otherwise.
package struct ServerOptions: Sendable {
    /// The address to listen on. Loopback unless somebody says otherwise.
    package var host = "127.0.0.1"
    /// 0 lets the system choose one.
    package var port = 8473
    /// The address that people type when a proxy stands before us: "https://wellmet.example.org".
    package var publicURL: String? {
        didSet { publicHost = publicURL.flatMap(ServerOptions.host) }
    }
    /// The name in the public address: the only one, besides loopback, under which requests are answered. Read once, as each
    /// request asks for it.
    private(set) var publicHost: String?
    /// PEM files, for https without a proxy.
    package var certificate: String?
    package var privateKey: String?
    /// Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    package var trustedProxies: [AddressRange] = []

    /// Called when nobody has asked for anything for a minute and memory was freed. No flag.
    package var whenQuiet: @Sendable () -> Void = {}

    /// Seconds after which a connection is closed on which nothing comes, or only half of a request. No flag.
    var idleSeconds: Int64 = 60
    /// Seconds that a request may take to come in before it has to keep to a pace. No flag.
    var graceSeconds: Int64 = 30
    /// Seconds that running requests have to finish once the server is told to end. No flag.
    var endSeconds: Int64 = 20
    /// What a new password's hash costs. No flag.
    var passwordCost = Password.Cost.usual

    package init() {}

    /// Whether a browser that asks for that name came by https, so that its cookies are for https alone: beside a public
    /// address with https, plain http still serves this machine under localhost.
    func isSecure(under name: String) -> Bool {
        certificate != nil || publicURL?.lowercased().hasPrefix("https://") == true && name == publicHost
    }

    func trusts(_ address: String) -> Bool {
        guard let address = NetworkAddress(address) else { return false }
        return trustedProxies.contains { $0.contains(address) }
    }

    /// The name in an address that is a scheme and a name; nil for anything else.
    private static func host(of address: String) -> String? {
        guard let parts = URLComponents(string: address), let host = parts.host?.nonEmpty,
            ["http", "https"].contains(parts.scheme?.lowercased()), parts.user == nil, parts.query == nil, parts.fragment == nil,
            parts.path.isEmpty || parts.path == "/"
        else { return nil }
        return host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).lowercased()
    }
}
