/// A long history with given people, in the order of time, made up as it is read: for measuring large networks.
///
/// Who is in touch how often has a heavy tail, people come and go over the years, and messages come in bursts, as in real
/// mailboxes. One person takes part in each; the same seed gives the same history. Memory does not grow with `count`.
package struct DemoHistory: Sequence, Sendable {
    private let people: [ID<Person>]
    private let count: Int
    private let from: Instant
    private let to: Instant
    private let seed: UInt64

    package init(with people: [ID<Person>], count: Int, from: Instant, to: Instant, seed: UInt64 = 1) {
        self.people = people
        self.count = people.isEmpty ? 0 : count
        self.from = from
        self.to = to
        self.seed = seed
    }

    package func makeIterator() -> Iterator {
        Iterator(people: people, count: count, from: from, to: to, seed: seed)
    }

    package struct Iterator: IteratorProtocol {
        private struct Life {
            let begins: Double
            let ends: Double
        }

        private let people: [ID<Person>]
        private let count: Int
        private let from: Instant
        private let span: Double
        private var random: SeededRandom
        /// Running sums of how often each is in touch.
        private var shares: [Double] = []
        private var lives: [Life] = []
        private var index = 0
        private var burst: Int?

        init(people: [ID<Person>], count: Int, from: Instant, to: Instant, seed: UInt64) {
            self.people = people
            self.count = count
            self.from = from
            span = Double(Swift.max(1, to.milliseconds - from.milliseconds - 1000))
            random = SeededRandom(seed: seed)
            var sum = 0.0
            for _ in people {
                // A Pareto law of exponent 0.8, cut so that the busiest has not much more than a hundred times the common share.
                let u = Swift.max(1e-3, random.unit())
                sum += 1 / (u * u.squareRoot().squareRoot())
                shares.append(sum)
                let begins = random.unit() < 0.4 ? 0 : random.unit() * 0.9
                lives.append(Life(begins: begins, ends: random.unit() < 0.5 ? 1 : begins + random.unit() * (1 - begins)))
            }
        }

        package mutating func next() -> (Interaction, [ID<Person>])? {
            guard index < count else { return nil }
            let place = (Double(index) + random.unit() * 0.9) / Double(count)
            let at = Instant(milliseconds: from.milliseconds + Int64(place * span))
            index += 1
            let person = pick(at: place)
            let direction: Interaction.Direction = random.chance(0.5) ? .in : .out
            let kind: (Interaction.Kind, Interaction.Channel, Interaction.Direction) =
                switch random.below(20) {
                case 0..<9: (.mail, .mail, direction)
                case 9..<16: (.message, .slack, direction)
                case 16..<18: (.call, .phone, .both)
                case 18: (.video, .video, .both)
                default: (.event, .video, .both)
                }
            let summary = random.word(of: DemoWords.messages)
            let interaction = Interaction(
                id: ID(at: at, using: &random), kind: kind.0, channel: kind.1, direction: kind.2, at: at, precision: .second,
                summary: summary)
            return (interaction, [people[person]])
        }

        /// The one of the last message in two of three cases, else anybody who is in touch at that time of the history.
        private mutating func pick(at place: Double) -> Int {
            if let burst, random.chance(0.6) { return burst }
            let total = shares.last ?? 1
            var found = 0
            for _ in 0..<12 {
                let target = random.unit() * total
                var (low, high) = (0, shares.count - 1)
                while low < high {
                    let middle = (low + high) / 2
                    if shares[middle] < target { low = middle + 1 } else { high = middle }
                }
                found = low
                if lives[low].begins <= place, place <= lives[low].ends { break }
            }
            burst = found
            return found
        }
    }
}
