import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite("What a filter can go on with")
struct FilterOfferTests {
    private func offered(_ text: String, _ client: WebClient) async throws -> (from: Int, list: [String]) {
        let answer = try await client.get("/filter.json?q=" + WebClient.encoded(text))
        #expect(answer.status == .ok && answer.headers[.contentType] == "application/json; charset=utf-8")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any])
        let list = try #require(object["list"] as? [[String: String]])
        return (
            try #require(object["from"] as? Int),
            list.map { [$0["text"], $0["about"]].compactMap { $0?.nonEmpty }.joined(separator: " | ") }
        )
    }

    @Test func `fields and values come with the place from which they stand`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada", [.joinCircle("old friends"), .place("Lisboa"), .tag("maths")])
        try await web.add("Eve", [.joinCircle("secret"), .place("Lille")], to: web.other)
        try await web.browse { client async throws in
            #expect(try await offered("ci", client) == (0, ["circle: | who is in the circle", "city: | where they live"]))
            #expect(try await offered("ada -circle:", client) == (12, ["\"old friends\""]))
            #expect(try await offered("circle:x,\"old f", client) == (9, ["\"old friends\""]))
            #expect(try await offered("city:li", client) == (5, ["Lisboa | 1 person"]))
            #expect(try await offered("has:pho", client) == (4, ["phone"]))
            // Letters as the browser counts them.
            #expect(try await offered("😀 tag:m", client) == (7, ["maths"]))
            for text in ["lsat:", "\"ci", "circle:zzz", "city:\"Lisboa\"", String(repeating: "a", count: 3000)] {
                #expect(try await offered(text, client).list.isEmpty, "\(text)")
            }
            #expect(try await offered("", client).list.count == FilterField.told.count)
            #expect(try await client.get("/people").body.contains("data-offers=\"/filter.json\""))
        }
    }
}
