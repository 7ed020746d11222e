import Testing

@testable import WellmetStore

@Suite struct PastHeightsTests {
    @Test func `heights are kept to the tenth, as two digits each`() {
        var heights = PastHeights()
        #expect(heights.text == "000000000000000000000000")
        (heights[0], heights[1], heights[11]) = (4.96, 0.34, 7)
        #expect(heights.text == "500300000000000000000050" && PastHeights(text: heights.text) == heights)
        #expect(heights[0] == 5 && heights[1] == 0.3)
    }

    @Test(arguments: ["", "1", "00000000000000000000000", "0000000000000000000000xx", "00000000000000000000000000"])
    func `what is no row of digits is nothing`(text: String) {
        #expect(PastHeights(text: text) == nil)
    }
}
