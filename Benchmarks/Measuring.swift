internal import Foundation

/// Runs `body` until it is warm, then so many times; the milliseconds of each time.
func milliseconds(
    samples: Int, warmUp: Int = 3, _ body: (Int) async throws -> Void
) async throws -> [Double] {
    for round in 0..<warmUp { try await body(round) }
    var found: [Double] = []
    for round in 0..<samples { found.append(try await seconds { try await body(warmUp + round) } * 1000) }
    return found
}

/// How long `body` takes.
func seconds(_ body: () async throws -> Void) async throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    return (clock.now - start) / .seconds(1)
}

/// The most memory that this process has held so far, in megabytes, as the kernel counts it.
func peakMemory() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""  // not on every system: then 0
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
}
