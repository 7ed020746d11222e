import Foundation

/// The program that the fuzzer drives: WELLMET_FUZZ_TARGET names the parser, the arguments are the fuzzer's own.
@main
enum Fuzz {
    static let target = ProcessInfo.processInfo.environment["WELLMET_FUZZ_TARGET"].flatMap(FuzzTarget.init(rawValue:))

    static func main() {
        guard target != nil else {
            print("WELLMET_FUZZ_TARGET is none of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
            exit(2)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, testOneInput))
    }
}

/// libFuzzer's main loop (`LLVMFuzzerRunDriver` in FuzzerInterface.h).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(BrokenInvariant) {
        try Fuzz.target?.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        fatalError("broken: \(error)")
    }
    return 0
}
