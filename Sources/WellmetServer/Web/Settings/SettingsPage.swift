internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Who I am, how today works, where I am signed in, and what is kept.
struct SettingsPage {
    let visitor: Visitor
    let sessions: [Session]
    let backups: BackupShelf
    var form = FormFields()
    /// Whether the settings have changed since the form was made.
    var isStale = false
    var password = FormFields()
    /// The number of circles and of those with a rhythm.
    var circles = (all: 0, paced: 0)
    var notice = ""

    init(visitor: Visitor, sessions: [Session], backups: BackupShelf) {
        self.visitor = visitor
        self.sessions = sessions
        self.backups = backups
    }

    private var settings: Settings { visitor.settings }

    var page: Page {
        let isWrong = isStale || !(form.errors + password.errors).isEmpty
        return Page(
            title: (isWrong ? "Error: " : "") + "Settings", place: .settings, content: content,
            notice: notice.isEmpty ? .empty : Notice.plain(notice))
    }

    private var content: HTML {
        """
        \(form.problem)\(password.problem)
        <header class="page-head"><h1>Settings</h1></header>
        \(general)
        \(rhythms)
        \(SettingsSessions(visitor: visitor, sessions: sessions).html)
        \(passwordForm)
        \(SettingsSafety(visitor: visitor, backups: backups).html)
        """
    }

    private var general: HTML {
        """
        <form method="post" action="/settings" data-swap="#main">\(Form.token(visitor))\(FormVersion.field(settings.version))
        \(isStale ? FormVersion.stale(now: now) : .empty)
        <section class="group"><h2 id="you">You</h2>
        <div class="field"><div class="pair">\(myName)\(region)</div></div>
        \(zone)
        <div class="field"><div class="pair">\(form.select("starts", "Your day starts", hours(0...23), String(settings.dayStarts)))\
        \(form.select("ends", "and ends", hours(1...24), String(settings.dayEnds)))</div></div></section>
        <section class="group"><h2 id="today">Today</h2>
        \(capacity)
        <fieldset class="field"><legend>Single keys</legend><p class="hint">j, k, e, s and the others act without a modifier key.</p>\
        <label class="option"><input type="checkbox" name="keys" value="on"\(hasKeys ? " checked" as HTML : "")> Use single keys</label>\
        </fieldset>
        \(form.radios("theme", "Light and dark", Self.themes.map { (value: $0.0, words: $0.1) }, settings.theme.rawValue))</section>
        <div class="actions"><button class="button">Save</button></div></form>
        """
    }

    /// What stands there now, for whoever sent a stale form.
    private var now: HTML {
        "<ul>\(settings.facts.html { "<li>\($0.label.capitalizedFirst): \($0.value.nonEmpty ?? "empty")</li>" })</ul>"
    }

    private var myName: HTML {
        form.text(
            "name", "Your name", settings.name, hint: "As you sign messages.", attributes: " autocomplete=\"given-name\"")
    }

    private var region: HTML {
        form.text(
            "region", "Home country", settings.region, hint: "Two letters, such as DE.", style: "short",
            attributes: " autocomplete=\"country\" maxlength=\"2\"")
    }

    private var capacity: HTML {
        form.text(
            "capacity", "People a day, at most", String(settings.capacity),
            hint: "Besides promises with a date. Fewer are kept better.", style: "short", attributes: " inputmode=\"numeric\"")
    }

    static let themes = [("", "As the device says"), ("light", "Light"), ("dark", "Dark")]

    private var hasKeys: Bool { form.typed?.has("keys") ?? settings.singleKeys }

    /// The zones of the world, with the hour that it is in the one that holds.
    private var zone: HTML {
        let error = form.errors.first { $0.field == "zone" }
        let message: HTML =
            error.map {
                "<p class=\"error\" id=\"zone-error\"><span class=\"visually-hidden\">Error: </span>\($0.message)</p>"
            } ?? .empty
        return """
            <div class="field\(error == nil ? "" : " is-wrong")"><label for="zone">Time zone</label><p class="hint" id="zone-hint">\
            It is \(visitor.now.clock(in: visitor.zone)) there now. Days begin and end by it.</p>\
            \(message)\
            <select id="zone" name="zone" aria-describedby="zone-hint\(error == nil ? "" : " zone-error")">\
            \(ZoneOptions.html(selected: error == nil ? form.value("zone", settings.zone) : settings.zone))</select></div>
            """
    }

    private func hours(_ range: ClosedRange<Int>) -> [(value: String, words: String)] {
        range.map { (String($0), Self.hour($0)) }
    }

    /// "09:00"
    static func hour(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }

    private var rhythms: HTML {
        let words =
            circles.all == 0
            ? "You have no circles yet."
            : "\(Count.of(circles.paced, "circle has", "circles have")) a cadence, of \(Count.text(circles.all))."
        return """
            <section class="group" aria-labelledby="cadences"><h2 id="cadences">Cadences</h2>\
            <p>How often you want to be in touch is said for each circle, and for a person on their page. \(words)</p>
            <div class="actions"><a class="button plain" href="/circles">Go to circles</a></div></section>
            """
    }

    private var passwordForm: HTML {
        """
        <section class="group" id="password" aria-labelledby="pw"><h2 id="pw">Password</h2>\
        <form method="post" action="/settings/password#password">\(Form.token(visitor))\
        <input type="text" name="username" value="\(visitor.account.name)" autocomplete="username" aria-label="Account" readonly hidden>
        \(password.text("old", "Password now", type: "password", attributes: " autocomplete=\"current-password\" required"))
        \(newPassword)
        <div class="actions"><button class="button plain">Change password</button></div></form></section>
        """
    }

    private var newPassword: HTML {
        password.text(
            "new", "New password",
            hint: "At least \(Password.shortest) characters. Four words in a row do well. Other browsers are signed out.", type: "password",
            attributes: " autocomplete=\"new-password\" minlength=\"\(Password.shortest)\" required")
    }
}
