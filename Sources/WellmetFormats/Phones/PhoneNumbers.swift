internal import CPhoneNumber
package import WellmetModel

/// Phone numbers as people write them, read by the numbering plans of libphonenumber.
package enum PhoneNumbers {
    /// The number in E.164, shown as it was written; nil when no such number can exist.
    ///
    /// `region` is the ISO 3166 code whose plan reads a number without `+`; with an empty one only international numbers are read.
    package static func identity(_ text: String, region: String, label: String = "") -> Identity? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= 100, let number = e164(text, region: region) else { return nil }
        guard let identity = Identity(.phone, number, label: label) else { return nil }
        return Identity(kind: .phone, normalised: identity.value, display: text, label: label)
    }

    /// The identity with a phone number as its country's plan spells it; any other as it is.
    package static func normalised(_ identity: Identity) -> Identity {
        guard identity.kind == .phone, let number = e164(identity.value, region: "") else { return identity }
        return Identity(kind: .phone, normalised: number, display: identity.display, label: identity.label)
    }

    /// The form that people read, for a number in E.164: `+49 30 901820`. The number itself when it is none.
    package static func display(_ number: String) -> String {
        text { wellmet_phone_display(number, $0, $1) } ?? number
    }

    private static func e164(_ number: String, region: String) -> String? {
        let region = region.isEmpty ? "ZZ" : region.uppercased()
        return text { wellmet_phone_e164(number, region, $0, $1) }
    }

    private static func text(_ write: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { out in
            guard let base = out.baseAddress, write(base, 128) == 1 else { return nil }
            return String(cString: base)
        }
    }
}
