package import WellmetModel

/// One account's network: everything that is asked of it or done to it, by name.
///
/// Every statement is bound to the account, so that one account never sees another's rows.
package struct Network: Sendable {
    let engine: any Engine
    package let account: AccountID
    /// The moment that is read; nil for whatever is there when it is asked.
    var snapshot: (any Snapshot)?

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value {
        if let snapshot { return try await snapshot.read(body) }
        return try await engine.read(body)
    }

    /// Calls `body` with the network as it is at this moment: however long it reads, and whatever others write meanwhile, all that it reads
    /// fits together. Nobody waits for it.
    package func atOneMoment<Value>(_ body: (Network) async throws -> Value) async throws -> Value {
        try await body(Network(engine: engine, account: account, snapshot: try await engine.snapshot()))
    }

    /// One transaction with its entry in the ledger; a body that changes nothing leaves no batch. With `soon`, without waiting
    /// for the disk: for what the program can reckon again.
    @discardableResult
    func write<Value: Sendable>(
        _ entry: BatchEntry, at now: Instant, soon: Bool = false, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws -> Written<Value> {
        let account = account
        let whole: @Sendable (any Transaction) throws -> Written<Value> = { tx in
            let change = Change(tx, account: account, entry: entry, at: now)
            let value = try body(change)
            try change.finish()
            return Written(value: value, batch: change.batchIfAny)
        }
        return soon ? try await engine.writeSoon(whole).value : try await engine.write(whole)
    }
}

/// What a write returns, and the batch by which it can be undone; nil when it changed nothing.
package struct Written<Value: Sendable>: Sendable {
    package let value: Value
    package let batch: BatchNumber?

    package init(value: Value, batch: BatchNumber?) {
        self.value = value
        self.batch = batch
    }
}
