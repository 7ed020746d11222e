/// Where somebody lives or works, in pieces that can stand in any order: of "12 Rua Augusta, 1100-053 Lisboa" the names
/// `ruaaugusta` and `lisboa` and the figures 12, 1100 and 053.
final class ComparedPlace: Sendable {
    final class Piece: Sendable {
        let letters: Letters
        /// As one writes it.
        let text: String
        let surprise: Double

        init(letters: Letters, text: String, surprise: Double) {
            self.letters = letters
            self.text = text
            self.surprise = surprise
        }
    }

    let names: [Piece]
    /// Figures of four and more, such as postal codes; of fewer, such as house numbers.
    let codes: [Piece]
    let numbers: [String]

    init(_ places: [String], in counts: ValueCounts) {
        var names: [Piece] = []
        var codes: [Piece] = []
        var numbers: [String] = []
        for segment in places.prefix(4).flatMap({ ComparedPlace.segments($0, in: counts) }) {
            func piece(_ word: String) -> Piece {
                Piece(letters: Letters(word), text: segment.text, surprise: min(12, counts.surprise(LikenessKeys.place(word), outOf: 200)))
            }
            if !segment.name.isEmpty { names.append(piece(segment.name)) }
            for number in segment.numbers { if number.utf8.count > 3 { codes.append(piece(number)) } else { numbers.append(number) } }
        }
        self.names = Array(names.prefix(8))
        self.codes = Array(codes.prefix(4))
        self.numbers = Array(numbers.prefix(8))
    }

    /// The part of a place between two commas: its name in one word, and its figures.
    struct Segment: Sendable {
        let text: String
        let name: String
        let numbers: [String]
    }

    static func segments(_ place: String, in counts: ValueCounts) -> [Segment] {
        counts.cache.segments(place) { segments(place) }
    }

    private static func segments(_ place: String) -> [Segment] {
        String(place.unicodeScalars.prefix(300)).split(whereSeparator: { $0 == "," || $0.isNewline || $0 == ";" }).prefix(8).map { text in
            let words = LatinSpelling.words(String(text))
            let name = words.filter { !$0.contains(where: \.isNumber) }.joined()
            return Segment(
                text: text.trimmed, name: Letters(name).text,
                numbers: words.filter { $0.contains(where: \.isNumber) }.map { String($0.prefix(12)) })
        }
    }
}
