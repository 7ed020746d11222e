internal import WellmetModel

/// An interaction in words: "Coffee over video", "You wrote on LinkedIn".
struct HappeningWords {
    /// "Coffee over video", "Call", "You wrote on LinkedIn".
    let title: String
    /// The word that leads to the people: "with", "to", "from".
    let joint: String

    init(_ kind: Interaction.Kind, _ channel: Interaction.Channel, _ direction: Interaction.Direction) {
        let (words, joint) = HappeningWords.words(kind, direction)
        title = [words, channel.manner(of: kind)].compactMap(\.self).joined(separator: " ")
        self.joint = joint
    }

    private static func words(_ kind: Interaction.Kind, _ direction: Interaction.Direction) -> (String, String) {
        switch (kind, direction) {
        case (.coffee, _): ("Coffee", "with")
        case (.call, .out): ("You called", "")
        case (.call, .in): ("A call", "from")
        case (.call, .both): ("Call", "with")
        case (.video, _): ("Video call", "with")
        case (.meeting, _): ("Meeting", "with")
        case (.meal, _): ("Meal", "with")
        case (.event, _): ("Event", "with")
        case (.message, .out): ("You wrote", "to")
        case (.message, .in): ("A message", "from")
        case (.message, .both): ("Messages", "with")
        case (.mail, .out): ("You sent a mail", "to")
        case (.mail, .in): ("A mail", "from")
        case (.mail, .both): ("Mails", "with")
        case (.invitation, .out): ("You asked to connect", "with")
        case (.invitation, _): ("An invitation to connect", "from")
        case (.endorsement, .out): ("You endorsed", "")
        case (.endorsement, _): ("An endorsement", "from")
        case (.recommendation, .out): ("You recommended", "")
        case (.recommendation, _): ("A recommendation", "from")
        case (.introduction, .out): ("You introduced", "")
        case (.introduction, _): ("An introduction", "by")
        case (.comment, .out): ("You commented", "on a post by")
        case (.comment, _): ("A comment", "from")
        case (.reaction, .out): ("You reacted", "to a post by")
        case (.reaction, _): ("A reaction", "from")
        case (.note, _): ("A note", "on")
        }
    }
}
