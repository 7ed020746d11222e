import Testing

@testable import WellmetServer

@Suite struct PasswordTests {
    @Test func `a password matches its own hash, however its letters were composed`() throws {
        let hash = try Password.hash("vier grüne Kessel", cost: .least)
        #expect(Password.matches("vier gru\u{308}ne Kessel", hash: hash))
        #expect(!Password.matches("vier grune Kessel", hash: hash))
        #expect(try Password.hash("vier grüne Kessel", cost: .least) != hash)
    }

    @Test func `hashes of earlier versions still hold`() {
        let old = "scrypt$16384$8$1$000102030405060708090a0b0c0d0e0f$dd595789780700d196dcc1b2ae6d28071a6e19a0f80a3cf3f40007303b2a228c"
        #expect(Password.matches("four words in a row", hash: old))
        #expect(!Password.matches("four words in a hat", hash: old))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$16$8$1$00", "scrypt$x$8$1$00$00", "bcrypt$16$8$1$00$00", "scrypt$16$8$1$0g$00", "scrypt$0$0$0$00$00",
    ])
    func `what is no hash of ours matches nothing`(hash: String) {
        #expect(!Password.matches("", hash: hash))
    }

    @Test func `a new hash costs what OWASP asks for`() {
        #expect(Password.Cost.usual == Password.Cost(rounds: 16_384, blockSize: 8, parallelism: 5))
        #expect(ServerOptions().passwordCost == .usual)
    }

    @Test func `without a hash a check is false, and takes as long`() async throws {
        let cost = Password.Cost(rounds: 4096, blockSize: 8, parallelism: 1)
        let desk = PasswordDesk(cost: cost)
        let hash = try await desk.hash("four words in a row")
        #expect(await desk.matches("four words in a row", hash: hash))
        func shortest(_ hash: String?) async -> Duration {
            var best = Duration.seconds(60)
            for _ in 0..<5 {
                let start = ContinuousClock.now
                #expect(await desk.matches("guess", hash: hash) == false)
                best = min(best, ContinuousClock.now - start)
            }
            return best
        }
        let (known, unknown) = (await shortest(hash), await shortest(nil))
        #expect(unknown > known / 3)
    }
}
