/// What a form that replaces values showed when it was made: it carries a digest of that, so that a stale one is refused.
enum FormVersion {
    /// FNV-1a over the parts and where each ends.
    static func of(_ parts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    static func field(_ version: String) -> HTML { "<input type=\"hidden\" name=\"version\" value=\"\(version)\">" }

    /// Above the fields of a stale form, which are as they were typed: what others made of it in the meantime.
    static func stale(now: HTML) -> HTML {
        """
        <div class="problem" id="problem" role="alert" tabindex="-1"><h2>This was changed in the meantime</h2>\
        <p>What you typed is below and not yet saved. Compare it with what stands there now; saving again replaces it.</p></div>
        <div class="remark"><p><b>Now it says:</b></p>\(now)</div>
        """
    }
}
