import Testing

@testable import WellmetFormats

@Suite struct CSVHeaderTests {
    @Test func namesAreFoundWhateverTheirCaseSpacesAndQuotes() {
        let header = CSVHeader(["CONVERSATION ID", "first_name", "\"URL\"", "Société"])
        #expect(header["Conversation Id"] == 0)
        #expect(header["First Name"] == 1)
        #expect(header["url"] == 2)
        #expect(header["Societe"] == 3)
        #expect(header["SOCIÉTÉ"] == 3)
    }

    @Test func theFirstOfTwoColumnsWithOneNameCounts() {
        #expect(CSVHeader(["Age", "Age", "Name"])["age"] == 0)
    }

    @Test func aTrailingEmptyColumnIsNotCounted() {
        #expect(CSVHeader(["Title", "Notes", "", ""]).width == 2)
    }
}
