internal import WellmetModel

/// What is written of a contact, and what happened or was given and is no interaction: each a note of its day.
extension MonicaContact {
    var notes: [ArchiveNote] {
        let own = note(properties["description"].text, json["created_at"])
        let written = json.children("note").map { note($0["properties"]["body"].text, $0["created_at"]) }
        let lived = json.children("life_event").map { event in
            note(MonicaContact.titled(lifeEvent(event["properties"]), event["properties"]["note"].text), event["properties"]["happened_at"])
        }
        let given = json.children("gift").map { note(gift($0["properties"]), $0["properties"]["date"], $0["created_at"]) }
        let owed = json.children("debt").map { note(debt($0["properties"]), $0["created_at"]) }
        let done = json.children("task").filter { $0["properties"]["completed"].flag }.map { task in
            note("Done: " + MonicaContact.words(of: task), task["properties"]["completed_at"], task["updated_at"])
        }
        return ([own] + written + lived + given + owed + done).filter { !$0.text.isEmpty }
    }

    func note(_ text: String, _ dates: JSONValue...) -> ArchiveNote {
        ArchiveNote(text: text, at: dates.lazy.compactMap { MonicaDate($0.text) }.first?.instant(in: book.options.zone).at)
    }

    /// "Marriage: in the old mill"
    private func lifeEvent(_ event: JSONValue) -> String {
        let type = book.types[event["type"].text]
        let kind = type?["name"].text.nonEmpty ?? MonicaBook.words(type?["translation_key"].text ?? "").nonEmpty ?? "life event"
        return MonicaContact.titled(kind.prefix(1).uppercased() + kind.dropFirst(), event["name"].text, by: ": ")
    }

    /// "Gift idea: a scarf (30.00, for Leo)", and what more is known of it below.
    private func gift(_ gift: JSONValue) -> String {
        let kinds = ["idea": "Gift idea", "offered": "Gift to them", "received": "Gift from them"]
        let recipient = book.name(of: gift["recipient"].text)
        let details = [gift["amount"].text, recipient.isEmpty ? "" : "for \(recipient)"].compactMap(\.nonEmpty).joined(separator: ", ")
        let title = "\(kinds[gift["status"].text] ?? "Gift"): \(MonicaContact.named(gift["name"].text, details))"
        return [title, gift["comment"].text, gift["url"].text].compactMap(\.nonEmpty).joined(separator: "\n\n")
    }

    /// "You owe them 30.00 EUR"
    private func debt(_ debt: JSONValue) -> String {
        let amount = [debt["amount"].text, debt["currency"]["iso"].text].compactMap(\.nonEmpty).joined(separator: " ")
        let isSettled = debt["status"].text == "complete"
        return (debt["in_debt"].flag ? "You owe them " : "They owe you ") + (amount.nonEmpty ?? "something")
            + (isSettled ? " (settled)" : "")
    }
}
