internal import Foundation

/// Writes numbers as ASCII digits into a growing buffer.
struct DigitWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(max(0, capacity))
    }

    mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        writeDigits(number.magnitude, atLeast: 1)
    }

    /// Writes a finite number of 0 or more with nine significant digits, as C's `%.9g` does (the last digit may differ by one);
    /// anything else as 0.
    mutating func write(_ value: Double) {
        guard value > 0, value.isFinite else { return bytes.append(UInt8(ascii: "0")) }
        var exponent = Int(log10(value).rounded(.down))
        var digits = (value * pow(10, Double(8 - exponent))).rounded()
        if digits >= 1e9 {
            digits /= 10
            exponent += 1
        } else if digits < 1e8 {
            digits *= 10
            exponent -= 1
        }
        guard digits.isFinite, digits < 1e10 else { return bytes.append(UInt8(ascii: "0")) }
        let number = UInt64(digits.rounded())
        switch exponent {
        case 0..<9:
            let unit = (0..<(8 - exponent)).reduce(UInt64(1)) { power, _ in power * 10 }
            writeDigits(number / unit, atLeast: 1)
            writeFraction(number % unit, digits: 8 - exponent)
        case -4..<0:
            write("0")
            writeFraction(number, digits: 8 - exponent)
        default:
            writeDigits(number / 100_000_000, atLeast: 1)
            writeFraction(number % 100_000_000, digits: 8)
            write(exponent < 0 ? "e-" : "e+")
            writeDigits(UInt64(exponent.magnitude), atLeast: 2)
        }
    }

    /// Writes `.` and so many digits, without the zeros at the end.
    private mutating func writeFraction(_ number: UInt64, digits: Int) {
        guard number > 0 else { return }
        var number = number
        var digits = digits
        while number % 10 == 0 {
            number /= 10
            digits -= 1
        }
        write(".")
        writeDigits(number, atLeast: digits)
    }

    private mutating func writeDigits(_ number: UInt64, atLeast count: Int) {
        let start = bytes.count
        var rest = number
        var left = count
        while rest > 0 || left > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            left -= 1
        }
        bytes[start...].reverse()
    }
}
