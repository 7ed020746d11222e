import Testing
import WellmetModel

@testable import WellmetServer

@Suite struct SignInThrottleTests {
    private let now = TestWeb.now

    private func attempt(_ account: String = "me", from address: String = "203.0.113.7") -> SignInThrottle.Try {
        SignInThrottle.Try(account: account, address: address)
    }

    @Test func `five tries are free, then each wait is twice as long`() {
        let throttle = SignInThrottle()
        for _ in 0..<5 { #expect(throttle.begin(attempt(), at: now) == 0) }
        var (time, waits) = (now, [Int]())
        for _ in 0..<12 {
            let wait = throttle.begin(attempt(), at: time)
            waits.append(wait)
            time = time.adding(days: (Double(wait) + 0.5) / 86_400)
            #expect(throttle.begin(attempt(), at: time) == 0)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
    }

    @Test func `a day later everything is forgotten`() {
        let throttle = SignInThrottle()
        for _ in 0..<5 { _ = throttle.begin(attempt(), at: now) }
        for _ in 0..<5 { #expect(throttle.begin(attempt(), at: now.adding(days: 1.1)) == 0) }
    }

    @Test func `a right password takes its own try back, and no guess at another account`() {
        let throttle = SignInThrottle()
        for _ in 0..<5 {
            #expect(throttle.begin(attempt("me"), at: now) == 0)
            throttle.succeeded(attempt("me"))
        }
        for _ in 0..<4 { #expect(throttle.begin(attempt("other"), at: now) == 0) }
        #expect(throttle.begin(attempt("me"), at: now) == 0)
        throttle.succeeded(attempt("me"))
        #expect(throttle.begin(attempt("other"), at: now) == 0)
        #expect(throttle.begin(attempt("third"), at: now) > 0)
    }

    @Test func `one account is slowed from everywhere`() {
        let throttle = SignInThrottle()
        for i in 0..<5 { #expect(throttle.begin(attempt(from: "203.0.113.\(i)"), at: now) == 0) }
        #expect(throttle.begin(attempt(from: "203.0.113.99"), at: now) > 0)
    }

    @Test func `more addresses of one household give no more tries`() {
        let throttle = SignInThrottle()
        for i in 0..<5 { #expect(throttle.begin(attempt("a\(i)", from: "2001:db8:1:2::\(i)"), at: now) == 0) }
        #expect(throttle.begin(attempt("b", from: "2001:db8:1:2:ffff::1"), at: now) > 0)
        #expect(throttle.begin(attempt("b", from: "2001:db8:1:3::1"), at: now) == 0)
    }

    @Test(
        arguments: [
            ("203.0.113.7", "203.0.113.7"), ("::ffff:203.0.113.7", "203.0.113.7"), ("2001:db8::1", "20010db800000000/64"),
            ("fe80::1%eth0", "fe80000000000000/64"), ("unknown", "none"),
        ])
    func `an address stands for its household`(address: String, name: String) {
        #expect((NetworkAddress(address)?.group ?? "none") == name)
    }
}
