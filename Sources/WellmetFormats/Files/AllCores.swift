internal import Dispatch

extension Array where Element: Sendable {
    /// The values in the order of the elements, made on all cores at once.
    func mapOnAllCores<Value: Sendable>(_ transform: @Sendable (Element) -> Value) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, made in
            guard let start = buffer.baseAddress else { return }
            // Each is written by one iteration alone, and all are when `concurrentPerform` returns.
            nonisolated(unsafe) let values = start
            DispatchQueue.concurrentPerform(iterations: count) { (values + $0).initialize(to: transform(self[$0])) }
            made = count
        }
    }
}
