internal import WellmetModel
internal import WellmetStore

extension Settings {
    /// What the form showed when it was made.
    var version: String { FormVersion.of(facts.map(\.value)) }
}
