extension Migration {
    /// What a source says now of that of which a person has one, beside what the book took over of it. Until it speaks again it says
    /// what it said.
    static let whatSourcesSay = Migration(number: 26) { d in
        let first = FirstDay(d: d)
        let words = ["name", "organization", "title", "place", "zone", "pronouns", "birthday"].map { first.words("says_\($0)") }
        return (words + [first.day("said_on")]).map { "ALTER TABLE record ADD COLUMN \($0);\n" }.joined() + """
            UPDATE record SET says_name = full_name, says_organization = organization, says_title = title, said_on = as_of;
            -- An address in the place of a name is no name.
            UPDATE record SET says_name = '' WHERE full_name LIKE '%@%';
            """
    }
}
