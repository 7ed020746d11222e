import Foundation
import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct LinkedInArchiveTests {
    private func read(_ names: String..., change: (inout ReadOptions) -> Void = { _ in }) throws -> Archive {
        var options = ReadOptions(zone: .gmt)
        options.homeRegion = "DE"
        change(&options)
        let archives = try Archive.read(names.map { Fixture.path("LinkedIn/" + $0) }, options: options)
        #expect(archives.count == 1)
        return try #require(archives.first)
    }

    private func slugs(_ archive: Archive) -> [String?] {
        archive.people.map { $0.identities.first { $0.kind == .linkedin }?.value }
    }

    @Test(.timeLimit(.minutes(1))) func thousandsOfRowsWithoutADateFindTheirPeopleAtOnce() throws {
        let folder = try TemporaryFolder()
        var people = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        var said = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        for number in 0..<10_000 {
            people += "Ada,N\(number),https://www.linkedin.com/in/n\(number),,,,08 Feb 2026\n"
            said += "Ada,N\(number),,,Thanks,some day,VISIBLE\n"
        }
        let path = try folder.zip(
            "many.zip", [("Connections.csv", Array(people.utf8)), ("Recommendations_Given.csv", Array(said.utf8))])
        let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
        #expect(archive.people.count == 10_000 && archive.people.allSatisfy { $0.notes.count == 1 })
    }

    // MARK: Connections

    @Test(arguments: ["connections-2019.csv", "connections-2022.csv", "connections-2026.csv"])
    func connectionsAreReadInAllThreeEras(file: String) throws {
        let archive = try read(file)
        #expect(archive.source == .linkedin)
        #expect(archive.connections)
        #expect(archive.people.prefix(2).map(\.name.full) == ["Ada Example", "Bo Sample"])
        #expect(archive.people[1].organization == "Stripes, Inc.")
        #expect(archive.people[1].title == "Founder")
        #expect(archive.people[1].connectedOn == Day("2018-01-12"))
        #expect(archive.people[1].identities.contains { $0.kind == .mail && $0.value == "bo@example.com" })
        #expect(slugs(archive)[0] == (file == "connections-2026.csv" ? "ada-example" : nil))
    }

    @Test func aHiddenRowIsCountedWithItsLineAndReason() throws {
        let archive = try read("connections-2026.csv")
        #expect(archive.skipped.map(\.place) == [RowPlace(file: "connections-2026.csv", line: 7)])
        #expect(archive.skipped[0].reason.hasPrefix("hidden"))
        #expect(archive.people[2].place.line == 8)
        #expect(archive.files == [ArchiveFile(name: "connections-2026.csv", understoodAs: "connections", rows: 4)])
        #expect(archive.asOf == Day("2026-06-07"))
    }

    @Test func titleAndDegreesAreSetApartFromTheName() throws {
        let name = try read("connections-2026.csv").people[2].name
        #expect(name.prefix == "Dr." && name.given == "Cy" && name.family == "Placeholder" && name.suffix == "Ph.D.")
        #expect(PersonName(first: "Ada", last: "Example, MBA, PMP®").suffix == "MBA, PMP®")
        #expect(PersonName(first: "Ada", last: "Example, the weaver").family == "Example, the weaver")
        #expect(PersonName(first: "Ada 🎉", last: "Example").given == "Ada 🎉")
    }

    @Test func oneProfileInThreeSpellingsIsOnePerson() throws {
        let archive = try read("connections-oddities.csv")
        #expect(slugs(archive) == ["ana-ruiz", "josé"])
        #expect(archive.people[0].place.line == 2)
        #expect(archive.people[0].organization == "Stripes, Inc.")
        #expect(archive.skipped.map(\.place.line) == [3, 5, 6])
        #expect(archive.skipped[2].reason.contains("line 2"))
        #expect(archive.files[0].rows == 5)
    }

    @Test func aRowWithTooManyCellsIsLeftOutAndAShortOneIsKept() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "c.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                + "Ada,Example,,,Stripes, Inc.,Weaver,08 Feb 2026\nBo,Sample\nCy,P,,,,,08 Feb 2026,,\n"
        )
        let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
        #expect(archive.people.map(\.name.full) == ["Bo Sample", "Cy P"])
        #expect(archive.skipped.map(\.place.line) == [2])
        #expect(archive.skipped[0].reason.contains("8 cells where the header has 7"))
    }

    @Test func aSpreadsheetsSemicolonsAndLatinLettersAreReadAndSaid() throws {
        let folder = try TemporaryFolder()
        let text = "First Name;Last Name;URL;Email Address;Company;Position;Connected On\nJürgen;Beispiel;;;;;08 Feb 2026\n"
        let path = try folder.write("c.csv", Array(try #require(text.data(using: .windowsCP1252))))
        let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
        #expect(archive.people.map(\.name.given) == ["Jürgen"])
        #expect(archive.files[0].understoodAs == "connections, read as Windows-1252")
    }

    @Test func aLongListOfSkippedRowsEndsWithACount() throws {
        let folder = try TemporaryFolder()
        let hidden = String(repeating: ",,,,,,07 Jun 2026\n", count: 50)
        let path = try folder.write("c.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + hidden)
        var options = ReadOptions()
        options.limits.skippedRows = 10
        let skipped = try #require(try Archive.read([path], options: options).first).skipped
        #expect(skipped.count == 11)
        #expect(skipped.last?.place.line == 12 && skipped.last?.reason.contains("40 more rows") == true)
    }

    // MARK: Messages

    @Test func messagesOfTodaysShapeBecomeInteractions() throws {
        let archive = try read("messages-2026.csv", "Profile.csv", "connections-2026.csv")
        #expect(archive.owner == Archive.Owner(name: "Mara Muster", identity: Identity(kind: .linkedin, normalised: "mara-muster")))
        let found = archive.interactions
        #expect(found.map(\.direction) == [.out, .in, .in, .out])
        #expect(
            found[0].people == [ArchiveParticipant(name: "Ada Example", identity: Identity(kind: .linkedin, normalised: "ada-example"))])
        #expect(found[0].summary == "Dear Ada, shall we \"meet\"?")
        #expect(found[0].at == Instant(seconds: 1_748_786_602) && found[0].precision == .second)
        #expect(found[1].summary == "Gladly & soon. Ada")
        #expect(found.allSatisfy { $0.kind == .message && $0.channel == .linkedin })
    }

    @Test func aStrangerWithAProfileTakesPartAndIsNoConnection() throws {
        let archive = try read("messages-2026.csv", "Profile.csv", "connections-2026.csv")
        #expect(archive.interactions[2].people.first?.identity?.value == "sten-stranger")
        #expect(archive.interactions[2].people.first?.name == "Sten Stranger")
        #expect(archive.interactions[2].summary == "Hello from afar: We met at the loom fair.")
        #expect(!slugs(archive).contains("sten-stranger"))
    }

    @Test func aMessageToTwoHasBothAndSaysSo() throws {
        let group = try #require(try read("messages-2026.csv", "Profile.csv").interactions.last)
        #expect(group.people.map { $0.identity?.value } == ["ada-example", "bo-sample"])
        #expect(group.audience == 2)
    }

    @Test func draftsSpamAdvertisementsAndDeletedAccountsAreLeftOutAndCounted() throws {
        let archive = try read("messages-2026.csv", "Profile.csv")
        #expect(archive.skipped.map(\.place.line) == [6, 7, 8, 9, 10])
        let reasons = archive.skipped.map(\.reason)
        #expect(reasons[0].contains("draft") && reasons[1].contains("spam") && reasons[2].contains("advertisement"))
        // A deleted account is somebody else in each conversation, and nobody who could be met.
        #expect(reasons[3].contains("gone (number 1 of") && reasons[4].contains("gone (number 2 of"))
        #expect(archive.remarks == [.accountsGone(messages: 2, people: 2)])
        #expect(
            archive.remarks.map(\.description)
                == ["2 messages left out: with 2 people whose accounts are gone, one in each conversation."])
    }

    @Test func olderMessagesNameTheirRecipientsOnlyAndNamesMayHoldCommas() throws {
        let archive = try read("messages-2019.csv", "connections-2026.csv")
        #expect(archive.owner?.identity?.value == "mara-muster")
        #expect(archive.interactions.map(\.direction) == [.out, .out, .in])
        #expect(archive.interactions[0].people.map { $0.identity?.value } == ["ada-example"])
        #expect(archive.interactions[1].people.map { $0.identity?.value } == ["ada-example", "bo-sample", nil])
        #expect(archive.interactions[1].people.map(\.name).last == "Nobody Known")
        #expect(archive.interactions[1].audience == 3)
    }

    @Test func theSameMessageHasTheSameKeyWhateverTheEraOfItsExport() throws {
        let folder = try TemporaryFolder()
        let old = try folder.write(
            "old/messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
                + "2-a,,Mara Muster,https://www.linkedin.com/in/mara,Ada Example,"
                + "2025-06-01 14:03:22 UTC,,\"Dear Ada, shall we \"\"meet\"\"?\",INBOX\n"
        )
        var options = ReadOptions(zone: .gmt)
        options.owner = "Mara Muster"
        let before = try #require(try Archive.read([old], options: options).first)
        let after = try read("messages-2026.csv", "Profile.csv")
        #expect(before.interactions.map(\.key) == [after.interactions[0].key])
        #expect(Set(after.interactions.map(\.key)).count == after.interactions.count)
    }

    @Test func keysNeverChange() throws {
        // What is stored under these keys must be found again by every later Wellmet.
        let found = try read("messages-2026.csv", "invitations-2026.csv", "Endorsement_Received_Info.csv", "Profile.csv")
        let keys = Dictionary(grouping: found.interactions, by: \.kind).mapValues { $0.map(\.key).min() ?? "" }
        #expect(keys[.message] == "message-161e9abc636e02751ebf2b794f53c942")
        #expect(keys[.invitation] == "invitation-ab83ca72deff53d548dabd22c9f5ea31")
        #expect(keys[.endorsement] == "endorsement-b7988bb89b5b340f92091bb0517eb74f")
    }

    @Test func messagesWithoutAnOwnerAreLeftOutUntilSomebodySaysIt() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
                + "2-a,,A,https://www.linkedin.com/in/a,B,https://www.linkedin.com/in/b,2025-06-01 14:03:22 UTC,,Hi,INBOX\n")
        let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
        #expect(archive.owner == nil && archive.interactions.isEmpty)
        #expect(archive.skipped.first?.reason.contains("which of the people is you") == true)
        #expect(archive.remarks == [.noOwner(messages: 1)])
        var options = ReadOptions()
        options.owner = "https://www.linkedin.com/in/b/"
        #expect(try Archive.read([path], options: options).first?.interactions.map(\.direction) == [.in])
    }

    @Test(arguments: ["b", "B", "https://www.linkedin.com/in/b/", "www.linkedin.com/in/b"])
    func theOwnerIsKnownByTheEndOfTheirProfilesAddressToo(given: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("messages.csv", messagesOfTwo)
        var options = ReadOptions()
        options.owner = given
        let archive = try #require(try Archive.read([path], options: options).first)
        #expect(archive.owner?.identity?.value == "b" && archive.interactions.map(\.direction) == [.in])
    }

    @Test(arguments: ["Nobody", "nobody", "https://www.linkedin.com/in/nobody"])
    func anOwnerOfWhomTheArchiveDoesNotSpeakIsRefused(given: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("messages.csv", messagesOfTwo)
        var options = ReadOptions()
        options.owner = given
        #expect(throws: ArchiveError.unknownOwner(given: given, shown: ["A"])) { try Archive.read([path], options: options) }
    }

    private let messagesOfTwo =
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        + "2-a,,A,https://www.linkedin.com/in/a,B,https://www.linkedin.com/in/b,2025-06-01 14:03:22 UTC,,Hi,INBOX\n"

    @Test(arguments: [
        "\"Dr. Ada Example, Ph.D.\"", "\"Ada Example, Ph.D.\"", "Dr. Ada Example", "\"Ada Example, MBA, PMP®\"", "ADA EXAMPLE",
    ])
    func somebodyIsKnownUnderTitlesAndDegrees(written: String) throws {
        let folder = try TemporaryFolder()
        let messages = try folder.write(
            "x/messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT\n"
                + "2-a,,Mara Muster,\(written),2019-06-01 14:03:22 UTC,,Hi\n2-a,,\(written),Mara Muster,2019-06-02 14:03:22 UTC,,Hi\n")
        let connections = try folder.write(
            "x/Connections.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                + "Dr. Ada,\"Example, Ph.D.\",https://www.linkedin.com/in/ada-example,,,,12 Jan 2018\n")
        let profile = try folder.write("x/Profile.csv", "First Name,Last Name,Maiden Name,Headline\nMara,Muster,,\n")
        let archive = try #require(try Archive.read([messages, connections, profile], options: ReadOptions()).first)
        #expect(archive.interactions.map { $0.people.map { $0.identity?.value } } == [["ada-example"], ["ada-example"]])
        #expect(archive.interactions.map(\.direction) == [.out, .in])
    }

    @Test func anOwnerWhoChangedTheirNameIsTheOneInMostConversations() throws {
        let folder = try TemporaryFolder()
        let rows = ["ada", "bo", "cy"].enumerated().map { index, slug in
            "2-\(index),,Mara Muster,https://www.linkedin.com/in/mara,"
                + "\(slug),https://www.linkedin.com/in/\(slug),2025-06-01 14:03:22 UTC,,Hi,\n"
        }
        let messages = try folder.write(
            "x/messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
                + rows.joined())
        let profile = try folder.write("x/Profile.csv", "First Name,Last Name,Maiden Name,Headline\nMara,Newname,Muster,\n")
        let archive = try #require(try Archive.read([messages, profile], options: ReadOptions()).first)
        #expect(archive.owner?.name == "Mara Newname" && archive.owner?.identity?.value == "mara")
        #expect(archive.interactions.map(\.direction) == [.out, .out, .out])
    }

    /// `given` stands for `--owner`, `profile` for the name in Profile.csv.
    @Test(arguments: [("Mara Muster", ""), ("", "Mara,Muster"), ("Mara Muster", "Mara,Muster")])
    func whoWritesToMeIsNotMe(given: String, profile: String) throws {
        let folder = try TemporaryFolder()
        let messages = try folder.write(
            "x/messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
                + "2-a,,Ada Example,https://www.linkedin.com/in/ada,Mara Muster,2025-06-01 14:03:22 UTC,,Hi\n")
        let about = try folder.write("x/Profile.csv", "First Name,Last Name,Maiden Name,Headline\n\(profile),,\n")
        var options = ReadOptions()
        options.owner = given
        let archive = try #require(try Archive.read([messages, about], options: options).first)
        #expect(archive.owner == Archive.Owner(name: "Mara Muster", identity: nil))
        #expect(archive.interactions.map(\.direction) == [.in])
        #expect(archive.interactions.first?.people.map(\.name) == ["Ada Example"])
    }

    @Test func anOwnerGivenByNameIsTheOneWhoIsWrittenToByIt() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "messages.csv", messagesOfTwo.replacing(",A,", with: ",Ada Example,").replacing(",B,", with: ",Mara Muster,"))
        var options = ReadOptions()
        options.owner = "Mara Muster"
        let archive = try #require(try Archive.read([path], options: options).first)
        #expect(archive.owner == Archive.Owner(name: "Mara Muster", identity: Identity(kind: .linkedin, normalised: "b")))
        #expect(archive.interactions.map(\.direction) == [.in])
    }

    @Test func anOwnerGivenByNameIsNobodyWhoSendsUnderAnother() throws {
        // The profile has the new name, and the messages the old one: Ada, who is written to, is not the owner for all that.
        let folder = try TemporaryFolder()
        let messages = try folder.write(
            "x/messages.csv", messagesOfTwo.replacing(",A,", with: ",Mara Muster,").replacing(",B,", with: ",Ada,"))
        let about = try folder.write("x/Profile.csv", "First Name,Last Name,Maiden Name,Headline\nMara,Newname,Muster,\n")
        var options = ReadOptions()
        options.owner = "Mara Newname"
        let archive = try #require(try Archive.read([messages, about], options: options).first)
        #expect(archive.owner == Archive.Owner(name: "Mara Newname", identity: nil))
    }

    // MARK: The other files

    @Test(arguments: ["invitations-2020.csv", "invitations-2026.csv"])
    func invitationsHaveTheirDirectionAndMyZone(file: String) throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let archive = try read(file) { $0.zone = berlin }
        let found = archive.interactions
        #expect(found.map(\.direction) == [.in, .out])
        #expect(found.map { $0.people.first?.name } == ["Bo Sample", "Cy Placeholder"])
        #expect(found[0].at == Instant(seconds: 1_769_693_820) && found[0].precision == .minute)
        #expect(found[1].summary == "Nice to meet you, Cy")
        #expect(found.allSatisfy { $0.kind == .invitation })
        #expect(found[0].people.first?.identity?.value == (file == "invitations-2026.csv" ? "bo-sample" : nil))
        #expect(archive.owner?.name == "Mara Muster")
    }

    @Test func anInvitationHasOneKeyWithAndWithoutAddresses() throws {
        let (old, new) = (try read("invitations-2020.csv"), try read("invitations-2026.csv"))
        #expect(old.interactions.map(\.key) == new.interactions.map(\.key))
    }

    @Test func endorsementsAndRecommendationsFindTheirPeople() throws {
        let archive = try read("Endorsement_Received_Info.csv", "Recommendations_Given.csv", "connections-2026.csv")
        #expect(archive.interactions.map(\.kind) == [.endorsement, .recommendation])
        #expect(archive.interactions.map(\.direction) == [.in, .out])
        #expect(archive.interactions.map { $0.people.first?.identity?.value } == ["ada-example", "bo-sample"])
        #expect(archive.interactions[0].summary == "Endorsement for Weaving")
    }

    @Test func notesStandWithTheirPeople() throws {
        let archive = try read("Notes.csv", "connections-2026.csv")
        #expect(archive.people.count == 3)
        #expect(archive.people[0].notes == [ArchiveNote(text: "Likes looms,\nhates queues", at: Instant(seconds: 1_772_445_600))])
        #expect(archive.people[0].connectedOn != nil)
    }

    @Test func theAddressBookIsReadOnRequestOnly() throws {
        #expect(try read("Contacts.csv").people.isEmpty)
        let people = try read("Contacts.csv") { $0.addressBook = true }.people
        #expect(people.map(\.name.full) == ["Dee Inventado"])
        #expect(people[0].identities.map(\.value) == ["dee@example.org", "d@example.net", "+4930901820"])
        #expect(people[0].connectedOn == nil)
    }

    @Test func everyFileOfAZipIsNamedWithItsRows() throws {
        let folder = try TemporaryFolder()
        let names = [
            "Profile.csv", "Events.csv", "Shares_12345.csv", "Reactions_12345.csv", "LearningCoachMessages.csv", "Notes.csv",
        ]
        var members = try names.map { ("Basic Export/" + $0, try Fixture.bytes("LinkedIn/" + $0)) }
        members.append(("Basic Export/Connections.csv", try Fixture.bytes("LinkedIn/connections-2026.csv")))
        members.append(("Basic Export/Articles/one.html", Array("<html>".utf8)))
        let path = try folder.zip("Basic_LinkedInDataExport_06-09-2026.zip", members)
        let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
        let files = Dictionary(uniqueKeysWithValues: archive.files.map { ($0.name, $0) })
        #expect(files["Connections.csv"]?.understoodAs == "connections" && files["Connections.csv"]?.rows == 4)
        #expect(files["Events.csv"]?.understoodAs?.contains("about no person yet") == true && files["Events.csv"]?.rows == 1)
        #expect(files["Shares_12345.csv"]?.rows == 1)
        #expect(files["Reactions_12345.csv"]?.understoodAs?.hasPrefix("reactions") == true)
        #expect(files["Profile.csv"]?.understoodAs?.contains("about you") == true)
        #expect(files["LearningCoachMessages.csv"].map { $0.understoodAs == nil } == true)
        #expect(files["Articles/one.html"].map { $0.understoodAs == nil } == true)
        #expect(archive.asOf == Day("2026-06-09"))
        #expect(archive.people.count == 3)
    }

    // MARK: Parts and shapes

    @Test func aFolderAndItsZipAndASingleFileSayTheSame() throws {
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("LinkedIn/connections-2026.csv")
        let single = try folder.write("tree/anything at all.csv", bytes)
        let zip = try folder.zip("renamed", [("x/Connections.csv", bytes)])
        for path in [single, folder.path + "/tree", zip] {
            let archive = try #require(try Archive.read([path], options: ReadOptions()).first)
            #expect(archive.source == .linkedin)
            #expect(archive.people.count == 3)
        }
    }

    @Test func bothPartsTogetherMakeOneArchiveAndCountNothingTwice() throws {
        let folder = try TemporaryFolder()
        let connections = ("Connections.csv", try Fixture.bytes("LinkedIn/connections-2026.csv"))
        let messages = ("messages.csv", try Fixture.bytes("LinkedIn/messages-2026.csv"))
        let profile = ("Profile.csv", try Fixture.bytes("LinkedIn/Profile.csv"))
        let basic = try folder.zip("Basic_LinkedInDataExport_06-08-2026.zip", [connections, messages])
        let complete = try folder.zip("Complete_LinkedInDataExport_06-09-2026.zip", [profile, connections, messages])
        let archives = try Archive.read([basic, complete], options: ReadOptions())
        #expect(archives.count == 1)
        #expect(archives[0].people.count == 3)
        #expect(archives[0].interactions.count == 4)
        #expect(archives[0].asOf == Day("2026-06-09"))
    }

    @Test func exportsOfDifferentYearsStayApartTheOldestFirst() throws {
        let folder = try TemporaryFolder()
        let old = try folder.zip("LinkedIn_01-02-2020.zip", [("Connections.csv", try Fixture.bytes("LinkedIn/connections-2019.csv"))])
        let new = try folder.zip("LinkedIn_06-09-2026.zip", [("Connections.csv", try Fixture.bytes("LinkedIn/connections-2026.csv"))])
        #expect(try Archive.read([new, old], options: ReadOptions()).map(\.asOf) == [Day("2020-01-02"), Day("2026-06-09")])
    }

    @Test func twoErasInOneReadingAreTwoArchivesTheOlderFirst() throws {
        let folder = try TemporaryFolder()
        let old = try folder.write("old.csv", try Fixture.bytes("LinkedIn/connections-2019.csv"))
        let new = try folder.write("new.csv", try Fixture.bytes("LinkedIn/connections-2026.csv"))
        let messages = try folder.write("messages.csv", try Fixture.bytes("LinkedIn/messages-2026.csv"))
        for paths in [[old, new, messages], [new, messages, old]] {
            let archives = try Archive.read(paths, options: ReadOptions())
            #expect(archives.map(\.people.count) == [2, 3])
            #expect(archives.map(\.interactions.isEmpty) == [true, false])
        }
    }

    @Test func twoDaysOfTheSamePartAreTwoArchives() throws {
        let folder = try TemporaryFolder()
        let member = ("Connections.csv", try Fixture.bytes("LinkedIn/connections-2026.csv"))
        let names = ["Complete_LinkedInDataExport_06-12-2026.zip", "Complete_LinkedInDataExport_06-09-2026.zip"]
        let archives = try Archive.read(try names.map { try folder.zip($0, [member]) }, options: ReadOptions())
        #expect(archives.map(\.asOf) == [Day("2026-06-09"), Day("2026-06-12")])
    }

    @Test func aFileThatCannotBeReadDoesNotKeepTheOthersOut() throws {
        let folder = try TemporaryFolder()
        let good = ArchiveInput(path: try folder.write("good.csv", try Fixture.bytes("LinkedIn/connections-2026.csv")))
        let bad = ArchiveInput(path: try folder.write("broken.zip", [0x50, 0x4B, 3, 4, 0]))
        let read = try Archive.readGood([bad, good], options: ReadOptions())
        #expect(read.archives.map(\.people.count) == [3])
        #expect(read.good == [good])
        #expect(read.refused.map(\.input) == [bad])
        #expect(throws: ArchiveError.truncated(path: bad.path)) { try Archive.readGood([bad], options: ReadOptions()) }
    }

    @Test func rowsOfADayToComeAreLeftOut() throws {
        let today = Day("2025-05-30")
        let archive = try read("messages-2026.csv", "Profile.csv", "invitations-2026.csv", "connections-2026.csv") { $0.today = today }
        #expect(archive.interactions.isEmpty)
        #expect(archive.skipped.contains { $0.reason == "dated “2025-06-01 14:03:22 UTC”, which is still to come" })
        #expect(archive.people.count == 3 && archive.people.contains { $0.connectedOn == nil })
    }

    @Test func aRecommendationWithoutAReadableDateIsKeptAsANote() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("x/Connections.csv", try Fixture.bytes("LinkedIn/connections-2026.csv"))
        _ = try folder.write(
            "x/Recommendations_Received.csv",
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
                + "Ada,Example,Looms,Analyst,Great,\"08/02/26 at noon\",VISIBLE\nNo,Body,,,Fine,soon,VISIBLE\n")
        let archive = try #require(try Archive.read([folder.path + "/x"], options: ReadOptions()).first)
        #expect(archive.people[0].notes == [ArchiveNote(text: "Recommendation from them, dated “08/02/26 at noon”: Great")])
        #expect(archive.skipped.contains { $0.reason.contains("nobody to keep it with") && $0.place.line == 3 })
    }

    @Test func aDateInTheFutureIsNoAsOfDate() throws {
        #expect(try read("connections-2026.csv") { $0.today = Day("2020-01-01") }.asOf == Day("2018-01-12"))
    }

    @Test func aWrittenArchiveIsReadBackEqual() throws {
        let folder = try TemporaryFolder()
        let read = try read(
            "messages-2026.csv", "Profile.csv", "connections-2026.csv", "invitations-2026.csv", "Endorsement_Received_Info.csv",
            "Recommendations_Given.csv", "Notes.csv")
        let path = folder.path + "/written.zip"
        try LinkedInArchiveWriter.write(read, to: path)
        let again = try #require(try Archive.read([path], options: ReadOptions(zone: .gmt)).first)
        #expect(again.owner == read.owner)
        #expect(again.people.map(\.name) == read.people.map(\.name))
        #expect(again.people.map(\.identities) == read.people.map(\.identities))
        #expect(again.people.map(\.notes) == read.people.map(\.notes))
        #expect(again.people.map(\.connectedOn) == read.people.map(\.connectedOn))
        func lines(_ archive: Archive) -> [String] {
            archive.interactions.map {
                "\($0.at.seconds) \($0.kind) \($0.direction) \($0.people.map { $0.identity?.value ?? $0.name }) \($0.summary)"
            }.sorted()
        }
        #expect(lines(again) == lines(read))
    }

    @Test func brokenFixturesAreNeverATrap() throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 4)
        let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.path("LinkedIn")).sorted()
        for name in names {
            let bytes = try Fixture.bytes("LinkedIn/" + name)
            for _ in 0..<60 {
                var broken = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
                for _ in 0..<Int.random(in: 0...6, using: &random) where !broken.isEmpty {
                    let index = Int.random(in: 0..<broken.count, using: &random)
                    switch Int.random(in: 0...3, using: &random) {
                    case 0: broken[index] = UInt8.random(in: 0...255, using: &random)
                    case 1: broken.remove(at: index)
                    case 2: broken.insert(Array("\",;\n\r\t".utf8).randomElement(using: &random) ?? 0, at: index)
                    default: broken.swapAt(index, broken.count - 1)
                    }
                }
                let path = try folder.write(name, broken)
                do {
                    for archive in try Archive.read([path], options: ReadOptions()) { #expect(archive.people.count <= 20) }
                } catch {
                    #expect(!error.description.isEmpty)
                }
            }
        }
    }
}
