internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Where I am signed in.
struct SettingsSessions {
    let visitor: Visitor
    let sessions: [Session]

    /// By what a form names a session: enough of the hash to find it, and of no use for anything else.
    static func name(_ session: Session) -> String { Array(session.token.prefix(8)).hex }

    var html: HTML {
        """
        <section class="group" id="sessions" aria-labelledby="sess"><h2 id="sess">Where you are signed in</h2><ul>
        \(sessions.html(line))
        </ul>\(others)</section>
        """
    }

    private func line(_ session: Session) -> HTML {
        let name = BrowserName.words(session.agent)
        guard session.token != visitor.session.token else {
            return """
                <li class="answered"><span>\(name). <span class="good">This one</span></span><form method="post" action="/sign-out">\
                \(Form.token(visitor))<button class="link-button" data-action>Sign out</button></form></li>
                """
        }
        return """
            <li class="answered"><span>\(name), last used \(Time.ago(session.seenAt, visitor))</span>\
            <form method="post" action="/settings/sessions/\(Self.name(session))/end" data-swap="#main">\(Form.token(visitor))\
            <button class="link-button">Sign out there<span class="visually-hidden">: \(name)</span></button></form></li>
            """
    }

    private var others: HTML {
        guard sessions.count > 2 else { return .empty }
        return """
            <form method="post" action="/settings/sessions/end-others" data-swap="#main">\(Form.token(visitor))\
            <div class="actions"><button class="button plain">Sign out everywhere else</button></div></form>
            """
    }
}

/// The backups, and what is read and kept.
struct SettingsSafety {
    let visitor: Visitor
    let backups: BackupShelf

    var html: HTML { "\(backupSection)\(export)\(Self.history)\(Self.kept)" }

    private var export: HTML {
        """
        <section class="group" aria-labelledby="out"><h2 id="out">Take everything with you</h2><p>One ZIP with all that is in your network: \
        for another Wellmet, which takes it in as it is, and as contact cards, tables and a page of each person, for you and any other program.</p>
        <form method="post" action="/settings/export">\(Form.token(visitor))\
        <div class="actions"><button class="button plain">Download everything</button></div></form></section>
        """
    }

    private static let history: HTML = """
        <section class="group" aria-labelledby="changes"><h2 id="changes">Changes</h2><p>Whatever was changed, by you or by an import, is \
        kept with what it was before. <a href="/history">See the history</a></p></section>
        """

    private var backupSection: HTML {
        """
        <section class="group" aria-labelledby="safe"><h2 id="safe">Backups</h2>\(state)</section>
        """
    }

    private var state: HTML {
        guard let newest = backups.newest else {
            return """
                <p>There is no backup yet. Wellmet makes one every day while it runs, reads it back, and keeps seven. \
                To make one now, run this where Wellmet runs:</p>
                \(command("wellmet backup wellmet-\(visitor.today).db --data \(backups.data)"))
                """
        }
        let age = visitor.today.number - newest.day.number
        let at = newest.at.map { Day($0, in: visitor.zone) == newest.day ? " at \($0.clock(in: visitor.zone))" : "" } ?? ""
        let last: HTML = "<p>Last backup \(newest.day.words(relativeTo: visitor.today))\(at), read back and found whole. \(kept)</p>"
        let late: HTML = """
            <div class="remark bad"><p><b>The last backup is \(age) days old.</b> There should be one a day. \
            Look whether the disk is full, then run <code>wellmet doctor</code>.</p></div>
            """
        return """
            \(age > 1 ? late : .empty)<div class="prose">\(last)<p class="quiet">To bring it back, stop Wellmet and run:</p></div>
            \(command("wellmet restore \(newest.path) --data \(backups.data)"))
            """
    }

    /// A line for the terminal, whole at every width, and a button that copies it.
    private func command(_ text: String) -> HTML {
        """
        <pre class="terminal"><code id="command">\(text)</code></pre>\
        <p><button class="button plain" type="button" data-copy="#command" hidden>Copy the command</button></p>
        """
    }

    private var kept: String {
        let count = Numbers.word(backups.count).capitalizedFirst
        return "\(count) \(backups.count == 1 ? "is" : "are") kept\(backups.count < 7 ? " so far; it will be seven" : "")."
    }

    private static let kept: HTML = """
        <section class="group" aria-labelledby="kept"><h2 id="kept">What is read and kept</h2><div class="prose">
        <p>Wellmet reads what you type and the files that you bring. It opens no mailbox, no calendar and no account of yours, \
        and sends nothing anywhere.</p>
        <p>It keeps what it reads in one database on the machine that it runs on, with what each change replaced, so that it can be taken \
        back. \
        Files that you upload are deleted after the import, or after a day.</p>
        <p>Your password is kept only in a form that cannot be read back. Of your browsers it keeps what they call themselves and \
        when they were last here.</p></div></section>
        """
}
