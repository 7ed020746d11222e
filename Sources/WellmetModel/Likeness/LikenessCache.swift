internal import Synchronization

/// What was made ready of texts that many people share: names, companies, towns. Of a hundred thousand people only some thousands are
/// different.
final class LikenessCache: Sendable {
    private let names = Texts<NamePart?>()
    private let employers = Texts<ComparedWork.Employer?>()
    private let segments = Texts<[ComparedPlace.Segment]>()

    /// The part of a name that stands alone: without others behind it.
    func name(_ text: String, make: () -> NamePart?) -> NamePart? { names.value(of: text, make) }

    func employer(_ organization: String, make: () -> ComparedWork.Employer?) -> ComparedWork.Employer? {
        employers.value(of: organization, make)
    }

    func segments(_ place: String, make: () -> [ComparedPlace.Segment]) -> [ComparedPlace.Segment] { segments.value(of: place, make) }

    /// What was made of each text.
    private final class Texts<Value: Sendable>: Sendable {
        private let made = Mutex<[String: Value]>([:])

        func value(of text: String, _ make: () -> Value) -> Value {
            if let value = made.withLock({ $0[text] }) { return value }
            let value = make()
            made.withLock { $0[text] = value }
            return value
        }
    }
}
