import Testing

@testable import WellmetModel

@Suite struct IntroductionTests {
    private let ids = (1...5).compactMap { ID<Person>("0199a0de-0000-7000-8000-00000000000\($0)") }

    @Test func `an introduction is between two`() {
        let itself = Introduction.Content(way: .mine, person: ids[0], other: ids[0], otherName: "Ada")
        #expect(throws: FieldProblem.self) { try itself.checked() }
        #expect(throws: FieldProblem.self) { try Introduction.Content(way: .mine, person: ids[0], otherName: "  ").checked() }
    }

    @Test func `Those between the same people are known in either order where I introduce them, and by name`() {
        func content(_ way: Introduction.Way, _ one: Int, _ other: Int?, _ name: String = "x") -> Introduction.Content {
            Introduction.Content(way: way, person: ids[one], other: other.map { ids[$0] }, otherName: name)
        }
        #expect(content(.mine, 0, 1).isBetweenSame(as: content(.mine, 0, 1, "y")))
        #expect(content(.mine, 0, 1).isBetweenSame(as: content(.mine, 1, 0)))
        #expect(content(.theirs, 0, 1).isBetweenSame(as: content(.theirs, 0, 1)))
        // Who introduces me to whom is another thing.
        #expect(!content(.theirs, 0, 1).isBetweenSame(as: content(.theirs, 1, 0)))
        #expect(!content(.theirs, 0, 1).isBetweenSame(as: content(.mine, 0, 1)))
        #expect(!content(.mine, 0, 1).isBetweenSame(as: content(.mine, 0, 2)))
        #expect(content(.mine, 0, nil, "Zoë Example").isBetweenSame(as: content(.mine, 0, nil, "zoe example")))
        #expect(content(.mine, 0, nil, "Zoe").isBetweenSame(as: content(.mine, 0, 1, "Zoe")))
        #expect(!content(.mine, 0, nil, "Zoe").isBetweenSame(as: content(.mine, 0, nil, "Bob")))
        #expect(!content(.mine, 0, nil, "Zoe").isBetweenSame(as: content(.mine, 1, nil, "Zoe")))
    }

    @Test(arguments: [
        (Introduction.Way.mine, Introduction.State.asked, "Ada asked you for an introduction to Bob"),
        (.mine, .offered, "You offered to introduce Ada to Bob"), (.mine, .made, "You introduced Ada to Bob"),
        (.theirs, .asked, "You asked Ada for an introduction to Bob"), (.theirs, .offered, "Ada offered to introduce you to Bob"),
        (.theirs, .made, "Ada introduced you to Bob"), (.theirs, .letGo, "An introduction to Bob by Ada came to nothing"),
    ])
    func `it is told in words`(_ way: Introduction.Way, _ state: Introduction.State, _ words: String) {
        #expect(Introduction.Content(way: way, person: ids[0], otherName: "Bob").words("Ada", state) == words)
    }

    @Test func `The warmest who surely know them come first, each once`() {
        func path(_ person: Int, _ how: Acquaintance?, _ warmth: Warmth?, to target: Int = 4) -> IntroductionPath {
            IntroductionPath(person: ids[person], target: ids[target], how: how, warmth: warmth)
        }
        let all = [
            path(0, .formerColleagues("Acme"), .close), path(1, .has("manager"), .steady), path(1, .together(1), .steady),
            path(2, .has(""), nil), path(4, nil, .loose), path(3, .brought, .faint),
        ]
        #expect(IntroductionPath.best(all, 9).map(\.person) == [ids[1], ids[4], ids[0], ids[3], ids[2]])
        #expect(IntroductionPath.best(all, 9).first?.how == .has("manager"))
        #expect(IntroductionPath.best(all, 2).count == 2)
    }

    @Test func `how two know each other is told in words`() {
        #expect(Acquaintance.has("manager").words("Bob") == "knows Bob, their manager")
        #expect(Acquaintance.isTheir("manager").words("James") == "is James’ manager")
        #expect(Acquaintance.isTheir("").words("Bob") == "knows Bob")
        #expect(Acquaintance.together(1).words("Bob") == "was with you and Bob once")
        #expect(Acquaintance.colleagues("Acme").words("Bob") == "works with Bob at Acme")
    }
}
