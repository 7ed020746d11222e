internal import WellmetModel

/// What the words in a header mean, in English, German, French and Spanish, and what values look like.
enum CSVWords {
    /// A field for each column, by its name where that tells, else by its values.
    static func fields(names: [String], samples: [[String]]) -> [CSVMapping.Column] {
        let keys = names.map { foldedWords($0).joined(separator: " ") }
        var columns = names.indices.map { index in
            let (field, label) = field(key: keys[index], samples: samples[index])
            return CSVMapping.Column(name: names[index], number: index + 1, field: field, label: label)
        }
        // "Name" beside "Vorname", "Nom" beside "Prénom" is the family name; "Nombre" beside "Apellidos" the given one.
        let hasGiven = columns.contains { $0.field == .given }
        let hasFamily = columns.contains { $0.field == .family }
        for index in columns.indices where columns[index].field == .name {
            if hasGiven, !hasFamily, ["name", "nom"].contains(keys[index]) { columns[index].field = .family }
            if hasFamily, !hasGiven, ["nombre", "nombres", "name"].contains(keys[index]) { columns[index].field = .given }
        }
        return columns
    }

    private static func field(key: String, samples: [String]) -> (CSVField, String) {
        let seen = fieldOf(values: samples)
        // Values that cannot be mistaken win over words: a column "Contact" full of addresses, a "Website" full of profiles.
        if let seen, seen == .mail || seen == .linkedin { return (seen, label(key)) }
        // "Organization 1 - Name" is "Organization Name".
        let plain = key.split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }.joined(separator: " ")
        if let field = words[key] ?? words[plain] { return (field, label(key)) }
        let parts = Set(key.split(separator: " ").map(String.init))
        for (field, stems) in stems where stems.contains(where: { stem in parts.contains { $0.hasPrefix(stem) } }) {
            // "Phone" that holds words is a note about phones.
            return (field, label(key))
        }
        return (seen ?? (key.isEmpty && samples.isEmpty ? .ignore : .custom), "")
    }

    private static func fieldOf(values: [String]) -> CSVField? {
        guard !values.isEmpty else { return nil }
        func share(_ fits: (String) -> Bool) -> Bool { values.count { fits($0) } * 10 >= values.count * 6 }
        if share({ Identity(.mail, $0) != nil }) { return .mail }
        if share({ $0.lowercased().contains("linkedin.com/in/") }) { return .linkedin }
        if share({ $0.lowercased().hasPrefix("http") || $0.lowercased().hasPrefix("www.") }) { return .website }
        // A date with its year has as many digits as a number: it is kept as it is, for its name does not tell what day it is.
        if share({ ContactDate.parsed($0, dayFirst: true)?.year != nil || ContactDate.parsed($0, dayFirst: false)?.year != nil }) {
            return nil
        }
        if share({ value in
            let digits = value.count { $0.isASCII && $0.isNumber }
            return digits >= 7 && digits <= 15 && value.first.map { "+0(".contains($0) } == true
                && value.allSatisfy { "+0123456789 ()-./".contains($0) }
        }) {
            return .phone
        }
        return nil
    }

    private static func label(_ key: String) -> String {
        let parts = Set(key.split(separator: " ").map(String.init))
        for (label, words) in labels where !parts.isDisjoint(with: words) { return label }
        return ""
    }

    private static let labels: [(String, Set<String>)] = [
        ("mobile", ["mobile", "cell", "handy", "mobil", "mobiltelefon", "portable", "movil", "celular"]),
        (
            "work",
            [
                "work", "business", "office", "geschaftlich", "arbeit", "beruflich", "dienstlich", "professionnel", "bureau", "trabajo",
                "oficina",
            ]
        ),
        (
            "home",
            ["home", "private", "personal", "privat", "privatanschrift", "privatadresse", "personnel", "domicile", "casa", "particular"]
        ),
    ]

    private static let words: [String: CSVField] = {
        var words: [String: CSVField] = [:]
        for (field, list) in table {
            for phrase in list.split(separator: ",") {
                // A line of the list may end inside of a phrase.
                words[phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")] = field
            }
        }
        return words
    }()

    /// Lower case, without accents.
    private static let table: [(CSVField, String)] = [
        (
            .name,
            """
            name, full name, fullname, display name, contact, contact name, person, people, voller name, vollstandiger
            name, anzeigename, kontakt, nom, nom complet, nom et prenom, nombre, nombre completo, contacto, who, wer, qui, quien
            """
        ),
        (
            .given,
            """
            first name, firstname, first, given name, given, forename, vorname, rufname, prenom, prenoms, nombre de pila,
            nombres, primer nombre
            """
        ),
        (
            .family,
            """
            last name, lastname, last, surname, family name, family, nachname, familienname, zuname, nom de famille,
            apellido, apellidos
            """
        ),
        (
            .middle,
            """
            middle name, middle, additional name, weitere vornamen, zweiter vorname, deuxieme prenom, segundo nombre
            """
        ),
        (.prefix, "prefix, salutation, name prefix, anrede, titel, akademischer titel, civilite, tratamiento"),
        (.suffix, "suffix, name suffix, namenszusatz, suffixe, sufijo"),
        (.nickname, "nickname, nick, spitzname, surnom, apodo, alias"),
        (.pronouns, "pronouns, pronomen, pronoms, pronombres"),
        (.phone, "cell, mobile, mobil, handy, tel, movil, celular, portable, rufnummer"),
        (
            .organization,
            """
            company, company name, organization, organisation, organization name, employer, business, workplace, current
            company, firm, firm name, firma, firmenname, unternehmen, arbeitgeber, entreprise, societe, employeur, empresa, compania, organizacion
            """
        ),
        (
            .title,
            """
            title, job title, jobtitle, position, role, job, occupation, headline, current position, beruf, funktion,
            stelle, rolle, poste, fonction, titre, metier, cargo, puesto, profesion
            """
        ),
        (.x, "x, x handle, twitter, twitter handle, x twitter"),
        (
            .circle,
            """
            circle, circles, group, groups, group membership, category, categories, list, lists, labels, label, gruppe,
            gruppen, kategorie, kategorien, kreis, kreise, groupe, groupes, categorie, categories, grupo, grupos, categoria, categorias
            """
        ),
        (
            .tag,
            """
            tag, tags, keyword, keywords, schlagwort, schlagworter, schlagworte, stichwort, stichworter, mots cles, etiqueta,
            etiquetas, etiquette, etiquettes
            """
        ),
        (
            .birthday,
            """
            birthday, birth date, birthdate, date of birth, dob, bday, born, geburtstag, geburtsdatum, anniversaire, date
            de naissance, cumpleanos, fecha de nacimiento
            """
        ),
        (.anniversary, "anniversary, wedding anniversary, jahrestag, hochzeitstag, aniversario"),
        (
            .place,
            """
            city, home city, work city, business city, home country, work country, business country, home country region,
            business country region, location, place, town, region, country, address, state, ort, stadt, wohnort, land, adresse, ville, lieu,
            pays, ciudad, lugar, pais, direccion
            """
        ),
        (
            .address,
            """
            full address, home address, work address, business address, office address, private address, postal address,
            mailing address, street address, anschrift, postanschrift, privatanschrift, privatadresse, vollstandige adresse, adresse
            complete, adresse postale, direccion completa, direccion postal
            """
        ),
        (.zone, "time zone, timezone, tz, zeitzone, fuseau horaire, zona horaria"),
        (
            .note,
            """
            note, notes, comment, comments, remark, remarks, description, about, memo, notiz, notizen, bemerkung,
            bemerkungen, kommentar, anmerkung, remarque, remarques, commentaire, commentaires, nota, notas, comentario,
            comentarios, observaciones
            """
        ),
        (
            .met,
            """
            met, met on, date met, first met, met date, connected on, kennengelernt, kennengelernt am, getroffen am,
            rencontre, rencontre le, conocido el, fecha de encuentro, first contact, erstkontakt, premier contact, primer
            contacto
            """
        ),
        (
            .metPlace,
            """
            met at, met where, met in, where met, where we met, place met, meeting place, kennengelernt in, kennengelernt bei, kennengelernt in bei,
            kennengelernt auf, wo kennengelernt, getroffen in, getroffen bei, rencontre a, rencontre ou, lieu de rencontre, conocido
            en, lugar de encuentro
            """
        ),
        (
            .metStory,
            """
            how we met, how met, met how, met through, met via, wie kennengelernt, kennengelernt durch, kennengelernt uber,
            comment rencontre, como nos conocimos
            """
        ),
        (
            .metThrough,
            """
            introduced by, introduced through, introduced by through, intro by, introduction by, introducer, vorgestellt von, vorgestellt durch, presente
            par, presentado por
            """
        ),
        (.language, "language, languages, sprache, sprachen, langue, langues, idioma, idiomas"),
        (
            .website,
            """
            website, web, url, homepage, web page, site, blog, webseite, internetseite, site web, sitio web, pagina web
            """
        ),
        (.link, "spouse, partner, ehepartner, conjoint, conyuge"),
    ]

    /// Beginnings of words that tell wherever they stand in a name; the first that fits holds.
    private static let stems: [(CSVField, [String])] = [
        (.linkedin, ["linkedin"]), (.github, ["github"]), (.mastodon, ["mastodon", "fediverse"]), (.bluesky, ["bluesky"]),
        (.instagram, ["instagram"]), (.facebook, ["facebook"]), (.x, ["twitter"]),
        (.custom, ["fax", "telefax"]),
        (.mail, ["mail", "email", "correo", "courriel"]),
        (.phone, ["phone", "telephone", "telefon", "mobiltelefon", "telefono", "handynummer", "telefonnummer", "mobilnummer"]),
        (.birthday, ["birthday", "geburtstag", "geburtsdatum"]),
        (.note, ["notiz", "bemerkung"]),
    ]
}
