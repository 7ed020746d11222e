package import WellmetModel

extension Network {
    /// What is to be said of the circles and tags that actions name and that are not there: nobody is in one that is taken away, and one
    /// that is spelled nearly as another would be made.
    package func remarks(on actions: [PeopleAction]) async throws -> [String] {
        let circles = try await actions.contains { $0.circle != nil } ? circleNames() : []
        let tags = try await actions.contains { $0.tag != nil } ? tagNames() : []
        return actions.compactMap { action in
            let unknown =
                action.circle.flatMap { UnknownName.circle($0, among: circles) } ?? action.tag.flatMap { UnknownName.tag($0, among: tags) }
            guard let unknown else { return nil }
            switch action {
            case .leave, .untag: return unknown.description
            default: return unknown.near.isEmpty ? nil : "\(unknown) As written, the \(unknown.what) is new."
            }
        }
    }
}

extension PeopleAction {
    /// The circle that it names.
    fileprivate var circle: String? {
        switch self {
        case .join(let circle), .leave(let circle): circle
        default: nil
        }
    }

    fileprivate var tag: String? {
        switch self {
        case .tag(let tag), .untag(let tag): tag
        default: nil
        }
    }
}
