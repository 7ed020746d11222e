/// The words by which a log line says what happened: one table, longest phrase first where two begin alike.
enum KindVocabulary {
    /// How a phrase is used in a sentence.
    enum Use {
        /// Something one has with somebody: "coffee with Ada", "mail from Linus".
        case noun
        /// A noun that is also an everyday word: counts at the head of the line or before "with", "from" and "to" only.
        case weak
        /// Something one does to somebody: "called Bob", "Bob called".
        case verb
    }

    struct Row {
        let words: [String]
        let kind: Interaction.Kind
        /// Nil when the phrase does not tell; then a channel named elsewhere or the kind's usual one holds.
        let channel: Interaction.Channel?
        let direction: Interaction.Direction
        let use: Use

        init(
            _ phrase: String, _ kind: Interaction.Kind, _ channel: Interaction.Channel? = nil, _ direction: Interaction.Direction = .both,
            _ use: Use = .noun
        ) {
            words = phrase.split(separator: " ").map(String.init)
            self.kind = kind
            self.channel = channel
            self.direction = direction
            self.use = use
        }
    }

    static let rows: [Row] = [
        // phrase, kind, channel, direction, use
        Row("coffee", .coffee), Row("coffees", .coffee), Row("virtual coffee", .coffee, .video), Row("tea", .coffee),
        Row("coffee chat", .coffee), Row("coffee break", .coffee), Row("espresso", .coffee), Row("e-coffee", .coffee, .video),
        Row("☕", .coffee), Row("cafe", .coffee, .inPerson, .both, .weak), Row("📞", .call, .phone), Row("✉", .mail, .mail, .out),

        Row("call", .call), Row("phone call", .call, .phone), Row("phonecall", .call, .phone), Row("phone", .call, .phone, .both, .weak),
        Row("call back", .call, .phone), Row("voicemail", .message, .phone, .out), Row("missed call", .call, .phone, .in),
        Row("missed calls", .call, .phone, .in),
        Row("called", .call, nil, .both, .verb), Row("phoned", .call, .phone, .both, .verb), Row("rang", .call, .phone, .both, .verb),
        Row("called up", .call, .phone, .both, .verb), Row("called back", .call, .phone, .both, .verb),
        Row("rang up", .call, .phone, .both, .verb), Row("tried to call", .call, .phone, .out, .verb),
        Row("tried calling", .call, .phone, .out, .verb),
        Row("tried to phone", .call, .phone, .out, .verb), Row("tried to reach", .call, .phone, .out, .verb),
        Row("spoke with", .call, .other, .both, .verb), Row("spoke to", .call, .other, .both, .verb),
        Row("talked with", .call, .other, .both, .verb), Row("talked to", .call, .other, .both, .verb),

        Row("video", .video, .video, .both, .weak), Row("video call", .video), Row("videocall", .video), Row("video chat", .video),
        Row("video meeting", .video), Row("huddle", .call, .slack), Row("screen share", .video),

        Row("meeting", .meeting), Row("mtg", .meeting), Row("1:1", .meeting), Row("1-1", .meeting), Row("1on1", .meeting),
        Row("1-on-1", .meeting), Row("one on one", .meeting), Row("one-on-one", .meeting), Row("one to one", .meeting),
        Row("one-to-one", .meeting), Row("standup", .meeting), Row("stand-up", .meeting), Row("sync", .meeting),
        Row("catch-up", .meeting), Row("catchup", .meeting), Row("catch up", .meeting), Row("chat", .meeting),
        Row("conversation", .meeting), Row("talk", .meeting, nil, .both, .weak), Row("chat about", .meeting), Row("workshop", .meeting),
        Row("interview", .meeting), Row("pairing", .meeting), Row("session", .meeting), Row("walk", .meeting, .inPerson, .both, .weak),
        Row("visit", .meeting, .inPerson, .both, .weak), Row("meet", .meeting, nil, .both, .weak),
        Row("demo", .meeting, nil, .both, .weak), Row("review", .meeting, nil, .both, .weak),
        Row("met", .meeting, .inPerson, .both, .verb), Row("met with", .meeting, .inPerson, .both, .verb),
        Row("met up with", .meeting, .inPerson, .both, .verb), Row("saw", .meeting, .inPerson, .both, .verb),
        Row("ran into", .meeting, .inPerson, .both, .verb), Row("bumped into", .meeting, .inPerson, .both, .verb),
        Row("visited", .meeting, .inPerson, .both, .verb), Row("hung out with", .meeting, .inPerson, .both, .verb),
        Row("caught up with", .meeting, nil, .both, .verb), Row("chatted with", .meeting, nil, .both, .verb),
        Row("chatted to", .meeting, nil, .both, .verb), Row("paired with", .meeting, nil, .both, .verb),
        Row("interviewed", .meeting, nil, .both, .verb), Row("synced with", .meeting, nil, .both, .verb),
        Row("caught up", .meeting, nil, .both, .verb), Row("chatted", .meeting, nil, .both, .verb),
        Row("talked", .call, .other, .both, .verb), Row("spoke", .call, .other, .both, .verb),

        Row("lunch", .meal), Row("dinner", .meal), Row("breakfast", .meal), Row("brunch", .meal), Row("supper", .meal),
        Row("meal", .meal), Row("drinks", .meal), Row("drink", .meal), Row("beer", .meal), Row("beers", .meal), Row("pint", .meal),
        Row("pints", .meal), Row("wine", .meal), Row("ice cream", .meal), Row("lunched with", .meal, nil, .both, .verb),
        Row("dined with", .meal, nil, .both, .verb),

        Row("message", .message, nil, .out), Row("messages", .message, nil, .out), Row("msg", .message, nil, .out),
        Row("dm", .message, nil, .out), Row("dms", .message, nil, .out), Row("pm", .message, nil, .out, .weak),
        Row("ping", .message, nil, .out, .weak), Row("text", .message, .sms, .out, .weak), Row("text message", .message, .sms, .out),
        Row("texts", .message, .sms, .out, .weak), Row("postcard", .message, .other, .out), Row("letter", .message, .other, .out),
        Row("reply", .message, nil, .out, .weak), Row("answer", .message, nil, .out, .weak), Row("direct message", .message, nil, .out),
        Row("voice message", .message, nil, .out), Row("voice note", .message, nil, .out), Row("voice memo", .message, nil, .out),
        Row("thank-you note", .message, nil, .out),
        Row("thank you note", .message, nil, .out), Row("messaged", .message, nil, .out, .verb),
        Row("texted", .message, .sms, .out, .verb), Row("dm'd", .message, nil, .out, .verb), Row("dmed", .message, nil, .out, .verb),
        Row("dmd", .message, nil, .out, .verb), Row("pinged", .message, nil, .out, .verb), Row("pm'd", .message, nil, .out, .verb),
        Row("wrote", .message, nil, .out, .verb), Row("wrote to", .message, nil, .out, .verb),
        Row("wrote back to", .message, nil, .out, .verb), Row("wrote back", .message, nil, .out, .verb),
        Row("sent", .message, nil, .out, .verb), Row("sent to", .message, nil, .out, .verb), Row("replied", .message, nil, .out, .verb),
        Row("replied to", .message, nil, .out, .verb), Row("answered", .message, nil, .out, .verb),
        Row("responded", .message, nil, .out, .verb), Row("responded to", .message, nil, .out, .verb),
        Row("thanked", .message, nil, .out, .verb), Row("wished", .message, nil, .out, .verb),
        Row("congratulated", .message, nil, .out, .verb),
        Row("reached out to", .message, nil, .out, .verb), Row("reached out", .message, nil, .out, .verb),
        Row("followed up with", .message, nil, .out, .verb), Row("got back to", .message, nil, .out, .verb),
        Row("word", .message, nil, .in, .weak), Row("news", .message, nil, .in, .weak), Row("word with", .meeting, nil, .both, .verb),
        Row("heard nothing from", .message, nil, .in, .verb), Row("heard from", .message, nil, .in, .verb),
        Row("heard back from", .message, nil, .in, .verb),
        Row("asked", .message, nil, .out, .verb), Row("told", .message, nil, .out, .verb),

        Row("mail", .mail, .mail, .out), Row("mails", .mail, .mail, .out), Row("email", .mail, .mail, .out),
        Row("emails", .mail, .mail, .out), Row("e-mail", .mail, .mail, .out), Row("e-mails", .mail, .mail, .out),
        Row("newsletter", .mail, .mail, .out), Row("emailed", .mail, .mail, .out, .verb), Row("e-mailed", .mail, .mail, .out, .verb),
        Row("mailed", .mail, .mail, .out, .verb),

        Row("conference", .event), Row("meetup", .event), Row("webinar", .event), Row("hackathon", .event),
        Row("event", .event, nil, .both, .weak), Row("party", .event, .inPerson), Row("concert", .event, .inPerson),

        Row("connected with", .invitation, nil, .both, .verb), Row("invitation", .invitation, nil, .out),
        Row("invite", .invitation, nil, .out), Row("connection request", .invitation, .linkedin, .out),
        Row("contact request", .invitation, nil, .out), Row("invited", .invitation, nil, .out, .verb),
        Row("endorsement", .endorsement, .linkedin, .out), Row("endorsed", .endorsement, .linkedin, .out, .verb),
        Row("recommendation", .recommendation, nil, .out), Row("recommended", .recommendation, nil, .out, .verb),
        Row("intro", .introduction, nil, .out), Row("introduction", .introduction, nil, .out),
        Row("introduced", .introduction, nil, .out, .verb), Row("intro'd", .introduction, nil, .out, .verb),
        Row("introed", .introduction, nil, .out, .verb), Row("comment", .comment, nil, .out),
        Row("commented on", .comment, nil, .out, .verb), Row("commented", .comment, nil, .out, .verb),
        Row("reaction", .reaction, nil, .out), Row("liked", .reaction, nil, .out, .verb), Row("reacted to", .reaction, nil, .out, .verb),
        Row("boosted", .reaction, nil, .out, .verb), Row("reposted", .reaction, nil, .out, .verb),

        Row("note", .note, .other, .both, .weak), Row("notes", .note, .other, .both, .weak), Row("nb", .note, .other, .both, .weak),
        Row("note to self", .note, .other, .both, .weak), Row("fyi", .note, .other, .both, .weak),
    ]

    /// Where it happened: alone ("zoom with Ada"), before a noun ("linkedin message"), or after "on", "via", "over", "by".
    static let channels: [String: (channel: Interaction.Channel, kind: Interaction.Kind)] = [
        "zoom": (.video, .video), "teams": (.video, .video), "facetime": (.video, .video), "skype": (.video, .video),
        "gmeet": (.video, .video), "hangout": (.video, .video), "jitsi": (.video, .video), "webex": (.video, .video),
        "whereby": (.video, .video), "linkedin": (.linkedin, .message), "slack": (.slack, .message), "discord": (.discord, .message),
        "whatsapp": (.whatsapp, .message), "signal": (.signal, .message), "telegram": (.telegram, .message),
        "matrix": (.matrix, .message), "mastodon": (.mastodon, .message), "bluesky": (.bluesky, .message), "bsky": (.bluesky, .message),
        "twitter": (.x, .message), "instagram": (.instagram, .message), "insta": (.instagram, .message),
        "facebook": (.facebook, .message), "fb": (.facebook, .message), "messenger": (.facebook, .message), "sms": (.sms, .message),
        "imessage": (.sms, .message),
    ]

    /// The same words as verbs.
    static let channelVerbs: [String: String] = [
        "zoomed": "zoom", "skyped": "skype", "facetimed": "facetime", "slacked": "slack", "whatsapped": "whatsapp",
        "telegrammed": "telegram", "signalled": "signal", "tweeted": "twitter",
    ]

    /// Said after "on", "via", "over", "by", "in": the channel only.
    static let places: [String: Interaction.Channel] = [
        "phone": .phone, "video": .video, "mail": .mail, "email": .mail, "e-mail": .mail, "person": .inPerson, "meet": .video, "x": .x,
        "text": .sms,
    ]

    /// Words that may stand before a noun and say nothing of their own.
    static let fillers: Set<String> = [
        "a", "an", "the", "had", "have", "having", "got", "get", "getting", "received", "did", "do", "made", "make", "i", "we", "just",
        "grabbed", "grab", "went", "gone", "our", "my", "some", "quick", "short", "brief", "little", "regular", "usual", "weekly",
        "monthly", "daily", "biweekly", "bi-weekly", "fortnightly", "another", "joined", "attended", "took", "has", "have", "been", "on",
        "in", "was", "finally", "i've", "we've", "ve",
        "virtual", "online", "left", "gave", "sent", "wrote",
    ]
    /// Fillers after which a message came to me.
    static let receiving: Set<String> = ["got", "received", "get", "getting"]
    /// Fillers that make a message mine.
    static let giving: Set<String> = ["gave", "left", "sent", "wrote"]

    /// The usual place of a kind when nothing tells.
    static func channel(of kind: Interaction.Kind) -> Interaction.Channel {
        switch kind {
        case .coffee, .meal: .inPerson
        case .call: .phone
        case .video: .video
        case .mail: .mail
        default: .other
        }
    }

    /// Whether such an interaction goes from one to the other, so that "from" and "to" turn it.
    static func isSent(_ kind: Interaction.Kind) -> Bool {
        switch kind {
        case .message, .mail, .invitation, .endorsement, .recommendation, .introduction, .comment, .reaction: true
        case .coffee, .call, .video, .meeting, .meal, .event, .note: false
        }
    }

    private static let byFirst: [String: [Row]] = Dictionary(grouping: rows, by: { $0.words[0] })
        .mapValues { $0.sorted { $0.words.count > $1.words.count } }

    /// The longest phrase of the table that stands at `i`.
    static func row(at i: Int, in words: [String]) -> Row? {
        guard words.indices.contains(i), let rows = byFirst[words[i]] else { return nil }
        return rows.first { row in
            i + row.words.count <= words.count && row.words.indices.allSatisfy { words[i + $0] == row.words[$0] }
        }
    }
}

extension Interaction.Kind {
    /// What a phrase such as "Coffee at the mill" names, by the nouns of log lines; nil when it names nothing that people do together.
    package init?(saidIn text: String) {
        let words = foldedWords(text)
        let rows = words.indices.lazy.compactMap { KindVocabulary.row(at: $0, in: words) }
        guard let kind = rows.first(where: { $0.use == .noun })?.kind, !KindVocabulary.isSent(kind) else { return nil }
        self = kind
    }
}
