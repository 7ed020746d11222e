import WellmetModel

@testable import WellmetServer

enum FormChecks {
    /// Fields, parameters and addresses are read from anything; what is written is read again.
    static func check(_ text: String) throws(BrokenInvariant) {
        let form = FormBody(text)
        var pairs: [String] = []
        for name in form.names {
            try hold(form.has(name) && !form.all(name).isEmpty, "a field without a value")
            for value in form.all(name) {
                try hold(!value.contains("\0"), "a NUL in a value")
                pairs.append(Query.encoded(name) + "=" + Query.encoded(value))
            }
            _ = form[name]
            _ = (try? form.day(name), try? form.number(name, in: 1...2880), try? form.partialDate(name))  // all may be refused
        }
        let written = pairs.joined(separator: "&")
        try hold(written.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C }, "an address of other letters: \(written)")
        let again = FormBody(written)
        for name in form.names where pairs.count <= 2000 {
            try hold(again.all(name) == form.all(name), "“\(name)” is not read again")
        }
        let header = HeaderParameters(text)
        try hold(header.value == header.value.lowercased(), "a header in capitals")
        if let address = NetworkAddress(text) {
            try hold([4, 16].contains(address.bytes.count) && !address.group.isEmpty, "an address of \(address.bytes.count) bytes")
            let itself = AddressRange(String(text.prefix { $0 != "%" }))
            try hold(itself?.contains(address) == true || text.contains("/"), "an address is not within itself")
        }
        _ = AddressRange(text)
    }
}
