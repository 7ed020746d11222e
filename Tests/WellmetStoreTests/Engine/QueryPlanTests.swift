import Testing
import WellmetModel

@testable import WellmetStore

/// That statements find what they look for by an index, from the first row on.
@Suite struct QueryPlanTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func plan(_ statement: String) async throws -> String {
        try await test.explained(statement)
    }

    @Test(arguments: [
        ("SELECT max(touched) FROM identity WHERE account = 1 AND person = x'00'", "identity_by_person"),
        ("SELECT max(touched) FROM tagging WHERE account = 1 AND person = x'00'", "tagging_by_person"),
        ("SELECT * FROM position WHERE account = 1 AND person = x'00'", "position_by_person"),
        ("SELECT * FROM note WHERE account = 1 AND person = x'00'", "note_by_person"),
        ("SELECT id FROM person WHERE account = 1 AND met_through = x'00'", "person_by_introducer"),
        ("SELECT * FROM person WHERE account = 1 AND batch = 3", "person_by_batch"),
        ("SELECT id FROM person WHERE account = 1 AND standing = 'book' AND archived = 0 ORDER BY sort_key, id LIMIT 50", "person_by_name"),
        ("SELECT person FROM identity WHERE account = 1 AND kind = 'mail' AND value = 'x'", "sqlite_autoindex_identity_2"),
        ("SELECT * FROM nudge WHERE account = 1 AND person IN (x'00', x'01') AND answer IS NULL AND day < '2026'", "nudge_by_person"),
        ("SELECT * FROM participant WHERE account = 1 AND interaction = x'00'", "participant_by_interaction"),
        ("SELECT person FROM participant WHERE account = 1 AND interaction IN (x'00', x'01')", "COVERING INDEX participant_by_interaction"),
        (
            """
            SELECT person.id, tie.last_contact, tie.fast_level, tie.slow_level FROM person
            JOIN tie ON tie.account = person.account AND tie.person = person.id
            WHERE person.account = 1 AND person.standing = 'book' AND person.archived = 0 ORDER BY person.sort_key, person.id
            """, "COVERING INDEX person_by_name"
        ),
        ("SELECT * FROM follow_up WHERE account = 1 AND state = 'open' AND due <= '2026-01-01'", "follow_up_due"),
        (
            "SELECT person FROM identity WHERE account = 1 AND kind IN ('mail', 'x') AND value >= 'a' AND value < 'b'",
            "sqlite_autoindex_identity_2"
        ),
        ("SELECT organization FROM organization_word WHERE account = 1 AND word >= 'a' AND word < 'b'", "PRIMARY KEY"),
        ("DELETE FROM organization_word WHERE account = 1 AND organization = x'00'", "organization_word_by_organization"),
        (
            """
            SELECT person FROM tie WHERE account = 1 AND dormant_from IS NOT NULL AND dormant_from <= 5
            ORDER BY suggested_on, worth DESC, person LIMIT 12
            """, "tie_dormant"
        ),
        (
            """
            SELECT person FROM position WHERE account = 1 AND current = 1 AND organization IS NOT NULL AND organization IN
            (SELECT organization FROM organization_word WHERE account = 1 AND word >= 'a' AND word < 'b')
            """, "position_by_organization"
        ),
        ("SELECT word FROM name_word WHERE account = 1 AND person = x'00'", "name_word_by_person"),
        ("SELECT key FROM likeness_key WHERE account = 1 AND person = x'00'", "likeness_key_by_person"),
        ("SELECT person FROM likeness_key WHERE account = 1 AND key = 'nada' ORDER BY person LIMIT 16", "PRIMARY KEY"),
        (
            """
            SELECT key, people FROM likeness_count WHERE account = 1
            AND key IN (SELECT key FROM likeness_key WHERE account = 1 AND person IN (x'00', x'01'))
            """, "likeness_count USING PRIMARY KEY (account=? AND key=?)"
        ),
        ("SELECT person FROM likeness_due WHERE account = 1 ORDER BY person LIMIT 300", "PRIMARY KEY"),
        ("SELECT person FROM redirect WHERE account = 1 AND id = x'00'", "PRIMARY KEY"),
        ("SELECT id, name, batch FROM redirect WHERE account = 1 AND person = x'00'", "redirect_by_person"),
        ("SELECT person, name FROM redirect WHERE account = 1 AND made_by = 3 AND batch > 3", "redirect_by_maker"),
        ("SELECT person, other FROM not_same WHERE account = 1 AND other = x'00'", "not_same_by_other"),
        ("SELECT person, other FROM not_same WHERE account = 1 ORDER BY batch DESC LIMIT 5", "not_same_by_batch"),
        ("SELECT old FROM ledger WHERE account = 1 AND tbl = 'merge' AND batch = 3", "ledger_by_row"),
        (
            """
            SELECT ledger.batch FROM redirect JOIN ledger ON ledger.account = redirect.account AND ledger.person = redirect.id
            WHERE redirect.account = 1 AND redirect.person = x'00'
            """, "ledger_by_person"
        ),
        ("SELECT 1 FROM interaction WHERE account = 1 AND source = x'00' AND source_key = x'01'", "interaction_by_source"),
    ])
    func `An index is used`(statement: String, index: String) async throws {
        let plan = try await plan(statement)
        #expect(plan.contains(index), "\(plan)")
        #expect(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
    }
}
