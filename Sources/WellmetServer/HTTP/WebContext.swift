internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import WellmetModel
internal import WellmetStore

/// What a request carries through the middleware: where it came from, and who is signed in.
struct WebContext: RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// The address to count attempts by: the proxy's word when the proxy is trusted.
    var clientAddress: String
    /// Whether the browser came by https, to us or to the trusted proxy before us.
    var isSecure = false
    /// The port of the address that the browser asked; nil where it goes without saying.
    var port: Int?
    /// Who is signed in; nil on public pages.
    var visitor: Visitor?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        clientAddress = source.channel.remoteAddress?.ipAddress ?? "0.0.0.0"
    }
}

/// A signed-in account in one request.
struct Visitor: Sendable {
    let account: Account
    let network: Network
    let settings: Settings
    /// The session's secret, from which the forms' tokens are made.
    var secret: SessionSecret
    var session: Session
    let now: Instant

    var zone: TimeZone { settings.timeZone }
    var today: Day { Day(now, in: zone) }
}

extension WebContext {
    /// Whoever is signed in.
    ///
    /// - Throws: 401 when nobody is; routes behind the sign-in never see that.
    func signedIn() throws -> Visitor {
        guard let visitor else { throw HTTPError(.unauthorized) }
        return visitor
    }
}
