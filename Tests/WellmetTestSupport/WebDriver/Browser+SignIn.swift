package import Foundation

extension Browser {
    /// Opens a one-time sign-in link of an account that has a password, presses its button and waits for today.
    package func signIn(with link: URL) async throws {
        try await go(to: link)
        try await find("main form button").click()
        _ = try await find("#today")
    }
}
