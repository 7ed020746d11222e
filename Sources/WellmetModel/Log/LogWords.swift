/// Small words that steer how a log line is read.
enum LogWords {
    /// Words of thanks, of wishes and of answers.
    static let courtesies: Set<String> = [
        "thank", "thanks", "thanked", "thank-you", "thankyou", "congrats", "congratulated", "congratulations", "wished", "wishes",
        "birthday", "condolences", "replied", "answered", "responded", "reply", "answer",
    ]
    /// Begin what it was about.
    static let about: Set<String> = ["about", "re", "regarding", "concerning", "discussing", "discussed", "topic", "topics"]

    /// Lead to the people.
    static let with: Set<String> = ["with", "w/", "w", "from", "to", "by", "for", "and", "between"]

    /// Stand for me: skipped in a list of people.
    static let me: Set<String> = ["me", "i", "myself", "us", "we"]
    /// Stand for the people of the line.
    static let them: Set<String> = ["him", "her", "them", "it", "he", "she", "they"]

    /// Never part of a name, however written.
    static let stops: Set<String> = [
        "with", "w/", "about", "and", "at", "from", "to", "for", "by", "the", "over", "via", "re", "regarding", "concerning", "of", "me",
        "i", "we", "us", "you", "he", "she", "they", "him", "her", "them", "his", "their", "our", "it", "its", "is", "are", "was",
        "were", "who", "which", "that", "this", "then", "but", "or", "if", "when", "where", "because", "after", "before", "during",
        "while", "until", "till", "since", "through", "into", "as", "not", "no", "yes", "i'm", "i'll", "i've", "she'll", "he'll",
        "they'll", "we'll", "it's", "he's", "she's", "they're", "we're", "&", "into", "without", "between", "these", "those", "there",
        "here", "what", "how", "why", "than", "also", "today", "yesterday", "tomorrow", "tonight", "ago", "now",
    ]

    /// Not part of a name when written small: everyday words that follow names in such lines.
    static let softStops: Set<String> = [
        "a", "an", "in", "on", "so", "my", "do", "am", "be", "been", "being", "has", "have", "had", "will", "would", "could", "should",
        "can", "may", "might", "must", "did", "does", "done", "said", "says", "told", "asked", "wants", "wanted", "needs", "needed",
        "likes", "liked", "loves", "great", "good", "nice", "lovely", "fun", "bad", "sad", "happy", "tired", "busy", "new", "old",
        "long", "short", "quick", "brief", "first", "second", "last", "next", "again", "too", "very", "really", "super", "back", "up",
        "out", "off", "on", "just", "still", "yet", "soon", "later", "friends", "friend", "team", "others", "everyone", "everybody",
        "all", "family", "colleagues", "colleague", "people", "folks", "guys", "somebody", "someone", "client", "clients", "boss",
        "manager", "recruiter", "kids", "wife", "husband", "partner", "crew", "co", "company", "talked", "discussed", "agreed",
        "decided", "planned", "walked", "attended", "didn't", "couldn't", "cancelled", "canceled", "postponed", "rescheduled", "missed",
        "skipped", "never",
        "reviewed", "went", "got", "made", "learned", "learnt", "heard", "caught", "met", "saw",
        "called", "wrote", "sent", "emailed", "mentioned", "offered", "promised", "owes", "owe", "sends", "moved", "moves", "moving",
        "joined", "joins", "left", "leaves", "started", "starts", "works", "working", "worked", "lives", "looking", "thinking", "going",
        "gave", "gives", "send", "call", "email", "mail", "ask", "share", "book", "remind", "remember", "follow", "introduce", "invite",
        "schedule", "thank", "interesting", "productive", "important", "project", "hiring", "work", "deck", "contract", "invoice",
        "came", "comes", "coming", "flew", "returned",
        "meeting", "lunch", "coffee", "dinner", "went", "seems", "looks", "feels", "thinks", "knows", "plans", "plan", "idea", "ideas",
        "stuff", "things", "thing", "thanks", "ok", "okay", "well", "plus", "via", "only", "both", "each", "more", "less", "some", "any",
        "another", "other", "online", "remotely", "together", "alone", "every", "haven't", "havent", "hasnt", "didnt", "hasn't", "hadn't",
        "don't", "doesn't",
        "wasn't", "isn't", "won't", "can't",
    ]

    /// How something was: may stand between "had a" and "call", and stays in the summary.
    static let adjectives: Set<String> = [
        "great", "good", "nice", "lovely", "fun", "bad", "long", "productive", "interesting", "very", "really", "super", "first",
        "second", "intense", "friendly", "helpful", "important", "pleasant", "difficult", "kind", "warm", "surprise", "spontaneous",
        "late", "early",
    ]

    /// Before a day they make it part of the story: "since friday", "the friday report".
    static let beforeDay: Set<String> = [
        "since", "until", "till", "before", "after", "by", "every", "each", "the", "of", "than", "for", "from", "next", "a",
    ]

    /// Written small, part of a family name.
    static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "das", "dos", "do", "du", "la", "le", "los", "bin", "ibn", "bint",
        "al", "el", "ten", "ter", "zu", "zum", "af", "av", "san", "y", "e", "'t", "mac", "st.",
    ]
    /// At the head of a line and before "from" they are what came, and nobody's name.
    static let received: Set<String> = [
        "news", "feedback", "update", "updates", "greetings", "regards", "thanks", "quote", "offer", "offers", "invoice", "order",
        "question", "questions", "request", "requests", "numbers", "photos", "pictures", "present", "gift", "flowers", "package", "parcel",
        "card", "cards", "tip", "tips", "advice", "help", "support", "lead", "referral", "contract", "documents", "files", "slides",
        "notes", "response", "answers", "proposal", "application", "complaint", "inquiry", "enquiry", "reminder", "draft", "report",
        "payment", "money", "info", "information", "data", "link", "links", "wishes", "condolences", "congratulations", "confirmation",
    ]
    /// Behind "Grace's" they are somebody else.
    static let kin: Set<String> = [
        "husband", "wife", "partner", "boyfriend", "girlfriend", "fiancé", "fiancée", "fiance", "fiancee", "ex", "mother", "father",
        "mum", "mom", "dad", "parents", "brother", "sister", "son", "daughter", "child", "kids", "children", "cousin", "uncle", "aunt",
        "niece", "nephew", "grandmother", "grandfather", "grandma", "grandpa", "friend", "friends", "boss", "manager", "colleague",
        "colleagues", "assistant", "secretary", "neighbour", "neighbor", "flatmate", "roommate", "lawyer", "agent", "cofounder",
        "co-founder", "successor", "predecessor",
    ]
    static let beforeKin: Set<String> = ["new", "old", "older", "younger", "elder", "big", "little", "best", "good", "former", "late"]

    /// After a comma they belong to the name before it.
    static let suffixes: Set<String> = ["phd", "md", "jr", "jr.", "sr", "sr.", "mba", "esq", "ii", "iii"]

    /// Said before a place or a matter: where a list of names ends.
    static let prepositions: Set<String> = [
        "at", "in", "on", "for", "over", "via", "from", "re", "regarding", "about", "concerning", "with", "to", "by", "during", "after",
        "before", "of", "through",
    ]
}
