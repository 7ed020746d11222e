extension Migration {
    /// Short texts by which whoever may be one with somebody is found, without a look at everybody.
    static let keysOfLikeness = Migration(number: 24) { d in
        """
        -- Derived: a key of a person, as `LikenessKeys` makes them. Everybody who has any has the empty one, too.
        CREATE TABLE likeness_key (
          account \(d.integer) NOT NULL,
          key \(d.text) NOT NULL,
          person \(d.id) NOT NULL,
          PRIMARY KEY (account, key, person),
          FOREIGN KEY (account, person) REFERENCES person (account, id)
        ) \(d.clustered);
        CREATE INDEX likeness_key_by_person ON likeness_key (account, person);

        -- Derived: how many people have each key.
        CREATE TABLE likeness_count (
          account \(d.integer) NOT NULL,
          key \(d.text) NOT NULL,
          people \(d.integer) NOT NULL CHECK (people > 0),
          PRIMARY KEY (account, key)
        ) \(d.clustered);

        -- Derived: whose keys are to be made anew before anybody looks anything up by them.
        CREATE TABLE likeness_due (
          account \(d.integer) NOT NULL,
          person \(d.id) NOT NULL,
          PRIMARY KEY (account, person),
          FOREIGN KEY (account, person) REFERENCES person (account, id)
        ) \(d.clustered);
        INSERT INTO likeness_due (account, person) SELECT account, id FROM person;
        """
    }
}
