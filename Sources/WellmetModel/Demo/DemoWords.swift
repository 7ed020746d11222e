/// What made-up people do, say and are remembered for.
enum DemoWords {
    static let organizations = [
        "Nordlicht Systems", "Quillworks", "Tidepool Labs", "Brightfold", "Kestrel & Co", "Harbour Data", "Loom Collective", "Papercrane",
        "Fathom Health",
        "Greenlane Mobility", "Juniper Atlas", "Lantern Robotics", "Mosaic Ledger", "Northwind Studio", "Opal Freight", "Plainspoken",
        "Redwood Type",
        "Saltmarsh Energy", "Tandem Learning", "Umbra Security", "Velvet Circuit", "Wildroot Foods", "Yonder Travel", "Zephyr Insurance",
        "Copperfield Bank",
        "Dovetail Design", "Ember Analytics", "Foxglove Media", "Glasshouse", "Hollow Oak Games", "Inkwell Press", "Kite & Anchor",
        "Longshore", "Minnow",
    ]

    static let titles = [
        "Software Engineer", "Senior Engineer", "Staff Engineer", "Engineering Manager", "Product Manager", "Head of Product", "Designer",
        "Head of Design",
        "Data Scientist", "Developer Advocate", "Founder", "CTO", "Technical Writer", "Site Reliability Engineer", "Recruiter",
        "Agile Coach",
        "Marketing Lead", "Operations Lead", "Freelance Developer", "Researcher", "Customer Success Lead", "Solutions Architect",
    ]

    static let tags = [
        "swift", "rust", "databases", "design", "hiring", "accessibility", "climate", "maps", "observability", "open-source", "payments",
        "podcast",
        "remote", "security", "teaching", "writing", "typography", "health", "games", "music",
    ]

    static let topics = [
        "the migration to the new billing system", "hiring a second designer", "their talk on incremental adoption",
        "a contract for the autumn",
        "how they run retrospectives across time zones", "moving to a four-day week", "the accessibility audit", "pricing of retainers",
        "an introduction to their head of data", "the offline sync problem", "what they learnt from the outage",
        "a reading group on databases",
        "going freelance", "the conference in spring", "a joint workshop", "onboarding people who never meet", "their new team",
        "a library that they are writing", "the roadmap for next year", "a podcast episode together", "how to say no to work",
        "mentoring juniors",
        "a book on facilitation", "the state of the prototype", "moving abroad", "a parental leave plan",
        "their move from support to engineering",
        "an open position", "testing in the large", "plans for the summer",
    ]

    static let messages = [
        "Sent the slides", "Asked how the launch went", "Shared an article on time zones", "Congratulated on the release",
        "Asked for advice on a contract", "Thanked for the introduction", "Said hello after a while", "Agreed on a date for a call",
        "Sent feedback on the draft", "Asked whether they know a good translator", "Answered with three names",
        "Forwarded the call for papers",
    ]

    static let notes = [
        "Prefers **mornings** for calls. Has two cats, _Byte_ and _Nibble_.",
        "Knows everybody in the local meetup:\n\n- runs the schedule\n- looks for speakers",
        "Vegetarian. Likes long walks and short meetings.", "Wants to talk about *remote onboarding* again in autumn.",
        "Gave me the advice to **raise my day rate** – it worked.", "Learning to sail. Ask about the boat.",
        "Reads everything on typography; recommended [a list](https://example.org/type).",
        "Never on Fridays: takes the children to music school.",
        "Introduced me to two clients. Say thank you properly.", "Met over a broken projector. Still laughs about it.",
        "> “If it is not written down, it did not happen.”\n\nHer line on remote work.", "Allergic to nuts. Coffee black.",
    ]

    static let meetings = [
        ("a conference on distributed work", "Talked in the queue for coffee and stayed until the end."),
        ("an online meetup", "Asked the best question of the evening."),
        ("a former job", "Shared a desk for two years before everybody went remote."),
        ("an open-source project", "Reviewed my first pull request, kindly."), ("a coworking space", "Neighbours at the long table."),
        ("a virtual hackathon", "Second place, with a map that nobody asked for."), ("university", "Same seminar on networks."),
        ("a client project", "Were on the other side of the table."), ("a reading group", "Brought the book that everybody argued about."),
    ]

    static let events = [
        "Remote Works Online", "Distributed Days", "Swift in Practice", "The Long Table", "Async Conf", "Freelancers' Friday",
        "Data for Humans",
    ]

    static let promisesMine = [
        "send the notes from our call", "introduce them to a designer", "review their talk proposal", "send the invoice template",
        "share the reading list",
        "look at their landing page", "recommend them for the panel",
    ]

    static let promisesTheirs = [
        "send the contract", "introduce me to their head of data", "share the recording", "send dates for the workshop",
        "ask about the open position",
    ]

    static let fields = [
        ("Shoe size", "43"), ("Coffee", "flat white"), ("Pets", "a very old tortoise"), ("Plays", "cello"), ("Editor", "vim, still"),
        ("Book lent", "The Timeless Way"), ("Favourite tea", "lapsang"), ("Team", "harbour rowing"),
    ]
}
