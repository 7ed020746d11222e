internal import Foundation
internal import WellmetModel

/// One of the public FEBRL sets, made-up Australians of whom some are there again with slips (Christen 2008), as
/// `Benchmarks/Peers/febrl.py` writes them: a line of headings, then a person a line, without commas in any value.
struct FebrlSet {
    let name: String
    let people: [PersonTraits]
    /// Of how many files: two are linked, in one the doubles are looked for.
    private let files: [Int]
    private let places: [ID<Person>: Int]
    private let links: Set<Pair>
    /// Pairs of a lower score are not looked at.
    private static let least = 1e-6

    /// Two people by their places in `people`, the first one first.
    private struct Pair: Hashable {
        let one: Int
        let other: Int

        init(_ one: Int, _ other: Int) { (self.one, self.other) = (min(one, other), max(one, other)) }
    }

    init(_ name: String, in folder: String) throws {
        func rows(_ file: String) throws -> [[String]] {
            try String(contentsOfFile: "\(folder)/\(file).csv", encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        }
        self.name = name
        var random = SeededRandom(seed: 11)
        let lines = try rows(name)
        people = lines.map { FebrlSet.traits(of: $0, id: ID(at: Instant(milliseconds: 0), using: &random)) }
        files = lines.map { Int($0[0]) ?? 0 }
        places = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($0.element.id, $0.offset) })
        // The two files of a set may give the same label to two people.
        let labels = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($0.element[1], $0.offset) })
        links = Set(try rows("\(name)-links").compactMap { row in labels[row[0]].flatMap { one in labels[row[1]].map { Pair(one, $0) } } })
    }

    /// file, record, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth
    private static func traits(of row: [String], id: ID<Person>) -> PersonTraits {
        var traits = PersonTraits(id: id, name: PersonName(given: row[2], family: row[3]))
        // As a contact card's address is kept, in one line.
        let lines = ["\(row[4]) \(row[5])", row[6], "\(row[8]) \(row[7])", row[9]].map(\.trimmed).filter { !$0.isEmpty }
        traits.places = [lines.joined(separator: ", ")]
        traits.birthday = PartialDate(row[10]) ?? PartialDate(row[10].prefix(4))
        return traits
    }

    /// The pairs found, the likeliest first, each with its score and whether it is a true one.
    func found() -> [(score: Double, isTrue: Bool)] {
        Duplicates.pairs(of: people, least: FebrlSet.least).compactMap { likeness in
            guard let one = places[likeness.one], let other = places[likeness.other] else { return nil }
            guard files[one] != files[other] || files.allSatisfy({ $0 == 0 }) else { return nil }
            return (likeness.score, links.contains(Pair(one, other)))
        }
    }

    /// Which of the pairs with at least `threshold` are true, and which of the true ones are among them.
    func quality(_ found: [(score: Double, isTrue: Bool)], from threshold: Double) -> (precision: Double, recall: Double) {
        let taken = found.filter { $0.score >= threshold }
        let right = Double(taken.count(where: \.isTrue))
        return (taken.isEmpty ? 1 : right / Double(taken.count), right / Double(max(1, links.count)))
    }

    /// The lowest score at which no false pair is found yet.
    static func threshold(_ found: [(score: Double, isTrue: Bool)]) -> Double {
        // Sums of the same weights may differ in their last figures.
        (found.prefix(while: \.isTrue).last?.score ?? 1) - 1e-9
    }
}
