internal import Foundation

/// Addresses, handles and numbers written in a log line.
extension LogLineReader {
    /// The address, handle, profile or phone number that begins at `i`; the identity is nil for a handle that names no platform.
    func contact(at i: Int) -> (end: Int, shown: String, identity: Identity?)? {
        guard let token = tokens[safe: i], !token.isMark, isFree(i) else { return nil }
        let text = token.text
        if text.first == "@" {
            guard text.utf8.count > 1 else { return nil }
            return (i + 1, String(text), handle(String(text)))
        }
        if text.first == "+" { return phone(at: i) }
        if text.contains("@"), let mail = Identity(.mail, String(text)), mail.value.split(separator: "@").last?.contains(".") == true {
            return (i + 1, String(text), mail)
        }
        if text.contains("/"), let profile = profile(String(text)) { return (i + 1, String(text), profile) }
        return nil
    }

    /// The identity that an `@handle` is, as far as its form or the channel of the line tells.
    func handle(_ text: String) -> Identity? {
        if let identity = Identity(.mastodon, text) { return identity }
        if text.contains(":") { return Identity(.matrix, text) }
        let bare = String(text.dropFirst())
        if bare.contains(".") { return Identity(.bluesky, bare) }
        switch kind?.channel {
        case .x: return Identity(.x, bare)
        case .instagram: return Identity(.instagram, bare)
        case .facebook: return Identity(.facebook, bare)
        case .linkedin: return Identity(.linkedin, bare)
        case .slack: return Identity(.slack, bare)
        default: return nil
        }
    }

    private static let sites: [(part: String, kind: Identity.Kind)] = [
        ("linkedin.com/in/", .linkedin), ("github.com/", .github), ("instagram.com/", .instagram), ("facebook.com/", .facebook),
        ("twitter.com/", .x), ("bsky.app/profile/", .bluesky), ("/@", .mastodon), ("//x.com/", .x),
    ]

    private func profile(_ text: String) -> Identity? {
        guard text.utf8.count <= 300 else { return nil }
        for site in LogLineReader.sites where text.lowercased().contains(site.part) { return Identity(site.kind, text) }
        return nil
    }

    /// "+49 30 901820": the groups of figures after a plus sign, 6 to 15 figures in all. The "(0)" that some write between is
    /// not dialled.
    private func phone(at i: Int) -> (end: Int, shown: String, identity: Identity?)? {
        var number = "+"
        var end = i
        while end < tokens.count, end < i + 8, isFree(end), end == i || timeEnd(end) == nil || number.utf8.count < 7 {
            let token = tokens[end]
            if token.isMark {
                guard end > i, token.word == "(" || token.word == ")" else { break }
                end += 1
                continue
            }
            if end > i, words[end - 1] == "(", token.word == "0", word(end + 1) == ")" {
                end += 1
                continue
            }
            var part = (end == i ? token.text.dropFirst() : token.text).replacingOccurrences(of: "(0)", with: "")
            if end > i, words[end - 1] == "(", part.hasPrefix("0)") { part = String(part.dropFirst(2)) }
            let figures = part.filter { $0.isASCII && $0.isNumber }
            guard !figures.isEmpty, part.allSatisfy({ $0.isASCII && $0.isNumber || "-./()".contains($0) }) else { break }
            guard number.utf8.count + figures.utf8.count <= 16 else { break }
            number += figures
            end += 1
        }
        while end > i, tokens[end - 1].isMark { end -= 1 }
        guard number.utf8.count >= 7, let identity = Identity(.phone, number) else { return nil }
        return (end, slice(i..<end), identity)
    }
}
