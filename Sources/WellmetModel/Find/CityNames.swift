/// The names that well known cities have in their own language and in others, so that who writes `Lisboa` finds Lisbon.
///
/// A short list by hand, of cities whose names differ by more than accents. It holds no countries: a place that names one is found by it.
package enum CityNames {
    /// A city in a text of several words.
    package struct Named: Equatable, Sendable {
        /// Which of the words name it.
        package let words: Range<Int>
        /// Its other names, each as folded words.
        package let others: [[String]]
    }

    /// The first city that folded words name, by the longest of its names; nil where there is none.
    package static func first(in words: [String]) -> Named? {
        for start in words.indices {
            for end in (start + 1...min(words.count, start + longest)).reversed() {
                if let others = known[words[start..<end].joined(separator: " ")] { return Named(words: start..<end, others: others) }
            }
        }
        return nil
    }

    /// The words of the most words that a name has.
    private static let longest = 4

    /// Each name, folded and with its umlauts spelled out, with the others of its city.
    private static let known: [String: [[String]]] = {
        var known: [String: [[String]]] = [:]
        for line in table.split(separator: "\n") {
            var names: [[String]] = []
            for name in line.split(separator: ",") {
                for words in [foldedWords(name), spelledOut(name).map { foldedWords($0) } ?? []]
                where !words.isEmpty && !names.contains(words) {
                    names.append(words)
                }
            }
            for name in names { known[name.joined(separator: " "), default: []] += names.filter { $0 != name } }
        }
        return known
    }()

    private static let table = """
        Lisbon, Lisboa, Lissabon
        Seville, Sevilla
        Munich, München
        Cologne, Köln
        Nuremberg, Nürnberg
        Hanover, Hannover
        Vienna, Wien
        Zürich, Zurigo
        Geneva, Genève, Genf
        Basel, Basle, Bâle
        Bern, Berne
        Lucerne, Luzern
        Brussels, Bruxelles, Brussel
        Antwerp, Antwerpen, Anvers
        Ghent, Gent
        Bruges, Brugge
        The Hague, Den Haag
        Luxembourg, Luxemburg
        Strasbourg, Straßburg
        Nice, Nizza
        Rome, Roma
        Milan, Milano
        Florence, Firenze
        Venice, Venezia
        Naples, Napoli
        Turin, Torino
        Genoa, Genova
        Padua, Padova
        Copenhagen, København, Kopenhagen
        Gothenburg, Göteborg
        Prague, Praha, Prag
        Warsaw, Warszawa, Warschau
        Kraków, Cracow, Krakau
        Wrocław, Breslau
        Gdańsk, Danzig
        Bucharest, București
        Belgrade, Beograd
        Ljubljana, Laibach
        Sofia, Sofiya, София
        Athens, Athina, Αθήνα
        Thessaloniki, Saloniki, Θεσσαλονίκη
        Moscow, Moskva, Moskau, Москва
        Saint Petersburg, Sankt Peterburg, Санкт-Петербург
        Kyiv, Kiev, Київ
        Lviv, Lwów, Львів
        Odesa, Odessa
        Vilnius, Wilno
        Tbilisi, Tiflis
        Yerevan, Erevan
        Istanbul, Constantinople
        Nicosia, Lefkosia
        Jerusalem, Yerushalayim, ירושלים
        Tel Aviv, תל אביב
        Cairo, Al-Qahirah, Kairo, القاهرة
        Damascus, Dimashq
        Tunis, تونس
        Marrakesh, Marrakech
        Mexico City, Ciudad de México, CDMX
        Havana, La Habana
        Beijing, Peking, 北京
        Shanghai, 上海
        Guangzhou, Canton
        Tokyo, 東京
        Kyoto, 京都
        Osaka, 大阪
        Seoul, 서울
        Taipei, Taibei, 台北
        Ho Chi Minh City, Saigon
        Yangon, Rangoon
        Mumbai, Bombay
        Bengaluru, Bangalore
        Kolkata, Calcutta
        Chennai, Madras
        Thiruvananthapuram, Trivandrum
        """
}
