internal import Foundation
internal import WellmetModel
internal import WellmetStore

extension PersonEdit {
    /// Whether it bears on when the person comes up in today's list.
    var isRule: Bool {
        switch self {
        case .cadence, .pause, .neverSuggest, .archived, .importance, .joinCircle, .leaveCircle: true
        default: false
        }
    }
}

extension PersonEffect {
    /// When `name` comes up: "Ada is due now.", "Ada comes up on Tuesday, unless you are in touch before."
    func sentence(_ name: String, in open: OpenNetwork) -> String {
        guard isSuggestible else { return "\(name) is not suggested." }
        guard isInContact else {
            return cadenceDays == nil
                ? "\(name) comes up once you have been in touch." : "A cadence for \(name) begins with your first contact."
        }
        guard let dueFrom else { return "Silence alone does not bring \(name) up." }
        let day = Day(dueFrom, in: open.zone)
        if day <= open.today { return "\(name) is due now." }
        return "\(name) comes up \(day.words(relativeTo: open.today)), unless you are in touch before."
    }
}

extension CadenceEffect {
    /// "1 person would be due at once, 2 more within a week."
    var sentence: String {
        said { $0 == 0 ? "Nobody would be due" : "\(counted($0, "person", "people")) would be due" }
    }

    /// "1 person is due now, 2 more within a week."
    var done: String {
        said { $0 == 0 ? "Nobody is due" : "\(counted($0, "person is", "people are")) due" }
    }

    private func said(_ due: (Int) -> String) -> String {
        guard members > 0 else { return "Nobody in it can be due yet." }
        if overdueNow == 0, overdueThisWeek == 0 { return due(0) + " at once or this week." }
        return due(overdueNow) + " at once, \(overdueThisWeek) more within a week."
    }
}

extension JSON {
    init(_ effect: CadenceEffect?) {
        self =
            effect.map {
                .object([("due_at_once", JSON($0.overdueNow)), ("due_this_week", JSON($0.overdueThisWeek)), ("people", JSON($0.members))])
            } ?? .null
    }

    init(_ effect: PersonEffect?, in zone: TimeZone) {
        self =
            effect.map {
                .object([
                    ("cadence_days", JSON($0.cadenceDays)), ("due", JSON($0.dueFrom.map { Day($0, in: zone) })),
                    ("suggested", JSON($0.isSuggestible)),
                ])
            } ?? .null
    }
}
