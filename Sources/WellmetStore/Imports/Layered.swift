/// A dictionary in two layers: what has been known for a while, which all copies share, and what is new. A copy that learns
/// something copies the new layer alone, which is kept small: an import is copied once a chunk.
struct Layered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var known: [Key: Value]
    private var news: [Key: Value] = [:]
    private static var most: Int { 4096 }

    init(_ known: [Key: Value] = [:]) {
        self.known = known
    }

    var keys: Set<Key> { Set(known.keys).union(news.keys) }

    subscript(key: Key) -> Value? { news[key] ?? known[key] }

    mutating func set(_ key: Key, to value: Value) {
        if news.count >= Self.most {
            known.merge(news) { _, new in new }
            news = [:]
        }
        news[key] = value
    }
}
