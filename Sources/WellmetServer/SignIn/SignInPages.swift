internal import Foundation
internal import WellmetModel

/// The page that asks for the password.
struct SignInPage {
    let accounts: [Account]
    let next: String
    var account = ""
    var problem = ""

    var html: HTML {
        """
        <h1>Sign in</h1>
        \(problem.isEmpty ? .empty : Form.problem(problem))
        <form method="post" action="/sign-in"><input type="hidden" name="next" value="\(next)">
        \(accountField)
        <div class="field"><label for="password">Password</label>\
        <input id="password" name="password" type="password" autocomplete="current-password" required autofocus></div>
        <div class="actions"><button class="button">Sign in</button></div></form>
        """
    }

    /// With one account there is nothing to choose.
    private var accountField: HTML {
        let name = account.isEmpty ? accounts.first?.name ?? "me" : account
        guard accounts.count > 1 else {
            return """
                <input type="text" name="account" value="\(name)" autocomplete="username" aria-label="Account" readonly hidden>
                """
        }
        return """
            <div class="field"><label for="account">Account</label>\
            <input id="account" name="account" value="\(account)" autocomplete="username" required></div>
            """
    }

    /// A path as a value of a query string.
    static func escaped(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "/-_.~"))) ?? ""
    }
}

/// The terminal's link, for an account that has a password: one button.
struct LinkPage {
    let account: String
    let token: String

    var html: HTML {
        """
        <h1>Sign in</h1><p class="quiet">This link signs this browser in to the account <b>\(account)</b>, once.</p>
        <form method="post" action="/sign-in/\(token)"><div class="actions"><button class="button" autofocus>Sign in</button></div></form>
        """
    }
}

/// The first visit with the terminal's link: a password, and the zone.
struct FirstVisitPage {
    let account: String
    let token: String
    let zone: String
    var problem = ""

    var html: HTML {
        """
        <h1>Hello</h1><p class="quiet">This is the first visit of the account <b>\(account)</b>. Choose a password, and this \
        browser stays signed in.</p>
        \(problem.isEmpty ? .empty : Form.problem(problem))
        <form method="post" action="/first-visit"><input type="hidden" name="token" value="\(token)">\
        <input type="text" name="username" value="\(account)" autocomplete="username" aria-label="Account" readonly hidden>
        <div class="field"><label for="password">New password</label><p class="hint" id="password-hint">At least \
        \(Password.shortest) characters. Four words in a row do well.</p><input id="password" name="password" type="password" \
        autocomplete="new-password" minlength="\(Password.shortest)" aria-describedby="password-hint" required autofocus></div>
        <div class="field"><label for="zone">Time zone</label><p class="hint" id="zone-hint">Days begin and end by it.</p>\
        <select id="zone" name="zone" aria-describedby="zone-hint">\(ZoneOptions.html(selected: zone))</select></div>
        <div class="actions"><button class="button">Begin</button></div></form>
        """
    }
}

/// The time zones of the world, as options.
enum ZoneOptions {
    static func html(selected: String) -> HTML {
        var names = known
        if !names.contains(selected) { names.insert(selected, at: 0) }
        return names.html { name in "<option\(name == selected ? " selected" as HTML : "")>\(name)</option>" }
    }

    private static let known = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") || $0 == "UTC" }.sorted()
}
