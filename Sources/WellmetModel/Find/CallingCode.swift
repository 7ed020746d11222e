/// The country codes of telephone numbers (ITU-T E.164, list of 2016 with the codes in use).
package enum CallingCode {
    package static let all: [String] = {
        let tens = ["20", "27", "28", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49"]
        let more = (51...58).map(String.init) + (60...66).map(String.init)
        let rest = ["81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98"]
        let short = Set(tens + more + rest)
        let long = (210...999).filter { number in
            let text = String(number)
            return !short.contains(String(text.prefix(2))) && !text.hasPrefix("7") && !unused.contains(text.prefix(2))
        }
        return ["1", "7"] + tens + more + rest + long.map(String.init)
    }()

    private static let unused: Set<Substring> = ["83", "89"]
}
