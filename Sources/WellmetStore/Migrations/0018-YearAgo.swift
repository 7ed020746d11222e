extension Migration {
    /// What ties were a year ago is reckoned at the same moment in every zone, and so is reckoned anew.
    static let yearAgo = Migration(number: 18) { _ in
        "UPDATE tie SET past_strength = NULL, past_month = 0;"
    }
}
