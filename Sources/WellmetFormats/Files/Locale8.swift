internal import Glibc

/// The character set of the process, by which libarchive turns names of files around.
enum Locale8 {
    private static let isSet = setlocale(LC_CTYPE, "C.UTF-8") != nil

    /// Sets it to UTF-8 once. In the plain locale of C, in which programs start, libarchive reads no name with a letter beyond ASCII that a
    /// ZIP marks as UTF-8.
    static func use() { _ = isSet }
}
