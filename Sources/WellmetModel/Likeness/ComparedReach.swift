/// How somebody is reached, made ready once to be held beside many others.
final class ComparedReach: Sendable {
    struct Handle: Sendable {
        let letters: Letters
        let kind: Identity.Kind
        let surprise: Double
        /// The same written otherwise, as `ComparedName.forms`; of "ada.lovelace" also "alovelace".
        let forms: [Letters]
        /// Whether it is made of their name, and so says little more than the name does.
        let isOfName: Bool
    }

    let handles: [Handle]
    /// The last figures of each number: whoever writes it, with the country or without, they are the same.
    let phones: [Phone]
    let profiles: [String]

    struct Phone: Sendable {
        let tail: String
        let surprise: Double
    }

    init(_ identities: [Identity], names: [Letters], in counts: ValueCounts) {
        handles = identities.lazy.prefix(16).compactMap { identity in
            guard let text = ComparedReach.handle(identity) else { return nil }
            let words = foldedWords(text).map { Array($0.utf8) }
            let letters = Letters(words.joined())
            let key = LikenessKeys.handle(letters.text)
            return Handle(
                letters: letters, kind: identity.kind, surprise: counts.surprise(key, outOf: 10_000),
                forms: words.count == 2 ? ComparedName.forms(words[0], words[1]) : [letters],
                isOfName: names.contains { $0.count > 2 && letters.text.contains($0.text) })
        }
        phones = ComparedReach.tails(identities).map { Phone(tail: $0, surprise: counts.surprise(LikenessKeys.phone($0), outOf: 10_000)) }
        profiles = identities.filter { $0.kind == .linkedin }.prefix(4).map(\.value)
    }

    /// The last seven figures of up to four phone numbers.
    static func tails(_ identities: [Identity]) -> [String] {
        identities.lazy.filter { $0.kind == .phone && $0.value.utf8.count > 7 }.prefix(4).map { String($0.value.suffix(7)) }
    }

    /// What somebody chose to be called by on a platform or in an address; nil for what says nothing of them: "info".
    static func handle(_ identity: Identity) -> String? {
        let value = identity.value.prefix(100)
        let text: Substring
        switch identity.kind {
        case .mail, .mastodon: text = value.prefix { $0 != "@" && $0 != "+" }
        case .bluesky: text = value.prefix { $0 != "." }
        case .matrix: text = value.dropFirst().prefix { $0 != ":" }
        case .linkedin:
            // "ada-lovelace-1a2b3c": LinkedIn's own ending tells namesakes apart.
            let parts = value.split(separator: "-")
            text =
                parts.count > 1 && parts[parts.count - 1].contains(where: \.isNumber)
                ? value.dropLast(parts[parts.count - 1].count + 1) : value
        case .x, .instagram, .facebook, .github: text = value
        case .phone, .slack, .website: return nil
        }
        guard text.utf8.count > 3, !shared.contains(String(text)) else { return nil }
        return String(text)
    }

    /// The part of a mail address that an organization gives its people; nil where everybody can have one.
    static func domain(_ identity: Identity) -> String? {
        guard identity.kind == .mail, let at = identity.value.lastIndex(of: "@") else { return nil }
        let domain = identity.value[identity.value.index(after: at)...]
        let parts = domain.split(separator: ".")
        guard parts.count > 1, !providers.contains(String(parts[0])), !providers.contains(String(parts[parts.count - 2])) else {
            return nil
        }
        return String(domain.prefix(100))
    }

    private static let shared: Set<String> = [
        "accounts", "admin", "billing", "bonjour", "booking", "contact", "contacto", "editor", "enquiries", "events", "family", "hallo",
        "hello", "help", "home", "info", "inquiries", "jobs", "kontakt", "mail", "marketing", "news", "newsletter", "no-reply", "noreply",
        "office", "people", "post", "press", "sales", "service", "shop", "support", "team", "welcome",
    ]

    private static let providers: Set<String> = [
        "126", "163", "aol", "fastmail", "free", "gmail", "gmx", "googlemail", "hey", "hotmail", "icloud", "laposte", "libero", "live",
        "mac", "mail", "mailbox", "me", "msn", "naver", "orange", "outlook", "pm", "posteo", "proton", "protonmail", "qq", "rediffmail",
        "sapo", "seznam", "t-online", "tutanota", "uol", "wanadoo", "web", "wp", "yahoo", "yandex", "ymail", "zoho",
    ]
}
