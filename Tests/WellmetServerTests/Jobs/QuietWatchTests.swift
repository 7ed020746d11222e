import Testing

@testable import WellmetServer

@Suite struct QuietWatchTests {
    @Test func `It is quiet once, after the look that saw no new request`() {
        let watch = QuietWatch()
        #expect(!watch.becameQuiet())
        watch.note()
        #expect(!watch.becameQuiet())
        watch.note()
        #expect(!watch.becameQuiet())
        #expect(watch.becameQuiet())
        #expect(!watch.becameQuiet())
        watch.note()
        #expect(!watch.becameQuiet())
        #expect(watch.becameQuiet())
    }
}
