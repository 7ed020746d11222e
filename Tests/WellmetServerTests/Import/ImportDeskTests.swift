import Testing
import WellmetModel

@testable import WellmetServer

@Suite struct ImportDeskTests {
    private struct Failed: Error {}

    @Test func `A look that was forgotten while it went on is not shown, and the new one is`() throws {
        let desk = ImportDesk()
        let now = Instant(seconds: 1_800_000_000)
        func begin() throws -> ImportDesk.LookState { try desk.beginLook("upload", account: AccountID(1), book: 7, at: now) }
        guard case .begun(let first) = try begin() else { throw Failed() }
        desk.forgetLook("upload")
        guard case .begun(let second) = try begin() else { throw Failed() }
        #expect(first != second)
        desk.endLook("upload", first, .success(.unread([])))
        guard case .running = try begin() else { throw Failed() }
        desk.endLook("upload", second, .success(.unread([RefusedFile(name: "a", reason: "b")])))
        guard case .ready(.unread(let files)) = try begin() else { throw Failed() }
        #expect(files.map(\.name) == ["a"])
    }
}
