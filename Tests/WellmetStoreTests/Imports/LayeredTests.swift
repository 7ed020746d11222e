import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct LayeredTests {
    @Test func `it holds what a dictionary would, however many layers there are`() {
        var random = SeededRandom(seed: 3)
        var plain = Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, $0) })
        var layered = Layered(plain)
        for round in 0..<20_000 {
            let key = random.below(3000)
            plain[key] = round
            layered.set(key, to: round)
            if round % 997 == 0 {
                let copy = layered
                layered.set(-1, to: round)
                #expect(copy[-1] == plain[-1])
                plain[-1] = round
            }
        }
        #expect(layered.keys == Set(plain.keys))
        #expect(plain.allSatisfy { layered[$0.key] == $0.value })
        #expect(layered[9999] == nil)
    }
}
