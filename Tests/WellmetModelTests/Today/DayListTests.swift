import Foundation
import Testing
import WellmetModel

@Suite struct DayListTests {
    @Test func anEmptyDayIsAGoodAnswer() {
        let list = DayList.sample([.sample(contacts: [.contact(on: 0)])], .onDay(1))
        #expect(list.picks.isEmpty && list.promises.isEmpty)
    }

    @Test func promisesComeFirstAndBesideCapacity() {
        let promises = (1...5).map { number in
            Candidate.sample(number) { $0.followUps = [.promise("call", due: 10 - number, number: number)] }
        }
        let due = Candidate.sample(9, contacts: [.contact(on: 0)], cadence: 5)
        let list = DayList.sample([due] + promises, promises: promises, .onDay(20, capacity: 1))
        #expect(list.promises.map(\.person) == [5, 4, 3, 2, 1].map { .numbered($0) })
        #expect(list.picks.map(\.person) == [due.id])
        #expect(list.promises.allSatisfy { $0.group == .promise && $0.need.unlikely == 1 })
    }

    @Test func thanksCountInsideCapacity() {
        let newcomers = (1...9).map { number in
            Candidate.sample(number) { $0.followUps = [.promise("Thank", due: 1, origin: .rule, since: 0, number: number)] }
        }
        let list = DayList.sample(newcomers, promises: newcomers, .onDay(1.5))
        #expect(list.promises.isEmpty)
        #expect(list.picks.count == 3)
    }

    @Test func noCapacityMeansPromisesOnly() {
        let due = Candidate.sample(1, contacts: [.contact(on: 0)], cadence: 5)
        let sleeper = Candidate.sample(2, contacts: (0...12).map { .contact(on: Double($0) * 30 - 900) })
        for capacity in [0, -1] {
            let list = DayList.sample([due], dormant: [sleeper], .onDay(20, capacity: capacity))
            #expect(list.picks.isEmpty)
        }
    }

    @Test func nobodyIsShownBeforeASnoozeEnds() {
        let ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 5) { candidate in
            candidate.hiddenUntil = .onDay(30)
            candidate.followUps = [.promise("call", due: 1)]
        }
        for day in 0..<30 {
            let list = DayList.sample([ada], promises: [ada], dormant: [ada], .onDay(Double(day) + 0.99))
            #expect(list.picks.isEmpty && list.promises.isEmpty)
        }
        #expect(DayList.sample([ada], promises: [ada], .onDay(30)).promises.count == 1)
    }

    @Test func aPauseOrNeverHidesSuggestionsButNoPromise() {
        let changes: [(inout Candidate) -> Void] = [{ $0.pausedUntil = .onDay(30) }, { $0.isMuted = true }]
        for change in changes {
            let ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 5) { candidate in
                candidate.followUps = [.promise("call", due: 25), .promise("Thank", due: 19, origin: .rule, since: 18, number: 2)]
                candidate.occasions = [.newJob(seen: .onDay(15), line: "Acme")]
                change(&candidate)
            }
            #expect(ada.kinds(onDay: 20) == [])
            #expect(ada.kinds(onDay: 25) == [.followUpMine])
        }
    }

    @Test func daysAreThoseOfMyZone() throws {
        let ada = Candidate.sample { $0.followUps = [.promise("call", due: 9)] }
        // 8 January 15:00 UTC is the 9th in Auckland already.
        let zone = try #require(TimeZone(identifier: "Pacific/Auckland"))
        #expect(ada.reasons(at: .onDay(8.625), in: zone).count == 1)
        #expect(ada.reasons(at: .onDay(8.625), in: .gmt).isEmpty)
    }

    @Test func whoWillBeInTouchAnywayIsNotSuggested() {
        let daily = Candidate.sample(contacts: (0...300).map { .contact(on: Double($0)) }) {
            $0.occasions = [.newJob(seen: .onDay(301), line: "Acme")]
        }
        #expect(daily.kinds(onDay: 301) == [.newJob])
        #expect(DayList.sample([daily], .onDay(301)).picks.isEmpty)
    }

    @Test func whatWasIgnoredLosesNeed() {
        var ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 10)
        let fresh = DayList.sample([ada], .onDay(20)).picks.first?.need.value ?? 0
        ada.ignoredShowings = [30]
        let once = DayList.sample([ada], .onDay(20)).picks.first?.need.value ?? 0
        #expect(isNear(once, fresh * exp2(-0.5)))
        ada.ignoredShowings = [1, 2, 3, 4]
        #expect(DayList.sample([ada], .onDay(20)).picks.isEmpty)
    }

    @Test func amongEqualsTheLongestLeftOutComesFirst() {
        let people = (1...4).map { number in
            Candidate.sample(number, contacts: [.contact(on: 0)], cadence: 10) {
                $0.lastSuggested = number == 3 ? nil : .onDay(number == 4 ? 1 : 2)
            }
        }
        let list = DayList.sample(people, .onDay(20, capacity: 4))
        #expect(list.picks.map(\.person) == [3, 4, 1, 2].map { .numbered($0) })
    }

    @Test func anEasyOneComesFirst() {
        let urgent = Candidate.sample(1, contacts: [.contact(on: -100)], cadence: 10) { $0.importance = .high }
        let warm = Candidate.sample(2, contacts: (0...6).map { .contact(on: Double($0) * 14 - 84) }, cadence: 20)
        let list = DayList.sample([urgent, warm], .onDay(25))
        #expect(list.picks.map(\.person) == [warm.id, urgent.id])
        #expect((list.picks.last?.need.value ?? 0) > (list.picks.first?.need.value ?? 9))
    }

    @Test func aDormantTieIsOfferedOnceAWeek() {
        let sleepers = (1...3).map { number in
            Candidate.sample(number, contacts: (0...12).map { .contact(on: Double($0) * 30 - 900) }) {
                $0.lastSuggested = number == 2 ? nil : .onDay(-number)
            }
        }
        let first = DayList.sample([], dormant: sleepers, .onDay(10))
        #expect(first.picks.map(\.person) == [.numbered(2)])
        #expect(first.picks.first?.isDormant == true)
        #expect(DayList.sample([], dormant: sleepers, .onDay(10) { $0.lastDormant = .onDay(4) }).picks.isEmpty)
        #expect(DayList.sample([], dormant: sleepers, .onDay(10) { $0.lastDormant = .onDay(3) }).picks.count == 1)
    }

    @Test func anEmptyDayOffersADormantTieEvenWhenItIsTired() {
        let tired = Candidate.sample(1, contacts: (0...12).map { .contact(on: Double($0) * 30 - 900) }) {
            $0.ignoredShowings = [8, 16, 24, 32]
        }
        let due = Candidate.sample(2, contacts: [.contact(on: 0)], cadence: 5)
        #expect(DayList.sample([], dormant: [tired], .onDay(10)).picks.map(\.person) == [tired.id])
        #expect(DayList.sample([due], dormant: [tired], .onDay(10)).picks.map(\.person) == [due.id])
    }

    @Test func aRefillBringsNobodyTwice() {
        let people = (1...5).map { Candidate.sample($0, contacts: [.contact(on: 0)], cadence: 10) }
        let first = DayList.sample(people, .onDay(20))
        let refill = DayList.sample(
            people,
            .onDay(20) {
                $0.places = 1; $0.taken = Set(first.picks.map(\.person))
            })
        #expect(refill.picks.count == 1)
        #expect(Set(first.picks.map(\.person)).isDisjoint(with: refill.picks.map(\.person)))
    }

    @Test func aRefillIsAsFairAsTheDayItBelongsTo() {
        let ada = Candidate.sample(1, contacts: [.contact(on: 0)], cadence: 10, circles: [1])
        let circles = [
            CircleStanding(id: .numbered(1), size: 4, shown: 27, lastShown: .onDay(19)),
            CircleStanding(id: .numbered(2), size: 4, lastShown: .onDay(19)),
        ]
        let list = DayList.sample([ada], .onDay(20) { $0.circles = circles })
        let refill = DayList.sample([ada], .onDay(20) { ($0.circles, $0.places) = (circles, 1) })
        #expect(list.picks.first?.need.fair == 22.0 / 28)
        #expect(refill.picks.first?.need == list.picks.first?.need)
    }

    @Test func aLargeCircleDoesNotCrowdOutASmallOne() {
        let many = (1...30).map { Candidate.sample($0, contacts: [.contact(on: 0)], cadence: 10, circles: [1]) { $0.importance = .high } }
        let few = (31...32).map { Candidate.sample($0, contacts: [.contact(on: 0)], cadence: 10, circles: [2]) }
        let circles = [
            CircleStanding(id: .numbered(1), size: 30, shown: 120, lastShown: .onDay(19)),
            CircleStanding(id: .numbered(2), size: 2, shown: 0, lastShown: .onDay(19)),
        ]
        let list = DayList.sample(many + few, .onDay(20) { $0.circles = circles })
        #expect(Set(few.map(\.id)).isSubset(of: list.picks.map(\.person)))
        #expect(list.picks.contains { $0.need.fair < 1 })
    }

    @Test func everyCircleAppearsWithinFourteenDays() {
        var numbers = SeededNumbers(8)
        for count in [2, 5, 12] {
            var circles = (0..<count).map { CircleStanding(id: .numbered($0), size: $0 == 0 ? 900 : 1, lastShown: .onDay(-1)) }
            // One circle full of important people, the others with a single person each, who is never answered to.
            var people = (1...60).map { number in
                Candidate.sample(number, contacts: [.contact(on: -50)], cadence: 10, circles: [number < 60 - count ? 0 : 60 - number]) {
                    $0.importance = number < 60 - count ? .high : .low
                }
            }
            var shownOn: [ID<Circle>: [Int]] = [:]
            for day in 0..<70 {
                let capacity = Int.random(in: 1...2, using: &numbers)
                let list = DayList.sample(people, .onDay(Double(day), capacity: capacity) { $0.circles = circles })
                for index in circles.indices {
                    guard let id = circles[index].id else { continue }
                    let isShown = list.picks.contains { pick in people.first { $0.id == pick.person }?.circles.contains(id) ?? false }
                    if isShown {
                        shownOn[id, default: []].append(day)
                        circles[index].lastShown = .onDay(day)
                    }
                    circles[index].shown = shownOn[id]?.filter { $0 > day - 13 }.count ?? 0
                }
                for index in people.indices where list.picks.contains(where: { $0.person == people[index].id }) {
                    people[index].lastSuggested = .onDay(day)
                }
            }
            for (circle, days) in shownOn {
                for (a, b) in zip([-1] + days, days + [70]) { #expect(b - a <= 14, "\(count) circles: \(circle) on \(days)") }
            }
            #expect(shownOn.count == count)
        }
    }

    @Test func linesAreStoredAndReadBackAsTheyWere() throws {
        let network = SampleNetwork(people: 80, circles: 3, seed: 4)
        let list = DayList.sample(network.candidates, .onDay(0, capacity: 9) { $0.circles = network.circles })
        #expect(list.picks.count == 9)
        let stored = try JSONEncoder().encode(list.picks)
        #expect(try JSONDecoder().decode([Nudge].self, from: stored) == list.picks)
    }
}
