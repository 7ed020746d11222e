internal import Hummingbird
internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose request trickles in: a byte now and then keeps it from ever being idle, and a thousand such
/// would hold the server and its end.
///
/// A request has `grace` from its first line on, and a second more for each `rate` bytes that came.
final class SlowSenders: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let grace: TimeAmount
    /// Bytes per second that a request must come with in the long run.
    private let rate: Int64
    private var began: NIODeadline?
    private var received: Int64 = 0
    private var check: Scheduled<Void>?

    init(grace: TimeAmount, rate: Int64 = 1024) {
        self.grace = grace
        self.rate = rate
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            began = .now()
            received = 0
            schedule(context, in: grace)
        case .body(let buffer): received += Int64(buffer.readableBytes)
        case .end: stop()
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    private func schedule(_ context: ChannelHandlerContext, in time: TimeAmount) {
        check?.cancel()
        check = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            guard let began = self.began else { return }
            let rest = self.grace + .seconds(self.received / self.rate) - (NIODeadline.now() - began)
            if rest > .nanoseconds(0) { self.schedule(context, in: rest) } else { context.close(promise: nil) }
        }
    }

    private func stop() {
        began = nil
        check?.cancel()
        check = nil
    }
}
