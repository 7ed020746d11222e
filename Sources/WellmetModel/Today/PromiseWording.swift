/// The words of a promise, as a note has them ("send her the deck"), turned to fit a sentence.
struct PromiseWording {
    /// Without white space at the ends and the full stop.
    private let text: String
    private let words: [Substring]

    init(_ text: String) {
        var text = text.trimmed
        while text.hasSuffix(".") { text.removeLast() }
        if text.hasPrefix("to ") { text.removeFirst(3) }
        self.text = text
        words = self.text.split(separator: " ")
    }

    /// What was promised, from outside: "promised to send you the deck", "promised this: the deck".
    ///
    /// Words for me become words for the reader, who is the one who wrote the note.
    func promised() -> String {
        guard !text.isEmpty else { return "promised something" }
        let turned = words.map { PromiseWording.addressed[$0.lowercased()] ?? String($0) }.joined(separator: " ")
        return startsWithVerb ? "promised to \(decapitalised(turned))" : "promised this: \(turned)"
    }

    /// What is handed over, where it is such a promise: "the deck" of "send her the deck" or "share the deck with Bob".
    var handedOver: String? {
        guard let verb = words.first?.lowercased(), PromiseWording.handing.contains(verb), words.count > 1 else { return nil }
        var rest = words.dropFirst()
        if let next = rest.first?.lowercased(), PromiseWording.receivers.contains(next) { rest = rest.dropFirst() }
        if rest.count > 2, let last = rest.last?.lowercased(), PromiseWording.receivers.contains(last),
            rest[rest.endIndex - 2] == "to"
        {
            rest = rest.dropLast(2)
        }
        guard let article = rest.first?.lowercased(), PromiseWording.articles.contains(article), rest.count > 1 else { return nil }
        return rest.joined(separator: " ")
    }

    /// My promise as I say it to the one who got it: "introduce you to Bob".
    func saidByMe() -> String {
        var said: [String] = []
        for (index, word) in words.enumerated() {
            switch word.lowercased() {
            case "him", "them": said.append("you")
            case "his", "their": said.append("your")
            case "her":
                let next = index + 1 < words.count ? words[index + 1].lowercased() : ""
                said.append(next.isEmpty || PromiseWording.followsPronoun.contains(next) ? "you" : "your")
            default: said.append(String(word))
            }
        }
        return decapitalised(said.joined(separator: " "))
    }

    /// Their promise as I say it to them: "send me the contract"; nil when it does not begin with a verb.
    func saidToThem() -> String? { startsWithVerb ? decapitalised(text) : nil }

    private var startsWithVerb: Bool { words.first.map { PromiseWording.verbs.contains($0.lowercased()) } ?? false }

    private func decapitalised(_ text: String) -> String {
        guard startsWithVerb, let first = text.first else { return text }
        return first.lowercased() + text.dropFirst()
    }

    private static let addressed = ["me": "you", "my": "your", "mine": "yours", "i": "you", "myself": "yourself"]
    private static let handing: Set<String> = ["send", "share", "forward", "mail", "email", "pass"]
    private static let receivers: Set<String> = ["her", "him", "them", "you"]
    private static let articles: Set<String> = ["the", "a", "an", "some", "my", "our", "those", "these", "that", "this"]
    private static let followsPronoun: Set<String> = [
        "the", "a", "an", "some", "my", "our", "those", "these", "that", "this", "to", "with", "about", "for", "on", "when", "if",
        "by", "at", "in", "after", "again", "back", "and", "up",
    ]
    private static let verbs: Set<String> = handing.union([
        "answer", "arrange", "ask", "book", "bring", "call", "check", "come", "connect", "discuss", "draft", "find", "finish", "fix",
        "follow", "get", "give", "help", "introduce", "invite", "join", "let", "look", "make", "meet", "message", "organise",
        "organize", "pay", "phone", "plan", "post", "prepare", "propose", "publish", "read", "recommend", "refer", "remind", "reply",
        "report", "return", "review", "ring", "schedule", "set", "show", "sign", "submit", "suggest", "talk", "tell", "test",
        "text", "thank", "think", "try", "update", "upload", "visit", "write",
    ])
}
