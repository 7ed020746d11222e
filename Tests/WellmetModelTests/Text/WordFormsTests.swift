import Testing

@testable import WellmetModel

@Suite struct WordFormsTests {
    @Test(arguments: [
        ("designers", ["designer", "design", "designing", "designs"]), ("design", ["designer", "designers", "designing", "designed"]),
        ("contracts", ["contract", "contractor", "contracting"]), ("engineering", ["engineer", "engineers"]),
        ("engineers", ["engineering"]),
        ("companies", ["company"]), ("company", ["companies"]), ("writers", ["write", "writing", "writer"]), ("writing", ["writer"]),
        ("planners", ["plan", "planning"]), ("plan", ["planning", "planner"]), ("coaches", ["coach", "coaching"]), ("boxes", ["box"]),
        ("investors", ["invest", "investing"]), ("databases", ["database"]), ("business", ["businesses"]),
    ])
    func `a word is found by its other forms`(word: String, forms: [String]) {
        let all = WordForms.all(of: word)
        #expect(all.first == word)
        for form in forms { #expect(all.contains(form), "\(word): \(all)") }
    }

    @Test func `short words, other scripts and figures stand for themselves, and no word has many forms`() {
        for word in ["go", "sql", "c3po", "дизайнеры", "naïve", ""] { #expect(WordForms.all(of: word) == [word]) }
        #expect(!WordForms.all(of: "business").contains("busines"))
        #expect(!WordForms.all(of: "engineer").contains("engine"))
        for word in ["programmers", "designing", "glasses", "yyyy", "ssss", "ing", "winging", "eeeer"] {
            #expect(WordForms.all(of: word).count <= 40, "\(word)")
        }
    }
}
