internal import WellmetModel
internal import WellmetStore

/// Names, pronouns, languages, place and zone.
extension PersonView {
    var nameSection: HTML {
        let fields = fields(.name)
        let name = person.name
        return section(
            .name, "Name and place", swap: "main", version: details.version(.name),
            fields: """
                <div class="pair">\(fields.text("given", "Given name", name.given))\
                \(fields.text("family", "Family name", name.family))</div>
                <div class="field pair">\(fields.text("additional", "Middle names", name.additional))\
                \(fields.text("nickname", "Nickname", name.nickname))</div>
                <div class="field pair">\(fields.text("prefix", "Title", name.prefix, style: "short"))\
                \(fields.text("suffix", "Suffix", name.suffix, style: "short"))</div>
                <div class="field pair">\(fields.text("phonetic-given", "Given name, as it sounds", name.phoneticGiven))\
                \(fields.text("phonetic-family", "Family name, as it sounds", name.phoneticFamily))</div>
                <div class="field pair">\(fields.text("pronouns", "Pronouns", person.pronouns))\
                \(fields.text("languages", "Languages", person.languages.joined(separator: ", ")))</div>
                <div class="field pair">\(fields.text("place", "Place", person.place))\
                \(fields.text("zone", "Time zone", person.zone, attributes: " placeholder=\"Europe/Lisbon\""))</div>
                """,
            view: nameView)
    }

    var nameView: HTML {
        let name = person.name
        let phonetic = [name.phoneticGiven, name.phoneticFamily].filter { !$0.isEmpty }.joined(separator: " ")
        return facts([
            ("Name", name.formal), ("Nickname", name.nickname == name.full ? "" : name.nickname), ("It sounds", phonetic),
            ("Pronouns", person.pronouns), ("Languages", person.languages.map(LanguageName.words).joined(separator: ", ")),
            ("Place", person.place),
            ("Time zone", person.zone.replacing("_", with: " ")),
        ])
    }

    /// What is known, as a list of terms; what is not known is left out.
    func facts(_ facts: [(String, String)]) -> HTML {
        """
        <dl class="facts">\(facts.filter { !$0.1.isEmpty }.html { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" })</dl>
        """
    }
}
