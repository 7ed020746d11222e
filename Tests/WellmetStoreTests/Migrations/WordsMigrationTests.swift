import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetStore

@Suite struct WordsMigrationTests {
    @Test func `A database of the first schema finds its people by the same words after the change`() async throws {
        try await TemporaryFolder.with { folder in
            let old = try await Store.open(folder: folder.path, migrations: [.firstDay], at: TestNetwork.now)
            let account = try await old.addAccount("me", settings: Settings(), at: TestNetwork.now).id
            try await old.engine.write { tx in
                try tx.script(
                    """
                    INSERT INTO batch (account, number, kind, actor, title, state, made_at) VALUES (1, 1, 'edit', 'user', 'x', 'applied', 0);
                    INSERT INTO person (account, id, standing, given, full_name, sort_key, made_at, batch, touched)
                      VALUES (1, x'01010101010101010101010101010101', 'book', 'Ada', 'Ada', 'ada', 0, 1, 1);
                    INSERT INTO organization (account, id, name, folded, batch, touched)
                      VALUES (1, x'02020202020202020202020202020202', 'Müller & Söhne', 'muller sohne', 1, 1);
                    INSERT INTO position (account, id, person, organization, title, current, batch, touched)
                      VALUES (1, x'03030303030303030303030303030303', x'01010101010101010101010101010101',
                        x'02020202020202020202020202020202', 'Chief Officer', 1, 1, 1);
                    INSERT INTO name_word VALUES (1, 'ada', x'01010101010101010101010101010101', 'name'),
                      (1, 'muller', x'01010101010101010101010101010101', 'work'), (1, 'chief', x'01010101010101010101010101010101', 'work');
                    INSERT INTO tie (account, person, fast_level, fast_spent, slow_level, slow_spent, best_slow, rhythm_total, rhythm_count,
                        pauses, contacts, unanswered, in_count, out_count, log_mean, importance, suggestible, suggested_on, worth)
                      VALUES (1, x'01010101010101010101010101010101', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \(CircleRhythm().logMean), 'normal', 1,
                        '', 1);
                    """)
            }
            try old.close()
            let store = try await Store.open(folder: folder.path, at: TestNetwork.now)
            let network = store.network(of: account)
            for text in ["ada", "mull", "sohne", "chief officer", "ada muller"] {
                #expect(try await network.people(PeopleFilter(try Filter(text), at: TestNetwork.now)).total == 1, "\(text)")
            }
            #expect(try await network.differences(at: TestNetwork.now) == [])
            // Whoever was there is compared with whoever comes.
            let again = try await network.add(
                PersonName(written: "Ada M"),
                edits: [
                    .addPosition(organization: "Müller & Söhne", title: "Chief Officer", from: nil, to: nil)
                ], at: TestNetwork.now
            ).value
            #expect(try await network.duplicates(of: again, limit: 1).total == 1)
            #expect(try await network.differences(at: TestNetwork.now) == [])
            try store.close()
        }
    }
}
