internal import Foundation
internal import Logging
internal import WellmetModel
internal import WellmetStore

/// What the pages need besides the request: one value, made once, given to every handler.
struct WebApp: Sendable {
    let store: Store
    /// The data folder, where uploads wait and backups lie.
    let folder: String
    let clock: @Sendable () -> Instant
    let options: ServerOptions
    let assets: Assets
    let passwords: PasswordDesk
    /// Where pictures are made small: one at once, since a large one needs much memory.
    let pictures = SideThreads(most: 1)
    let throttle = SignInThrottle()
    let imports = ImportDesk()
    let duplicates = DuplicateDesk()
    let quiet = QuietWatch()
    let logger: Logger
}
