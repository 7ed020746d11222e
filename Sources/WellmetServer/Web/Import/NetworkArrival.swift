internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// A whole network among uploaded files.
struct NetworkArrival: Sendable {
    let archive: NetworkArchive
    /// Why it cannot come in; empty when it can.
    let problem: String
    /// How many changes were taken back here, and go.
    var takenBack = 0
}

extension WebApp {
    /// The whole network that an upload is; nil when its files are something else.
    func networkArchive(in upload: Upload) async throws -> NetworkArchive? {
        let place = shelf.place(upload.id)
        return try await onOwnThread {
            for file in upload.files {
                if let archive = try NetworkArchive(path: place + "/" + file.stored, name: file.name) { return archive }
            }
            return nil
        }
    }

    /// The same with whether it can come in, every file of it read.
    func arrival(in upload: Upload, _ visitor: Visitor) async throws -> NetworkArrival? {
        guard let archive = try await networkArchive(in: upload) else { return nil }
        if upload.files.count > 1 {
            return NetworkArrival(archive: archive, problem: "A whole network comes in alone: upload that file without the others.")
        }
        let vacancy = try await visitor.network.vacancy()
        if let refusal = vacancy.refusal {
            return NetworkArrival(
                archive: archive, problem: refusal + " Make another account for it where Wellmet runs: wellmet account add NAME.")
        }
        try await onOwnThread { try archive.verify() }
        var arrival = NetworkArrival(archive: archive, problem: "")
        if case .empty(let takenBack) = vacancy { arrival.takenBack = takenBack }
        return arrival
    }
}

/// What a whole network holds, before it comes in.
struct NetworkArrivalPage {
    let upload: Upload
    let arrival: NetworkArrival
    let visitor: Visitor
    private var manifest: NetworkManifest { arrival.archive.manifest }

    init(upload: Upload, arrival: NetworkArrival, visitor: Visitor) {
        (self.upload, self.arrival, self.visitor) = (upload, arrival, visitor)
    }

    var page: Page { Page(title: isWrong ? "Error: A whole network" : "A whole network", place: .import, content: content) }
    private var isWrong: Bool { !arrival.problem.isEmpty }

    private var content: HTML {
        """
        \(isWrong ? Form.problem(arrival.problem) : .empty)
        <header class="page-head"><h1>A whole network</h1><p>\(upload.title) is the account “\(manifest.account)” as it was on \(madeOn).</p></header>
        <ul class="sums"><li><b>\(Count.of(manifest.people, "person", "people"))</b></li>\
        <li><b>\(Count.of(manifest.interactions, "thing that happened", "things that happened"))</b></li>\
        <li><b>\(Count.of(manifest.rows["batch"] ?? 0, "change", "changes"))</b>, which can still be taken back</li></ul>
        \(goes)<div class="actions">\(isWrong ? .empty : take)\(leave)</div>
        """
    }

    private var goes: HTML {
        guard arrival.takenBack > 0 else { return .empty }
        let changes = Count.of(arrival.takenBack, "change", "changes")
        return "<p>Its history takes the place of yours: the \(changes) that you took back here cannot be done again then.</p>"
    }

    private var madeOn: String { Day(manifest.madeAt.prefix(10)).map { PartialDate($0).words } ?? manifest.madeAt }

    private var take: HTML {
        """
        <form method="post" action="/import/\(upload.id)/apply">\(Form.token(visitor))<button class="button">Take it in</button></form>
        """
    }

    private var leave: HTML {
        """
        <form method="post" action="/import/\(upload.id)/discard">\(Form.token(visitor))\
        <button class="button plain">Do not take it in</button></form>
        """
    }
}
