internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

extension PeopleFilter.Order: ExpressibleByArgument {}

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "List the people in your book.",
        discussion: """
            Words find by name, work, place or address. Fields find by the rest: \(FilterField.told.joined(separator: ", ")). A minus \
            before a term asks for the others, and commas stand between values of which one must fit. With --json it prints an array \
            of people.

            @NAME, or --view, asks for those of a saved view; what else is said must hold besides. See wellmet views.

            --then does something with all who fit: \(PeopleAction.told). A minus before a circle or tag takes it away. What would \
            happen is shown first; one undo takes it all back.

            Example: wellmet people circle:clients "last:>90d" -tag:press
            Example: wellmet people city:lisbon --order contact
            Example: wellmet people @quiet city:lisbon
            Example: wellmet people source:linkedin company:acme --then circle:acme --then cadence:90
            """
    )

    @Argument(
        parsing: .allUnrecognized,
        help: "Words and fields, such as lisbon, company:acme, \"last:>90d\", \"warmth:<=2\", has:follow-up.",
        completion: .filterWords)
    var words: [String] = []
    @Option(name: .long, help: ArgumentHelp("Only those of that saved view.", valueName: "name"), completion: .views) var view: String?
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("All of them as one text.", valueName: "filter")) var query: String?
    @Option(name: .long, help: ArgumentHelp("Only those in that circle.", valueName: "name"), completion: .circles) var circle: String?
    @Option(name: .long, help: ArgumentHelp("Only those with that tag.", valueName: "word"), completion: .tags) var tag: String?
    @Option(name: .long, help: "By name, by last contact, or the newest first.") var order: PeopleFilter.Order = .name
    @Flag(name: .long, help: "Those who were seen, and not accepted yet.") var discovered = false
    @Flag(name: .long, help: "Those in the archive.") var archived = false
    @Option(name: .long, parsing: .number, help: ArgumentHelp("At most so many.", valueName: "number")) var limit: Int?
    @Option(
        name: .long, help: ArgumentHelp("Do this with all of them; may be given several times.", valueName: "action"),
        completion: .actions)
    var then: [String] = []
    @Flag(name: .long, help: "Only show what --then would do.") var dryRun = false
    @Flag(name: .long, help: "Do it without asking.") var yes = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if then.isEmpty, dryRun || yes { throw ValidationError("--dry-run and --yes go with --then.") }
        if !then.isEmpty, limit != nil { throw ValidationError("--then is for all who fit; --limit does not go with it.") }
        if let option = words.first(where: { $0.hasPrefix("--") }) { throw ValidationError("There is no option \(option).") }
        if let limit, limit < 0 { throw ValidationError("--limit is a number of people: \(limit) is not.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let (filter, texts) = try await filter(in: open)
        if !then.isEmpty {
            let ids = try await open.network.ids(filter)
            if ids.isEmpty { try await checkViews(in: open) }
            return try await act(on: ids, remarks: try await open.network.remarks(on: filter.terms, in: texts), in: open)
        }
        let page = try await open.network.people(filter, limit: limit ?? .max)
        let (people, total) = (page.people, page.total)
        if total == 0 { try await checkViews(in: open) }
        if outputOptions.json { return Output.json(.list(people.map { JSON($0, in: open) })) }
        guard !people.isEmpty else { return Output.line(try await emptyWords(filter, texts, total: total, in: open)) }
        let table = Table(
            header: ["NAME", "WORK", "CIRCLES", "LAST CONTACT", "TIE"],
            rows: people.map { person in
                [
                    person.name.full, person.work, person.circles.joined(separator: ", "),
                    person.tie.lastContact.map(open.words) ?? "never",
                    Warmth.word(of: person.tie, at: open.now) ?? "",
                ]
            })
        let count = people.count < total ? "\(people.count) of \(total) people" : counted(total, "person", "people")
        let remarks = try await open.network.remarks(on: filter.terms, in: texts)
        Output.line((table.lines(width: Output.width) + ([count] + remarks.map(\.told)).map(Output.dim)).joined(separator: "\n"))
    }

    /// Who is asked for, and the texts in which it is written.
    private func filter(in open: OpenNetwork) async throws -> (filter: PeopleFilter, texts: [String]) {
        let (views, words) = try await viewsAndWords(in: open)
        var whole = Filter()
        // Each is read by itself: a quotation that does not end in one goes on in none other.
        let texts = views.map(\.filter) + [(words + [query ?? ""]).joined(separator: " ").trimmed]
        for text in texts { whole.terms += try Filter(text).terms }
        var filter = PeopleFilter(whole, order: order, at: open.now)
        if let circle {
            guard try await open.network.circle(named: circle) != nil else { throw try await open.noCircle(circle) }
            filter.add(.text(.circle, [circle]))
        }
        if let tag = tag.map({ String($0.drop { $0 == "#" }) }) {
            guard try await open.network.tags().contains(where: { $0.tag == folded(tag) }) else { throw try await open.noTag(tag) }
            filter.add(.text(.tag, [tag]))
        }
        if discovered { filter.add(.standing(.discovered)) }
        if archived { filter.add(.archived(true)) }
        return (filter, texts)
    }

    /// The views that are named, and what else is said. A word with an @ that names no view is a word: a handle, as it may be.
    private func viewsAndWords(in open: OpenNetwork) async throws -> (views: [SavedView], words: [String]) {
        var views: [SavedView] = []
        var rest: [String] = []
        if let view { views.append(try await open.view(view)) }
        for word in words {
            if word.hasPrefix("@"), let known = try await open.network.view(named: word) { views.append(known) } else { rest.append(word) }
        }
        return (views, rest)
    }

    /// A word with an @ that finds nobody was meant as a view.
    ///
    /// - Throws: `CommandFailure.notFound` when there is none of that name.
    private func checkViews(in open: OpenNetwork) async throws {
        for word in words where word.hasPrefix("@") { _ = try await open.view(word) }
    }

    private func emptyWords(_ filter: PeopleFilter, _ texts: [String], total: Int, in open: OpenNetwork) async throws -> String {
        if total > 0 {
            return total == 1
                ? "1 person fits; --limit 0 does not show them." : "\(total) people fit; --limit 0 shows none of them."
        }
        if discovered, filter.terms.count == 1 { return "Nobody was discovered who is not in your book yet." }
        if archived, filter.terms.count == 1 { return "Nobody is in the archive." }
        guard filter.terms.isEmpty else {
            let remarks = try await open.network.remarks(on: filter.terms, in: texts)
            guard remarks.isEmpty else { return remarks.map(\.told).joined(separator: "\n") }
            return filter.standing == .book && !filter.archived ? "Nobody in your book fits." : "Nobody fits."
        }
        let archived = try await open.network.people(PeopleFilter(.archived(true)), limit: 0).total
        if archived > 0 {
            return "Everybody in your book is in the archive: wellmet people --archived shows \(counted(archived, "person", "people"))."
        }
        return "Your book is empty. Bring people in with “wellmet import” or “wellmet add”."
    }
}

extension FilterRemark {
    /// The words, and the filter with the word marked that they are about.
    var told: String { mark.map { "\(description)\n\($0.pointer)" } ?? description }
}

extension FilterMark {
    /// The filter, and below it a mark under the word that is wrong.
    var pointer: String {
        let (before, under) = (text.prefix(place.lowerBound), text.dropFirst(place.lowerBound).prefix(place.count))
        return "  \(text)\n  " + String(repeating: " ", count: String(before).columns)
            + String(repeating: "^", count: max(1, String(under).columns))
    }
}
