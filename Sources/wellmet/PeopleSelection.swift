internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

/// Which people a command is for: those who are named, or all who fit.
struct PeopleSelection: ParsableArguments {
    @Argument(help: "Whom; without names everybody who fits.", completion: .people) var names: [String] = []
    @Option(
        name: .customLong("where"), help: ArgumentHelp("Only those who fit, as in “wellmet people”; @NAME is a view.", valueName: "filter"))
    var fitting: String?
    @Option(name: .long, help: ArgumentHelp("Only those in that circle.", valueName: "name"), completion: .circles) var circle: String?
    @Option(name: .long, help: ArgumentHelp("Only those with that tag.", valueName: "word"), completion: .tags) var tag: String?

    /// Whether it leaves nobody of the book out.
    var isEverybody: Bool { names.isEmpty && fitting == nil && circle == nil && tag == nil }

    func validate() throws {
        guard names.isEmpty || fitting == nil && circle == nil && tag == nil else {
            throw ValidationError("Name people, or say which with --where, --circle and --tag; not both.")
        }
    }

    /// Those people; what is to be said of the filter goes to the standard error, unless that is JSON.
    func people(in open: OpenNetwork, json: Bool) async throws -> [ID<Person>] {
        guard names.isEmpty else { return try await open.people(names).map(\.id) }
        var text = fitting ?? ""
        if text.trimmed.hasPrefix("@"), let view = try await open.network.view(named: text.trimmed) { text = view.filter }
        var filter = PeopleFilter(try Filter(text), at: open.now)
        if let circle {
            guard try await open.network.circle(named: circle) != nil else { throw try await open.noCircle(circle) }
            filter.add(.text(.circle, [circle]))
        }
        if let tag = tag.map({ String($0.drop { $0 == "#" }) }) {
            guard try await open.network.tags().contains(where: { $0.tag == folded(tag) }) else { throw try await open.noTag(tag) }
            filter.add(.text(.tag, [tag]))
        }
        let people = try await open.network.ids(filter)
        // Whoever wrote an @ meant a view.
        if people.isEmpty, text.trimmed.hasPrefix("@") { _ = try await open.view(text.trimmed) }
        if !json { for remark in try await open.network.remarks(on: filter.terms, in: [text]) { Output.note(remark.told) } }
        return people
    }
}
