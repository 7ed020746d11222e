import Testing

@testable import WellmetModel
@testable import WellmetStore

/// What somebody is called as well is found like their name.
@Suite struct OtherNameTests {
    @Test func `Somebody is found by another name, however it came and as long as it is there`() async throws {
        let test = try await TestNetwork()
        var archive = Archives.contacts("2026-03-02", source: .vcard)
        archive.contact("Wei Li", mail: "wei@example.org") {
            $0.uid = "w"
            $0.fields = [ArchiveField(label: "other name", value: "李伟"), ArchiveField(label: "other name", value: "Wei Wong")]
        }
        let report = try await test.take(archive)
        func found(_ word: String) async throws -> Int { try await test.network.find(word).count }
        let wei = try #require(try await test.network.find("Wei Li").first)
        #expect(try await test.network.people(matching: "李伟") == [wei.id])
        #expect(try await test.differences() == [])
        let field = try #require(try await test.details(wei.id).fields.first)
        let edited = try await test.edit(wei.id, .editField(field.id, label: "Other name", value: "Γουέι"))
        #expect(try await test.network.people(matching: "李伟") == [])
        #expect(try await test.network.people(matching: "γουέι") == [wei.id])
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(try #require(edited), at: test.now)
        #expect(try await test.network.people(matching: "李伟") == [wei.id])
        try await test.edit(wei.id, .removeField(field.id))
        #expect(try await test.network.people(matching: "李伟") == [])
        #expect(try await test.differences() == [])
        #expect(report.newPeople == 1)
    }
}

extension Network {
    fileprivate func people(matching word: String) async throws -> [ID<Person>] { try await find(word).map(\.id) }
}
