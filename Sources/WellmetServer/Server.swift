internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
package import Logging
internal import NIOCore
internal import NIOSSL
internal import ServiceLifecycle
internal import UnixSignals
package import WellmetModel
package import WellmetStore

/// The web app on a port, with the jobs that run by the clock.
package struct Server: Sendable {
    private let app: WebApp

    /// - Parameter folder: the data folder, where backups and uploads lie.
    /// - Throws: `ServerError.assetsMissing`, `.publicURL`.
    package init(
        store: Store, folder: String, options: ServerOptions, logger: Logger, clock: @escaping @Sendable () -> Instant
    ) throws {
        if let text = options.publicURL, options.publicHost == nil { throw ServerError.publicURL(text) }
        app = WebApp(
            store: store, folder: folder, clock: clock, options: options, assets: try Assets(),
            passwords: PasswordDesk(cost: options.passwordCost), logger: logger)
    }

    /// Serves until the process is told to end (SIGTERM, SIGINT), then lets running requests finish.
    ///
    /// `ready` is called once with the port that listens.
    package func run(ready: @escaping @Sendable (Int) async -> Void) async throws {
        let options = app.options
        let grace = TimeAmount.seconds(options.graceSeconds)
        let http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [SlowSenders(grace: grace)], idleTimeout: .seconds(options.idleSeconds))
        do {
            if let certificate = options.certificate, let key = options.privateKey {
                let tls = try Server.tls(certificate: certificate, key: key)
                try await run(.tls(.http1(configuration: http), tlsConfiguration: tls), ready)
            } else {
                try await run(.http1(configuration: http), ready)
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ServerError.portTaken(host: options.host, port: options.port)
        } catch is SocketAddressError {
            throw ServerError.cannotListen(host: options.host, port: options.port, reason: "no address has that name here")
        } catch let error as IOError {
            throw ServerError.cannotListen(
                host: options.host, port: options.port, reason: String(cString: strerror(error.errnoCode)))
        }
    }

    private func run(_ builder: HTTPServerBuilder, _ ready: @escaping @Sendable (Int) async -> Void) async throws {
        let options = app.options
        var application = Application(
            router: app.router(), server: builder,
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: nil, reuseAddress: true),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? options.port) }, logger: app.logger)
        application.addServices(Jobs(app))
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: app.logger)
        configuration.maximumGracefulShutdownDuration = .seconds(options.endSeconds)
        try await ServiceGroup(configuration: configuration).run()
    }

    private static func tls(certificate: String, key: String) throws -> TLSConfiguration {
        func load<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
            do {
                return try body()
            } catch {
                throw ServerError.certificate(path: path, reason: "it is missing or no PEM file")
            }
        }
        let chain = try load(certificate) { try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) } }
        let privateKey = try load(key) { try NIOSSLPrivateKey(file: key, format: .pem) }
        return TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(privateKey))
    }

    /// The pages' router, for tests that send requests without a socket.
    func application() -> some ApplicationProtocol {
        Application(router: app.router(), logger: app.logger)
    }

    /// Every route, as `GET /people/{person}`, for the test that knows them all.
    var routes: [String] { app.router().routes.map(\.description) }
}
