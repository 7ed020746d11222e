internal import WellmetModel
internal import WellmetStore

/// What is said of somebody who was just added and may have been there already.
struct AlikeRemark {
    let person: ID<Person>
    let alike: [Duplicate]

    var html: HTML {
        guard !alike.isEmpty else { return .empty }
        return """
            <div class="remark" role="status"><p><b>There is already somebody who may be the same.</b></p><ul>\(alike.html(row))</ul></div>
            """
    }

    private func row(_ pair: Duplicate) -> HTML {
        let other = pair.one.id == person ? pair.other : pair.one
        let work: HTML = other.work.isEmpty ? .empty : ", \(other.work)"
        let reasons = pair.likeness.reasons.prefix(3).joined(separator: "; ").capitalizedFirst
        return """
            <li>\(pair.likeness.band == .likely ? "Likely" : "Perhaps") \(PersonMarks.link(other.id, other.name.full))\(work): \(reasons). \
            <a href="/duplicates/\(other.id)/\(person)">Compare<span class="visually-hidden"> with \(other.name.full)</span></a></li>
            """
    }
}
