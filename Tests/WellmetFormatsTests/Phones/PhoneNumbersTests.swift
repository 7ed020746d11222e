import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct PhoneNumbersTests {
    @Test func nationalNumbersAreReadInTheHomeRegion() throws {
        let found = try #require(PhoneNumbers.identity("030 90 18 20", region: "de", label: "work"))
        #expect(found.kind == .phone && found.value == "+4930901820" && found.display == "030 90 18 20" && found.label == "work")
        #expect(PhoneNumbers.identity("(415) 555-2671", region: "US")?.value == "+14155552671")
    }

    @Test func internationalNumbersNeedNoRegion() {
        #expect(PhoneNumbers.identity("+49 30 901820", region: "")?.value == "+4930901820")
        #expect(PhoneNumbers.identity("0049 30 901820", region: "DE")?.value == "+4930901820")
        #expect(PhoneNumbers.identity("030 901820", region: "") == nil)
    }

    @Test(arguments: ["", "no", "12", "+", "999999999999999999999999", "\u{0}\u{1}", "+1+1+1", "📞"]) func whatIsNoNumberIsNone(text: String)
    {
        #expect(PhoneNumbers.identity(text, region: "DE") == nil)
    }

    @Test func numbersAreShownAsPeopleReadThem() {
        #expect(PhoneNumbers.display("+4930901820") == "+49 30 901820")
        #expect(PhoneNumbers.display("nonsense") == "nonsense")
    }

    @Test func `A number of a log line is spelled as its plan says, and nothing else is touched`() {
        let written = Identity(kind: .phone, normalised: "+4402079460958", display: "+44 02079460958")
        #expect(PhoneNumbers.normalised(written).value == "+442079460958")
        #expect(PhoneNumbers.normalised(written).display == "+44 02079460958")
        let mail = Identity(kind: .mail, normalised: "a@example.org")
        #expect(PhoneNumbers.normalised(mail) == mail)
    }
}
