internal import ArgumentParser

extension SingleValueParsingStrategy {
    /// For numbers: what stands behind the option is its value, so that “-5” is told as a number that makes no sense, and is not
    /// taken for an option.
    static var number: SingleValueParsingStrategy { .unconditional }
}
