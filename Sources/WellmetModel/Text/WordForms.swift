/// The forms in which an English word stands in titles and tags: `designers` is found by *designer*, *design* and *designing*.
///
/// A plain rule of endings, no dictionary: a form that nobody writes finds nobody. Few enough to be looked up one by one.
package enum WordForms {
    /// The word itself and its other forms, folded; the word alone where it is too short to have any.
    package static func all(of word: String) -> [String] {
        guard word.utf8.count >= 4, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return [word] }
        var forms: [String] = []
        func add(_ form: String) { if !forms.contains(form) { forms.append(form) } }
        add(word)
        let one = singular(word)
        add(one)
        plurals(one).forEach(add)
        for verb in verbs(one) {
            let stem = verb.hasSuffix("e") ? String(verb.dropLast()) : verb
            let doubled = doublesItsEnd(verb) ? [stem + String(stem.suffix(1))] : []
            add(verb)
            plurals(verb).forEach(add)
            for stem in [stem] + doubled { for ending in ["ing", "ed", "er", "ers"] { add(stem + ending) } }
            if stem.hasSuffix("t") || stem.hasSuffix("s") { for ending in ["or", "ors"] { add(stem + ending) } }
        }
        return forms
    }

    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        let isOne = ["ss", "us", "is"].contains { word.hasSuffix($0) }
        return word.hasSuffix("s") && !isOne ? String(word.dropLast()) : word
    }

    private static func plurals(_ word: String) -> [String] {
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) { return [word.dropLast() + "ies"] }
        for ending in ["s", "sh", "ch", "x", "z"] where word.hasSuffix(ending) { return [word + "es"] }
        return [word + "s"]
    }

    /// What the word can come from, with at least four letters: `design` of *designer*, `write` of *writing*, `plan` of *planner*.
    private static func verbs(_ word: String) -> [String] {
        for ending in ["ing", "er", "or", "ed"] where word.hasSuffix(ending) && !word.hasSuffix("eer") {
            let stem = String(word.dropLast(ending.count))
            guard stem.utf8.count >= 4 else { break }
            let single = String(stem.dropLast())
            return [stem, stem + "e"] + (stem.last == single.last ? [single] : [])
        }
        return [word]
    }

    /// `plan`, which becomes *planning*; not `paint`, not `show`.
    private static func doublesItsEnd(_ verb: String) -> Bool {
        let end = Array(verb.suffix(3))
        guard end.count == 3 else { return false }
        func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
        return !isVowel(end[0]) && isVowel(end[1]) && !isVowel(end[2]) && !"wxy".contains(end[2])
    }
}
