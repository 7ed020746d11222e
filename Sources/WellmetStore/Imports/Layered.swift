/// A dictionary in layers, the newest last, each several times as large as the next: a copy that learns something copies the small
/// newest layer alone. An import is copied once a chunk, and learns a few things of each row.
struct Layered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var layers: [[Key: Value]]
    /// What the newest layer holds before it becomes one of the others.
    private static var most: Int { 256 }
    private static var growth: Int { 4 }

    init(_ known: [Key: Value] = [:]) {
        layers = [known, [:]]
    }

    var keys: Set<Key> { layers.reduce(into: []) { $0.formUnion($1.keys) } }

    subscript(key: Key) -> Value? {
        for layer in layers.reversed() {
            if let value = layer[key] { return value }
        }
        return nil
    }

    mutating func set(_ key: Key, to value: Value) {
        layers[layers.count - 1][key] = value
        guard layers[layers.count - 1].count >= Self.most else { return }
        while layers.count > 1, layers[layers.count - 2].count < Self.growth * layers[layers.count - 1].count {
            let news = layers.removeLast()
            layers[layers.count - 1].merge(news) { _, new in new }
        }
        layers.append([:])
    }
}
