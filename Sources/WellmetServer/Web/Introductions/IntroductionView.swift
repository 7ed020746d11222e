internal import WellmetModel
internal import WellmetStore

/// Introductions both ways: who brings whom to whom, what for, until when, and what came of it.
struct IntroductionView: GiftView {
    static let opening: HTML = "You introduce people to each other, and others introduce you. <a href=\"/map\">Who knows whom, as a map</a>"
    static let preposition = "With"
    static let over = "made or let go"
    static let empty: HTML = """
        <p class="quiet">None. When you offer to bring two people together, or somebody offers to introduce you, note it down below: \
        with a day it becomes a promise that today reminds you of.</p>
        """

    static func around(_ lists: HTML, _ query: FormBody, _ visitor: Visitor) async throws -> HTML {
        let finder = try await IntroductionFinder(query, visitor)
        return """
            \(finder.html)
            <section class="group" aria-labelledby="under-way"><h2 id="under-way">Under way</h2>
            \(lists)</section>
            """
    }

    let line: IntroductionLine
    let visitor: Visitor

    private var content: Introduction.Content { line.content }

    var row: [HTML] { [about, content.outcome.isEmpty ? .empty : "What came of it: \(content.outcome)"] }
    var now: HTML { "<p>\(line.words)</p>" }

    var head: HTML {
        """
        <header class="page-head"><h1>\(line.words)</h1></header>
        <p>\(about)</p>
        \(content.outcome.isEmpty ? .empty : "<p><b>What came of it:</b> \(content.outcome)</p>" as HTML)
        """
    }

    private var about: HTML {
        let due: HTML = content.due == nil ? .empty : "promised \(GiftFrame.due(content.due, visitor.today))"
        return GiftFrame.line([
            HTML(content.about), GiftFrame.person(content.person, line.fromName), GiftFrame.person(content.other, content.otherName), due,
        ])
    }

    var marks: [(state: Introduction.State, words: String)] {
        let all: [(state: Introduction.State, words: String)] = [
            (.made, "It is made"), (.offered, "Only offered"), (.asked, "Only asked for"), (.letGo, "Let it go"),
        ]
        let current = line.introduction.state
        return all.filter { $0.state != current || current.isOver }
            .map { ($0.state, $0.state == current ? "Save what came of it" : $0.words) }
    }

    var markFields: HTML { FormFields(prefix: "mark-").area("outcome", "What came of it", content.outcome, rows: 2) }

    func mark(_ form: FormBody) async throws -> Written<Void> {
        try await visitor.network.mark(
            line.introduction, as: try form.choice("state"), outcome: form.has("outcome") ? form["outcome"] : nil, at: visitor.now)
    }
}

// MARK: The form

extension IntroductionView {
    static func fields(_ gift: GiftFields, _ line: IntroductionLine?, from: String) -> HTML {
        let (fields, content) = (gift.fields, line?.content)
        let ways = [
            (Introduction.Way.mine.rawValue, "I introduce the first to the second"),
            (Introduction.Way.theirs.rawValue, "The first introduces me to the second"),
        ]
        let states = Introduction.State.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        return """
            \(fields.radios("way", "Who introduces whom", ways, content?.way.rawValue ?? Introduction.Way.mine.rawValue))
            <div class="field pair">\(gift.person("person", "The first", line?.fromName ?? from))\
            \(gift.person("other", "The second", content?.otherName ?? ""))</div>
            <div class="field pair">\(fields.text("about", "What for", content?.about ?? "", attributes: " autocomplete=\"off\""))\
            \(line == nil ? fields.select("state", "So far", states, Introduction.State.offered.rawValue) : .empty)\
            \(gift.day("due", "Promised by", content?.due))</div>
            \(line == nil ? .empty : fields.area("outcome", "What came of it", content?.outcome ?? "", rows: 2))
            """
    }

    static func content(_ form: FormBody, _ old: IntroductionLine?, _ visitor: Visitor) async throws -> Introduction.Content {
        let person = try await visitor.whom("person", form, was: (old?.content.person, old?.fromName ?? ""))
        guard let first = person.id else { throw FormErrors("person", "Say who it is, by name") }
        let other = try await visitor.whom("other", form, was: (old?.content.other, old?.content.otherName ?? ""), allowsNames: true)
        return Introduction.Content(
            way: try form.choice("way"), person: first, other: other.id, otherName: other.name, about: form["about"],
            outcome: form.has("outcome") ? form["outcome"] : old?.content.outcome ?? "", due: try form.day("due"))
    }

    static func add(_ content: Introduction.Content, _ form: FormBody, _ visitor: Visitor) async throws -> Written<ID<Introduction>> {
        do {
            return try await visitor.network.add(content, state: try form.choice("state"), at: visitor.now)
        } catch StoreError.introductionUnderWay(let id, let words) {
            throw FormErrors(
                "other", "\(words): that is under way already. Go on with it, or let it go before you note another down.",
                more: "<a href=\"/introductions/\(id)\">Go on with it</a>")
        }
    }
}
