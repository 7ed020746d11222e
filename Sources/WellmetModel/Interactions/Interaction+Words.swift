extension Interaction {
    /// What kind of thing it was, for the middle of a sentence: "coffee", "Ada wrote", "you wrote a mail".
    package func words(with name: String) -> String {
        switch (kind, direction) {
        case (.message, .in): "\(name) wrote"
        case (.message, .out): "you wrote"
        case (.message, .both): "messages"
        case (.mail, .in): "\(name) wrote a mail"
        case (.mail, .out): "you wrote a mail"
        case (.mail, .both): "mails"
        case (.call, .in): "\(name) called"
        case (.call, .out): "you called"
        case (.invitation, .in): "\(name) invited you"
        case (.invitation, .out): "you invited \(name)"
        case (.endorsement, .in): "\(name) endorsed you"
        case (.endorsement, .out): "you endorsed \(name)"
        case (.recommendation, .in): "\(name) recommended you"
        case (.recommendation, .out): "you recommended \(name)"
        case (.introduction, .in): "\(name) introduced you"
        case (.introduction, .out): "you introduced \(name)"
        case (.comment, .in): "\(name) commented"
        case (.comment, .out): "you commented"
        case (.reaction, .in): "\(name) reacted"
        case (.reaction, .out): "you reacted"
        default: kind.word
        }
    }
}
