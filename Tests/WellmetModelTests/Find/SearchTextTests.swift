import Testing

@testable import WellmetModel

@Suite struct SearchTextTests {
    @Test func `words are folded and each counts once; addresses stay whole`() {
        #expect(SearchText("Ada  Müller ada").words == ["ada", "muller"])
        #expect(SearchText("@ada ADA@Example.org").words == ["ada", "ada@example.org"])
        #expect(SearchText("C++ & co.").spoken == ["C", "co"])
        #expect(SearchText(" \n ").isEmpty && SearchText("…!").isEmpty && SearchText("@ @@").isEmpty)
        #expect(SearchText((0..<40).map { "w\($0)" }.joined(separator: " ")).words.count == 8)
        #expect(SearchText(String(repeating: "(a+)+", count: 500)).words.count <= 8)
    }

    @Test(arguments: [
        ("Müller", ["muller", "mueller"]), ("mu\u{308}ller", ["muller", "mueller"]), ("Ærø", ["aero", "aeroe"]),
        ("Åse", ["ase", "aase"]), ("Groß", ["gross"]), ("mueller", ["mueller"]),
        ("Jürgen@Öl.example", ["jurgen@ol.example", "juergen@oel.example"]),
        ("Łódź", ["lodz"]),
    ])
    func `umlauts are meant with their dots, without, and spelled out`(text: String, spellings: [String]) {
        #expect(SearchText(text).terms.map(\.spellings) == [spellings])
    }

    @Test(arguments: [
        ("zuerich", ["zurich"]), ("muehlhaeuser", ["muhlhauser"]), ("aarhus", ["arhus"]), ("saarbruecken", ["saarbrucken", "sarbrucken"]),
        ("Zürich", []), ("blue", []), ("neuer", []), ("queen", []), ("joe", []), ("berlin", []), ("goethe", ["gothe"]),
    ])
    func `a word without dots is meant with them, but where they can be none`(text: String, dotted: [String]) {
        #expect(SearchText(text).terms.map(\.dotted) == [dotted])
    }

    @Test func `a city is known by its names, the longest of them, also without umlauts`() {
        func others(_ text: String) -> String {
            CityNames.first(in: foldedWords(text)).map {
                "\($0.words.lowerBound): " + $0.others.map { $0.joined(separator: " ") }.joined(separator: ", ")
            } ?? ""
        }
        #expect(others("Lisboa") == "0: lisbon, lissabon")
        #expect(others("Muenchen") == "0: munich, munchen" && others("from munich") == "1: munchen, muenchen")
        #expect(others("Ho Chi Minh City") == "0: saigon" && others("Αθήνα") == "0: athens, athina")
        #expect(others("berlin") == "" && others("") == "" && others("hague") == "" && others("la") == "")
    }

    @Test(arguments: [
        ("0151 234-567", "151234567"), ("+49 (151) 23", "4915123"), ("123", nil), ("12345 Acme", nil), ("1999-12", "199912"),
        ("٣٤٥٦٧", nil),
    ])
    func `a number is one when nothing else is typed`(text: String, digits: String?) {
        #expect(SearchText(text).digits == digits)
    }

    @Test func `a name beats work, a whole word its beginning, and a close tie makes up for a step`() {
        let whole = SearchFit(.name, word: "ada", typed: "ada")
        let begun = SearchFit(.name, word: "adam", typed: "ada")
        let work = SearchFit(.organization, word: "ada", typed: "ada")
        let near = SearchFit(.name, word: "eda", typed: "ada", slips: 1)
        #expect([near, work, begun, whole].sorted() == [whole, begun, near, work])
        func rank(_ fit: SearchFit, _ warmth: Warmth?, _ isInBook: Bool = true) -> Double {
            SearchFit.rank([fit], warmth: warmth, isInBook: isInBook)
        }
        #expect(rank(begun, .close) < rank(whole, .faint))
        #expect(rank(begun, .steady) > rank(whole, .loose))
        #expect(rank(whole, .close, false) > rank(begun, nil))
    }

    @Test func `an excerpt stands around the first word found, on one line`() {
        let text = "We spoke of many things.\nAda said pricing by the day is fair; prices by the hour are not, and so on for a long while."
        let excerpt = Excerpt(text, words: ["Pric"], around: 20)
        #expect(excerpt.pieces.map(\.text).joined() == "… things. Ada said pricing by the day is fair…")
        #expect(excerpt.pieces.filter(\.isFound).map(\.text) == ["pricing"])
        #expect(Excerpt("", words: ["a"]).pieces == [])
        #expect(Excerpt("Nothing here", words: ["x"]).pieces == [Excerpt.Piece("Nothing here", isFound: false)])
        #expect(Excerpt("Frau Mueller", words: ["Müller"]).pieces.last == Excerpt.Piece("Mueller", isFound: true))
        #expect(Excerpt("Über Zürich", words: ["zurich"]).pieces.last == Excerpt.Piece("Zürich", isFound: true))
    }
}
