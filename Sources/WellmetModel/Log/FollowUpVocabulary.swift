/// The words that open a promise.
enum FollowUpVocabulary {
    /// How an opener counts.
    enum Rule {
        /// Anywhere in the line, not only where a part of the sentence begins.
        case anywhere
        /// Where a part of the sentence begins.
        case atStart
        /// Not before "be": "I will be away".
        case notBeing
    }

    struct Opener {
        let words: [String]
        /// How many words at its end belong to what is to be done.
        let kept: Int
        let rule: Rule

        init(_ phrase: String, kept: Int = 0, _ rule: Rule = .atStart) {
            words = phrase.split(separator: " ").map(String.init)
            self.kept = kept
            self.rule = rule
        }
    }

    /// What I say of my own promises.
    static let mine: [Opener] = [
        Opener("remind me to", .anywhere), Opener("remind me that", .anywhere), Opener("remind me about", kept: 1, .anywhere),
        Opener("remind me", .anywhere), Opener("todo :", .anywhere), Opener("todo", .anywhere), Opener("to do :", .anywhere),
        Opener("follow-up :", .anywhere), Opener("follow up :", .anywhere), Opener("followup :", .anywhere), Opener("f/u :", .anywhere),
        Opener("next step :"), Opener("next steps :"), Opener("action :"), Opener("action item :"), Opener("next :"),
        Opener("i will", .notBeing), Opener("i'll", .notBeing), Opener("i shall", .notBeing), Opener("i'm going to", .notBeing),
        Opener("i am going to", .notBeing), Opener("i'm to", .notBeing), Opener("i need to", .notBeing), Opener("i have to", .notBeing),
        Opener("i must", .notBeing), Opener("i should", .notBeing), Opener("i promised to"), Opener("i agreed to"), Opener("i offered to"),
        Opener("i send", kept: 1), Opener("i share", kept: 1), Opener("i forward", kept: 1), Opener("i introduce", kept: 1),
        Opener("i owe", kept: 1, .anywhere), Opener("i promised", kept: 1), Opener("we will", .notBeing), Opener("we'll", .notBeing),
        Opener("need to", .notBeing), Opener("have to", .notBeing), Opener("must", .notBeing), Opener("should", .notBeing),
        Opener("will", .notBeing), Opener("promised to"), Opener("don't forget to"), Opener("remember to"), Opener("gotta"),
        Opener("i gotta"), Opener("let's", .notBeing), Opener("owe", kept: 1), Opener("promised", kept: 1),
        Opener("agreed to", .notBeing), Opener("we agreed to", .notBeing), Opener("offered to", .notBeing),
    ]
    /// After these one says to whom, and then what.
    static let telling: Set<String> = ["promised", "told", "assured", "offered", "agreed"]
    /// After "we" they begin what each of us is to do.
    static let agreeing: Set<String> = ["agreed", "decided", "settled"]
    /// What they do that makes it mine: after "she", "Bob".
    static let asking: [[String]] = [
        ["asked", "me", "to"], ["wants", "me", "to"], ["wanted", "me", "to"], ["needs", "me", "to"], ["reminded", "me", "to"],
        ["would", "like", "me", "to"], ["expects", "me", "to"],
    ]
    /// How they say what they will do.
    static let saying: [[String]] = [["told", "me"], ["told", "us"], ["said"], ["says"], ["promised", "me"], ["promised"]]

    static let mineByFirst = Dictionary(grouping: mine, by: { $0.words[0] }).mapValues { $0.sorted { $0.words.count > $1.words.count } }

    /// What they do after "she", "Bob": each strips as many words as it has.
    static let theirs: [[String]] = [
        ["will", "also"], ["will"], ["promised", "me", "to"], ["promised", "to"], ["promised", "me"], ["promised"], ["promises", "to"],
        ["agreed", "to"], ["offered", "to"], ["offered", "me"], ["is", "going", "to"], ["are", "going", "to"], ["is", "to"], ["are", "to"],
        ["wants", "to", "send"], ["still", "owes"], ["still", "owe"], ["owes"], ["owe"],
    ]

    /// Things to do: they open a promise of mine where a part of the sentence begins.
    static let verbs: Set<String> = [
        "send", "share", "introduce", "intro", "email", "mail", "e-mail", "write", "call", "phone", "ring", "ping", "text", "message",
        "dm", "book", "schedule", "invite", "ask", "check", "review", "pay", "prepare", "forward", "reply", "answer", "return", "give",
        "tell", "thank", "connect", "buy", "bring", "draft", "organise", "organize", "arrange", "confirm", "read", "finish", "update",
        "submit", "sign", "look", "set", "get", "reach", "follow", "propose", "offer", "find", "put", "add", "show", "post", "publish",
        "plan", "research", "congratulate", "help", "chase", "nudge", "wish", "visit", "meet", "make", "let", "recommend", "endorse",
        "refer", "respond", "order", "upload", "loop", "try", "invoice", "quote", "refund", "deliver", "ship", "fix", "catch",
        "discuss", "decide", "order",
    ]
    /// Those that are as often nouns or part of a tale: they need an object, "back", "up", or a date.
    static let doubtful: Set<String> = [
        "call", "email", "mail", "e-mail", "text", "message", "dm", "review", "answer", "update", "plan", "post", "show", "offer", "help",
        "check", "return", "draft", "visit", "ring", "share", "book", "ask", "read", "look", "set", "put", "get", "make", "let", "meet",
        "find", "wish", "order", "sign", "ship", "invoice", "quote", "refund", "fix", "research", "phone", "ping", "intro", "try", "catch",
        "discuss", "decide", "finish", "loop",
    ]
    /// After a doubtful verb they make it one.
    static let objects: Set<String> = [
        "him", "her", "them", "it", "the", "a", "an", "my", "his", "their", "our", "back", "up", "out", "me", "in", "about", "into",
        "this", "that",
    ]
    /// After any of the verbs they make it a noun: "help with the move", "call was good".
    static let nouns: Set<String> = ["was", "is", "were", "went", "of", "from", "seems", "looks", "has", "had"]

    /// "sends" to "send".
    static let base: [String: String] = Dictionary(
        verbs.map { verb in
            if verb == "reply" { return ("replies", verb) }
            let hisses = ["s", "sh", "ch", "x"].contains { verb.hasSuffix($0) }
            return (hisses ? verb + "es" : verb + "s", verb)
        },
        uniquingKeysWith: { first, _ in first })

    /// Before a day they make it part of something else: "the friday report".
    static let articles: Set<String> = ["the", "a", "every", "each", "my", "our"]
    /// Before what is owed.
    static let determiners: Set<String> = ["a", "an", "the", "some", "another", "my", "his", "her", "their", "two", "three"]
    /// After "will" and "should" they tell how things are, and promise nothing.
    static let being: Set<String> = ["be", "have", "not", "and"]
    static let due: Set<String> = ["by", "until", "till", "before", "on", "due", "for"]
    static let joints: Set<String> = ["and", "then", "but", "&", "also", "so"]
}
