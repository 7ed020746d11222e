internal import Foundation

/// libarchive takes the letters of a name from the locale of the thread, which is that of C: in it every name that is said to be UTF-8
/// and has another letter than those of ASCII is nothing, and none is written as UTF-8.
enum UTF8Names {
    // Never freed: it lives as long as the process.
    nonisolated(unsafe) private static let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    /// Does `body` in a locale whose letters are UTF-8. Nothing else on the thread sees it.
    static func hold<Value>(_ body: () -> Value) -> Value {
        guard let locale else { return body() }
        let before = uselocale(locale)
        defer { _ = uselocale(before) }
        return body()
    }
}
