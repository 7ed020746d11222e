internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Who this is: the face, the name, what they do, both clocks.
extension PersonView {
    var head: HTML {
        let work = details.positions.filter(\.current).map(\.line).joined(separator: "; ")
        let about = [work, person.place].filter { !$0.isEmpty }.joined(separator: " · ")
        return """
            <header class="person-head">\(face)
              <div><h1>\(person.name.formal)</h1>\(about.isEmpty ? .empty : "<p class=\"about\">\(about)</p>" as HTML)\(clocks)</div></header>
            \(standing)\(oldFact)
            """
    }

    /// The picture as it was given is one click away.
    private var face: HTML {
        let avatar = PersonMarks.avatar(person.id, person.name, face: details.face, size: .large)
        guard let mark = details.face else { return avatar }
        return "<a href=\"\(path)/face?v=\(FaceMark.text(mark))\" aria-label=\"The picture of \(person.name.familiar)\">\(avatar)</a>"
    }

    private var clocks: HTML {
        guard let words = Clocks.words(person.zone, pronouns, visitor) else { return .empty }
        return "<p class=\"about clocks\">\(words)</p>"
    }

    /// Says so, and what to do, when they are not in the book.
    private var standing: HTML {
        if person.standing == .discovered {
            return """
                <div class="remark"><p><b>Not in your book yet.</b> \(person.name.familiar) was seen in an import or a message. \
                Accept to list \(pronouns.object) and be reminded.</p>\
                \(button("Accept \(person.name.familiar)", .quiet, "accept", style: "button"))</div>
                """
        }
        if person.archived {
            return """
                <div class="remark"><p><b>Archived.</b> Kept with everything, but neither listed nor suggested.</p>\
                \(button("Bring \(person.name.familiar) back", .quiet, "restore", style: "button plain"))</div>
                """
        }
        return .empty
    }
}

/// What time it is for me and for somebody else.
enum Clocks {
    /// "09:10 your time · 18:10 hers"; nil when their zone is not known.
    static func words(_ identifier: String, _ pronouns: Pronouns, _ visitor: Visitor) -> HTML? {
        guard !identifier.isEmpty, let zone = TimeZone(identifier: identifier) else { return nil }
        let (mine, theirs) = (visitor.now.clock(in: visitor.zone), visitor.now.clock(in: zone))
        let day = Day(visitor.now, in: zone)
        let other = day == visitor.today ? "" : day > visitor.today ? ", tomorrow" : ", yesterday"
        if mine == theirs, other.isEmpty { return "<b>\(mine)</b>, the same for both of you" }
        return "<b>\(mine)</b> your time · <b>\(theirs)</b> \(pronouns.possessive)\(other)"
    }
}
