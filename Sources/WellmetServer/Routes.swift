internal import Hummingbird

/// Every address of Wellmet, on one page.
extension WebApp {
    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Guards(options: options))
        router.add(middleware: ErrorResponses(app: self))

        do {  // For everybody
            router.get("/assets/:name", use: showAsset)
            router.get("/health", use: showHealth)
            router.get("/sign-in", use: showSignIn)
            router.post("/sign-in", use: signIn)
            router.get("/sign-in/:token", use: showSignInLink)
            router.post("/sign-in/:token", use: useSignInLink)
            router.post("/first-visit", use: setFirstPassword)
        }

        let inside = router.group().add(middleware: SignedInOnly(app: self)).add(middleware: ErrorResponses(app: self))
            .add(middleware: OwnFormsOnly())
        do {  // Today
            inside.get("/", use: showToday)
            inside.post("/today/:person/:answer", use: answerToday)
            inside.post("/follow-ups/:id/kept", use: keepFollowUp)
            inside.post("/follow-ups/:id/dropped", use: dropFollowUp)
            inside.post("/follow-ups/:id/later", use: postponeFollowUp)
            inside.post("/undo/:batch", use: undoBatch)
            inside.get("/history", use: showHistory)
            inside.get("/history/:batch", use: showStory)
            inside.get("/look-back", use: showLookBack)
            inside.get("/review", use: showReview)
            inside.get("/keys", use: showKeys)
            inside.get("/more", use: showMore)
        }
        do {  // Search
            inside.get("/search", use: showSearch)
            inside.get("/search.json", use: showSearchJSON)
            inside.get("/filter.json", use: showFilterJSON)
        }
        do {  // Log
            inside.get("/log", use: showLog)
            inside.post("/log", use: log)
            inside.post("/log/preview", use: previewLog)
            inside.post("/log/check", use: checkLog)
        }
        do {  // Import
            inside.get("/import", use: showImports)
            inside.post("/import", use: receiveUpload)
            inside.post("/import/undecided", use: reviewUndecided)
            inside.get("/imports/:batch", use: showPastImport)
            inside.get("/import/:id", use: showImport)
            inside.get("/import/:id/columns", use: showColumns)
            inside.post("/import/:id/columns", use: setColumns)
            inside.post("/import/:id/options", use: setImportOptions)
            inside.post("/import/:id/apply", use: applyImport)
            inside.post("/import/:id/discard", use: discardImport)
        }
        do {  // Circles
            inside.get("/map", use: showMap)
            inside.get("/circles", use: showCircles)
            inside.post("/circles", use: makeCircle)
            inside.post("/circles/:id", use: changeCircle)
            inside.post("/circles/:id/preview", use: previewCircle)
            inside.post("/circles/:id/check", use: checkCircle)
            inside.post("/circles/:id/delete", use: dissolveCircle)
        }
        do {  // What the network gives
            func add<View: GiftView>(_ path: String, _: View.Type) {
                let gifts = GiftHandlers<View>(app: self)
                inside.get("\(path)", use: gifts.showAll)
                inside.post("\(path)", use: gifts.make)
                inside.get("\(path)/:id", use: gifts.show)
                inside.post("\(path)/:id", use: gifts.change)
                inside.post("\(path)/:id/state", use: gifts.mark)
                inside.post("\(path)/:id/remove", use: gifts.remove)
            }
            add("/opportunities", OpportunityView.self)
            add("/insights", InsightView.self)
            add("/introductions", IntroductionView.self)
        }
        do {  // Who is who
            inside.get("/duplicates", use: showDuplicates)
            inside.get("/duplicates/:one/:other", use: showPair)
            inside.post("/duplicates/:one/:other/merge", use: mergePair)
            inside.post("/duplicates/:one/:other/not-same", use: markPairNotSame)
            inside.post("/duplicates/:one/:other/same", use: unmarkPairNotSame)
        }
        do {  // Settings
            inside.get("/settings", use: showSettings)
            inside.post("/settings", use: saveSettings)
            inside.post("/settings/password", use: changePassword)
            inside.post("/settings/export", use: exportNetwork)
            inside.post("/settings/sessions/end-others", use: endOtherSessions)
            inside.post("/settings/sessions/:id/end", use: endSession)
        }
        do {  // People
            inside.get("/people", use: showPeople)
            inside.post("/people", use: addPerson)
            inside.get("/people.vcf", use: downloadCards)
            inside.get("/people/several", use: showSeveral)
            inside.post("/people/several", use: changeSeveral)
            inside.get("/people/new", use: showNewPerson)
            inside.get("/people/:person", use: showPerson)
            inside.get("/people/:person/card", use: downloadCard)
            inside.get("/people/:person/face", use: showFace)
            inside.get("/people/:person/warmth", use: showWarmth)
            inside.get("/people/:person/facts", use: showFacts)
            inside.post("/people/:person/facts", use: confirmFacts)
            inside.get("/people/:person/forget", use: showForget)
            inside.post("/people/:person/forget", use: forgetPerson)
            inside.post("/people/:person/log", use: logOnPerson)
            inside.get("/interactions/:id", use: showInteraction)
            inside.post("/interactions/:id", use: changeInteraction)
            inside.post("/interactions/:id/delete", use: deleteInteraction)
        }
        do {  // Views: people as somebody keeps them
            inside.get("/views", use: showViews)
            inside.post("/views", use: saveView)
            inside.get("/views/:id", use: showView)
            inside.post("/views/:id", use: changeView)
            inside.post("/views/:id/move", use: moveView)
            inside.post("/views/:id/delete", use: deleteView)
        }
        do {  // A person's facts, edited in place
            inside.post("/people/:person/face", use: changeFace)
            inside.post("/people/:person/face/remove", use: removeFace)
            inside.post("/people/:person/name", use: changeName)
            inside.post("/people/:person/met", use: changeMet)
            inside.post("/people/:person/identities", use: addIdentity)
            inside.post("/people/:person/identities/:item", use: editIdentity)
            inside.post("/people/:person/identities/:item/remove", use: removeIdentity)
            inside.post("/people/:person/positions", use: addPosition)
            inside.post("/people/:person/positions/:item", use: editPosition)
            inside.post("/people/:person/positions/:item/remove", use: removePosition)
            inside.post("/people/:person/notes", use: addNote)
            inside.post("/people/:person/notes/:item", use: editNote)
            inside.post("/people/:person/notes/:item/remove", use: removeNote)
            inside.post("/people/:person/follow-ups", use: addFollowUp)
            inside.post("/people/:person/follow-ups/:item", use: editFollowUp)
            inside.post("/people/:person/dates", use: addDate)
            inside.post("/people/:person/dates/:item", use: editDate)
            inside.post("/people/:person/dates/:item/remove", use: removeDate)
            inside.post("/people/:person/links", use: addLink)
            inside.post("/people/:person/links/:item", use: editLink)
            inside.post("/people/:person/links/:item/remove", use: removeLink)
            inside.post("/people/:person/fields", use: changeFields)
        }
        do {  // How often a person comes up, and whether at all
            inside.post("/people/:person/circles", use: changeCircles)
            inside.post("/people/:person/circles/preview", use: previewCircles)
            inside.post("/people/:person/circles/check", use: checkCircles)
            inside.post("/people/:person/tags", use: changeTags)
            inside.post("/people/:person/rhythm", use: changeRhythm)
            inside.post("/people/:person/rhythm/preview", use: previewRhythm)
            inside.post("/people/:person/rhythm/check", use: checkRhythm)
            inside.post("/people/:person/quiet/pause", use: pausePerson)
            inside.post("/people/:person/quiet/preview", use: previewPause)
            inside.post("/people/:person/quiet/check", use: checkPause)
            inside.post("/people/:person/quiet/wake", use: wakePerson)
            inside.post("/people/:person/quiet/never", use: neverSuggest)
            inside.post("/people/:person/quiet/suggest", use: suggestAgain)
            inside.post("/people/:person/quiet/archive", use: archivePerson)
            inside.post("/people/:person/quiet/restore", use: restorePerson)
            inside.post("/people/:person/quiet/accept", use: acceptPerson)
        }
        do {  // Sign-in
            inside.post("/sign-out", use: signOut)
        }
        return router
    }
}
