/// Where a made-up person comes from: names, places, and ranges of phone numbers that are kept free for fiction.
struct DemoCulture: Sendable {
    /// "花子|はなこ" is a name with how it is said.
    let she: [String]
    let he: [String]
    let family: [String]
    /// "Berlin, Germany|Europe/Berlin".
    let places: [String]
    let languages: [String]
    /// A number of the range, `#` for any digit; empty where no range is known.
    var phone = ""

    static let all: [DemoCulture] = [
        DemoCulture(
            she: ["Annika", "Greta", "Hanne", "Merle", "Svenja", "Tabea"], he: ["Falk", "Jannis", "Lennart", "Malte", "Ruben", "Thies"],
            family: [
                "Albersdorf", "Brinkhoff", "Clausnitz", "Dornfelder", "Ehrenthal", "Feldmüller", "Grünberger", "Hohenwart", "Kösters",
            ],
            places: ["Berlin, Germany|Europe/Berlin", "Hamburg, Germany|Europe/Berlin", "Graz, Austria|Europe/Vienna"],
            languages: ["de", "en"],
            phone: "+4930231250##"),
        DemoCulture(
            she: ["Beatriz", "Catarina", "Inês", "Leonor", "Matilde"], he: ["Afonso", "Duarte", "Gonçalo", "Rodrigo", "Tomás"],
            family: ["Alvarinho", "Barcelosa", "Castanheda", "Figueirosa", "Lourençal", "Magalhosa", "Quintãs", "Vilarinha"],
            places: ["Lisbon, Portugal|Europe/Lisbon", "Porto, Portugal|Europe/Lisbon", "São Paulo, Brazil|America/Sao_Paulo"],
            languages: ["pt", "en"]),
        DemoCulture(
            she: ["Adaeze", "Folake", "Ngozi", "Temilola", "Yetunde"], he: ["Chidi", "Emeka", "Kelechi", "Obinna", "Tunde"],
            family: ["Adebayowa", "Chukwudera", "Eze-Nwosu", "Ogunbiyo", "Okonjola", "Onwuteka"],
            places: ["Lagos, Nigeria|Africa/Lagos", "Abuja, Nigeria|Africa/Lagos"], languages: ["en", "ig"]),
        DemoCulture(
            she: ["Aishwarya", "Kavya", "Meera", "Nandini", "Shreya"], he: ["Arjun", "Karthik", "Nikhil", "Rohan", "Vivek"],
            family: ["Bhattarwal", "Chandrasekhan", "Deshpandit", "Iyengaram", "Kulkarnath", "Raghavendran", "Venkatesan"],
            places: ["Bengaluru, India|Asia/Kolkata", "Pune, India|Asia/Kolkata", "Chennai, India|Asia/Kolkata"], languages: ["hi", "en"]),
        DemoCulture(
            she: ["花子|はなこ", "美咲|みさき", "結衣|ゆい", "陽菜|ひな"], he: ["健太|けんた", "翔|しょう", "大輔|だいすけ", "拓海|たくみ"],
            family: ["山之辺|やまのべ", "小野塚|おのづか", "高見沢|たかみざわ", "長谷部|はせべ", "五十嵐|いがらし"],
            places: ["Tokyo, Japan|Asia/Tokyo", "Osaka, Japan|Asia/Tokyo"], languages: ["ja", "en"]),
        DemoCulture(
            she: ["雨桐|Yutong", "思琪|Siqi", "佳怡|Jiayi"], he: ["子轩|Zixuan", "浩然|Haoran", "明哲|Mingzhe"],
            family: ["欧阳|Ouyang", "司徒|Situ", "慕容|Murong", "上官|Shangguan"],
            places: ["Singapore|Asia/Singapore", "Taipei|Asia/Taipei"], languages: ["zh", "en"]),
        DemoCulture(
            she: ["서연|Seoyeon", "지우|Jiwoo", "하은|Haeun"], he: ["도윤|Doyun", "시우|Siwoo", "준서|Junseo"],
            family: ["남궁|Namgung", "선우|Seonu", "제갈|Jegal"], places: ["Seoul, South Korea|Asia/Seoul"], languages: ["ko", "en"]),
        DemoCulture(
            she: ["Ганна", "Леся", "Оксана", "Соломія"], he: ["Андрій", "Богдан", "Остап", "Тарас"],
            family: ["Білозерська", "Гончарук", "Кременчук", "Лугова", "Соколенко"],
            places: ["Kyiv, Ukraine|Europe/Kyiv", "Lviv, Ukraine|Europe/Kyiv"], languages: ["uk", "en"]),
        DemoCulture(
            she: ["ليلى|Layla", "نور|Nour", "سلمى|Salma"], he: ["كريم|Karim", "طارق|Tariq", "يوسف|Youssef"],
            family: ["البغدادي|al-Baghdadi", "الشامي|al-Shami", "القاضي|al-Qadi", "المصري|al-Masri"],
            places: ["Cairo, Egypt|Africa/Cairo", "Amman, Jordan|Asia/Amman", "Casablanca, Morocco|Africa/Casablanca"],
            languages: ["ar", "fr", "en"]),
        DemoCulture(
            she: ["Aoife", "Ciara", "Niamh", "Saoirse"], he: ["Cillian", "Eoin", "Oisín", "Ruairí"],
            family: ["Breathnagh", "Mac Conmara", "Ní Dhuibhir", "O'Ceallacháin", "Ó Faoláin"],
            places: ["Dublin, Ireland|Europe/Dublin", "Cork, Ireland|Europe/Dublin"], languages: ["en", "ga"]),
        DemoCulture(
            she: ["Beatrix", "Harriet", "Imogen", "Rosalind", "Winifred"], he: ["Barnaby", "Clement", "Edmund", "Jasper", "Rupert"],
            family: ["Ashgrove", "Bramblewood", "Chetwynde", "Fairweather", "Hollingbrook", "Larkspur", "Thistlethwaite"],
            places: ["London, UK|Europe/London", "Bristol, UK|Europe/London", "Edinburgh, UK|Europe/London"], languages: ["en"],
            phone: "+4477009000##"),
        DemoCulture(
            she: ["Alondra", "Camila", "Itzel", "Maricela", "Ximena"], he: ["Emiliano", "Joaquín", "Mateo", "Rafael", "Santiago"],
            family: ["Arriagada", "Bustamantes", "Cifuentes", "Echeverrín", "Montalbán", "Zurbarán"],
            places: ["Mexico City, Mexico|America/Mexico_City", "Madrid, Spain|Europe/Madrid", "Bogotá, Colombia|America/Bogota"],
            languages: ["es", "en"]),
        DemoCulture(
            she: ["Clémence", "Élodie", "Maëlle", "Solène"], he: ["Bastien", "Corentin", "Loïc", "Théo"],
            family: ["Beauvallon", "Chantreuil", "de la Roche-Mare", "Fontcouverte", "Lestrange", "Montclair"],
            places: ["Paris, France|Europe/Paris", "Nantes, France|Europe/Paris", "Montréal, Canada|America/Toronto"],
            languages: ["fr", "en"],
            phone: "+331990000##"),
        DemoCulture(
            she: ["Agnieszka", "Kinga", "Małgorzata", "Zuzanna"], he: ["Bartłomiej", "Grzegorz", "Łukasz", "Wojciech"],
            family: ["Brzezicka", "Dąbrowiecka", "Jaworzyńska", "Krzemieniec", "Świętochna"],
            places: ["Warsaw, Poland|Europe/Warsaw", "Gdańsk, Poland|Europe/Warsaw"], languages: ["pl", "en"]),
        DemoCulture(
            she: ["Defne", "Elif", "İpek", "Zeynep"], he: ["Barış", "Cem", "Emre", "Oğuz"],
            family: ["Akçaoğlu", "Çınarlı", "Demirkıran", "Gökdeniz", "Yıldızhan"], places: ["Istanbul, Türkiye|Europe/Istanbul"],
            languages: ["tr", "en"]),
        DemoCulture(
            she: ["Ebba", "Freja", "Linnea", "Saga"], he: ["Axel", "Björn", "Gustav", "Sixten"],
            family: ["Björkström", "Ekelundh", "Granfjäll", "Lindqvister", "Åkerholm"],
            places: ["Stockholm, Sweden|Europe/Stockholm", "Oslo, Norway|Europe/Oslo"], languages: ["sv", "en"], phone: "+468465004##"),
        DemoCulture(
            she: ["Brooklynn", "Delaney", "Marisol", "Shawna", "Tamsin"], he: ["Cassius", "Dashiell", "Holden", "Malachi", "Thatcher"],
            family: ["Applewhite", "Blackfeather", "Castlebury", "Holloway-Reyes", "Lockridge", "Pennyworth", "Whitlock-Nguyen"],
            places: [
                "Portland, USA|America/Los_Angeles", "Austin, USA|America/Chicago", "New York, USA|America/New_York",
                "Denver, USA|America/Denver",
            ],
            languages: ["en"], phone: "+150355501##"),
        DemoCulture(
            she: ["Lan Hương", "Minh Thư", "Thảo Vy"], he: ["Bảo Long", "Đức Anh", "Quang Huy"],
            family: ["Đặng", "Hồ", "Lương", "Trịnh", "Vũ"],
            places: ["Hanoi, Vietnam|Asia/Ho_Chi_Minh"], languages: ["vi", "en"]),
        DemoCulture(
            she: ["Achieng", "Makena", "Wanjiru"], he: ["Baraka", "Kiprono", "Otieno"],
            family: ["Cheptoroi", "Kamaungi", "Muthonika", "Ochiengo"],
            places: ["Nairobi, Kenya|Africa/Nairobi", "Cape Town, South Africa|Africa/Johannesburg"], languages: ["sw", "en"]),
        DemoCulture(
            she: ["Ελένη", "Καλλιόπη", "Μυρτώ"], he: ["Αλέξανδρος", "Νικηφόρος", "Στέλιος"],
            family: ["Βασιλάκου", "Καλογερίδη", "Μαυρομμάτη", "Παπαθανάση"], places: ["Athens, Greece|Europe/Athens"],
            languages: ["el", "en"]),
    ]

    static let fallback = DemoCulture(
        she: ["Sam"], he: ["Sam"], family: ["Example"], places: ["London, UK|Europe/London"], languages: ["en"])
}
