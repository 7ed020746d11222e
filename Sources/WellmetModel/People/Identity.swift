internal import Foundation

/// A normalised (kind, value) that belongs to one person: what tells people apart when names do not.
package struct Identity: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case mail, phone, linkedin, x, instagram, facebook, mastodon, bluesky, github, slack, matrix, website

        /// Those that are names on a platform.
        package static let handles: [Kind] = [.linkedin, .x, .instagram, .facebook, .mastodon, .bluesky, .github, .slack, .matrix]
    }

    package let kind: Kind
    /// As it is compared: an address in lower case, a phone number in E.164, a handle without `@`.
    package let value: String
    /// As people write it.
    package var display: String
    /// "work", "home"; empty when nobody said.
    package var label: String

    /// Takes a value that is already normalised, as rows of the database are.
    package init(kind: Kind, normalised value: String, display: String? = nil, label: String = "") {
        self.kind = kind
        self.value = value
        self.display = display ?? value
        self.label = label
    }

    /// Normalises `text` as a value of `kind`; nil when it is none: a mail address without `@`, an empty handle.
    ///
    /// A phone number must be in E.164 already (`+4930901820`): reading one needs the country's numbering plan.
    package init?(_ kind: Kind, _ text: String, label: String = "") {
        let text = text.trimmed
        guard let value = Identity.normalised(kind, text), value.utf8.count <= 1000 else { return nil }
        self.init(kind: kind, normalised: value, display: kind == .linkedin ? value : text, label: label)
    }

    private static func normalised(_ kind: Kind, _ text: String) -> String? {
        guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return nil }
        switch kind {
        case .mail: return mail(text)
        case .phone:
            guard text.hasPrefix("+"), text.count >= 6, text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
            return text
        case .linkedin: return slug(text, on: "linkedin.com", after: ["/in/", "/pub/"])
        case .github: return slug(text, on: "github.com")
        case .instagram: return slug(text, on: "instagram.com")
        case .facebook: return facebookNumber(text) ?? slug(text, on: "facebook.com")
        case .x:
            let handle = slug(text, on: "x.com", "twitter.com")
            let isOne = handle.map { $0.utf8.count <= 15 && $0.utf8.allSatisfy(Identity.isOfHandle) } ?? false
            return isOne ? handle : nil
        case .mastodon:
            let parts = text.drop(while: { $0 == "@" }).split(separator: "@", omittingEmptySubsequences: false)
            if parts.count == 2, !parts[0].isEmpty, parts[1].contains(".") { return parts.joined(separator: "@").lowercased() }
            guard let url = afterScheme(text), let at = url.range(of: "/@") else { return nil }
            let user = url[at.upperBound...].prefix(while: { $0 != "/" && $0 != "?" })
            return user.isEmpty ? nil : (user + "@" + url[..<at.lowerBound]).lowercased()
        case .bluesky: return slug(text, on: "bsky.app", after: ["/profile/"])
        case .slack: return text
        case .matrix: return text.hasPrefix("@") && text.contains(":") ? text.lowercased() : nil
        case .website:
            var url = afterScheme(text) ?? text[...]
            while url.hasSuffix("/") { url.removeLast() }
            guard url.contains("."), !url.contains(" ") else { return nil }
            return url.lowercased()
        }
    }

    private static func mail(_ text: String) -> String? {
        var text = text[...]
        if text.lowercased().hasPrefix("mailto:") { text = text.dropFirst(7) }
        guard let at = text.lastIndex(of: "@"), at != text.startIndex else { return nil }
        let domain = text[text.index(after: at)...]
        guard !domain.isEmpty, !domain.hasPrefix("."), !text.contains(where: \.isWhitespace), !text.contains(",") else { return nil }
        return text.lowercased()
    }

    /// The name in a profile's address on one of the hosts, or the bare handle: `https://www.linkedin.com/in/Ana-Ruiz/?x=1` is
    /// `ana-ruiz`. Nil for an address anywhere else.
    private static func slug(_ text: String, on hosts: String..., after markers: [String] = ["/"]) -> String? {
        var rest = text[...]
        if text.contains("/") {
            guard let path = path(of: text, on: hosts) else { return nil }
            guard let found = markers.lazy.compactMap({ path.range(of: $0, options: .caseInsensitive) }).first else { return nil }
            rest = path[found.upperBound...]
        }
        rest = rest.prefix(while: { $0 != "/" && $0 != "?" && $0 != "#" })
        rest = rest.drop(while: { $0 == "@" })
        let value = percentDecoded(rest).lowercased().trimmed
        let isOfNobody = text.contains("/") && Identity.pathsOfNobody.contains(value)
        return value.isEmpty || isOfNobody || value.contains(where: \.isWhitespace) ? nil : value
    }

    /// What stands behind the host of an address, when that is one of `hosts` or below one.
    private static func path(of text: String, on hosts: [String]) -> Substring? {
        let address = afterScheme(text) ?? text[...]
        let host = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let name = host.lowercased()
        return hosts.contains { name == $0 || name.hasSuffix("." + $0) } ? address[host.endIndex...] : nil
    }

    /// What stands in the place of a name in addresses that are no profile: taken for one, it would make one person of many.
    private static let pathsOfNobody: Set<String> = [
        "about", "company", "events", "explore", "groups", "hashtag", "home", "i", "in", "intent", "login", "messages", "orgs", "p",
        "pages",
        "people", "photo", "photo.php", "posts", "profile.php", "reel", "reels", "search", "settings", "share", "sharer", "sponsors",
        "stories", "tv", "watch",
    ]

    /// A profile on Facebook without a name of its own: `facebook.com/profile.php?id=100001` and `/people/Ada/100001` are `100001`.
    private static func facebookNumber(_ text: String) -> String? {
        guard let path = path(of: text, on: ["facebook.com"])?.dropFirst() else { return nil }
        var number: Substring?
        if let query = path.range(of: "profile.php?", options: [.caseInsensitive, .anchored]) {
            number = path[query.upperBound...].split(separator: "&").first { $0.hasPrefix("id=") }?.dropFirst(3)
        } else if path.range(of: "people/", options: [.caseInsensitive, .anchored]) != nil {
            number = path.split(separator: "/").dropFirst(2).first?.prefix { $0 != "?" && $0 != "#" }
        }
        guard let number, number.utf8.count >= 5, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return String(number)
    }

    /// Whether X has that byte in its handles.
    private static func isOfHandle(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func afterScheme(_ text: String) -> Substring? {
        guard let mark = text.range(of: "://") else { return nil }
        return text[mark.upperBound...]
    }

    private static func percentDecoded(_ text: Substring) -> String {
        guard text.contains("%") else { return String(text) }
        var bytes: [UInt8] = []
        let utf8 = Array(text.utf8)
        var i = 0
        func hex(_ c: UInt8) -> UInt8? { Character(UnicodeScalar(c)).hexDigitValue.map(UInt8.init) }
        while i < utf8.count {
            if utf8[i] == UInt8(ascii: "%"), i + 2 < utf8.count, let h = hex(utf8[i + 1]), let l = hex(utf8[i + 2]) {
                bytes.append(h << 4 | l)
                i += 3
            } else {
                bytes.append(utf8[i])
                i += 1
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? String(text)
    }
}

extension Identity {
    /// An address as a mailto URI holds it (RFC 6068, section 2): whatever could end the address or add a header is encoded.
    private static func inMailto(_ address: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@+!$'*".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in address.utf8 {
            if plain.contains(byte) { bytes.append(byte) } else { bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the identity leads on the web or in another program; nil when nowhere.
    package var url: String? {
        switch kind {
        case .mail: "mailto:\(Identity.inMailto(value))"
        case .phone: "tel:\(value)"
        case .linkedin: "https://www.linkedin.com/in/\(value)"
        case .x: "https://x.com/\(value)"
        case .instagram: "https://www.instagram.com/\(value)/"
        case .facebook: "https://www.facebook.com/\(value)"
        case .github: "https://github.com/\(value)"
        case .bluesky: "https://bsky.app/profile/\(value)"
        case .mastodon:
            value.split(separator: "@").count == 2
                ? "https://\(value.split(separator: "@")[1])/@\(value.split(separator: "@")[0])" : nil
        case .matrix: "https://matrix.to/#/\(value)"
        case .website: "https://\(value)"
        case .slack: nil
        }
    }
}
